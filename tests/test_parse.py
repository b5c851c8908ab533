"""`registry parse`: the spaCy pipeline from the command line."""

from tests.support import run


def test_parties_parts_and_spans():
    text = "会同县公安局依照《渡口条例》第三条核查渡船，报县人民政府批准"
    status, made, _ = run("parse", text, "--json")
    assert status == 0
    assert [(p["role"], p["name"]) for p in made["parties"]] == [
        ("joint", "县公安局"), ("lead", ""), ("approve", "县人民政府")]
    (cited,) = made["spans"]["citations"]
    assert text[cited["start"] : cited["end"]] == cited["text"] == "《渡口条例》第三条"
