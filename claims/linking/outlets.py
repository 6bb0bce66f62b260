"""Outlets that may be one: suggested with the evidence, never merged here. An editor decides."""

from django.db import transaction

from claims.linking.columns import set_columns
from claims.models import Publisher, PublisherMatch
from claims.terms import Status
from claims.text.outlets_alike import SCORES, Alike, Outlet, find_alike

_TOLD = ("kind", "words", "score")


@transaction.atomic
def suggest_outlets() -> int:
    """Let the suggestions be those that all outlets of today give; returns how many are new.

    What an editor refused never comes back, nor between those into which the two were merged since. Four queries, and
    some for each five hundred that change.
    """
    rows = Publisher.objects.filter(merged_into=None).order_by("pk").values_list("pk", "name", "domains")
    alike = find_alike(Outlet(pk, name, tuple(domains)) for pk, name, domains in rows)
    refused = _refused()
    wanted = {(each.one, each.other): each for each in alike if (each.one, each.other) not in refused}
    stored = {(row.publisher_id, row.other_id): row for row in PublisherMatch.objects.order_by("pk")}
    open_ = {pair: row for pair, row in stored.items() if row.status == Status.SUGGESTED}
    gone = [row.pk for pair, row in open_.items() if pair not in wanted]
    PublisherMatch.objects.filter(pk__in=gone, status=Status.SUGGESTED).delete()
    PublisherMatch.objects.bulk_update(_told_anew(wanted, open_), _TOLD, batch_size=500)
    new = [
        PublisherMatch(publisher_id=pair[0], other_id=pair[1], **_columns(each))
        for pair, each in wanted.items()
        if pair not in stored
    ]
    PublisherMatch.objects.bulk_create(new, batch_size=500)
    return len(new)


def _refused() -> set[tuple[int, int]]:
    """The pairs that an editor keeps apart, as the outlets that stand for them today."""
    rows = PublisherMatch.objects.filter(status=Status.REJECTED).values_list(
        "publisher", "publisher__merged_into", "other", "other__merged_into"
    )
    standing = ((into or one, other_into or other) for one, into, other, other_into in rows)
    return {(min(pair), max(pair)) for pair in standing}


def _told_anew(
    wanted: dict[tuple[int, int], Alike], stored: dict[tuple[int, int], PublisherMatch]
) -> list[PublisherMatch]:
    """Those of the stored ones for which something else speaks by now."""
    return [stored[pair] for pair in wanted.keys() & stored.keys() if set_columns(stored[pair], _columns(wanted[pair]))]


def _columns(alike: Alike) -> dict:
    return {"kind": alike.kind.value, "words": list(alike.words), "score": SCORES[alike.kind]}
