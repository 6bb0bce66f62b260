"""A claim that is split, and a split that is undone, are told as that: nobody said anything new."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from claims.editing.claims_merged import articles_of, split_claim, undo_claims
from claims.linking import relink_article
from claims.models import Appearance, Article, Claim, Dispute, MergeOperation, Placement, TimelineEntry, User
from claims.permissions import Gate
from claims.terms import Publishes, Role, Status
from claims.timeline.disputes import Place
from claims.timeline.news import Part, load_news
from claims.timeline.news.splits import Split
from tests.factories import a_dispute, a_user
from tests.linking.telling_tales import tell

pytestmark = pytest.mark.django_db

LONG_AGO = datetime(2025, 1, 1, tzinfo=UTC)
SAID = "OpenAI said that DeepSeek copied its models."


@pytest.fixture
def lead() -> User:
    return a_user(Role.LEAD)


@pytest.fixture
def dispute() -> Dispute:
    return a_dispute(rules={"words": ["DeepSeek"]})


@pytest.fixture
def claim(dispute) -> Claim:
    """A claim told three times, which stands by rule and was seen for long."""
    for number in range(3):
        tell(SAID, f"Outlet {number}")
    seen_for_long()
    return Claim.objects.get()


def seen_for_long() -> None:
    TimelineEntry.objects.update(shown_at=LONG_AGO)
    TimelineEntry.objects.filter(accepted_at__isnull=False).update(accepted_at=LONG_AGO)


def linked_anew(operation: MergeOperation) -> MergeOperation:
    for pk in articles_of(operation):
        relink_article(Article.objects.get(pk=pk))
    return operation


def split(lead: User, claim: Claim) -> MergeOperation:
    first = claim.appearances.order_by("pk")[0]
    return linked_anew(split_claim(lead, claim.number, [first.pk], "Another occasion."))


def undone(lead: User, operation: MergeOperation) -> MergeOperation:
    return linked_anew(undo_claims(lead, operation.pk, "The same after all.")[0])


def told(dispute: Dispute, since: timedelta = timedelta(days=1), gate: Gate | None = None) -> dict[Part, list]:
    """Part → its rows."""
    page = load_news(gate or Gate.for_readers(), Place(dispute, None, [], []), timezone.now() - since)
    return {shown.part: shown.rows for shown in page.shown}


def test_a_split_is_no_new_claim(dispute, claim, lead):
    operation = split(lead, claim)
    made = Claim.objects.get(pk=operation.absorbed_id)
    assert made.placements.filter(by_editor=False).get().dispute == dispute
    (row,) = told(dispute).pop(Part.CORRECTIONS)
    assert row == Split(operation.decided_at, claim.number, claim.wording, made.number, made.wording, False)
    assert told(dispute).keys() == {Part.CORRECTIONS}


def test_a_split_that_was_undone_is_no_new_telling(dispute, claim, lead):
    operation = undone(lead, split(lead, claim))
    assert claim.appearances.count() == 3
    found = told(dispute)
    assert found.keys() == {Part.CORRECTIONS}
    (row,) = found[Part.CORRECTIONS]
    assert (row.at, row.is_undone, row.number) == (operation.undone_at, True, claim.number)


def test_each_is_told_to_whoever_comes_after_it(dispute, claim, lead):
    operation = split(lead, claim)
    yesterday = timezone.now() - timedelta(hours=20)
    MergeOperation.objects.update(decided_at=yesterday)
    assert told(dispute, timedelta(hours=1)) == {}
    assert not told(dispute)[Part.CORRECTIONS][0].is_undone
    undone(lead, operation)
    assert told(dispute, timedelta(hours=1))[Part.CORRECTIONS][0].is_undone


def test_whoever_did_not_see_the_tellings_hears_of_no_split(dispute, claim, lead):
    """Readers of what is accepted, of whose tellings those that left are not."""
    Dispute.objects.update(publishes=Publishes.ACCEPTED)
    dispute.refresh_from_db()
    Claim.objects.update(status=Status.ACCEPTED)
    first, *others = claim.appearances.order_by("pk")
    Appearance.objects.filter(pk__in=[each.pk for each in others]).update(status=Status.ACCEPTED)
    seen_for_long()
    operation = split(lead, claim)
    assert told(dispute) == {}
    assert told(dispute, gate=Gate.of(lead)).keys() == {Part.CORRECTIONS}
    undone(lead, operation)
    assert told(dispute) == {}


def test_what_was_seen_first_as_a_claim_of_its_own_is_new(dispute, claim, lead):
    operation = split(lead, claim)
    TimelineEntry.objects.filter(claim=operation.absorbed_id).update(shown_at=timezone.now() + timedelta(seconds=1))
    assert told(dispute).keys() == {Part.CLAIMS}


def test_nor_is_it_told_where_the_claim_is_not_seen(dispute, claim, lead):
    split(lead, claim)
    Claim.objects.filter(pk=claim.pk).update(status=Status.REJECTED)
    assert told(dispute) == {}
    assert told(a_dispute("Another", slug="another")) == {}


def test_a_split_claim_stays_where_it_stood_until_the_rules_have_spoken(dispute, claim, lead):
    first = claim.appearances.order_by("pk")[0]
    operation = split_claim(lead, claim.number, [first.pk], "Another occasion.")
    entry = TimelineEntry.objects.get(appearance=first)
    assert (entry.claim_id, entry.shown_at) == (operation.absorbed_id, LONG_AGO)
    Dispute.objects.update(rules={"words": ["Anthropic"]})
    linked_anew(operation)
    assert not Placement.objects.filter(claim=operation.absorbed_id).exists()
