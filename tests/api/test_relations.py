"""/api/v1/relations."""

import pytest

from claims.models import Claim, ClaimRelation
from claims.terms import RelationKind, Status
from tests.api.asking import ask
from tests.factories import a_dispute, a_placed_claim

pytestmark = pytest.mark.django_db


@pytest.fixture
def relation():
    dispute = a_dispute()
    claim, denial = (a_placed_claim(dispute, words, Status.ACCEPTED) for words in ("It took data.", "It took none."))
    evidence = denial.appearances.get()
    return ClaimRelation.objects.create(
        claim=denial, kind=RelationKind.DENIES, other=claim, evidence=evidence, status=Status.ACCEPTED, words="none"
    )


def test_it_says_how_claims_stand_to_each_other(client, relation):
    (told,) = ask(client, "relations")["items"]
    assert told == {
        "id": relation.pk, "kind": "denies", "label": "denies", "claim": relation.claim.number,
        "other": relation.other.number, "status": "accepted", "words": "none", "evidence": relation.evidence_id,
    }  # fmt: skip


def test_with_a_claim_that_is_withdrawn_its_relations_go(client, relation):
    Claim.objects.filter(pk=relation.other_id).update(status=Status.WITHDRAWN, tombstone="It was satire.")
    assert ask(client, "relations")["items"] == []
