"""What a decision writes: the timeline's rows once each, and as they would be made from nothing."""

import pytest
from django.db import connection

from claims.editing.review import accept_claim, reject_claim, version_of
from claims.editing.review_undo import undo_decision
from claims.models import Claim, ClaimParty, ReviewDecision, TimelineEntry
from claims.terms import PartyRole, Role, Status
from tests.factories import a_dispute, a_party, a_placed_claim, a_user, an_appearance, an_article

pytestmark = pytest.mark.django_db

REMEMBERED = ("shown_at", "accepted_at", "hidden_at")


@pytest.fixture
def editor():
    return a_user(Role.EDITOR)


@pytest.fixture
def claim() -> Claim:
    claim = a_placed_claim(a_dispute(), about=(a_party("DeepSeek"),))
    an_appearance(an_article("OpenAI says so again."), claim, "so again")
    ClaimParty.objects.create(claim=claim, party=a_party("Meta"), role=PartyRole.ACCUSED)
    return claim


def n_written() -> int:
    """How often a row of the timeline was written anew in this transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT n_tup_upd FROM pg_stat_xact_user_tables WHERE relname = 'claims_timelineentry'")
        return cursor.fetchone()[0]


def entries() -> list[dict]:
    rows = TimelineEntry.objects.order_by("pk").values()
    return [{name: value for name, value in row.items() if name not in REMEMBERED} for row in rows]


def made_from_nothing() -> list[dict]:
    """The entries without what was written before."""
    TimelineEntry.objects.update(standing=0, about=[], roles=[])
    with connection.cursor() as cursor:
        cursor.execute("SELECT claims_refresh_entries(ARRAY(SELECT appearance_id FROM claims_timelineentry))")
    return entries()


def test_accepting_writes_each_row_of_the_timeline_once(claim, editor):
    before = n_written()
    accept_claim(claim.number, editor, version_of(claim))
    assert n_written() - before == TimelineEntry.objects.filter(standing=TimelineEntry.ACCEPTED).count() == 2


def test_rejecting_writes_each_row_of_the_timeline_once(claim, editor):
    before = n_written()
    reject_claim(claim.number, editor, version_of(claim), "a parody")
    assert n_written() - before == TimelineEntry.objects.filter(standing=TimelineEntry.HIDDEN).count() == 2


@pytest.mark.parametrize("was", [Status.SUGGESTED, Status.ACCEPTED])
@pytest.mark.parametrize("decide", [accept_claim, reject_claim])
def test_what_is_written_is_what_would_be_made_from_nothing(claim, editor, decide, was):
    """Also where a role, or a telling, stands otherwise than the claim; and after the way back."""
    claim.parties.filter(role=PartyRole.ACCUSED).update(status=Status.REJECTED)
    Claim.objects.filter(pk=claim.pk).update(status=was)
    claim.refresh_from_db()
    decide(claim.number, editor, version_of(claim), "so it is")
    assert entries() == made_from_nothing()
    undo_decision(editor, ReviewDecision.objects.get().pk)
    assert entries() == made_from_nothing()


@pytest.mark.parametrize("now", Status)
@pytest.mark.parametrize("was", Status)
def test_a_role_that_is_decided_by_itself_counts_at_once(claim, was, now):
    Claim.objects.update(status=Status.ACCEPTED)
    accused = claim.parties.filter(role=PartyRole.ACCUSED)
    accused.update(status=was)
    accused.update(status=now)
    assert entries() == made_from_nothing()
