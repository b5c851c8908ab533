// title: 事项的依据 | Bases of a matter
// purpose: 一个事项引用的法规、条款和文号 | Regulations, articles and numbers that a matter cites
// param matter STRING: 事项里的词 | words of the matter
// param place STRING = '': 地区 | place
// ask zh: {matter}的依据是什么?
// ask en: What is the legal basis of {matter}?
// column matter: 管理事项 | matter
// column regulation: 法规 | regulation
// column article: 条款 | article
// column cited_as: 引用原文 | as cited
// column status: 效力 | status
MATCH (m:Matter)-[r:RESTS_ON]->(g:Regulation)
WHERE (m.id = $matter OR m.name CONTAINS $matter) AND ($place = '' OR m.place CONTAINS $place)
RETURN m.name AS matter, g.name AS regulation, coalesce(r.article, '') AS article,
  coalesce(r.as_written, '') AS cited_as, g.status AS status, r.seq AS position,
  m.id AS matter_id, g.id AS regulation_id, r.evidence AS evidence
ORDER BY matter, matter_id, position, regulation
