"""Decisions about which tellings state the same: kept, refused where they contradict others, undone."""

import pytest
from django.core.exceptions import PermissionDenied

from claims.editing.links import decide_different, decide_same, stale_articles, undo_link_decision
from claims.editing.refusal import Refused
from claims.linking import relink_article
from claims.models import Appearance, Article, Claim, LinkDecision, Telling
from claims.terms import Role, Status
from tests.factories import a_user
from tests.linking.telling_tales import tell

pytestmark = pytest.mark.django_db

REASON = "the same statement"


@pytest.fixture
def editor():
    return a_user(Role.EDITOR)


@pytest.fixture
def told() -> list[Appearance]:
    """Three tellings of three claims."""
    texts = ("DeepSeek copied its models", "somebody had helped themselves", "prices would rise in the autumn")
    return [tell(f"OpenAI said that {text}.", f"Outlet {number}") for number, text in enumerate(texts)]


def brought_up_to_date(*appearances: Appearance) -> list[Claim]:
    for pk in stale_articles(appearances):
        relink_article(Article.objects.get(pk=pk))
    return [Claim.objects.get(appearances=appearance) for appearance in appearances]


def test_the_same(editor, told):
    decision = decide_same(editor, told[1].pk, told[0].pk, REASON)
    assert (decision.appearance_id, decision.other_id, decision.reason) == (told[0].pk, told[1].pk, REASON)
    assert Telling.objects.filter(version="").count() == 2
    first, second = brought_up_to_date(told[0], told[1])
    assert first == second
    assert decide_same(editor, told[0].pk, told[1].pk, "again") == decision
    assert decision.events.latest("pgh_id").pgh_context.metadata["user"] == editor.pk


@pytest.mark.django_db(transaction=True)  # who did it is written down with a whole transaction
def test_undone(editor, told):
    decision = decide_same(editor, told[0].pk, told[1].pk, REASON)
    brought_up_to_date(told[0], told[1])
    undone = undo_link_decision(editor, decision.pk, "they are not")
    assert not LinkDecision.objects.exists()
    first, second = brought_up_to_date(*undone)
    assert first != second


def test_what_contradicts_a_decision_is_refused_with_its_reason(editor, told):
    decide_same(editor, told[0].pk, told[1].pk, REASON)
    with pytest.raises(Refused, match=f"{editor.username} decided on .* the same claim .*{REASON}"):
        decide_different(a_user(Role.EDITOR), told[1].pk, told[0].pk, "not at all")


def test_what_contradicts_others_by_way_of_a_third_is_refused(editor, told):
    one, other, third = (appearance.pk for appearance in told)
    decide_same(editor, one, other, REASON)
    decide_different(editor, other, third, "another matter")
    with pytest.raises(Refused, match="different claims"):
        decide_same(editor, one, third, REASON)
    assert LinkDecision.objects.count() == 2


def test_a_chain_of_the_same_cannot_be_cut_at_its_ends(editor, told):
    one, other, third = (appearance.pk for appearance in told)
    decide_same(editor, one, other, REASON)
    decide_same(editor, other, third, REASON)
    with pytest.raises(Refused, match="the same claim"):
        decide_different(editor, one, third, "another matter")


def test_what_makes_no_sense_is_refused(editor, told):
    with pytest.raises(Refused, match="Say why"):
        decide_same(editor, told[0].pk, told[1].pk, " ")
    with pytest.raises(Refused, match="one telling"):
        decide_same(editor, told[0].pk, told[0].pk, REASON)
    with pytest.raises(Appearance.DoesNotExist):
        decide_same(editor, told[0].pk, 0, REASON)
    Appearance.objects.filter(pk=told[0].pk).update(status=Status.REJECTED)
    with pytest.raises(Refused, match="rejected"):
        decide_different(editor, told[0].pk, told[1].pk, REASON)


def test_who_may_not_decide_may_not_undo_either(editor, told):
    decision = decide_same(editor, told[0].pk, told[1].pk, REASON)
    contributor = a_user(Role.CONTRIBUTOR)
    with pytest.raises(PermissionDenied):
        decide_same(contributor, told[0].pk, told[2].pk, REASON)
    with pytest.raises(PermissionDenied):
        undo_link_decision(contributor, decision.pk, REASON)
