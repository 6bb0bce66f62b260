"""Two editors who give one Wikidata id to two parties at the same instant."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import transaction

from claims.editing.going_back import go_back
from claims.editing.parties import holder_of, set_wikidata_id
from claims.editing.refusal import Refused
from claims.models import Party
from claims.terms import Role
from tests.factories import a_claim, a_party, a_user
from tests.meanwhile import meanwhile, on_its_own, wait_until_it_waits


@pytest.mark.django_db(transaction=True)
def test_only_one_of_them_gets_it():
    parties, editors = [a_party("OpenAI"), a_party("Open AI")], [a_user(Role.EDITOR), a_user(Role.EDITOR)]
    one, other = (
        lambda pair=pair: set_wikidata_id(pair[0], pair[1].pk, "Q21708200")
        for pair in zip(editors, parties, strict=True)
    )
    with pytest.raises(Refused, match="Q21708200 is the id of OpenAI already"):
        meanwhile(one, other).result()
    assert Party.objects.get(wikidata_id="Q21708200") == parties[0]


@pytest.mark.django_db(transaction=True)
def test_nor_do_two_wait_for_each_other_who_take_theirs_away():
    parties, editor = [a_party("OpenAI", wikidata_id="Q1"), a_party("Open AI", wikidata_id="Q2")], a_user(Role.EDITOR)
    one, other = (lambda party=party: set_wikidata_id(editor, party.pk, "") for party in parties)
    assert meanwhile(one, other).result().wikidata_id == ""


@pytest.mark.django_db(transaction=True)
def test_who_holds_an_id_may_go_on_to_what_points_to_the_party_that_waits_for_it():
    """As an import does: it brings a party with the id, and then claims of parties that are here."""
    party, editor = a_party("OpenAI"), a_user(Role.EDITOR)
    with ThreadPoolExecutor(1) as aside, transaction.atomic():
        assert holder_of("Q1") is None
        given = aside.submit(on_its_own, lambda: set_wikidata_id(editor, party.pk, "Q1"))
        wait_until_it_waits(given)
        a_claim(speaker=party)
    assert given.result().wikidata_id == "Q1"


@pytest.mark.django_db
def test_one_that_another_party_has_by_now_does_not_come_back_by_the_history():
    lead, party = a_user(Role.LEAD), a_party("OpenAI")
    set_wikidata_id(lead, party.pk, "Q21708200")
    before = party.events.latest("pgh_id").pgh_id
    set_wikidata_id(lead, party.pk, "")
    set_wikidata_id(lead, a_party("Open AI").pk, "Q21708200")
    with pytest.raises(Refused, match="is the id of Open AI already"):
        go_back(lead, "party", party.pk, before, party.events.latest("pgh_id").pgh_id, "It was right.")
