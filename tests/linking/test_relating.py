"""Relations in the tables: made again when a claim changes, save for what a person decided."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.linking import relating as relating_module
from claims.linking.near import Neighbours
from claims.linking.opposing import Relating
from claims.linking.relating import relate, without_loops
from claims.linking.vectors import make_missing
from claims.models import Affiliation, Appearance, ClaimRelation, PartyMatch
from claims.terms import MatchKind, RelationKind, Status
from tests.factories import a_claim, a_party, an_appearance, an_article

pytestmark = pytest.mark.django_db

TEXT = "Cobalt took maps, the Weekly writes.\n\nIt has never been near the archive, Cobalt says."


@pytest.fixture
def dispute():
    """An accusation and its denial in one article."""
    weekly, cobalt = a_party("Ostrava Weekly"), a_party("Cobalt")
    snapshot = an_article(TEXT)
    charge = a_claim("Cobalt took maps.", weekly, about=[cobalt])
    denial = a_claim("Cobalt has never been near the archive.", cobalt, about=[cobalt], negated=True)
    an_appearance(snapshot, charge, "Cobalt took maps")
    an_appearance(snapshot, denial, "It has never been near the archive", negated=True, negation_words=["never"])
    return charge, denial


def rows() -> list[tuple]:
    return list(ClaimRelation.objects.order_by("pk").values_list("claim", "kind", "other", "words", "status"))


def test_a_denial_is_suggested_with_its_words_and_its_telling(dispute):
    charge, denial = dispute
    relate({charge.pk}, Neighbours())
    relation = ClaimRelation.objects.get()
    assert (relation.claim, relation.kind, relation.other) == (denial, "denies", charge)
    assert (relation.words, relation.evidence) == ("never", denial.appearances.get())
    assert relation.rule
    assert 0 < relation.confidence < 1
    assert relation.status == Status.SUGGESTED


def test_a_name_and_its_initials_are_not_at_odds(dispute):
    """Whether they are one party an editor says; where one said that they are not, they may be."""
    charge, denial = dispute
    fund = a_party("Cobalt Archive Fund")
    Appearance.objects.filter(claim=charge).update(speaker=fund)
    relate({charge.pk}, Neighbours())
    assert not rows()
    one, other = sorted((fund, denial.speaker), key=lambda party: party.pk)
    PartyMatch.objects.create(party=one, other=other, kind=MatchKind.LONGER, score=0.5, status=Status.REJECTED)
    relate({charge.pk}, Neighbours())
    assert [row[:3] for row in rows()] == [(denial.pk, "denies", charge.pk)]


def test_once_more_changes_nothing_and_writes_nothing(dispute):
    charge, denial = dispute
    relate({charge.pk, denial.pk}, Neighbours())
    before = list(ClaimRelation.objects.values())
    with CaptureQueriesContext(connection) as queries:
        relate({denial.pk}, Neighbours())
    assert list(ClaimRelation.objects.values()) == before
    written = [query["sql"] for query in queries if not query["sql"].lstrip().startswith(("SELECT", "WITH"))]
    assert not [sql for sql in written if "claims_claimrelation" in sql]


def test_of_many_articles_the_earliest_are_looked_at_and_undated_ones_last(dispute, monkeypatch):
    monkeypatch.setattr(relating_module, "MOST_ARTICLES", 1)
    charge, denial = dispute
    an_appearance(an_article("Cobalt took maps, they write.", None), charge, "Cobalt took maps")
    an_appearance(an_article("Cobalt took maps, all say.", date(2026, 1, 1)), charge, "Cobalt took maps")
    relate({charge.pk}, Neighbours())
    assert [row[:3] for row in rows()] == [(denial.pk, "denies", charge.pk)]


def test_a_telling_that_was_rejected_does_not_stand_for_its_claim_from_afar():
    weekly, cobalt = a_party("Ostrava Weekly"), a_party("Cobalt")
    charge = a_claim("Cobalt copied the maps of the archive.", weekly, about=[cobalt])
    words = "Cobalt copied the maps of the archive"
    an_appearance(an_article(f"{words}.", date(2025, 4, 1)), charge, words, status=Status.REJECTED)
    an_appearance(an_article(f"{words}, it writes.", date(2025, 5, 1)), charge, words)
    answer = a_claim("Cobalt never copied the maps of the archive.", cobalt, negated=True)
    words = "Cobalt never copied the maps of the archive"
    fields = {"negated": True, "negation_words": ["never"]}
    an_appearance(an_article(f"{words}, it says.", date(2025, 6, 1)), answer, words, **fields)
    make_missing()
    relate({answer.pk}, Neighbours())
    assert [row[:3] for row in rows()] == [(answer.pk, "denies", charge.pk)]


def test_what_no_telling_supports_any_more_goes(dispute):
    charge, denial = dispute
    relate({charge.pk}, Neighbours())
    Appearance.objects.filter(claim=denial).update(status=Status.REJECTED)
    relate({denial.pk}, Neighbours())
    assert rows() == []


@pytest.mark.parametrize("status", [Status.ACCEPTED, Status.REJECTED])
def test_what_a_person_decided_stays(dispute, status):
    charge, denial = dispute
    ClaimRelation.objects.create(claim=denial, kind="denies", other=charge, words="by hand", status=status)
    ClaimRelation.objects.create(claim=charge, kind="supports", other=denial, status=status)
    before = rows()
    relate({charge.pk, denial.pk}, Neighbours())
    assert rows() == before


def test_a_pair_that_a_person_decided_is_not_suggested_again_under_another_name(dispute):
    charge, denial = dispute
    ClaimRelation.objects.create(claim=denial, kind="disputes", other=charge, status=Status.REJECTED)
    relate({charge.pk, denial.pk}, Neighbours())
    assert [row[4] for row in rows()] == ["rejected"]


def test_a_claim_without_a_speaker_is_no_obstacle():
    snapshot = an_article("Maps were taken, it is said. No maps were taken, Cobalt says.")
    cobalt = a_party("Cobalt")
    nobody = a_claim("Maps were taken.", cobalt)
    nobody.speaker = None
    nobody.save()
    an_appearance(snapshot, nobody, "Maps were taken", speaker=None)
    denial = a_claim("No maps were taken.", cobalt, negated=True)
    an_appearance(snapshot, denial, "No maps were taken", negated=True, negation_words=["No"])
    relate({nobody.pk}, Neighbours())
    assert [row[1] for row in rows()] == ["denies"]


def test_what_its_article_tells_and_is_not_linked_yet_is_no_obstacle(dispute):
    """A new version of the article was read, and another article is linked before it."""
    charge, denial = dispute
    snapshot = charge.appearances.get().first_snapshot
    an_appearance(snapshot, None, "Cobalt says", speaker=denial.speaker)
    relate({charge.pk}, Neighbours())
    assert [row[:3] for row in rows()] == [(denial.pk, "denies", charge.pk)]


def test_a_loop_of_supersedes_is_opened_at_its_least_sure_link(dispute):
    one, two = dispute
    three = a_claim("A third one.", a_party("Cobalt"))
    ClaimRelation.objects.create(claim=one, kind="supersedes", other=two, status=Status.ACCEPTED)

    def link(first, second, confidence):
        key = (first.pk, RelationKind.SUPERSEDES, second.pk)
        statement = type("S", (), {"published": date(2025, 1, 1), "id": first.pk})()
        return key, Relating(statement, RelationKind.SUPERSEDES, statement, "", "", confidence)

    kept = without_loops(dict([link(two, three, 0.8), link(three, one, 0.7), link(two, one, 0.9)]))
    assert [(key[0], key[2]) for key in kept] == [(two.pk, three.pk)]


def test_an_answer_is_found_by_a_charge_that_is_linked_after_it():
    """The order in which articles come does not matter."""
    weekly, cobalt = a_party("Ostrava Weekly"), a_party("Cobalt")
    answer = a_claim("Cobalt copied no maps of the archive.", cobalt, about=[cobalt], negated=True)
    words, fields = "Cobalt copied no maps of the archive", {"negated": True, "negation_words": ["no"]}
    an_appearance(an_article(f"{words}, it says.", date(2025, 6, 1)), answer, words, **fields)
    relate({answer.pk}, Neighbours())
    charge = a_claim("Cobalt copied the maps of the archive.", weekly, about=[cobalt])
    words = "Cobalt copied the maps of the archive"
    an_appearance(an_article(f"{words}, it writes.", date(2025, 5, 1)), charge, words)
    make_missing()
    relate({charge.pk}, Neighbours())
    assert ("denies", charge.pk) in ClaimRelation.objects.filter(claim=answer).values_list("kind", "other")


def test_what_was_found_from_one_side_stands_when_the_other_is_looked_at():
    """An answer is near to a charge against the house for which it is given, the charge not to it."""
    weekly, cobalt, novak = a_party("Ostrava Weekly"), a_party("Cobalt"), a_party("Jana Novak")
    Affiliation.objects.create(party=novak, organisation=cobalt, title="director")
    answer = a_claim("No maps of the archive were copied.", novak, negated=True)
    charge = a_claim("Cobalt copied the maps of the archive.", weekly, about=[cobalt])
    words, fields = "No maps of the archive were copied", {"negated": True, "negation_words": ["No"]}
    an_appearance(an_article(f"{words}, Jana Novak says.", date(2025, 6, 1)), answer, words, **fields)
    words = "Cobalt copied the maps of the archive"
    an_appearance(an_article(f"{words}, it writes.", date(2025, 5, 1)), charge, words)
    make_missing()
    relate({answer.pk}, Neighbours())
    assert [row[:3] for row in rows()] == [(answer.pk, "denies", charge.pk)]
    relate({charge.pk}, Neighbours())
    assert [row[:3] for row in rows()] == [(answer.pk, "denies", charge.pk)]
    Affiliation.objects.all().delete()
    relate({charge.pk}, Neighbours())
    assert rows() == []
