"""What follows from words being covered in a stored version: what was cut out of it, or made from it, follows suit."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import count
from typing import Any

from django.db.models import F, Model, Q
from django.utils import timezone

from claims.editing.blacking.columns import Table
from claims.editing.blacking.finding import Cut, find_parts
from claims.editing.blacking.reach import Reach
from claims.editing.blacking.writing import write
from claims.models import (
    Anchor,
    Appearance,
    Article,
    Claim,
    Embedding,
    ReviewedClaim,
    Snapshot,
    Telling,
)
from claims.text.blackout import BLOCK, bare_words
from claims.text.keys import key_of_words

#: So many of the words in a row are covered in what was made from the place, too: where only a part of them was taken
#: over, or a name put for a "they".
_LEAST_PART = 4

#: What a machine made of the words: in what people wrote, four words in common mean nothing.
_MADE = tuple(
    f"claims_{name}{kind}"
    for name in (
        "anchor", "appearance", "chainlink", "claim", "claimparty", "claimrelation", "contradiction", "origin", "reply",
        "telling",
    )
    for kind in ("", "event")
)  # fmt: skip
#: Of these the words themselves follow the text that they stand in, place by place.
_PLACED = ("claims_anchor", "claims_appearance")


def follow(tables: Iterable[Table], cuts: list[Cut], words: str) -> list[Cut]:
    """Bring what hangs on the rows that were cut in line with them; the rows that were cut besides."""
    tables = {table.name: table for table in tables}
    versions = {cut.key: (cut.before["text"], cut.after["text"]) for cut in cuts if cut.table.name == _table(Snapshot)}
    _carry_over_anchors(versions)
    _carry_over_tellings(versions)
    keys = _made_from(cuts, versions)
    made = [_unplaced(tables[name]) for name in _MADE if name in tables]
    more = find_parts(made, Reach(keys), words, min(_LEAST_PART, len(bare_words(words))))
    write(more)
    _name_anew({*keys[Appearance]})
    _begin_anew(keys, versions)
    return more


def _unplaced(table: Table) -> Table:
    """The table without those of its columns whose words follow a text place by place."""
    if not table.name.startswith(_PLACED):
        return table
    return replace(table, columns=tuple(column for column in table.columns if column.is_json))


def _table(model: type[Model]) -> str:
    return model._meta.db_table


def _made_from(cuts: list[Cut], versions: Mapping[int, Any]) -> dict[type[Model], set]:
    """The tellings that stand in these versions where words were covered, and the claims that they tell."""
    held = {Appearance: set(), Claim: set(), Snapshot: {*versions}}
    for cut in cuts:
        for model in (Appearance, Claim):
            if cut.table.name == _table(model):
                held[model].add(cut.key)
    near = Q(exact__contains=BLOCK) | Q(prefix__contains=BLOCK) | Q(suffix__contains=BLOCK)
    standing = Anchor.objects.filter(near, snapshot__in=versions, appearance__isnull=False)
    held[Appearance] |= {*standing.values_list("appearance", flat=True)}
    told = Appearance.objects.filter(pk__in=held[Appearance], claim__isnull=False)
    held[Claim] |= {*told.values_list("claim", flat=True)}
    return held


def _carry_over_anchors(versions: Mapping[int, tuple[str, str]]) -> None:
    """Words that an anchor cut out of a version, and what stood around them, as that version has them now."""
    for model in (Anchor, Anchor.pgh_event_model):
        anchors = model.objects.filter(snapshot__in=versions, start__isnull=False).only(
            "pk", "snapshot_id", "exact", "prefix", "suffix", "start", "end"
        )
        changed = [anchor for anchor in anchors if _set(anchor, _around(anchor), *versions[anchor.snapshot_id])]
        model.objects.bulk_update(changed, ["exact", "prefix", "suffix"], batch_size=500)


def _carry_over_tellings(versions: Mapping[int, tuple[str, str]]) -> None:
    """The words of tellings, who says them and their cues, as the version they were first read in has them now."""
    anchors = Anchor.objects.filter(snapshot__in=versions, start__isnull=False, appearance__isnull=False)
    for anchor in anchors.filter(appearance__first_snapshot=F("snapshot")).select_related("appearance"):
        row, before = anchor.appearance, dict(vars(anchor.appearance))
        if _set(row, _told_at(anchor), *versions[anchor.snapshot_id]):
            for column in _told_at(anchor):
                row.events.filter(**{column: before[column]}).update(**{column: getattr(row, column)})
            Appearance.objects.filter(pk=row.pk).update(**{name: getattr(row, name) for name in _told_at(anchor)})


def _around(anchor: Anchor) -> dict[str, int]:
    """Column → where its words begin in the text."""
    return {"exact": anchor.start, "prefix": anchor.start - len(anchor.prefix), "suffix": anchor.end}


def _told_at(anchor: Anchor) -> dict[str, int]:
    """The same for the telling of an anchor, as far as it is known."""
    places = {"content": anchor.start, "source_words": anchor.source_start, "cue_words": anchor.cue_start}
    return {column: start for column, start in places.items() if start is not None}


def _set(row: Model, starts: Mapping[str, int], before: str, after: str) -> bool:
    """Let the columns have their words as the text has them now; whether that changed any."""
    new = {name: _now(getattr(row, name), start, before, after) for name, start in starts.items()}
    changed = any(getattr(row, name) != words for name, words in new.items())
    for name, words in new.items():
        setattr(row, name, words)
    return changed


def _now(words: str, start: int, before: str, after: str) -> str:
    """The words as they stand in the text now, if they are what stood there before; some may be covered already."""
    end = start + len(words)
    stood = before[start:end] if start >= 0 else ""
    is_same = len(stood) == len(words) and all(one in (other, BLOCK) for one, other in zip(words, stood, strict=True))
    return after[start:end] if is_same else words


def _name_anew(appearances: set[int]) -> None:
    """Tellings are known by a digest of their words: by that of the words that are left."""
    cut = Appearance.objects.filter(pk__in=appearances, content__contains=BLOCK).order_by("pk")
    for row in cut.only("pk", "article_id", "content"):
        taken = {*Appearance.objects.filter(article=row.article_id).exclude(pk=row.pk).values_list("key", flat=True)}
        free = next(key for key in _keys(row.content) if key not in taken)
        Appearance.objects.filter(pk=row.pk).exclude(key=free).update(key=free)
        row.events.update(key=free)


def _keys(content: str) -> Iterator[str]:
    return (key_of_words(content, number) for number in count(1))


def _begin_anew(keys: Mapping[type[Model], set], versions: Mapping[int, Any]) -> None:
    """What is derived is made again: tellings are read again, vectors and digests go, texts get their name anew."""
    tellings = Telling.objects.filter(appearance__in=keys[Appearance])
    hashes = {each for pair in tellings.values_list("wording_hash", "matter_hash") for each in pair}
    Embedding.objects.filter(wording_hash__in=hashes).delete()
    tellings.update(matter="", digest="", version="")
    ReviewedClaim.objects.filter(claim__in=keys[Claim]).update(left="")
    Claim.objects.filter(pk__in=keys[Claim]).update(updated_at=timezone.now())  # who holds it from a feed gets it anew
    first = Snapshot.objects.filter(pk__in=versions, number=1).values_list("article", "sha256")
    for article, digest in first:
        Article.objects.filter(pk=article).update(content_key=digest)
        Article.pgh_event_model.objects.filter(pgh_obj=article).update(content_key=digest)
