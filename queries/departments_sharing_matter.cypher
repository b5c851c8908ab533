// title: 共同承担某事项的部门 | Departments sharing a matter
// purpose: 一个事项涉及哪些部门,各是什么角色 | Which departments a matter involves, and in which roles
// param matter STRING: 事项里的词 | words of the matter
// param place STRING = '': 地区 | place
// ask zh: 哪些部门共同负责{matter}?
// ask en: Which departments share {matter}?
// column matter: 管理事项 | matter
// column department: 部门 | department
// column roles: 角色 | roles
// column duties: 职责数 | duties
MATCH (m:Matter)<-[c:CONCERNS]-(d:Duty)-[r:BORNE_BY]->(p:Department)
WHERE (m.id = $matter OR m.name CONTAINS $matter) AND ($place = '' OR m.place CONTAINS $place)
UNWIND r.evidence AS one
WITH m, p, min(r.as_written) AS written, collect(DISTINCT r.role) AS role_list,
  count(DISTINCT d.id) AS duty_count, collect(DISTINCT one) AS proofs
RETURN m.name AS matter, coalesce(written, p.name) AS department, role_list AS roles,
  duty_count AS duties, m.id AS matter_id, p.id AS department_id, proofs AS evidence
ORDER BY matter, matter_id, duties DESC, department
