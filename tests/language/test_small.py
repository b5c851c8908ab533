"""Dates, numerals, words, synonyms, the glossary and the vocabulary's tables."""

import pytest

from language import glossary, synonyms, vocabulary
from language.dates import find_date, find_dates
from language.numbers import number
from language.words import content_words, segment


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2023年9月5日", "2023-09-05"),
        ("二〇二三年九月五日", "2023-09-05"),
        ("二○一九年十二月三十一日", "2019-12-31"),
        ("20230905", "2023-09-05"),
        ("2023.9.5", "2023-09-05"),
        ("2024年3月1 日", "2024-03-01"),
        ("2023 年 9 月", "2023-09"),
        ("到2026年底", "2026"),
        ("2019年1月1日起，至2020年1月", "2020-01"),
        ("2024年13月", ""),
        ("电话0000-5550118", ""),
        ("三年级", ""),
        ("甲发〔2021〕7号", ""),
    ],
)
def test_last_date(text, iso):
    assert find_date(text) == iso


def test_spans_of_dates():
    text = "自2019年1月1日起"
    assert [text[d.start : d.end] for d in find_dates(text)] == ["2019年1月1日"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三十五", 35),
        ("３５", 35),
        ("二〇一九", 2019),
        ("一百三十三", 133),
        ("廿三", 23),
        ("甲", None),
    ],
)
def test_numerals(text, value):
    assert number(text) == value


def test_words_have_parts_of_speech():
    tags = {w.text: w.tag for w in segment("云杉县水利局负责渡口的规划")}
    assert tags["负责"] == "v"
    assert "的" not in content_words("云杉县水利局负责渡口的规划")


def test_synonyms():
    assert "社会保险" in synonyms.expand("社保")
    assert synonyms.expand("渡口") == {"渡口"}
    assert synonyms.spoken("谁掏钱修路")[0][:2] == (1, 3)


def test_english_names_of_bodies():
    bodies = glossary.en_bodies("What does the Veterans Affairs Bureau do?")
    assert [b.zh for b in bodies] == [("veterans",)]


def test_longest_word_wins():
    lexicon = vocabulary.Lexicon(["县委", "县委组织部"])
    assert list(lexicon.spans("由县委组织部定")) == [(1, 6)]
    assert lexicon.ends("县委组织部") == [2, 5]


def test_a_missing_table_or_column_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("REGISTRY_VOCABULARY", str(tmp_path))
    with pytest.raises(vocabulary.VocabularyError, match="cannot be read"):
        vocabulary.table("verbs")
    (tmp_path / "verbs.tsv").write_text("word\n", encoding="utf-8")
    with pytest.raises(vocabulary.VocabularyError, match="lacks the columns verb"):
        vocabulary.table("verbs", "verb")
