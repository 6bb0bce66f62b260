"""`manage.py evaluate`: tables, JSON, choices of articles, and what stands in the way."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from claims.extraction import MAX_CHARS
from tests.evaluation.cases import gold

TEXT = "OpenAI said prices fell. {} said that wages rose."
SPEAKERS = {"1": "Nvidia", "2": "Meta", "3": "Ann Lee"}


def claim(words: str, text: str, speaker: str) -> dict:
    start = text.index(words)
    fields = {"kind": "indirect", "via": [], "about": [], "hedged": False, "negated": False}
    return {"start": start, "end": start + len(words), "speaker": speaker, "speaker_canonical": speaker, **fields}


@pytest.fixture
def folder(tmp_path) -> Path:
    """Three short articles with two claims each."""
    for part in ("articles", "gold"):
        (tmp_path / part).mkdir()
    for id, speaker in SPEAKERS.items():
        text = TEXT.format(speaker)
        people = gold([claim("prices fell", text, "OpenAI"), claim("wages rose", text, speaker)])
        (tmp_path / "articles" / f"{id}.json").write_text(json.dumps({"text": text}))
        (tmp_path / "gold" / f"{id}.json").write_text(json.dumps(people))
    return tmp_path


def run(*args: object) -> str:
    out = io.StringIO()
    call_command("evaluate", *map(str, args), stdout=out)
    return out.getvalue()


def test_tables_show_every_figure_with_its_interval_and_cases(folder):
    lines = {line.split("  ")[0]: line.split() for line in run(folder).splitlines() if line}
    assert next(iter(lines)).startswith("dispute: 3 articles, 6 claims in the gold, 6 found.")
    assert lines["claims relaxed"][-7:] == ["1.000", "(1.00–1.00)"] * 3 + ["6"]
    assert lines["speaker accuracy"][-3:] == ["1.000", "(0.61–1.00)", "6"]
    assert lines["chain ordered"][-2:] == ["–", "0"]
    assert lines["0.8 to 0.9"][-1].isdigit()
    assert lines["calibration error"][-1] == "6"


def test_json_holds_the_same(folder):
    answer = json.loads(run(folder, "--json", "--format", "dispute"))
    claims = answer["sections"]["all"]["claims_relaxed"]
    assert (answer["format"], answer["articles"], answer["ignored"]) == ("dispute", 3, 0)
    assert claims["f1"] == {"value": 1.0, "low": 1.0, "high": 1.0}
    assert (claims["n"], claims["found"], claims["right"]) == (6, 6, 6)
    assert answer["sections"]["all"]["chain_set"] == {"value": None, "low": None, "high": None, "n": 0, "right": 0}
    assert sum(bin["n"] for bin in answer["reliability"]["bins"]) == answer["reliability"]["n"] == 6
    assert 0 <= answer["reliability"]["content_error"] <= 1


@pytest.mark.parametrize(
    "choice, n", [(["--half", "first"], 2), (["--half", "second"], 1), (["--only", "1", "3"], 2), ([], 3)]
)
def test_some_of_the_articles(folder, choice, n):
    assert json.loads(run(folder, "--json", *choice))["articles"] == n


def test_without_the_lexicon_fewer_names_are_known(folder):
    text = "The ECJ said prices fell. OpenAI said that wages rose."
    people = gold([claim("prices fell", text, "Court of Justice of the European Union")])
    (folder / "articles" / "1.json").write_text(json.dumps({"text": text}))
    (folder / "gold" / "1.json").write_text(json.dumps(people))
    for options, right in ((["--no-lexicon"], 0), ([], 1)):
        figures = json.loads(run(folder, "--json", "--only", "1", *options))["sections"]["all"]
        assert figures["speaker_accuracy"]["right"] == right


@pytest.mark.slow
def test_two_processes_give_the_same_figures(folder):
    assert run(folder, "--processes", "2") == run(folder)


def test_polnear_has_three_sections(tmp_path):
    text = TEXT.format("Nvidia") + " “We will pay all of it,” it said."
    rows = [{"doc_id": "1", "quote": [text.index("“"), text.index("”") + 1], "speaker": "it", "kind": "direct"}]
    (tmp_path / "articles.jsonl").write_text(json.dumps({"doc_id": "1", "text": text}))
    (tmp_path / "gold.jsonl").write_text("\n".join(map(json.dumps, rows)))
    sections = json.loads(run(tmp_path, "--json"))["sections"]
    assert list(sections) == ["all", "claims alone", "direct and mixed"]
    assert sections["direct and mixed"]["relaxed_content"]["right"] == 1
    assert "DIRECT AND MIXED" in run(tmp_path)


PROBLEMS = {
    "no such article": (["--only", "9"], "There is no article 9"),
    "the other format": (["--format", "polnear"], r"lacks articles\.jsonl and gold\.jsonl"),
    "no such format": (["--format", "xml"], "invalid choice: 'xml'"),
    "no processes": (["--processes", "0"], "is not a number of processes"),
    "both choices": (["--only", "1", "--half", "first"], "not allowed with"),
}


@pytest.mark.parametrize("options, told", PROBLEMS.values(), ids=PROBLEMS)
def test_what_cannot_be_done_is_told(folder, options, told):
    with pytest.raises(CommandError, match=told):
        run(folder, *options)


def test_problems_of_the_folder_are_told(folder, tmp_path):
    (folder / "gold" / "2.json").write_text("{")
    with pytest.raises(CommandError, match=r"2\.json is no JSON"):
        run(folder)
    with pytest.raises(CommandError, match="There is no folder"):
        run(tmp_path / "nowhere")


def test_half_of_one_article_is_told(folder):
    for part in ("articles", "gold"):
        for id in ("2", "3"):
            (folder / part / f"{id}.json").unlink()
    with pytest.raises(CommandError, match="no second half"):
        run(folder, "--half", "second")


def test_too_long_a_text_is_told(folder):
    (folder / "articles" / "1.json").write_text(json.dumps({"text": "x" * (MAX_CHARS + 1)}))
    with pytest.raises(CommandError, match="Cut it into parts"):
        run(folder)
