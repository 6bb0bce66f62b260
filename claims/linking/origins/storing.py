"""Occasions to rows: each fold of tellings becomes an origin, with why its tellings stand there."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claims.linking.columns import set_columns
from claims.linking.origins.decided import Agreed, Decided, Decisions
from claims.linking.origins.folding import Fold
from claims.linking.origins.hints import Hint
from claims.linking.origins.occasions import Occasion
from claims.linking.origins.tellings import Link, Told
from claims.models import Appearance, Origin
from claims.terms import FoldedBy, NodeKind, Status
from claims.text.houses import same_house
from claims.text.runs import longest_run

#: Of so many tellings an origin says why they stand there, the first ones by their days.
MOST_EVIDENCE = 60
_LONGEST_WORDS = 300
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Found:
    """An origin as it is to be stored: under which key, with what in its columns, and whose it is."""

    key: str
    columns: dict[str, Any]
    tellings: Sequence[Told]


def origins_of(
    folds: Sequence[Fold], occasions: Mapping[int, Occasion], hints: Sequence[Hint], decided: Decisions
) -> list[Found]:
    """What to store for the folds of one claim, in their order. ``decided`` is what people said of its tellings."""
    keys, found = set(), []
    for fold in folds:
        tellings = sorted(fold.tellings, key=lambda one: one.place)
        leader = leader_of(tellings, occasions, decided.taken, fold.agreed)
        root = root_of(leader, occasions[leader.pk])
        key = _free_key(root.node, leader, keys)
        keys.add(key)
        added = {one.pk for one in tellings if fold.agreed and one.pk not in fold.agreed}
        follows = _follows(tellings, leader, occasions, hints, added)
        people = [*_parted(tellings, decided.apart), *_agreed(tellings, decided.agreed)]
        columns = {
            "label": root.label[:300],
            "root_id": root.pk,
            "evidence": [_leads(leader, root, occasions[leader.pk]), *follows, *people],
            "status": Status.ACCEPTED if fold.agreed and not added else Status.SUGGESTED,
        }
        found.append(Found(key, columns, tellings))
    return found


def leader_of(
    tellings: Sequence[Told], occasions: Mapping[int, Occasion], taken: Collection[int], agreed: Collection[int]
) -> Told:
    """The telling that leads to the origin: of those that say where it was said the first published, then held.

    None of those that took it from another (``taken``): as nobody took it from himself, one is always left. Where
    people agreed to an origin, one of those to which they did (``agreed``): what comes later does not rename it.
    """

    def rank(one: Told) -> tuple:
        by_people = one.pk in taken, one.pk not in agreed
        return *by_people, not occasions[one.pk].is_told, one.place[:2], one.first_held_at, one.place

    return min(tellings, key=rank)


def root_of(told: Told, occasion: Occasion) -> Link:
    """Which link of its chain is the root.

    The root is what first carried the speaker's words out: the innermost outlet, document or party after the speaker
    ("told Bloomberg", "in its complaint"), or the outlet itself where it heard them. Where nothing stands between the
    speaker and the article, the speaker's own word is the root. Unnamed people are only as good as whoever vouches for
    them, so that outlet is the root.
    """
    speaker, *others = told.chain
    carriers = [link for link in others if link.kind != NodeKind.UNNAMED]
    if len(carriers) > 1:  # the last is the article's own publisher
        return carriers[0]
    is_heard = bool(occasion.heard_by) and same_house(occasion.heard_by, told.outlet)
    if carriers and (is_heard or speaker.kind == NodeKind.UNNAMED):
        return carriers[-1]
    return speaker


def store_origins(found: Mapping[int, Sequence[Found]], stored: Iterable[Origin]) -> None:
    """Bring the claims' origins, and which telling has which, up to date; those without a telling go.

    ``found`` is by claim, ``stored`` are all origins of those claims. At most four queries, none where nothing changed.
    """
    stored = {(origin.claim_id, origin.key): origin for origin in stored}
    new, changed, kept = [], [], []
    for claim, each in ((claim, each) for claim, several in found.items() for each in several):
        origin = stored.pop((claim, each.key), None)
        if origin is None:
            origin = Origin(claim_id=claim, key=each.key, **each.columns)
            new.append(origin)
        elif set_columns(origin, each.columns):
            changed.append(origin)
        kept.append((origin, each.tellings))
    Origin.objects.bulk_create(new)
    Origin.objects.bulk_update(changed, ["label", "root", "evidence", "status"], batch_size=_BATCH)
    pairs = ((one, origin) for origin, tellings in kept for one in tellings)
    moved = [Appearance(pk=one.pk, origin=origin) for one, origin in pairs if one.origin_id != origin.pk]
    Appearance.objects.bulk_update(moved, ["origin"], batch_size=_BATCH)
    if stored:
        Origin.objects.filter(pk__in=[origin.pk for origin in stored.values()]).delete()


def _free_key(node: str, leader: Told, taken: set[str]) -> str:
    """The root's name; where that is taken, with the day on which it was told, and a number if need be."""
    day = leader.published[0].isoformat() if leader.published[0] else "undated"
    numbered = (f"{node[:180]}@{day}~{number}" for number in range(2, len(taken) + 3))
    return next(key for key in (node, f"{node[:180]}@{day}", *numbered) if key not in taken)


def _leads(leader: Told, root: Link, occasion: Occasion) -> dict[str, Any]:
    words = occasion.words or (root.words if root is not leader.chain[0] else "")
    return {**_entry(FoldedBy.LEADS, leader, words), "forums": sorted(occasion.forums), "heard_by": occasion.heard_by}


def _follows(
    tellings: Sequence[Told],
    leader: Told,
    occasions: Mapping[int, Occasion],
    hints: Sequence[Hint],
    added: Collection[int],
) -> Iterable[dict[str, Any]]:
    """Why each other telling stands with the leader: the strongest hint, else that it may be, or says nothing.

    What an editor decided comes first, then what the machine ``added`` to what an editor agreed to.
    """
    within = {one.pk for one in tellings}
    why: dict[int, Hint] = {}
    for hint in hints:
        if hint.told.pk in within and hint.source.pk in within:
            why.setdefault(hint.told.pk, hint)
    others = [one for one in tellings if one is not leader]
    is_decided = {pk for pk, hint in why.items() if hint.kind == FoldedBy.DECIDED}
    for one in sorted(others, key=lambda one: (one.pk not in is_decided, one.pk not in added))[:MOST_EVIDENCE]:
        entry = _of_hint(why[one.pk]) if one.pk in why else _without_hint(one, occasions[one.pk])
        yield entry | ({"added": True} if one.pk in added else {})


def _without_hint(one: Told, occasion: Occasion) -> dict[str, Any]:
    return _entry(FoldedBy.SAME if occasion.is_told else FoldedBy.SILENT, one, occasion.words)


def _parted(tellings: Sequence[Told], apart: Sequence[Decided]) -> Iterable[dict[str, Any]]:
    """From which others an editor parted these."""
    within = {one.pk for one in tellings}
    for each in apart:
        for one, other in ((each.told, each.other), (each.other, each.told)):
            if one.pk in within:
                yield _entry(FoldedBy.APART, one, each.reason) | _from(other) | each.details


def _agreed(tellings: Sequence[Told], agreed: Iterable[Agreed]) -> Iterable[dict[str, Any]]:
    """On which days, and why, an editor agreed to these: each once, however many tellings it was about, of which the
    first is named."""
    within = {one.pk for one in tellings}
    acts: dict[tuple[str, str], list[Agreed]] = defaultdict(list)
    for each in agreed:
        if each.told.pk in within:
            acts[each.decided_on, each.reason].append(each)
    for act in acts.values():
        first = min(act, key=lambda each: each.told.place)
        yield _entry(FoldedBy.AGREED, first.told, first.reason) | first.details


def _of_hint(hint: Hint) -> dict[str, Any]:
    entry = _entry(hint.kind, hint.told, hint.words)
    entry |= _from(hint.source) | hint.details
    if hint.usual:
        entry |= {"usual": hint.usual, "usual_in": hint.usual_in.pk}
    if hint.kind in (FoldedBy.RUN, FoldedBy.QUOTE):
        passages = [_passage(one, hint.kind) for one in (hint.told, hint.source)]
        entry["n_words"], entry["words"] = longest_run(*passages)
    return entry


def _from(source: Told) -> dict[str, Any]:
    return {"source": source.pk, "source_article": source.article_id}


def _passage(told: Told, kind: FoldedBy) -> str:
    return told.content if kind == FoldedBy.QUOTE else told.reading.paragraph


def _entry(kind: FoldedBy, told: Told, words: str) -> dict[str, Any]:
    return {
        "kind": str(kind),
        "appearance": told.pk,
        "article": told.article_id,
        "words": " ".join(words.split())[:_LONGEST_WORDS],
    }
