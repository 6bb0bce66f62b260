"""Reads what people marked in a folder of articles: `links.json` and `lookalikes.json`, both of which may be missing.

`links.json` holds `groups` (members, and from how many `independent_origins`), `disputes` (`a` against `b`, meant for
all members of their groups) and `optional_disputes`, neither required nor punished. `lookalikes.json` is a list of
pairs that must not be taken for the same claim, each `["A#I", "B#J"]` or an object with `a` and `b`; or an object with
that list as its `pairs`.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.evaluation.dispute import folder as dispute_folder
from claims.evaluation.folders import Article, FolderProblem, read_text, require
from claims.evaluation.links.pairs import Pair

LINKS, LOOKALIKES = "links.json", "lookalikes.json"


@dataclass(frozen=True, slots=True)
class Group:
    """Claims that state the same proposition; `n_origins` is None where nobody counted."""

    id: str
    members: tuple[str, ...]
    n_origins: int | None


@dataclass(frozen=True, slots=True)
class LinkFolder:
    """The articles of a folder, and how people joined the claims in them."""

    articles: tuple[Article, ...]
    groups: tuple[Group, ...] = ()
    disputes: frozenset[Pair] = frozenset()
    optional_disputes: frozenset[Pair] = frozenset()
    lookalikes: frozenset[Pair] = frozenset()

    @property
    def group_of(self) -> dict[str, str]:
        """The group's id for each claim that has one."""
        return {member: group.id for group in self.groups for member in group.members}

    @property
    def contents(self) -> dict[str, str]:
        """The words of every claim, by its name."""
        return {name: article.text[claim["start"] : claim["end"]] for name, article, claim in _claims(self.articles)}

    @property
    def titles(self) -> dict[str, str]:
        """The title of each claim's article, by the claim's name."""
        return {name: article.title or "" for name, article, _ in _claims(self.articles)}


def load_links(folder: Path) -> LinkFolder:
    """The articles with their claims, groups, disputes and look-alikes; FolderProblem for what makes no sense."""
    if missing := [file for file in dispute_folder.FILES if not (folder / file).is_dir()]:
        raise FolderProblem(f"{folder} lacks the folder {' and '.join(missing)}.")
    articles = tuple(dispute_folder.load(folder))
    if not articles:
        raise FolderProblem(f"There are no articles in {folder}.")
    for article in articles:
        _check_article(article, folder)
    known = {name for name, _, _ in _claims(articles)}
    links = _links(folder / LINKS)
    where = str(folder / LINKS)
    groups = tuple(_group(record, i, known, where) for i, record in enumerate(links["groups"]))
    _check_apart(groups, where)
    disputes, optional = (_pairs(links[name], known, f"{where}: {name}") for name in ("disputes", "optional_disputes"))
    return LinkFolder(articles, groups, disputes, optional, _lookalikes(folder / LOOKALIKES, known))


def _claims(articles: Iterable[Article]) -> Iterable[tuple[str, Article, dict[str, Any]]]:
    for article in articles:
        for i, claim in enumerate(article.gold["claims"]):
            yield f"{article.id}#{i}", article, claim


def _check_article(article: Article, folder: Path) -> None:
    for name in ("title", "url", "publisher"):
        if not isinstance(getattr(article, name), str | None):
            raise FolderProblem(f"{folder / 'articles' / article.id}.json: the {name} is no text.")
    for i, claim in enumerate(article.gold["claims"]):
        if not 0 <= claim["start"] < claim["end"] <= len(article.text):
            raise FolderProblem(
                f"{folder / 'gold' / article.id}.json: claims[{i}] runs from {claim['start']} to {claim['end']}, and "
                f"the text from 0 to {len(article.text)}."
            )


def _links(path: Path) -> dict[str, list]:
    record = _parsed(path, {})
    require(record, {}, str(path))
    links = {name: record.get(name, []) for name in ("groups", "disputes", "optional_disputes")}
    require(links, dict.fromkeys(links, list), str(path))
    return links


def _parsed(path: Path, empty: Any) -> Any:
    """What the file holds; `empty` for a file that is missing or has nothing in it."""
    text = read_text(path) if path.exists() else ""
    try:
        return json.loads(text) if text.strip() else empty
    except (ValueError, RecursionError) as error:
        raise FolderProblem(f"{path} is no JSON: {error}.") from error


def _group(record: Any, i: int, known: set[str], where: str) -> Group:
    where = f"{where}: groups[{i}]"
    require(record, {"members": list}, where)
    members = tuple(_member(name, known, where) for name in record["members"])
    if not members or len(set(members)) < len(members):
        raise FolderProblem(f"{where} must have members, and each of them once.")
    n_origins = record.get("independent_origins")
    if n_origins is not None and (not isinstance(n_origins, int) or isinstance(n_origins, bool) or n_origins < 1):
        raise FolderProblem(f"{where}: “independent_origins” must be a number from 1 on, not {n_origins!r}.")
    return Group(str(record.get("id") or f"groups[{i}]"), members, n_origins)


def _member(name: Any, known: set[str], where: str) -> str:
    if name not in known:
        raise FolderProblem(f"{where} names {name!r}: there is no such claim (ARTICLE#INDEX, counted from 0).")
    return name


def _check_apart(groups: Iterable[Group], where: str) -> None:
    seen: dict[str, str] = {}
    for group in groups:
        for member in group.members:
            if member in seen:
                raise FolderProblem(f"{where}: {member} is in two groups, {seen[member]} and {group.id}.")
            seen[member] = group.id


def _pairs(records: list, known: set[str], where: str) -> frozenset[Pair]:
    return frozenset(_pair(record, known, f"{where}[{i}]") for i, record in enumerate(records))


def _pair(record: Any, known: set[str], where: str) -> Pair:
    if isinstance(record, dict):
        require(record, {"a": str, "b": str}, where)
        record = [record["a"], record["b"]]
    if not isinstance(record, list) or len(record) != 2 or record[0] == record[1]:
        raise FolderProblem(f"{where} is no pair of two claims.")
    return frozenset(_member(name, known, where) for name in record)


def _lookalikes(path: Path, known: set[str]) -> frozenset[Pair]:
    records = _parsed(path, [])
    records = records.get("pairs") if isinstance(records, dict) else records
    if not isinstance(records, list):
        raise FolderProblem(f"{path} is no list of pairs.")
    return _pairs(records, known, f"{path}: ")
