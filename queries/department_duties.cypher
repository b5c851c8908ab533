// title: 部门全部职责 | All duties of a department
// purpose: 一个部门承担的每一项职责,带角色、科室和事项 | Every duty a department bears, with role, office and matter
// param department STRING: 部门 | department
// param place STRING = '': 地区 | place
// param role STRING = '': 角色 | role
// ask zh: {department}有哪些职责?
// ask en: What are the duties of {department}?
// column duty: 职责 | duty
// column role: 角色 | role
// column matter: 管理事项 | matter
// column department: 部门 | department
// column document: 文档 | document
MATCH (d:Duty)-[r:BORNE_BY]->(p:Department)
WHERE (p.name CONTAINS $department OR r.as_written CONTAINS $department OR p.id = $department)
  AND ($place = '' OR p.place CONTAINS $place) AND ($role = '' OR r.role = $role)
OPTIONAL MATCH (d)-[c:CONCERNS]->(m:Matter)
WITH d, r, p, coalesce(m.name, '') AS matter_name
MATCH (x:Document {id: d.document})
RETURN d.text AS duty, r.role AS role, matter_name AS matter,
  coalesce(r.as_written, p.name) AS department, x.name AS document,
  d.position AS position, d.id AS duty_id, p.id AS department_id,
  d.evidence + r.evidence AS evidence
ORDER BY document, position, role
