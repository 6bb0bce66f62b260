"""Ratings are given, changed, withdrawn and taken back; an organisation has one on a claim, and none is ever lost."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from claims.editing.claims_merged import merge_claims, preview_merge, split_claim, undo_claims
from claims.editing.going_back import go_back
from claims.editing.ratings import change_rating, give_rating, take_rating_back, withdraw_rating
from claims.editing.refusal import Refused, Stale
from claims.models import Claim, Rating
from claims.terms import Role, Status
from tests.factories import a_dispute, a_placed_claim, a_user, an_appearance, an_article
from tests.ratings import a_finding, a_rating

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim() -> Claim:
    return a_placed_claim(a_dispute(), status=Status.ACCEPTED)


@pytest.fixture
def editor():
    return a_user(Role.EDITOR)


def test_a_rating_keeps_all_that_was_found(claim, editor):
    rating = give_rating(editor, claim.number, a_finding())
    kept = Rating.objects.get()
    assert (kept, kept.claim, kept.decided_by, kept.wording) == (rating, claim, editor, claim.wording)
    assert (kept.alternate_name, kept.value, kept.decided_on) == ("Misleading", 2, date(2025, 3, 4))
    event = kept.events.get()
    assert event.pgh_context.metadata == {"user": editor.pk, "reason": "rated"}


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR])
def test_whoever_may_not_rate_does_nothing(claim, role):
    rating = a_rating(claim)
    nobody = a_user(role)
    for act in (
        lambda: give_rating(nobody, claim.number, a_finding(organisation="Another")),
        lambda: change_rating(nobody, rating.pk, 1, a_finding(alternate_name="True"), "So."),
        lambda: withdraw_rating(nobody, rating.pk, 1, "So."),
        lambda: take_rating_back(nobody, rating.pk, 1, "So."),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert Rating.objects.get().version == 1


def test_what_nobody_checked_is_not_rated(editor):
    claim = a_placed_claim(a_dispute())
    with pytest.raises(Refused, match="Accept it first"):
        give_rating(editor, claim.number, a_finding())


@pytest.mark.parametrize("status", [Status.REJECTED, Status.WITHDRAWN])
def test_a_claim_that_is_gone_is_not_rated(editor, status):
    claim = a_placed_claim(a_dispute(), status=status, tombstone="Gone.")
    with pytest.raises(Claim.DoesNotExist):
        give_rating(editor, claim.number, a_finding())


def test_sent_twice_it_is_there_once_and_another_of_the_same_house_is_refused(claim, editor):
    assert give_rating(editor, claim.number, a_finding()) == give_rating(editor, claim.number, a_finding())
    with pytest.raises(Refused, match="has rated this claim already: “Misleading”"):
        give_rating(editor, claim.number, a_finding(organisation="THE DAILY checker", alternate_name="True"))
    give_rating(editor, claim.number, a_finding(organisation="Others"))
    assert Rating.objects.count() == 2


@pytest.mark.parametrize("name", ["İstanbul Checks", "istanbul checks", "Straße", "ΣΑΣ"])
def test_capitals_of_whatever_letters_are_no_other_house(claim, editor, name):
    a_rating(claim, editor, organisation=name)
    for other in (name.upper(), name.lower(), name.swapcase()):
        try:
            with transaction.atomic():
                a_rating(claim, editor, organisation=other, alternate_name="True")
        except Refused:
            continue
    assert Rating.objects.filter(organisation=name).count() == 1


WRONG = {
    "no verdict": ({"alternate_name": ""}, "needs the verdict"),
    "no reasons": ({"reasons": " "}, "needs the reasons"),
    "nobody's": ({"organisation": "", "claim_reviewed": ""}, "the claim in short and whose verdict it is"),
    "two figures": ({"value": None}, "needs all three"),
    "upside down": ({"worst": Decimal(9)}, "has to be above the worst"),
    "no scale": ({"worst": Decimal(5)}, "has to be above the worst"),
    "off the scale": ({"value": Decimal(6)}, "from 1 to 5"),
    "tomorrow": ({"decided_on": timezone.now().date() + timedelta(days=2)}, "has not come yet"),
}


@pytest.mark.parametrize("fields, said", WRONG.values(), ids=WRONG)
def test_what_is_missing_or_is_not_so_is_said(claim, editor, fields, said):
    rating = a_rating(claim, editor, organisation="Others")
    for act in (
        lambda: give_rating(editor, claim.number, a_finding(**fields)),
        lambda: change_rating(editor, rating.pk, 1, a_finding(**fields), "So."),
    ):
        with pytest.raises(Refused, match=said):
            act()


IMPOSSIBLE = {
    "half a scale": {"value": None},
    "no scale": {"worst": 5},
    "off the scale": {"value": 6},
    "no verdict": {"alternate_name": ""},
    "withdrawn without a word": {"withdrawn_at": timezone.now(), "tombstone": ""},
    "a script": {"url": "javascript:alert(1)"},
}


@pytest.mark.parametrize("fields", IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_the_database_keeps_out_what_cannot_be(claim, fields):
    rating = a_rating(claim)
    with pytest.raises(IntegrityError), transaction.atomic():
        Rating.objects.filter(pk=rating.pk).update(**fields)


def test_a_change_tells_readers_why_and_the_history_keeps_both(claim, editor):
    rating = a_rating(claim, editor)
    changed = change_rating(editor, rating.pk, 1, a_finding(alternate_name="False"), " A new ruling came. ")
    assert (changed.version, changed.correction, changed.alternate_name) == (2, "A new ruling came.", "False")
    assert changed.updated_at > rating.updated_at
    assert list(rating.events.order_by("pgh_id").values_list("alternate_name", flat=True)) == ["Misleading", "False"]


def test_a_change_needs_its_reason_and_the_version_on_the_screen(claim, editor):
    rating = a_rating(claim, editor)
    with pytest.raises(Refused, match="Say what is changed"):
        change_rating(editor, rating.pk, 1, a_finding(alternate_name="False"), " ")
    with pytest.raises(Refused, match="says that already"):
        change_rating(editor, rating.pk, 1, a_finding(), "So.")
    change_rating(editor, rating.pk, 1, a_finding(alternate_name="False"), "So.")
    with pytest.raises(Stale):
        change_rating(editor, rating.pk, 1, a_finding(alternate_name="True"), "No, so.")
    with pytest.raises(Stale):
        withdraw_rating(editor, rating.pk, 1, "So.")
    assert Rating.objects.get().alternate_name == "False"


def test_a_withdrawn_rating_leaves_a_tombstone_and_a_way_back(claim, editor):
    rating = withdraw_rating(editor, a_rating(claim, editor).pk, 1, "We mixed up two suits.")
    assert (rating.tombstone, rating.version) == ("We mixed up two suits.", 2)
    with pytest.raises(Refused, match="was withdrawn"):
        change_rating(editor, rating.pk, 2, a_finding(alternate_name="True"), "So.")
    back = take_rating_back(editor, rating.pk, 2, "It was the right suit.")
    assert (back.withdrawn_at, back.tombstone) == (None, "")


def test_it_is_not_taken_back_over_a_newer_one(claim, editor):
    rating = withdraw_rating(editor, a_rating(claim, editor).pk, 1, "Wrong.")
    a_rating(claim, editor, alternate_name="True")
    with pytest.raises(Refused, match="has rated this claim already"):
        take_rating_back(editor, rating.pk, 2, "Right.")


def test_an_earlier_state_can_stand_again_but_no_withdrawn_one(claim, editor):
    rating = a_rating(claim, editor)
    first = rating.events.get().pgh_id
    change_rating(editor, rating.pk, 1, a_finding(alternate_name="False"), "So.")
    latest = rating.events.order_by("-pgh_id")[0].pgh_id
    back = go_back(editor, "rating", rating.pk, first, latest, "It was right.")
    assert (back.alternate_name, back.version) == ("Misleading", 3)
    assert "before" in back.correction
    withdraw_rating(editor, rating.pk, 3, "Wrong.")
    with pytest.raises(Refused, match="withdrawn"):
        go_back(editor, "rating", rating.pk, first, rating.events.order_by("-pgh_id")[0].pgh_id, "So.")


def test_a_merge_takes_ratings_along_and_its_undoing_puts_them_back(claim):
    lead, other = a_user(Role.LEAD), a_placed_claim(a_dispute(), "It took data.", Status.ACCEPTED)
    rating = a_rating(other)
    assert (1, "ratings") in preview_merge(other, claim).moves
    operation = merge_claims(lead, other.number, claim.number, "The same.")
    assert Rating.objects.get().claim == claim
    undo_claims(lead, operation.pk, "They are two.")
    assert Rating.objects.get() == rating
    assert Rating.objects.get().claim == other


def test_two_ratings_of_one_house_do_not_come_together(claim):
    lead, other = a_user(Role.LEAD), a_placed_claim(a_dispute(), "It took data.", Status.ACCEPTED)
    a_rating(other)
    a_rating(claim, organisation="the daily checker")
    with pytest.raises(Refused, match="has rated both claims"):
        merge_claims(lead, other.number, claim.number, "The same.")


def test_a_split_leaves_the_rating_where_it_is_and_its_undoing_takes_along_what_came(claim):
    lead = a_user(Role.LEAD)
    second = an_appearance(an_article("H\n\nOpenAI says that it was late."), claim, "it was late", status="accepted")
    rating = a_rating(claim)
    operation = split_claim(lead, claim.number, [second.pk], "Two matters.")
    assert Rating.objects.get().claim == claim
    parted = Claim.objects.get(pk=operation.absorbed_id)
    a_rating(parted, organisation="Others")
    own = a_rating(parted)
    with pytest.raises(Refused, match="has rated both claims"):
        undo_claims(lead, operation.pk, "One.")
    withdraw_rating(lead, own.pk, 1, "Of the other.")
    undo_claims(lead, operation.pk, "One.")
    assert set(Rating.objects.values_list("claim", flat=True)) == {claim.pk}
    assert rating.withdrawn_at is None
