"""What is new, read from the end of what was written, is what a look at every row finds."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.models import Claim, ClaimRelation, Dispute, Reply, TimelineEntry
from claims.permissions import Gate
from claims.permissions.since import seen_since, statuses_seen
from claims.terms import Publishes, Status
from claims.timeline.news import answers, tellings
from claims.timeline.news.answers import load_relations, load_replies
from claims.timeline.news.parts import Asked
from claims.timeline.news.tellings import Group, load_groups
from tests.thorough import examples
from tests.timeline.varied import a_varied_dispute

pytestmark = pytest.mark.django_db

#: Few moments, so that much comes at the same one.
DAYS = [datetime(2025, 1, 1, tzinfo=UTC) + timedelta(days=days) for days in range(6)]
MOMENTS = st.sampled_from(DAYS)
MAYBE = st.one_of(st.none(), MOMENTS)


@pytest.fixture
def dispute():
    dispute = a_varied_dispute()
    Reply.objects.filter(accusation__number__gt=0).update(status=Status.ACCEPTED)
    ClaimRelation.objects.filter(kind="denies").update(status=Status.ACCEPTED)
    return dispute


def write_at(moments: Random, dispute: Dispute) -> None:
    """Put all that says since when something is seen at moments of their own."""
    for entry in TimelineEntry.objects.filter(dispute=dispute).order_by("pk"):
        embargo_until, accepted_at = (moments.choice([None, *DAYS]) for _ in range(2))
        if entry.standing == TimelineEntry.ACCEPTED:
            accepted_at = accepted_at or DAYS[0]
        TimelineEntry.objects.filter(pk=entry.pk).update(
            shown_at=moments.choice(DAYS), embargo_until=embargo_until, accepted_at=accepted_at
        )
    for events in (ClaimRelation.pgh_event_model.objects, Reply.pgh_event_model.objects, dispute.events):
        for event in events.order_by("pgh_id"):
            events.filter(pk=event.pk).update(pgh_created_at=moments.choice(DAYS))


def plain_groups(asked: Asked) -> list[Group]:
    """Each claim with a fresh entry, reckoned from all entries."""
    seen = [*asked.gate.entries_of(asked.dispute).annotate(seen_at=asked.seen_since.at)]
    claims = {entry.claim_id for entry in seen if entry.seen_at and entry.seen_at >= asked.moment}
    groups = [_group([entry for entry in seen if entry.claim_id == claim], asked.moment) for claim in claims]
    return sorted(groups, key=lambda group: (group.last_at, group.claim), reverse=True)


def _group(entries: list[TimelineEntry], moment: datetime) -> Group:
    moments = [entry.seen_at for entry in entries if entry.seen_at]
    articles = {entry.article_id for entry in entries}
    origins = {entry.origin_id for entry in entries} - {None}
    n_new = sum(at >= moment for at in moments)
    return Group(entries[0].claim_id, min(moments), max(moments), n_new, len(articles), len(origins))


def plain_made(rows, asked: Asked, others: set[int]) -> list[tuple[datetime, int]]:
    """Of these rows those made since the moment, and those of new claims, the latest first."""
    statuses = statuses_seen(asked.gate, asked.dispute)
    made = []
    for row in rows:
        event = row.events.filter(status__in=statuses).order_by("pgh_id").first()
        if event and (event.pgh_created_at >= asked.moment or row.pk in others):
            made.append((event.pgh_created_at, row.pk))
    return sorted(made, reverse=True)


@pytest.fixture
def reads_little(monkeypatch):
    """Few rows are listed, and few more are read at first than are wanted."""
    for module, name, value in (
        (tellings, "MOST_CLAIMS", 2),
        (tellings, "_TELLINGS_A_CLAIM", 2),
        (answers, "MOST_ANSWERS", 1),
        (answers, "_READ_FOR_ONE", 2),
    ):
        monkeypatch.setattr(module, name, value)


@pytest.mark.usefixtures("reads_little")
@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    seed=st.integers(0, 10**6),
    sees_all=st.booleans(),
    publishes=st.sampled_from(Publishes),
    lifted=MAYBE,
    moment=MOMENTS,
)
def test_what_is_new_is_what_a_look_at_every_row_finds(dispute, seed, sees_all, publishes, lifted, moment):
    Dispute.objects.filter(pk=dispute.pk).update(publishes=publishes, embargo_until=lifted)
    dispute.refresh_from_db()
    write_at(Random(seed), dispute)
    gate = Gate(sees_all)
    asked = Asked(gate, dispute, seen_since(gate, dispute), moment)
    groups = plain_groups(asked)
    assert load_groups(asked) == groups[:3]
    first_seen = {group.claim: group.first_at for group in groups[:2]}
    of_new = {row.pk for row in ClaimRelation.objects.all() if {row.claim_id, row.other_id} & first_seen.keys()}
    claims = {entry.claim_id for entry in gate.entries_of(dispute)}
    relations = gate.relations().filter(kind__in=[*answers.ANSWERING, *answers.CORRECTING])
    relations = [row for row in relations if {row.claim_id, row.other_id} & claims]
    expected = plain_made(relations, asked, of_new)[:2]
    found = sorted((each.relation.made_at for each in load_relations(asked, first_seen)), reverse=True)
    assert found == [at for at, _ in expected]
    evidence = {None, *gate.appearances().values_list("pk", flat=True)}
    replies = Reply.objects.filter(answer=None, status__in=statuses_seen(gate, dispute), accusation__in=claims)
    expected = plain_made([row for row in replies if row.evidence_id in evidence], asked, set())[:2]
    assert [each.at for each in load_replies(asked)] == [at for at, _ in expected]
    seen = [entry.seen_at for entry in gate.entries_of(dispute).annotate(seen_at=asked.seen_since.at)]
    assert asked.last_at() == max(filter(None, seen), default=None)


def test_what_the_plain_look_is_held_against_is_not_empty(dispute):
    gate = Gate(sees_all=True)
    asked = Asked(gate, dispute, seen_since(gate, dispute), DAYS[0])
    first_seen = {group.claim: group.first_at for group in load_groups(asked)}
    assert len(first_seen) > 3
    assert len(load_relations(asked, first_seen)) > 2
    assert len(load_replies(asked)) > 1
    assert Claim.objects.count() > len(first_seen)
