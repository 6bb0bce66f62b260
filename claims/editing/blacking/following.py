"""What follows from words being covered in a stored version: what was cut out of it, or made from it, follows suit."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import Any

from django.db.models import Model, Q

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


def follow(tables: Iterable[Table], cuts: list[Cut], words: str) -> list[Cut]:
    """Bring what hangs on the rows that were cut in line with them; the rows that were cut besides."""
    tables = {table.name: table for table in tables}
    versions = {cut.key: (cut.before["text"], cut.after["text"]) for cut in cuts if cut.table.name == _table(Snapshot)}
    _carry_over(versions)
    keys = _made_from(cuts, versions)
    made = [tables[name] for name in _MADE if name in tables]
    more = find_parts(made, Reach(keys), words, min(_LEAST_PART, len(bare_words(words))))
    write(more)
    _name_anew({*keys[Appearance]})
    _begin_anew(keys, versions)
    return more


def _table(model: type[Model]) -> str:
    return model._meta.db_table


def _made_from(cuts: list[Cut], versions: Mapping[int, Any]) -> dict[type[Model], set]:
    """The tellings that stand in these versions where words were covered, and the claims that they tell."""
    held = {Appearance: set(), Claim: set()}
    for cut in cuts:
        for model in held:
            if cut.table.name == _table(model):
                held[model].add(cut.key)
    near = Q(exact__contains=BLOCK) | Q(prefix__contains=BLOCK) | Q(suffix__contains=BLOCK)
    standing = Anchor.objects.filter(near, snapshot__in=versions, appearance__isnull=False)
    held[Appearance] |= {*standing.values_list("appearance", flat=True)}
    told = Appearance.objects.filter(pk__in=held[Appearance], claim__isnull=False)
    held[Claim] |= {*told.values_list("claim", flat=True)}
    return held


def _carry_over(versions: Mapping[int, tuple[str, str]]) -> None:
    """Words that an anchor cut out of a version, and what stood around them, as that version has them now."""
    for model in (Anchor, Anchor.pgh_event_model):
        anchors = model.objects.filter(snapshot__in=versions, start__isnull=False).only(
            "pk", "snapshot_id", "exact", "prefix", "suffix", "start", "end"
        )
        changed = [anchor for anchor in anchors if _set(anchor, *versions[anchor.snapshot_id])]
        model.objects.bulk_update(changed, ["exact", "prefix", "suffix"], batch_size=500)


def _set(anchor: Anchor, before: str, after: str) -> bool:
    """Whether something of the anchor had to be set otherwise."""
    starts = {"exact": anchor.start, "prefix": anchor.start - len(anchor.prefix), "suffix": anchor.end}
    new = {name: _now(getattr(anchor, name), start, before, after) for name, start in starts.items()}
    changed = any(getattr(anchor, name) != words for name, words in new.items())
    for name, words in new.items():
        setattr(anchor, name, words)
    return changed


def _now(words: str, start: int, before: str, after: str) -> str:
    end = start + len(words)
    return after[start:end] if start >= 0 and before[start:end] == words else words


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
    first = Snapshot.objects.filter(pk__in=versions, number=1).values_list("article", "sha256")
    for article, digest in first:
        Article.objects.filter(pk=article).update(content_key=digest)
        Article.pgh_event_model.objects.filter(pgh_obj=article).update(content_key=digest)
