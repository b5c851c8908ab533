"""The spaCy pipeline shows everything that the layer sees in a text."""

from language.pipeline import GROUPS, recognise


def test_groups_of_spans_with_extensions():
    doc = recognise(
        "会同云杉县公安局依照《渡口条例》第三条核查渡船，2023年9月5日前报县人民政府批准"
    )
    assert set(GROUPS) <= set(doc.spans)
    said = {g: [s.text for s in doc.spans[g]] for g in GROUPS}
    assert said["bodies"] == ["云杉县公安局", "县人民政府"]
    assert said["citations"] == ["《渡口条例》第三条"]
    assert doc.spans["bodies"][0]._.function == "public_security"
    assert doc.spans["dates"][0]._.iso == "2023-09-05"
    assert [p.role for p in doc._.clause.parties] == ["joint", "lead", "approve"]
