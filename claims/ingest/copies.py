"""Articles that repeat one another: found by the words they share, and linked with the evidence, never merged."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Q

from claims.models import Article, CopyLink, Fingerprint, Snapshot
from claims.terms import Status
from claims.text.credits import Credit, agency_named, credit_of
from claims.text.shingles import Overlap, band_keys, compare

#: From this share of the shorter text on, one repeats the other; from the next on it is a copy and no rewrite.
LEAST_SHARE, SHARE_OF_A_COPY = 0.3, 0.7
#: So many snapshots that share keys are looked at, those that share most first, and so many links are made at most.
MOST_CANDIDATES, MOST_COMPARED, MOST_LINKS = 500, 40, 10
#: Of longer texts the beginnings are compared: a million letters take more than a second for each candidate.
LONGEST_COMPARED = 100_000
_LONGEST_WORDS = 300
#: Names the advisory lock: of two near copies stored at once, neither would see the other's keys.
_LOCK = 0x636F7079


@dataclass(frozen=True, slots=True)
class _Pair:
    """A snapshot of ours, one of another article, and what they share; `overlap.of_one` is about ours."""

    ours: Snapshot
    theirs: Snapshot
    overlap: Overlap

    @property
    def share(self) -> float:
        return max(self.overlap.of_one, self.overlap.of_other)


@transaction.atomic
def link_copies(snapshot: Snapshot) -> list[CopyLink]:
    """Keep the fingerprint of a snapshot, and link its article with those that it repeats or that repeat it.

    Idempotent; a link that an editor decided on stays as it is. Costs one look into an index and the comparison with at
    most 40 texts, however many articles there are.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    snapshot = Snapshot.objects.select_related("article__publisher").get(pk=snapshot.pk)
    keys = band_keys(snapshot.text)
    Fingerprint.objects.update_or_create(snapshot=snapshot, defaults={"keys": keys})
    pairs = [_Pair(snapshot, other, _compare(snapshot, other)) for other in _candidates(snapshot, keys)]
    best = {}
    for pair in sorted(pairs, key=lambda pair: -pair.share):
        if pair.share >= LEAST_SHARE and len(best) < MOST_LINKS:
            best.setdefault(pair.theirs.article_id, pair)
    return [_link(pair) for pair in best.values()]


def repeats(one: str, other: str) -> bool:
    """Whether one of two texts stands in the other as far as copies do."""
    overlap = compare(one[:LONGEST_COMPARED], other[:LONGEST_COMPARED])
    return max(overlap.of_one, overlap.of_other) >= LEAST_SHARE


def _candidates(snapshot: Snapshot, keys: list[int]) -> list[Snapshot]:
    """Snapshots of other articles that share keys with this one, those with most of them first."""
    sharing = Fingerprint.objects.filter(keys__overlap=keys).exclude(snapshot__article=snapshot.article_id)
    n_shared = {pk: len({*keys} & {*theirs}) for pk, theirs in sharing.values_list("pk", "keys")[:MOST_CANDIDATES]}
    first = sorted(n_shared, key=n_shared.get, reverse=True)[:MOST_COMPARED]
    return list(Snapshot.objects.filter(pk__in=first).select_related("article__publisher"))


def _compare(ours: Snapshot, theirs: Snapshot) -> Overlap:
    return compare(ours.text[:LONGEST_COMPARED], theirs.text[:LONGEST_COMPARED])


def _link(pair: _Pair) -> CopyLink:
    ours, theirs = pair.ours.article, pair.theirs.article
    credits = {
        snapshot.article: credit_of(snapshot.article.byline, snapshot.text) for snapshot in (pair.ours, pair.theirs)
    }
    original, first_by = _first(credits)
    copy = theirs if original == ours else ours
    known = CopyLink.objects.filter(Q(article=ours, original=theirs) | Q(article=theirs, original=ours)).first()
    if known and known.status != Status.SUGGESTED:
        return known
    fields = {"kind": "copy" if pair.share >= SHARE_OF_A_COPY else "rewrite"}
    fields["evidence"] = _evidence(pair, copy, first_by, credits[copy])
    if known is None:
        return CopyLink.objects.create(article=copy, original=original, **fields)
    return _brought_up_to_date(known, {"article": copy, "original": original, **fields})


def _brought_up_to_date(link: CopyLink, fields: dict) -> CopyLink:
    """Saved only where something changed: each save goes into the link's history."""
    changed = [name for name, value in fields.items() if getattr(link, name) != value]
    for name in changed:
        setattr(link, name, fields[name])
    if changed:
        link.save(update_fields=changed)
    return link


def _first(credits: dict[Article, Credit | None]) -> tuple[Article, str]:
    """Which of two articles the other repeats, and by what: the credited agency's own one, else the one published
    first by day or instant, else the one that we held first."""
    one, other = credits
    for copy, original in ((one, other), (other, one)):
        credit = credits[copy]
        if credit and agency_named(original.publisher.name) == credit.agency != agency_named(copy.publisher.name):
            return original, "credit"
    for rule, moment in (("published", _day), ("published", _instant), ("first held", lambda it: it.first_held_at)):
        if moment(one) and moment(other) and moment(one) != moment(other):
            return min(one, other, key=moment), rule
    return min(one, other, key=lambda article: article.pk), "first held"


def _day(article: Article):
    return article.published and article.published.lower


def _instant(article: Article) -> datetime | None:
    at = article.published_why.get("at")
    return at and datetime.fromisoformat(at)


def _evidence(pair: _Pair, copy: Article, first_by: str, credit: Credit | None) -> dict:
    """`of_copy` and `of_original` are the shares of the four-word stretches of each that stand in the other."""
    of_ours, of_theirs = pair.overlap.of_one, pair.overlap.of_other
    of_copy, of_original = (of_ours, of_theirs) if copy == pair.ours.article else (of_theirs, of_ours)
    run = pair.overlap.run
    return {
        "snapshots": sorted((pair.ours.pk, pair.theirs.pk)),
        "of_copy": of_copy,
        "of_original": of_original,
        "longest_run": {
            "n_words": pair.overlap.n_run_words,
            "words": run.of(pair.ours.text)[:_LONGEST_WORDS] if run else "",
        },
        "first_by": first_by,
        "credit": {"agency": credit.agency, "words": credit.words, "where": credit.where} if credit else None,
    }
