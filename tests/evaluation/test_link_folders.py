"""Folders of links: what is read, what may be missing, and what is told of those that make no sense."""

import json
from pathlib import Path

import pytest

from claims.evaluation import FolderProblem
from claims.evaluation.links import load_links
from tests.evaluation.cases import gold

TEXT = "OpenAI said prices fell."
LINKS = {
    "groups": [{"id": "G1", "members": ["1#0", "2#0"], "independent_origins": 2}],
    "disputes": [{"a": "3#0", "b": "1#0", "type": "denies"}],
    "optional_disputes": [{"a": "3#0", "b": "2#0"}],
}


@pytest.fixture
def folder(tmp_path) -> Path:
    """Three articles with a claim each, and no links yet."""
    claim = {"start": 12, "end": 23, "kind": "indirect", "speaker_canonical": "OpenAI", "via": [], "about": []}
    for part in ("articles", "gold"):
        (tmp_path / part).mkdir()
    for id in "123":
        (tmp_path / "articles" / f"{id}.json").write_text(json.dumps({"text": TEXT, "title": f"Story {id}"}))
        people = gold([claim | {"hedged": False, "negated": False}])
        (tmp_path / "gold" / f"{id}.json").write_text(json.dumps(people))
    return tmp_path


@pytest.mark.parametrize(
    "lookalikes", [[["2#0", "3#0"]], [{"a": "2#0", "b": "3#0"}], {"pairs": [{"a": "2#0", "b": "3#0", "note": "…"}]}]
)
def test_a_folder_with_everything(folder, lookalikes):
    (folder / "links.json").write_text(json.dumps(LINKS))
    (folder / "lookalikes.json").write_text(json.dumps(lookalikes))
    marked = load_links(folder)
    assert marked.contents == {"1#0": "prices fell", "2#0": "prices fell", "3#0": "prices fell"}
    assert marked.titles["2#0"] == "Story 2"
    assert [(group.id, group.members, group.n_origins) for group in marked.groups] == [("G1", ("1#0", "2#0"), 2)]
    assert marked.disputes == {frozenset(("1#0", "3#0"))}
    assert marked.optional_disputes == {frozenset(("2#0", "3#0"))}
    assert marked.lookalikes == {frozenset(("2#0", "3#0"))}
    assert marked.group_of == {"1#0": "G1", "2#0": "G1"}


@pytest.mark.parametrize("links", [None, "", "{}", '{"groups": []}', '{"disputes": []}'])
def test_links_may_be_missing_or_empty(folder, links):
    if links is not None:
        (folder / "links.json").write_text(links)
    marked = load_links(folder)
    assert (marked.groups, marked.disputes, marked.lookalikes) == ((), frozenset(), frozenset())


def groups(*given: dict) -> dict:
    return {"groups": list(given), "disputes": []}


ODD_LINKS = {
    "no JSON": ("{", "is no JSON"),
    "a list": ([], "is no JSON object"),
    "groups are no list": ({"groups": {}}, "“groups” must not be"),
    "no members": (groups({"id": "G"}), r"groups\[0\] lacks “members”"),
    "empty group": (groups({"members": []}), "must have members"),
    "a member twice": (groups({"members": ["1#0", "1#0"]}), "each of them once"),
    "in two groups": (groups({"members": ["1#0"]}, {"members": ["1#0"]}), r"1#0 is in two groups, groups\[0\]"),
    "no such article": (groups({"members": ["9#0"]}), "names '9#0': there is no such claim"),
    "no such claim": (groups({"members": ["1#1"]}), "there is no such claim"),
    "no name": (groups({"members": [1]}), "there is no such claim"),
    "no origins": (groups({"members": ["1#0"], "independent_origins": 0}), "a number from 1 on, not 0"),
    "origins in words": (groups({"members": ["1#0"], "independent_origins": "two"}), "a number from 1 on"),
    "half a dispute": ({"disputes": [{"a": "1#0"}]}, r"disputes\[0\] lacks “b”"),
    "with itself": ({"disputes": [{"a": "1#0", "b": "1#0"}]}, "no pair of two claims"),
}


@pytest.mark.parametrize("links, told", ODD_LINKS.values(), ids=ODD_LINKS)
def test_odd_links_are_told(folder, links, told):
    (folder / "links.json").write_text(links if isinstance(links, str) else json.dumps(links))
    with pytest.raises(FolderProblem, match=told):
        load_links(folder)


@pytest.mark.parametrize("pairs", [{}, [["1#0"]], ["1#0"], [["1#0", "9#9"]]])
def test_odd_lookalikes_are_told(folder, pairs):
    (folder / "lookalikes.json").write_text(json.dumps(pairs))
    with pytest.raises(FolderProblem, match=r"lookalikes\.json"):
        load_links(folder)


def test_odd_articles_are_told(folder):
    article = folder / "articles" / "2.json"
    article.write_text(json.dumps({"text": TEXT, "title": 7}))
    with pytest.raises(FolderProblem, match=r"2\.json: the title is no text"):
        load_links(folder)
    article.write_text(json.dumps({"text": TEXT[:20]}))
    with pytest.raises(FolderProblem, match=r"claims\[0\] runs from 12 to 23, and the text from 0 to 20"):
        load_links(folder)


def test_a_folder_without_articles_is_told(folder, tmp_path):
    with pytest.raises(FolderProblem, match="lacks the folder articles and gold"):
        load_links(tmp_path / "nowhere")
    for path in folder.glob("*/*.json"):
        path.unlink()
    with pytest.raises(FolderProblem, match="no articles"):
        load_links(folder)
