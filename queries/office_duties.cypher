// title: 科室的职责 | Duties of an office
// purpose: 一个科室承办的职责 | The duties that an office carries out
// param office STRING: 科室 | office
// param place STRING = '': 地区 | place
// ask zh: {office}负责哪些工作?
// ask en: What does {office} do?
// column duty: 职责 | duty
// column office: 科室 | office
// column department: 部门 | department
// column document: 文档 | document
MATCH (d:Duty)-[c:CARRIED_OUT_BY]->(o:Office)-[:UNIT_OF]->(p:Department)
WHERE (o.id = $office OR o.name CONTAINS $office) AND ($place = '' OR p.place CONTAINS $place)
MATCH (x:Document {id: d.document})
RETURN DISTINCT d.text AS duty, o.name AS office, p.name AS department, x.name AS document,
  d.position AS position, d.id AS duty_id, d.evidence + c.evidence AS evidence
ORDER BY document, position, office
