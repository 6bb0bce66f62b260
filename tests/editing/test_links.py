"""Decisions about which tellings state the same: kept, and refused where they contradict others."""

import pytest

from claims.editing.links import hold_apart, hold_together
from claims.editing.refusal import Refused
from claims.linking import relink_article
from claims.models import Appearance, Claim, LinkDecision, Telling
from claims.terms import Role
from tests.factories import a_user
from tests.linking.telling_tales import tell

pytestmark = pytest.mark.django_db

REASON = "the same statement"


@pytest.fixture
def editor():
    return a_user(Role.EDITOR)


@pytest.fixture
def told() -> list[int]:
    """Three tellings of three claims."""
    texts = ("DeepSeek copied its models", "somebody had helped themselves", "prices would rise in the autumn")
    return [tell(f"OpenAI said that {text}.", f"Outlet {number}").pk for number, text in enumerate(texts)]


def claims_linked_anew(*tellings: int) -> list[Claim]:
    for telling in Appearance.objects.filter(pk__in=tellings).select_related("article"):
        relink_article(telling.article)
    return [Claim.objects.get(appearances=pk) for pk in tellings]


def test_held_together_they_tell_one_claim(editor, told):
    (pk,) = hold_together(editor, [told[1], told[0]], REASON)
    decision = LinkDecision.objects.get(pk=pk)
    assert (decision.appearance_id, decision.other_id, decision.same) == (told[0], told[1], True)
    assert (decision.reason, decision.decided_by) == (REASON, editor)
    assert Telling.objects.filter(version="").count() == 2
    first, second = claims_linked_anew(told[0], told[1])
    assert first == second


def test_what_was_decided_is_not_decided_twice(editor, told):
    hold_together(editor, told[:2], REASON)
    assert hold_together(editor, told[:2], "again") == []
    assert LinkDecision.objects.get().reason == REASON


def test_without_the_decision_they_part_again(editor, told):
    hold_together(editor, told[:2], REASON)
    claims_linked_anew(*told[:2])
    LinkDecision.objects.all().delete()
    first, second = claims_linked_anew(*told[:2])
    assert first != second


def test_what_contradicts_a_decision_is_refused_with_its_reason(editor, told):
    hold_together(editor, told[:2], REASON)
    with pytest.raises(Refused, match=f"{editor.username} decided on .* the same claim .*{REASON}"):
        hold_apart(a_user(Role.EDITOR), told[1:2], told[:1], "not at all")


def test_what_contradicts_others_by_way_of_a_third_is_refused(editor, told):
    one, other, third = told
    hold_together(editor, [one, other], REASON)
    hold_apart(editor, [other], [third], "another matter")
    with pytest.raises(Refused, match="different claims"):
        hold_together(editor, [one, third], REASON)
    assert LinkDecision.objects.count() == 2


def test_a_chain_of_the_same_cannot_be_cut_at_its_ends(editor, told):
    one, other, third = told
    hold_together(editor, [one, other], REASON)
    hold_together(editor, [other, third], REASON)
    with pytest.raises(Refused, match="the same claim"):
        hold_apart(editor, [one], [third], "another matter")
