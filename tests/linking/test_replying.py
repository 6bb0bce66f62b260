"""The ledger of replies in the tables: who is accused, and what they answered, where and when."""

from datetime import date

import pytest
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Count
from django.test.utils import CaptureQueriesContext

from claims.linking.replying import settle_replies
from claims.models import Affiliation, Appearance, Article, ClaimParty, ClaimRelation, Reply
from claims.terms import PartyKind, PartyRole, Status
from tests.factories import a_claim, a_party, an_appearance, an_article

pytestmark = pytest.mark.django_db


def an_accusation(text: str = "Cobalt took maps, the Weekly writes."):
    """A claim that accuses Cobalt, told in an article of this text."""
    cobalt = a_party("Cobalt")
    claim = a_claim("Cobalt took maps.", a_party("Ostrava Weekly"), about=[cobalt])
    ClaimParty.objects.create(claim=claim, party=cobalt, role=PartyRole.ACCUSED, words="took")
    an_appearance(an_article(text), claim, "Cobalt took maps")
    return claim


def answer(accusation, speaker, kind: str = "denies", **fields):
    """A claim by this speaker that stands against the accusation, in an article of 17 September."""
    snapshot = an_article("It took none, they say.", date(2025, 9, 17))
    claim = a_claim("It took none.", speaker)
    evidence = an_appearance(snapshot, claim, "It took none", **fields)
    return ClaimRelation.objects.create(claim=claim, kind=kind, other=accusation, evidence=evidence, words="none")


def ledger() -> list[tuple]:
    return list(Reply.objects.order_by("kind").values_list("party__name", "kind", "words", "status"))


def test_a_denial_is_an_answer_with_its_words_and_its_day():
    accusation = an_accusation()
    relation = answer(accusation, a_party("Cobalt"))
    settle_replies({accusation.pk})
    reply = Reply.objects.get()
    assert (reply.kind, reply.words, reply.answer) == ("denied", "none", relation.claim)
    assert reply.replied.lower == date(2025, 9, 17)
    assert reply.replied_why == {"rule": "told in an article of that day"}
    assert reply.evidence == relation.evidence


def test_a_spokesperson_answers_for_the_house():
    accusation, person = an_accusation(), a_party("Jana Nova", PartyKind.PERSON)
    Affiliation.objects.create(party=person, organisation=a_party("Cobalt"))
    answer(accusation, person)
    settle_replies({accusation.pk})
    assert [row[:2] for row in ledger()] == [("Cobalt", "denied")]


@pytest.mark.parametrize(
    "kind, fields, expected", [("answers", {}, "partial"), ("disputes", {"cue_class": "filing"}, "in_court")]
)
def test_what_kind_of_answer_it_is(kind, fields, expected):
    accusation = an_accusation()
    answer(accusation, a_party("Cobalt"), kind, **fields)
    settle_replies({accusation.pk})
    assert [row[1] for row in ledger()] == [expected]


def test_what_the_accused_would_not_say_makes_a_denial_partial():
    accusation = an_accusation("Cobalt took maps, the Weekly writes. Cobalt would not say what it did before.")
    answer(accusation, a_party("Cobalt"))
    settle_replies({accusation.pk})
    assert ledger() == [("Cobalt", "partial", "Cobalt would not say what it did before.", "suggested")]


def test_silence_is_found_in_the_article_that_tells_the_accusation():
    accusation = an_accusation("Cobalt took maps, the Weekly writes. Cobalt did not respond to questions.")
    settle_replies({accusation.pk})
    assert ledger() == [("Cobalt", "no_answer", "Cobalt did not respond to questions.", "suggested")]


def test_many_take_as_many_queries_as_one(django_assert_max_num_queries):
    first = {a_full_ledger(0)}
    with CaptureQueriesContext(connection) as one:
        settle_replies(first)
    many = {a_full_ledger(number) for number in range(1, 8)}
    with django_assert_max_num_queries(len(one)):
        settle_replies(many)
    told = Reply.objects.values_list("kind").annotate(n=Count("pk")).order_by("kind")
    assert list(told) == [("denied", 8), ("no_answer", 8)]


def a_full_ledger(number: int) -> int:
    """A claim that accuses somebody, who denies it by a spokesperson, and elsewhere did not respond."""
    house = a_party(f"Cobalt Number {number}")
    person = a_party(f"Jana Nova {number}", PartyKind.PERSON)
    Affiliation.objects.create(party=person, organisation=house)
    claim = a_claim(f"Number {number} took maps.", a_party("Ostrava Weekly"), about=[house])
    ClaimParty.objects.create(claim=claim, party=house, role=PartyRole.ACCUSED, words="took")
    an_appearance(an_article(f"It took maps. {house.name} did not respond to questions."), claim, "It took maps")
    answer(claim, person)
    return claim.pk


def test_who_is_neither_accused_nor_answers_is_not_in_the_ledger():
    claim = a_claim("Cobalt has an office.", a_party("Lumen"), about=[a_party("Cobalt")])
    an_appearance(an_article("Cobalt has an office. Cobalt declined to comment."), claim, "Cobalt has an office")
    settle_replies({claim.pk})
    assert ledger() == []


def test_whoever_it_is_about_and_speaks_against_it_is_in_the_ledger():
    claim = a_claim("Cobalt grew on maps.", a_party("Lumen"), about=[a_party("Cobalt")])
    an_appearance(an_article("Cobalt grew on maps."), claim, "Cobalt grew on maps")
    relation = answer(claim, a_party("Cobalt"))
    settle_replies({relation.claim_id})
    assert [row[:2] for row in ledger()] == [("Cobalt", "denied")]


def test_once_more_changes_nothing_and_what_is_gone_goes():
    accusation = an_accusation()
    relation = answer(accusation, a_party("Cobalt"))
    settle_replies({accusation.pk})
    before = list(Reply.objects.values())
    settle_replies({accusation.pk, relation.claim_id})
    assert list(Reply.objects.values()) == before
    relation.delete()
    settle_replies({accusation.pk})
    assert ledger() == []


@pytest.mark.parametrize("status", [Status.ACCEPTED, Status.REJECTED])
def test_what_a_person_decided_stays(status):
    accusation = an_accusation()
    relation = answer(accusation, a_party("Cobalt"))
    fields = {"kind": "denied", "evidence": relation.evidence, "words": "by hand", "status": status}
    Reply.objects.create(accusation=accusation, party=a_party("Cobalt"), **fields)
    Reply.objects.create(accusation=accusation, party=a_party("Cobalt"), kind="declined", status=status)
    before = list(Reply.objects.order_by("pk").values())
    settle_replies({accusation.pk})
    assert list(Reply.objects.order_by("pk").values()) == before


def test_an_accusation_without_a_living_telling_has_no_silence():
    accusation = an_accusation("Cobalt took maps. Cobalt did not respond.")
    Appearance.objects.update(status=Status.REJECTED)
    settle_replies({accusation.pk})
    assert ledger() == []


def test_an_answer_that_is_told_again_is_of_its_first_day():
    accusation = an_accusation()
    relation = answer(accusation, a_party("Cobalt"))
    again = an_appearance(an_article("It took none, they say again.", date(2026, 2, 13)), relation.claim, "took none")
    ClaimRelation.objects.update(evidence=again)
    settle_replies({accusation.pk})
    assert Reply.objects.get().replied.lower == date(2025, 9, 17)


@pytest.mark.parametrize(
    "again, said, replied",
    [
        (date(2026, 3, 2), None, date(2026, 3, 2)),  # told since: that answers
        (None, None, date(2025, 9, 17)),  # only an editor can have said so
        (date(2026, 3, 2), DateRange(date(2025, 9, 10), date(2025, 9, 11)), date(2025, 9, 17)),
    ],
)
def test_what_was_told_before_the_accusation_answered_nothing_yet(again, said, replied):
    accusation = an_accusation()
    Article.objects.update(published=DateRange(date(2026, 2, 13), date(2026, 2, 14)))
    Appearance.objects.update(said=said, said_why={"words": "then"} if said else {})
    relation = answer(accusation, a_party("Cobalt"))
    if again:
        an_appearance(an_article("It took none, they say again.", again), relation.claim, "took none")
    settle_replies({accusation.pk})
    assert Reply.objects.get().replied.lower == replied
