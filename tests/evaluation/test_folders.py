"""Folders to evaluate on: what is read, and what is told where one cannot be."""

import json
from datetime import date
from pathlib import Path

import pytest

from claims.evaluation import Article, FolderProblem, choose, halves, load_folder
from tests.evaluation.cases import TEXT, claim, gold, row


@pytest.fixture
def dispute(tmp_path) -> Path:
    """A folder in the dispute format, with two articles."""
    for part in ("articles", "gold"):
        (tmp_path / part).mkdir()
    for id in ("b", "a"):
        article = {"text": TEXT, "published": "2025-01-30T09:00:00Z", "outlet": "The Page"}
        (tmp_path / "articles" / f"{id}.json").write_text(json.dumps(article))
        (tmp_path / "gold" / f"{id}.json").write_text(json.dumps(gold([claim("prices fell")])))
    return tmp_path


@pytest.fixture
def polnear(tmp_path) -> Path:
    """A folder in the polnear format, with two articles."""
    articles = [{"doc_id": id, "text": TEXT} for id in "ba"]
    rows = [{"doc_id": id, **row("prices fell")} for id in "ba"]
    for name, records in (("articles", articles), ("gold", rows)):
        (tmp_path / f"{name}.jsonl").write_text("\n".join([*map(json.dumps, records), ""]))
    return tmp_path


def test_a_dispute_folder_is_recognised(dispute):
    format, articles = load_folder(dispute)
    assert format.name == "dispute"
    assert [article.id for article in articles] == ["a", "b"]
    assert (articles[0].text, articles[0].published, articles[0].publisher) == (TEXT, date(2025, 1, 30), "The Page")
    assert len(articles[0].gold["claims"]) == 1


def test_a_polnear_folder_is_recognised(polnear):
    format, articles = load_folder(polnear)
    assert format.name == "polnear"
    assert [(article.id, article.text, len(article.gold)) for article in articles] == [("a", TEXT, 1), ("b", TEXT, 1)]


def test_a_folder_with_the_files_of_both_needs_the_name(dispute, polnear):
    with pytest.raises(FolderProblem, match="several formats: name one with --format"):
        load_folder(dispute)
    assert load_folder(dispute, "polnear")[0].name == "polnear"


def claim_without(field: str) -> str:
    record = claim("prices fell")
    del record[field]
    return json.dumps(gold([record]))


DISPUTE_PROBLEMS = {
    "no gold": ("gold/a.json", None, "There is no gold for a in"),
    "no article": ("articles/b.json", None, "There is no article for b in"),
    "broken": ("gold/a.json", "{", r"gold/a\.json is no JSON"),
    "a list": ("gold/a.json", "[]", r"gold/a\.json is no JSON object"),
    "binary": ("gold/a.json", b"\xff", r"gold/a\.json is not UTF-8"),
    "no text": ("articles/a.json", "{}", r"articles/a\.json lacks “text”"),
    "no day": ("articles/a.json", '{"text": "", "published": "soon"}', "“published” is no day: 'soon'"),
    "no claims": ("gold/a.json", "{}", r"gold/a\.json lacks “claims”"),
    "half a claim": ("gold/a.json", claim_without("via"), r"gold/a\.json: claims\[0\] lacks “via”"),
    "odd claim": ("gold/a.json", json.dumps(gold(["x"])), r"claims\[0\] is no JSON object"),
    "odd start": ("gold/a.json", json.dumps(gold([claim("prices", start=None)])), "“start” must not be null"),
    "odd list": ("gold/a.json", json.dumps(gold(sources=1)), "“sources” must not be 1"),
}


@pytest.mark.parametrize("file, content, told", DISPUTE_PROBLEMS.values(), ids=DISPUTE_PROBLEMS)
def test_what_is_wrong_with_a_dispute_folder_is_told(dispute, file, content, told):
    if content is None:
        (dispute / file).unlink()
    else:
        (dispute / file).write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(FolderProblem, match=told):
        load_folder(dispute)


POLNEAR_PROBLEMS = {
    "no gold": ("gold", json.dumps({"doc_id": "a", **row("prices fell")}), "There is no gold for b in"),
    "no article": ("articles", json.dumps({"doc_id": "a", "text": TEXT}), "There is no article for the gold of b in"),
    "broken": ("gold", "{}\n{", r"gold\.jsonl, line 1, lacks “doc_id”"),
    "no json": ("articles", "\nword", r"articles\.jsonl, line 2, is no JSON"),
    "odd span": ("gold", json.dumps({"doc_id": "a", **row("prices", quote=[1])}), r"line 1, has a span that is no"),
    "empty": ("articles", "", "no article for the gold"),
}


@pytest.mark.parametrize("file, content, told", POLNEAR_PROBLEMS.values(), ids=POLNEAR_PROBLEMS)
def test_what_is_wrong_with_a_polnear_folder_is_told(polnear, file, content, told):
    (polnear / f"{file}.jsonl").write_text(content)
    with pytest.raises(FolderProblem, match=told):
        load_folder(polnear)


def test_what_is_no_such_folder_is_told(tmp_path):
    with pytest.raises(FolderProblem, match="There is no folder"):
        load_folder(tmp_path / "nowhere")
    with pytest.raises(FolderProblem, match=r"there must be articles and gold \(dispute\), or articles.jsonl and"):
        load_folder(tmp_path)
    with pytest.raises(FolderProblem, match="lacks articles and gold"):
        load_folder(tmp_path, "dispute")
    (tmp_path / "articles").mkdir()
    with pytest.raises(FolderProblem, match="lacks gold"):
        load_folder(tmp_path)
    (tmp_path / "gold").mkdir()
    with pytest.raises(FolderProblem, match="There are no articles in"):
        load_folder(tmp_path)


ARTICLES = [Article(id, TEXT, {}) for id in "edcba"]


def test_halves_are_every_other_article_by_id():
    assert [[article.id for article in half] for half in halves(ARTICLES)] == [["a", "c", "e"], ["b", "d"]]


def test_some_articles_by_id():
    assert [article.id for article in choose(ARTICLES, ["a", "d"])] == ["d", "a"]
    with pytest.raises(FolderProblem, match="no article x, y in this folder"):
        choose(ARTICLES, ["y", "a", "x"])
