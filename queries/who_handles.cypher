// title: 谁负责某事项 | Who handles a matter
// purpose: 列出职责或事项名称里含有该词的承担部门,牵头在前 | Bodies that bear a duty whose words, or whose matter, hold the topic; the lead first
// param topic STRING: 事项里的词 | words of the matter
// param place STRING = '': 地区 | place
// ask zh: 谁负责{topic}?
// ask en: Who handles {topic}?
// column department: 部门 | department
// column role: 角色 | role
// column duty: 职责 | duty
// column matter: 管理事项 | matter
// column document: 文档 | document
// order: rank, document, position, department
MATCH (d:Duty) WHERE d.text CONTAINS $topic
MATCH (d)-[r:BORNE_BY]->(p:Department)
WHERE $place = '' OR p.place CONTAINS $place
OPTIONAL MATCH (d)-[c:CONCERNS]->(m:Matter)
WITH d, r, p, coalesce(min(m.name), '') AS matter_name
MATCH (x:Document {id: d.document})
RETURN coalesce(r.as_written, p.name) AS department, r.role AS role, d.text AS duty,
  matter_name AS matter, x.name AS document,
  CASE WHEN r.role = 'lead' THEN 0 WHEN r.role = 'joint' THEN 1 ELSE 2 END AS rank,
  d.position AS position, d.id AS duty_id, p.id AS department_id,
  d.evidence + r.evidence AS evidence
UNION ALL
MATCH (m:Matter) WHERE m.name CONTAINS $topic AND ($place = '' OR m.place CONTAINS $place)
MATCH (m)<-[c:CONCERNS]-(d:Duty)-[r:BORNE_BY]->(p:Department)
WHERE NOT d.text CONTAINS $topic
MATCH (x:Document {id: d.document})
RETURN coalesce(r.as_written, p.name) AS department, r.role AS role, d.text AS duty,
  m.name AS matter, x.name AS document,
  CASE WHEN r.role = 'lead' THEN 0 WHEN r.role = 'joint' THEN 1 ELSE 2 END AS rank,
  d.position AS position, d.id AS duty_id, p.id AS department_id,
  d.evidence + r.evidence AS evidence
