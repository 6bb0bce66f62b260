"""Articles that repeat one another are linked, with what shows it; nothing is merged."""

import random
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.ingest.copies import link_copies
from claims.models import Article, CopyLink, Fingerprint, Snapshot
from claims.terms import Status
from tests.factories import a_publisher, an_article

pytestmark = pytest.mark.django_db

NOON = datetime(2025, 1, 31, 12, tzinfo=UTC)
VOCABULARY = [f"{first}{last}" for first in ("ba", "ke", "mi", "so", "tu", "ra", "le", "ni") for last in "bdfgklmnprst"]


def words(seed: int, n_words: int = 300) -> str:
    return " ".join(random.Random(seed).choices(VOCABULARY, k=n_words))


WIRE = words(1)


def store(text: str, publisher: str = "The Gazette", day: int | None = 30, **fields) -> Snapshot:
    return an_article(text, day and date(2025, 1, day), a_publisher(publisher), **fields)


def link(*snapshots: Snapshot) -> list[CopyLink]:
    for snapshot in snapshots:
        link_copies(snapshot)
    return list(CopyLink.objects.select_related("article", "original"))


def test_a_copy_is_linked_to_what_was_published_first():
    later, earlier = store(f"Our headline\n\n{WIRE}", day=31), store(f"Another\n\n{WIRE}", "The Herald", day=30)
    (found,) = link(later, earlier)
    assert (found.article, found.original) == (later.article, earlier.article)
    assert (found.kind, found.status) == ("copy", Status.SUGGESTED)
    evidence = found.evidence
    assert evidence["of_copy"] > 0.95
    assert evidence["of_original"] > 0.95
    assert evidence["longest_run"]["n_words"] == 300
    assert evidence["longest_run"]["words"] == WIRE[:300]
    assert (evidence["first_by"], evidence["credit"]) == ("published", None)
    assert evidence["snapshots"] == sorted([later.pk, earlier.pk])


def test_both_articles_stay_as_they_are():
    one, other = store(WIRE), store(WIRE, "The Herald", day=31)
    before = list(Article.objects.order_by("pk").values())
    link(one, other)
    assert list(Article.objects.order_by("pk").values()) == before


@pytest.mark.parametrize("order", [1, -1])
def test_the_order_in_which_they_are_compared_does_not_matter(order):
    pair = [store(WIRE, day=31), store(WIRE, "The Herald", day=30)]
    (found,) = link(*pair[::order])
    assert found.original == pair[1].article


def test_a_credited_agencys_own_story_is_the_original_whenever_it_came():
    copy = store(f"Headline\n\nPARIS (AP) — {WIRE}", day=29)
    wire = store(f"AP's headline\n\n{WIRE}", "The Associated Press", day=30)
    (found,) = link(copy, wire)
    assert found.original == wire.article
    assert found.evidence["first_by"] == "credit"
    assert found.evidence["credit"] == {"agency": "Associated Press", "words": "PARIS (AP) —", "where": "dateline"}


def test_a_credit_in_the_byline_counts_too():
    copy = store(WIRE, day=29, byline="By Reuters")
    (found,) = link(copy, store(WIRE, "Reuters", day=30))
    assert (found.article, found.evidence["credit"]["where"]) == (copy.article, "byline")


@pytest.mark.parametrize("days", [(30, 30), (None, None), (30, None)])
def test_without_two_different_days_the_one_held_first_is_the_original(days):
    later = store(WIRE, day=days[0], first_held_at=NOON + timedelta(hours=1))
    earlier = store(WIRE, "The Herald", day=days[1], first_held_at=NOON)
    (found,) = link(later, earlier)
    assert (found.original, found.evidence["first_by"]) == (earlier.article, "first held")


def test_on_the_same_day_the_hour_decides_across_zones():
    later = store(WIRE, published_why={"at": "2025-01-30T10:00:00-05:00"}, first_held_at=NOON)
    earlier = store(WIRE, "The Herald", published_why={"at": "2025-01-30T14:00:00+00:00"})
    (found,) = link(later, earlier)
    assert (found.original, found.evidence["first_by"]) == (earlier.article, "published")


def test_a_rewrite_is_called_one():
    rewrite = store(f"{' '.join(WIRE.split()[:150])} {words(2, 150)}", day=31)
    (found,) = link(rewrite, store(WIRE, "The Herald"))
    assert found.kind == "rewrite"
    assert found.evidence["of_copy"] == pytest.approx(0.5, abs=0.02)


@pytest.mark.parametrize(
    "one, other",
    [
        (words(3), words(4)),
        (f"{words(5, 150)} “{WIRE}”", f"{words(6, 150)} “{WIRE}”"),
        (f"{words(7, 270)} {' '.join(WIRE.split()[:30])}", f"{words(8, 270)} {' '.join(WIRE.split()[:30])}"),
        (words(9, 30), words(9, 30)),
    ],
    ids=["other words", "the same quotation", "a shared sentence", "too short to tell"],
)
def test_what_proves_nothing_is_not_linked(one, other):
    assert link(store(one), store(other, "The Herald")) == []


def test_doing_it_again_changes_nothing_and_makes_no_history():
    pair = [store(WIRE, day=31), store(WIRE, "The Herald")]
    link(*pair)
    before = CopyLink.objects.values().get()
    events = CopyLink._meta.apps.get_model("claims", "CopyLinkEvent").objects
    n_events = events.count()
    assert n_events >= 1
    link(*pair, *pair)
    assert CopyLink.objects.values().get() == before
    assert events.count() == n_events
    assert Fingerprint.objects.count() == 2


def test_a_day_learnt_later_turns_a_suggestion_round():
    one, other = store(WIRE, day=31), store(WIRE, "The Herald", day=30)
    link(one, other)
    Article.objects.filter(pk=one.article_id).update(published=(date(2025, 1, 28), date(2025, 1, 29)))
    (found,) = link(one)
    assert found.original == one.article


@pytest.mark.parametrize("status", [Status.ACCEPTED, Status.REJECTED])
def test_what_an_editor_decided_stays(status):
    one, other = store(WIRE, day=31), store(WIRE, "The Herald", day=30)
    decided = CopyLink.objects.create(article=other.article, original=one.article, kind="copy", status=status)
    (found,) = link(one, other)
    assert (found.pk, found.status, found.original, found.evidence) == (decided.pk, status, one.article, {})


def test_versions_of_one_article_are_no_copies_of_each_other():
    first = store(WIRE)
    second = Snapshot.objects.create(
        article=first.article, number=2, text=f"{WIRE} more", sha256="0" * 64, fetched_at=NOON
    )
    assert link(first, second) == []


def test_a_copy_of_an_earlier_version_is_found():
    first = store(WIRE)
    second = Snapshot.objects.create(article=first.article, number=2, text=words(9), sha256="0" * 64, fetched_at=NOON)
    assert len(link(first, second, store(WIRE, "The Herald", day=31))) == 1


def test_an_original_that_comes_late_gets_all_its_copies():
    copies = [store(f"{words(20 + n, 20)} {WIRE}", f"Paper {n}", day=31) for n in range(5)]
    wire = store(WIRE, "Reuters", day=30)
    link(*copies, wire)
    assert set(CopyLink.objects.filter(original=wire.article).values_list("article", flat=True)) == {
        copy.article_id for copy in copies
    }


def test_the_queries_do_not_grow_with_the_number_of_articles():
    for number in range(3):
        link_copies(store(words(100 + number), f"Paper {number}"))
    few = _n_queries(store(words(200)))
    for number in range(30):
        link_copies(store(words(300 + number), f"Paper {number}"))
    assert _n_queries(store(words(201))) == few


def _n_queries(snapshot: Snapshot) -> int:
    with CaptureQueriesContext(connection) as queries:
        link_copies(snapshot)
    return len(queries)


def test_candidates_come_from_an_index():
    with connection.cursor() as cursor:
        cursor.execute("SET enable_seqscan = off")
        query = Fingerprint.objects.filter(keys__overlap=[1, 2]).values_list("pk", "keys")
        assert "fingerprint_by_key" in query.explain()
