// title: 一个节点的邻居 | Neighbourhood of a node
// purpose: 与一个节点直接相连的所有节点和关系 | All nodes and edges directly beside a node
// param id STRING: 节点编号 | id of the node
// ask zh: 编号 {id} 连着什么?
// ask en: What is {id} connected to?
// column edge: 关系 | edge
// column direction: 方向 | direction
// column name: 名称 | name
// column node_id: 编号 | id
// column role: 角色 | role
// order: direction, edge, name, node_id, role
MATCH (n {id: $id})-[r:BORNE_BY|CARRIED_OUT_BY|CONCERNS|RESTS_ON|UNIT_OF|HAS_CONTACT|IN_JURISDICTION]->(m)
RETURN type(r) AS edge, 'out' AS direction, m.name AS name, m.id AS node_id,
  coalesce(r.role, '') AS role, r.evidence AS evidence
UNION ALL
MATCH (n {id: $id})<-[r:BORNE_BY|CARRIED_OUT_BY|CONCERNS|RESTS_ON|UNIT_OF|HAS_CONTACT|IN_JURISDICTION]-(m)
RETURN type(r) AS edge, 'in' AS direction, m.name AS name, m.id AS node_id,
  coalesce(r.role, '') AS role, r.evidence AS evidence
