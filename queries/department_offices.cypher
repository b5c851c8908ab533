// title: 部门的科室 | Offices of a department
// purpose: 一个部门的内设机构和所属单位,各承办多少职责 | A department's offices, and how many duties each carries out
// param department STRING: 部门 | department
// param place STRING = '': 地区 | place
// ask zh: {department}有哪些科室?
// ask en: Which offices does {department} have?
// column office: 科室 | office
// column department: 部门 | department
// column duties: 职责数 | duties
MATCH (o:Office)-[u:UNIT_OF]->(p:Department)
WHERE (p.id = $department OR p.name CONTAINS $department)
  AND ($place = '' OR p.place CONTAINS $place)
UNWIND u.evidence AS one
WITH o, p, collect(DISTINCT one) AS proofs
OPTIONAL MATCH (d:Duty)-[c:CARRIED_OUT_BY]->(o)
RETURN o.name AS office, p.name AS department, count(DISTINCT d.id) AS duties,
  o.id AS office_id, p.id AS department_id, proofs AS evidence
ORDER BY department, duties DESC, office
