"""Merges while others merge or link, and two who say of each other that it came first, on connections of their own."""

import threading

import pytest
from django.db import connection, transaction

from claims.editing import changing
from claims.editing.claims_merged import merge_claims
from claims.editing.origins import decide_origin
from claims.editing.parties import merge_parties
from claims.editing.refusal import Refused
from claims.models import Claim, MergeOperation, OriginDecision, Party
from claims.models.locks import lock_linking
from claims.terms import OriginKind, Role
from tests.factories import a_dispute, a_party, a_placed_claim, a_user, an_appearance, an_article


def both_ways_at_once(merge, one: int, other: int) -> list:
    """What two leads get who merge the same two at the same moment, each into the one that the other takes away."""
    leads = [a_user(Role.LEAD), a_user(Role.LEAD)]
    outcomes, ready = [], threading.Barrier(2)

    def work(lead, absorbed, survivor):
        ready.wait()
        try:
            outcomes.append(merge(lead, absorbed, survivor, "One and the same."))
        except Refused as refusal:
            outcomes.append(refusal)
        finally:
            connection.close()

    threads = [
        threading.Thread(target=work, args=(lead, *pair))
        for lead, pair in zip(leads, [(one, other), (other, one)], strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


@pytest.mark.django_db(transaction=True)
def test_two_editors_who_merge_the_same_two_both_ways_at_once():
    one, other = a_party("OpenAI"), a_party("Open AI")
    claims = [a_placed_claim(a_dispute(), f"Claim of {party}.", speaker=party) for party in (one, other)]
    outcomes = both_ways_at_once(merge_parties, one.pk, other.pk)
    merged = MergeOperation.objects.get()
    assert sorted(map(type, outcomes), key=lambda kind: kind.__name__) == [MergeOperation, Refused]
    assert "already" in str(next(outcome for outcome in outcomes if isinstance(outcome, Refused)))
    assert Party.objects.get(merged_into__isnull=False).pk == merged.absorbed_id
    assert {Claim.objects.get(pk=claim.pk).speaker_id for claim in claims} == {merged.survivor_id}


@pytest.mark.django_db(transaction=True)
def test_two_editors_who_merge_the_same_claims_both_ways_at_once():
    dispute = a_dispute()
    one, other = a_placed_claim(dispute, "They took data."), a_placed_claim(dispute, "Data was taken.")
    outcomes = both_ways_at_once(merge_claims, one.number, other.number)
    merged = MergeOperation.objects.get()
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["MergeOperation", "Refused"]
    assert "already" in str(next(outcome for outcome in outcomes if isinstance(outcome, Refused)))
    assert Claim.objects.get(merged_into__isnull=False).pk == merged.absorbed_id
    assert Claim.objects.get(pk=merged.survivor_id).appearances.count() == 2


@pytest.mark.django_db(transaction=True)
def test_an_editor_does_not_wait_forever_for_a_long_article(monkeypatch):
    monkeypatch.setattr(changing, "PATIENCE", 0.1)
    one, other, lead = a_party("OpenAI"), a_party("Open AI"), a_user(Role.LEAD)
    locked, done = threading.Event(), threading.Event()

    def link():
        with transaction.atomic():
            lock_linking()
            locked.set()
            done.wait(20)
        connection.close()

    linker = threading.Thread(target=link)
    linker.start()
    locked.wait(20)
    try:
        with pytest.raises(Refused, match="Try again in a minute"):
            merge_parties(lead, other.pk, one.pk, "One firm.")
    finally:
        done.set()
        linker.join()
    assert not Party.objects.filter(merged_into__isnull=False).exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_editors_who_say_that_either_telling_took_it_from_the_other_one_is_refused():
    claim = a_placed_claim(a_dispute())
    one = claim.appearances.get()
    other = an_appearance(an_article("Again\n\nIt took data."), claim, "It took data")

    def take(editor, told, source, reason):
        return decide_origin(editor, claim.number, OriginKind.TAKEN, told, source, reason)

    outcomes = both_ways_at_once(take, one.pk, other.pk)
    assert sorted(map(type, outcomes), key=lambda kind: kind.__name__) == [OriginDecision, Refused]
    assert "took it from" in str(next(outcome for outcome in outcomes if isinstance(outcome, Refused)))
