"""What handed-in annotations are on: which of our claims and articles, and where in these the quoted words stand.

All of them are looked up at once. Texts are read a few at a time: hundreds do not belong into memory together.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urldefrag

from claims.editing.additions import find_articles, spellings
from claims.models import Article, Claim, Snapshot, User
from claims.parsing.annotations import AnnotationRow
from claims.permissions import Gate
from claims.terms import AnchorState
from claims.text.comparable import Ground
from claims.text.selectors import Selectors, anchor_on, describe
from claims.text.urls import is_safe_link

#: So many texts are held at once.
_HELD = 8
_OURS = re.compile(r"/(claims|articles)/(\d{1,18})/(?:v/(\d{1,9})/)?")


@dataclass(frozen=True, slots=True)
class Target:
    """What one row is on.

    ``claim`` or ``article`` where we have it, else ``problem``, or an ``url`` that we do not hold. ``snapshot`` is the
    version of the article, without its text, and ``place`` where the quoted words stand in it; None where they do not.
    """

    url: str = ""
    claim: Claim | None = None
    article: Article | None = None
    snapshot: Snapshot | None = None
    place: Selectors | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class _Address:
    """A target as it is written: of a page of ours its kind, key and version, else an address ("" for none), and how
    an article there is kept: one that stands on this site goes by its path."""

    url: str = ""
    kept: str = ""
    kind: str = ""
    key: int = 0
    version: int | None = None


def find_targets(user: User, rows: Sequence[AnnotationRow], root: str) -> list[Target]:
    """What each of these rows is on, as this user may see it; ``root`` is the address of this site.

    Five queries, and one for each eight texts in which words are looked for.
    """
    addresses = [_read(row.target, root) for row in rows]
    gate = Gate.of(user)
    claims = gate.claims().filter(number__in=_keys(addresses, "claims"))
    articles = gate.articles().filter(pk__in=_keys(addresses, "articles"))
    ours = {("claims", claim.number): claim for claim in claims} | {("articles", each.pk): each for each in articles}
    held = find_articles([address.kept for address in addresses if address.kept])
    targets = [_target(address, ours, held) for address in addresses]
    places = _places(rows, targets, [address.version for address in addresses])
    return [replace(target, **places.get(index, {})) for index, target in enumerate(targets)]


def _read(target: str, root: str) -> _Address:
    try:
        url = urldefrag(target).url
        path = url.removeprefix(root)
        if ours := _OURS.match(path):
            kind, key, version = ours.groups()
            return _Address(kind=kind, key=int(key), version=version and int(version))
        kept = path if path.startswith("/") else url
        return _Address(url, kept) if is_safe_link(url) and spellings(kept) else _Address()
    except ValueError:
        return _Address()


def _keys(addresses: Collection[_Address], kind: str) -> set[int]:
    return {address.key for address in addresses if address.kind == kind}


def _target(address: _Address, ours: dict[tuple[str, int], Claim | Article], held: dict[str, Article]) -> Target:
    if address.kind:
        found = ours.get((address.kind, address.key))
        if isinstance(found, Claim):
            return Target(claim=found)
        if isinstance(found, Article):
            return Target(found.canonical_url or "", article=found)
        return Target(problem=f"There is no {address.kind.removesuffix('s')} at this address.")
    if not address.url:
        return Target(problem="Its target is no web address.")
    return Target(address.url, article=held.get(address.kept))


def _places(
    rows: Sequence[AnnotationRow], targets: Sequence[Target], versions: Sequence[int | None]
) -> dict[int, dict[str, object]]:
    """Index of a row that quotes words of an article → its version, and where they stand there."""
    wanted = [index for index, target in enumerate(targets) if target.article and rows[index].exact]
    known: dict[int, dict[int, Snapshot]] = defaultdict(dict)
    held = Snapshot.objects.filter(article__in={targets[index].article.pk for index in wanted})
    for snapshot in held.only("article", "number").order_by("number"):
        known[snapshot.article_id][snapshot.number] = snapshot
    asked: dict[Snapshot, list[int]] = defaultdict(list)
    for index in wanted:
        numbered = known[targets[index].article.pk]
        number = versions[index] or max(numbered, default=None)
        if number in numbered:
            asked[numbered[number]].append(index)
    return {
        index: {"snapshot": snapshot, "place": _place(ground, rows[index])}
        for snapshot, ground in _grounds([*asked])
        for index in asked[snapshot]
    }


def _grounds(snapshots: Sequence[Snapshot]) -> Iterator[tuple[Snapshot, Ground]]:
    """These versions with their texts, ready to be searched."""
    for start in range(0, len(snapshots), _HELD):
        some = [each.pk for each in snapshots[start : start + _HELD]]
        texts = dict(Snapshot.objects.filter(pk__in=some).values_list("pk", "text"))
        yield from ((snapshot, Ground(texts[snapshot.pk])) for snapshot in snapshots[start : start + _HELD])


def _place(ground: Ground, row: AnnotationRow) -> Selectors | None:
    """Where the very words of a row stand."""
    (found,) = anchor_on(ground, [Selectors(row.exact, row.prefix, row.suffix, 0, len(row.exact))])
    stands = found.state in (AnchorState.SAME, AnchorState.MOVED)
    return describe(ground.text, found.span) if stands else None
