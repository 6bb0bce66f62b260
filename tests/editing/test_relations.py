"""An editor's word on relations, contradictions and replies: kept with its reason; no machine overrides it."""

import pytest
from django.core.exceptions import PermissionDenied

from claims.editing import relations, replies
from claims.editing.refusal import Refused
from claims.linking.near import Neighbours
from claims.linking.relating import relate
from claims.models import ClaimRelation, Contradiction, Reply
from claims.terms import RelationKind, Role, Status
from tests.factories import a_claim, a_dispute, a_party, a_placed_claim, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return a_user(Role.EDITOR)


def a_relation(kind: str = "denies", **fields) -> ClaimRelation:
    return ClaimRelation.objects.create(claim=a_claim("No."), kind=kind, other=a_claim("Yes."), **fields)


def a_contradiction() -> Contradiction:
    one, other = (a_placed_claim(a_dispute(), words).appearances.get() for words in ("It is ten.", "It is two."))
    fields = {"slot": "amount", "kind": "slip", "reading": "ten", "other_reading": "two"}
    return Contradiction.objects.create(appearance=one, other=other, **fields)


def a_reply() -> Reply:
    return Reply.objects.create(accusation=a_claim(), party=a_party("Cobalt"), kind="declined")


DECISIONS = [
    (a_relation, relations.accept_relation, Status.ACCEPTED),
    (a_relation, relations.reject_relation, Status.REJECTED),
    (a_contradiction, relations.accept_contradiction, Status.ACCEPTED),
    (a_contradiction, relations.reject_contradiction, Status.REJECTED),
    (a_reply, replies.accept_reply, Status.ACCEPTED),
    (a_reply, replies.reject_reply, Status.REJECTED),
]


@pytest.mark.parametrize("make, decide, status", DECISIONS)
def test_a_decision_is_kept_with_who_made_it_and_why(editor, make, decide, status):
    row = make()
    decide(editor, row.pk, "read both again")
    row.refresh_from_db()
    assert row.status == status
    event = type(row).pgh_event_model.objects.filter(pgh_obj=row).latest("pgh_id")
    assert event.pgh_context.metadata["reason"] == "read both again"
    assert event.pgh_context.metadata["user"] == editor.pk


@pytest.mark.parametrize("make, decide, status", DECISIONS)
def test_it_takes_a_reason_and_the_right_to_decide(editor, make, decide, status):
    row = make()
    with pytest.raises(Refused, match="Say why"):
        decide(editor, row.pk, "  ")
    with pytest.raises(PermissionDenied):
        decide(a_user(Role.CONTRIBUTOR), row.pk, "because")
    row.refresh_from_db()
    assert row.status == Status.SUGGESTED


def test_what_a_contradiction_comes_to_is_written_beside_it(editor):
    row = relations.accept_contradiction(editor, a_contradiction().pk, "asked the clerk", "The docket says ten.")
    assert row.decision == "The docket says ten."


def test_what_an_editor_wrote_outlives_the_machine(editor):
    one, other = a_placed_claim(a_dispute(), "No."), a_claim("Yes.")
    relation = relations.relate_claims(editor, one, RelationKind.DENIES, other, "plain reading", words="No")
    relate({one.pk, other.pk}, Neighbours())
    relation.refresh_from_db()
    assert (relation.status, relation.words) == (Status.ACCEPTED, "No")


def test_writing_what_is_suggested_accepts_it(editor):
    suggested = a_relation()
    written = relations.relate_claims(editor, suggested.claim, RelationKind.DENIES, suggested.other, "plain reading")
    assert (written.pk, written.status) == (suggested.pk, Status.ACCEPTED)


def test_a_claim_does_not_stand_in_a_relation_to_itself(editor):
    claim = a_claim()
    with pytest.raises(Refused, match="itself"):
        relations.relate_claims(editor, claim, RelationKind.SUPPORTS, claim, "because")


def test_a_loop_of_supersedes_is_refused(editor):
    one, two, three = a_claim("One."), a_claim("Two."), a_claim("Three.")
    relations.relate_claims(editor, one, RelationKind.SUPERSEDES, two, "later")
    relations.relate_claims(editor, two, RelationKind.SUPERSEDES, three, "later")
    with pytest.raises(Refused, match="supersedes"):
        relations.relate_claims(editor, three, RelationKind.SUPERSEDES, one, "later")
    assert ClaimRelation.objects.count() == 2


@pytest.mark.parametrize("fields", [{"status": Status.REJECTED}, {"status": Status.WITHDRAWN, "tombstone": "parody"}])
def test_a_claim_that_is_gone_is_refused(editor, fields):
    gone = a_claim("Gone.", **fields)
    with pytest.raises(Refused, match="not there any more"):
        relations.relate_claims(editor, gone, RelationKind.DENIES, a_claim(), "because")


def test_a_merged_claim_is_refused(editor):
    merged = a_claim("The same.", merged_into=a_claim())
    with pytest.raises(Refused, match="merged into"):
        relations.relate_claims(editor, a_claim("No."), RelationKind.DENIES, merged, "because")
