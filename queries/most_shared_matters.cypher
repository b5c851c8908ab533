// title: 涉及部门最多的事项 | Most shared matters
// purpose: 按涉及部门数排列的事项 | Matters by the number of departments they involve
// param place STRING = '': 地区 | place
// param least INT64 = 2: 至少几个部门 | at least this many departments
// ask zh: 哪些事项涉及的部门最多?
// ask en: Which matters involve the most departments?
// column matter: 管理事项 | matter
// column place: 地区 | place
// column departments: 部门数 | departments
// column names: 部门 | department names
MATCH (m:Matter)<-[c:CONCERNS]-(d:Duty)-[r:BORNE_BY]->(p:Department)
WHERE $place = '' OR m.place CONTAINS $place
UNWIND r.evidence AS one
WITH m, count(DISTINCT p.id) AS n, collect(DISTINCT coalesce(r.as_written, p.name)) AS listed,
  collect(DISTINCT one) AS proofs
WHERE n >= $least
RETURN m.name AS matter, m.place AS place, n AS departments, listed AS names,
  m.id AS matter_id, proofs AS evidence
ORDER BY departments DESC, place, matter
