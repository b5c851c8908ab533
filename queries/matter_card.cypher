// title: 事项卡 | Matter card
// purpose: 一个事项下每个部门的角色和职责 | Each department's role and duty under one matter
// param matter STRING: 事项名称或编号 | name or id of the matter
// param place STRING = '': 地区 | place
// ask zh: {matter}各部门怎么分工?
// ask en: How is {matter} divided between departments?
// column matter: 管理事项 | matter
// column department: 部门 | department
// column role: 角色 | role
// column duty: 职责 | duty
// column place: 地区 | place
MATCH (m:Matter)<-[c:CONCERNS]-(d:Duty)
WHERE (m.id = $matter OR m.name CONTAINS $matter) AND ($place = '' OR m.place CONTAINS $place)
OPTIONAL MATCH (d)-[r:BORNE_BY]->(p:Department)
RETURN m.name AS matter, coalesce(r.as_written, p.name, '') AS department,
  coalesce(r.role, '') AS role, d.text AS duty, m.place AS place, m.id AS matter_id,
  d.id AS duty_id, d.position AS position, d.evidence + coalesce(r.evidence, []) AS evidence
ORDER BY matter, matter_id, position, department, role
