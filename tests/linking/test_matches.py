"""Parties that may be one are suggested with the evidence, once, and never merged."""

from itertools import permutations

import pytest

from claims.linking import link_article
from claims.linking.matches import suggest_for_new, suggest_matches
from claims.models import Affiliation, Party, PartyAlias, PartyMatch
from claims.reading import read_snapshot
from claims.terms import MatchKind, PartyKind, Status
from tests.factories import a_dispute, a_party, a_placed_claim, an_article

pytestmark = pytest.mark.django_db


def pairs() -> dict[tuple[str, str], str]:
    found = PartyMatch.objects.select_related("party", "other")
    return {tuple(sorted((match.party.name, match.other.name))): match.kind for match in found}


def test_pairs_do_not_depend_on_the_order_of_the_parties():
    names = ("Getty", "Getty Images", "Federal Trade Commission", "FTC", "OpenAI", "OpenAl")
    for order in list(permutations(names))[::97]:
        Party.objects.all().delete()
        for name in order:
            suggest_matches([a_party(name)])
        assert pairs() == {
            ("Getty", "Getty Images"): MatchKind.LONGER,
            ("FTC", "Federal Trade Commission"): MatchKind.ACRONYM,
            ("OpenAI", "OpenAl"): MatchKind.SPELLING,
        }


def test_an_accepted_alias_counts_a_suggested_one_does_not():
    times = a_party("The New York Times")
    PartyAlias.objects.create(party=times, name="Grey Lady", status=Status.ACCEPTED)
    PartyAlias.objects.create(party=times, name="Gazette of Record", status=Status.SUGGESTED)
    suggest_matches([a_party("Grey Lady Ltd"), a_party("Gazette of Record Ltd")])
    assert set(pairs()) == {("Grey Lady Ltd", "The New York Times")}


def test_a_person_is_no_company():
    suggest_matches([a_party("Getty"), a_party("Paul Getty", PartyKind.PERSON)])
    assert not pairs()


def test_a_refused_pair_never_comes_back():
    parties = [a_party("Getty"), a_party("Getty Images")]
    assert suggest_matches(parties) == 1
    PartyMatch.objects.update(status=Status.REJECTED)
    assert suggest_matches(parties) == 0
    assert PartyMatch.objects.get().status == "rejected"


def test_merged_parties_are_left_out():
    getty, images = a_party("Getty"), a_party("Getty Images")
    Party.objects.filter(pk=getty.pk).update(merged_into=images)
    assert suggest_matches([images]) == 0
    assert suggest_for_new(since=0) == 0


def test_the_evidence_says_where_both_stand_and_for_whom_both_speak():
    scott, kevin = (a_party(name, PartyKind.PERSON) for name in ("Scott", "Kevin Scott"))
    microsoft = a_party("Microsoft")
    claim = a_placed_claim(a_dispute(), "Scott is wrong.", speaker=kevin, about=(scott,))
    for person in (scott, kevin):
        Affiliation.objects.create(party=person, organisation=microsoft)
    suggest_matches([kevin])
    match = PartyMatch.objects.get()
    article = claim.appearances.get().article_id
    assert match.evidence == {"names": ["Scott", "Kevin Scott"], "articles": [article], "houses": [microsoft.pk]}
    assert match.score == pytest.approx(0.8)


def test_linking_an_article_suggests_for_its_new_parties():
    a_party("Getty")
    snapshot = an_article("Getty Images said that Stability AI copied its photographs.")
    read_snapshot(snapshot)
    link_article(snapshot.article)
    assert set(pairs()) == {("Getty", "Getty Images")}


def test_finding_and_storing_many_takes_few_queries(django_assert_max_num_queries):
    for number in range(40):
        a_party(f"Getty Images {number}")
    with django_assert_max_num_queries(5 + 3 * 40):
        suggest_matches([a_party("Getty Images")])
