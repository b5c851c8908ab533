// title: 联系电话 | Telephone numbers
// purpose: 服务事项和科室的电话 | Telephones of services and of the offices that provide them
// param topic STRING: 事项或科室里的词 | words of the service or office
// param place STRING = '': 地区 | place
// ask zh: {topic}的电话是多少?
// ask en: What is the telephone of {topic}?
// column name: 事项 | service
// column office: 科室 | office
// column phone: 电话 | telephone
// column place: 地区 | place
MATCH (s:Service)-[c:CARRIED_OUT_BY]->(o:Office)
WHERE (s.name CONTAINS $topic OR s.content CONTAINS $topic OR o.name CONTAINS $topic)
  AND coalesce(c.phone, '') <> ''
MATCH (x:Document {id: s.document})
WITH s, c, o, x WHERE $place = '' OR x.place CONTAINS $place
RETURN s.name AS name, o.name AS office, c.phone AS phone, x.place AS place,
  s.position AS position, s.id AS service_id, s.evidence + c.evidence AS evidence
ORDER BY place, position, office
