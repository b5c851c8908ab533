// title: 依据某法规的事项 | What rests on a regulation
// purpose: 引用某部法规的事项、职责、权力和服务 | Matters, duties, powers and services that cite a regulation
// param regulation STRING: 法规名称里的词 | words of its title
// ask zh: 哪些事项依据《{regulation}》?
// ask en: Which matters rest on the {regulation}?
// column kind: 类别 | kind
// column name: 名称 | name
// column article: 条款 | article
// column regulation: 法规 | regulation
// order: kind, name, node_id, article
MATCH (n:Matter)-[r:RESTS_ON]->(g:Regulation)
WHERE g.name CONTAINS $regulation OR g.id = $regulation
RETURN 'Matter' AS kind, n.name AS name, coalesce(r.article, '') AS article,
  g.name AS regulation, n.id AS node_id, r.evidence AS evidence
UNION ALL
MATCH (n:Duty)-[r:RESTS_ON]->(g:Regulation)
WHERE g.name CONTAINS $regulation OR g.id = $regulation
RETURN 'Duty' AS kind, n.name AS name, coalesce(r.article, '') AS article,
  g.name AS regulation, n.id AS node_id, r.evidence AS evidence
UNION ALL
MATCH (n:Power)-[r:RESTS_ON]->(g:Regulation)
WHERE g.name CONTAINS $regulation OR g.id = $regulation
RETURN 'Power' AS kind, n.name AS name, coalesce(r.article, '') AS article,
  g.name AS regulation, n.id AS node_id, r.evidence AS evidence
UNION ALL
MATCH (n:Service)-[r:RESTS_ON]->(g:Regulation)
WHERE g.name CONTAINS $regulation OR g.id = $regulation
RETURN 'Service' AS kind, n.name AS name, coalesce(r.article, '') AS article,
  g.name AS regulation, n.id AS node_id, r.evidence AS evidence
UNION ALL
MATCH (n:Regime)-[r:RESTS_ON]->(g:Regulation)
WHERE g.name CONTAINS $regulation OR g.id = $regulation
RETURN 'Regime' AS kind, n.name AS name, coalesce(r.article, '') AS article,
  g.name AS regulation, n.id AS node_id, r.evidence AS evidence
