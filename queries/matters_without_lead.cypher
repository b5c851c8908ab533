// title: 没有牵头部门的事项 | Matters without a lead
// purpose: 有职责但没有部门牵头的事项 | Matters that have duties but no leading department
// param place STRING = '': 地区 | place
// ask zh: 哪些事项没有牵头部门?
// ask en: Which matters have no lead?
// column matter: 管理事项 | matter
// column place: 地区 | place
// column duties: 职责数 | duties
MATCH (m:Matter)<-[c:CONCERNS]-(d:Duty)
WHERE $place = '' OR m.place CONTAINS $place
UNWIND c.evidence AS one
WITH m, count(DISTINCT d.id) AS duty_count, collect(DISTINCT one) AS proofs
WHERE NOT EXISTS { MATCH (m)<-[:CONCERNS]-(e:Duty)-[r:BORNE_BY]->(p:Department)
  WHERE r.role = 'lead' }
RETURN m.name AS matter, m.place AS place, duty_count AS duties, m.id AS matter_id,
  proofs AS evidence
ORDER BY place, matter
