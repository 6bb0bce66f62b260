"""Many claims in full: as few queries as for one, and what their pages say."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import ClaimParty, ClaimRelation, Reply
from claims.permissions import Gate, Known
from claims.terms import AnchorState, PartyRole, Publishes, RelationKind, ReplyKind, Status
from claims.timeline.in_full import find_in_full, load_in_full
from tests.factories import a_dispute, a_party, a_placed_claim, a_publisher, an_appearance, an_article

pytestmark = pytest.mark.django_db

READERS = Gate.for_readers()


@pytest.fixture
def dispute():
    return a_dispute(slug="data")


def queries(gate: Gate, claims: list[int]) -> int:
    with CaptureQueriesContext(connection) as made:
        load_in_full(gate, claims)
    return len(made)


def test_many_claims_take_as_few_queries_as_one(dispute):
    claims = [a_placed_claim(dispute, f"Claim {n} is made.", about=(a_party("DeepSeek"),)).pk for n in range(30)]
    assert queries(READERS, claims[:1]) == queries(READERS, claims) == 4
    assert queries(Gate.for_readers(Known(date(2025, 3, 1))), claims) == 5


def test_a_claim_says_what_stands_around_it(dispute):
    accused = a_party("DeepSeek")
    claim = a_placed_claim(dispute, "DeepSeek took data.")
    ClaimParty.objects.create(claim=claim, party=accused, role=PartyRole.ACCUSED)
    denial = a_placed_claim(dispute, "It took none.", speaker=accused)
    ClaimRelation.objects.create(claim=denial, kind=RelationKind.DENIES, other=claim)
    Reply.objects.create(accusation=claim, party=accused, kind=ReplyKind.DENIED, answer=denial)
    second = an_article("Earlier\n\nOpenAI says data went.", date(2025, 1, 2), a_publisher("The Wire"))
    an_appearance(second, claim, "data went")
    (found,) = load_in_full(READERS, [claim.pk])
    assert [told.appearance.content for told in found.tellings] == ["data went", "DeepSeek took data."]
    assert (found.facts.n_articles, found.facts.n_origins) == (2, 2)
    assert [(each.label, each.other.number) for each in found.relations] == [("denied by", denial.number)]
    assert [reply.kind for reply in found.replies] == [ReplyKind.DENIED]
    assert [other["role"] for other in found.claim.others] == [PartyRole.ACCUSED]
    first = found.tellings[0]
    assert first.selector["exact"] == second.text[first.selector["start"] : first.selector["end"]]
    assert first.state == AnchorState.SAME
    assert [node.label for node in first.chain] == ["OpenAI", "The Wire"]
    assert found.changed_at >= claim.updated_at


@pytest.mark.parametrize("most", [None, 1])
def test_why_a_clock_is_set_is_told_by_the_first_to_set_it_so(dispute, most):
    claim = a_placed_claim(dispute, "It took data.", published_on=date(2025, 2, 2))
    an_appearance(an_article("So it is.", date(2025, 1, 2)), claim, "it is")
    for telling in claim.appearances.order_by("pk"):
        why = {"rule": str(telling.article.published.lower)}
        claim.appearances.filter(pk=telling.pk).update(happened=(date(2024, 8, 1), date(2024, 9, 1)), happened_why=why)
    (found,) = load_in_full(READERS, [claim.pk], most)
    assert found.facts.happened.why == {"rule": "2025-01-02"}


def test_the_order_is_the_one_asked_for_and_what_is_hidden_is_left_out(dispute):
    strict = a_dispute("Strict", publishes=Publishes.ACCEPTED)
    claims = [a_placed_claim(dispute, f"Claim {n} is made.").pk for n in range(3)]
    hidden = a_placed_claim(strict, "Nobody checked this.").pk
    found = load_in_full(READERS, [claims[2], hidden, claims[0]])
    assert [each.claim.pk for each in found] == [claims[2], claims[0]]
    assert len(load_in_full(Gate(sees_all=True), [hidden])) == 1


def test_of_a_claim_that_many_tell_the_first_tellings_are_enough(dispute):
    claim = a_placed_claim(dispute, "DeepSeek took data.")
    for n in range(1, 4):
        told = an_article(f"Again {n}\n\nOpenAI says data went.", date(2025, 2, n))
        last = an_appearance(told, claim, "data went")
    (all_of_it,), (first,) = load_in_full(READERS, [claim.pk]), load_in_full(READERS, [claim.pk], most_tellings=2)
    assert [each.appearance.pk for each in first.tellings] == [each.appearance.pk for each in all_of_it.tellings[:2]]
    assert first.facts == all_of_it.facts
    assert first.facts.n_tellings == 4
    assert first.changed_at == all_of_it.changed_at
    assert last.pk not in {each.appearance.pk for each in first.tellings}
    with CaptureQueriesContext(connection) as made:
        load_in_full(READERS, [claim.pk], most_tellings=2)
    assert len(made) == 5


def test_a_redacted_text_is_not_pointed_into(dispute):
    claim = a_placed_claim(dispute, "DeepSeek took data.")
    snapshot = claim.appearances.get().first_snapshot
    snapshot.redacted_at = snapshot.fetched_at
    snapshot.save(update_fields=["redacted_at"])
    (found,) = load_in_full(READERS, [claim.pk])
    assert found.tellings[0].selector is None


def test_one_is_found_by_its_number(dispute):
    claim = a_placed_claim(dispute, "DeepSeek took data.", Status.ACCEPTED)
    assert find_in_full(READERS, claim.number).claim == claim
    assert find_in_full(READERS, claim.number + 1) is None
    assert load_in_full(READERS, []) == []
