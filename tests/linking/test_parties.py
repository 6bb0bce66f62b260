"""Whom a name means: sure, or left as words."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.linking import link_article
from claims.linking.chains import store_chains
from claims.linking.parties import learn_aliases, resolve
from claims.models import Affiliation, Appearance, MentionDecision, Party, PartyAlias
from claims.reading import read_snapshot
from claims.terms import PartyKind, Status
from tests.factories import a_party, a_publisher, a_user, an_article

pytestmark = pytest.mark.django_db


def tell(text: str, published_on: date = date(2025, 1, 30), publisher: str = "PetaPixel") -> Appearance:
    """The first appearance of an article of this text, read and linked."""
    snapshot = an_article(text, published_on, a_publisher(publisher))
    read_snapshot(snapshot)
    link_article(snapshot.article)
    return snapshot.article.appearances.order_by("pk").first()


def the_party(name: str, kind: PartyKind | None) -> Party | None:
    return resolve(name, kind).party


def a_namesake(slug: str, kind: PartyKind = PartyKind.PERSON, house: Party | None = None) -> Party:
    party = Party.objects.create(name="Jordan Blake", kind=kind, slug=slug)
    PartyAlias.objects.create(party=party, name=party.name)
    if house:
        Affiliation.objects.create(party=party, organisation=house)
    return party


def test_a_new_name_makes_a_party_and_is_known_from_then_on():
    made = the_party("Jordan Blake", PartyKind.PERSON)
    assert (made.kind, made.slug) == ("person", "jordan-blake")
    assert the_party("  jordan  BLAKE ", None) == made


def test_names_that_only_a_machine_suggested_do_not_decide():
    altman = a_party("Sam Altman", PartyKind.PERSON)
    alias = PartyAlias.objects.create(party=altman, name="Altman")
    assert the_party("Altman", PartyKind.PERSON) != altman
    Party.objects.get(name="Altman").delete()
    PartyAlias.objects.filter(pk=alias.pk).update(status=Status.ACCEPTED)
    assert the_party("Altman", PartyKind.PERSON) == altman


class TestNamesakes:
    def test_their_kind_tells_them_apart(self):
        person, band = a_namesake("jordan-blake"), a_namesake("jordan-blake-2", PartyKind.GROUP)
        assert the_party("Jordan Blake", PartyKind.PERSON) == person
        assert the_party("Jordan Blake", PartyKind.GROUP) == band

    def test_for_whom_they_speak_tells_them_apart(self):
        meta, suno = a_party("Meta"), a_party("Suno")
        at_meta, at_suno = a_namesake("jordan-blake", house=meta), a_namesake("jordan-blake-2", house=suno)
        assert resolve("Jordan Blake", PartyKind.PERSON, house="Suno").party == at_suno
        assert resolve("Jordan Blake", PartyKind.PERSON, house="Meta").party == at_meta

    def test_where_it_is_not_sure_nobody_is_guessed_and_the_chain_says_why(self):
        a_namesake("jordan-blake"), a_namesake("jordan-blake-2")
        appearance = tell("Jordan Blake said that the models were trained on stolen books.")
        assert appearance.speaker is None
        assert appearance.claim.speaker is None
        first = appearance.chain.first()
        assert (first.unnamed, first.unnamed_reason) == ("Jordan Blake", "2 parties are called “Jordan Blake”")
        assert Party.objects.filter(name="Jordan Blake").count() == 2

    def test_an_editor_says_which_is_meant(self):
        a_namesake("jordan-blake"), (meant := a_namesake("jordan-blake-2"))
        MentionDecision.objects.create(words="Jordan Blake", party=meant, decided_by=a_user())
        assert tell("Jordan Blake said that the books were stolen.").speaker == meant


class TestDecisions:
    TEXT = "The company said that the models were trained on stolen books."

    def linked_after(self, **decision) -> Appearance:
        snapshot = an_article(self.TEXT)
        read_snapshot(snapshot)
        appearance = snapshot.article.appearances.get()
        if decision.pop("here", False):
            decision["appearance"] = appearance
        MentionDecision.objects.create(decided_by=a_user(), **decision)
        link_article(snapshot.article)
        appearance.refresh_from_db()
        return appearance

    def test_words_that_are_no_name_may_mean_a_party_in_one_appearance(self):
        meta = a_party("Meta")
        appearance = self.linked_after(words="The company", party=meta, here=True)
        assert appearance.speaker == meta
        assert appearance.chain.first().party == meta

    def test_one_appearance_goes_before_everywhere(self):
        meta, suno = a_party("Meta"), a_party("Suno")
        MentionDecision.objects.create(words="the company", party=suno, decided_by=a_user())
        assert self.linked_after(words="The company", party=meta, here=True).speaker == meta
        assert the_party("The company", None) == suno

    def test_nobody_in_particular_is_kept_with_its_reason(self):
        decision = {"words": "OpenAI", "party": None, "reason": "A parody account."}
        MentionDecision.objects.create(decided_by=a_user(), **decision)
        appearance = tell("OpenAI said that the models were trained on stolen books.")
        assert appearance.speaker is None
        assert appearance.chain.first().unnamed_reason == "A parody account."


def test_forms_may_be_shared_but_not_with_another_partys_own_name():
    for name in ("The New York Times", "Los Angeles Times"):
        party = a_party(name)
        learn_aliases([{"canonical": name, "kind": "organisation", "mentions": [name, "Times", "Meta"]}])
        a_party("Meta")
        assert party.aliases.filter(name="Times").exists()
    assert set(PartyAlias.objects.filter(name="Meta").values_list("party__name", flat=True)) == {
        "The New York Times",  # Meta was not known yet
        "Meta",
    }


def test_many_forms_take_as_many_queries_as_one(django_assert_max_num_queries):
    parties = [a_party(f"Cobalt Number {number}") for number in range(20)]
    found = [
        {"canonical": each.name, "kind": "organisation", "mentions": [f"{each}, Inc.", "Cobalt"]} for each in parties
    ]
    with django_assert_max_num_queries(4):
        learn_aliases(found)
    with django_assert_max_num_queries(3):
        learn_aliases(found)
    learnt = PartyAlias.objects.filter(status=Status.SUGGESTED)
    assert learnt.filter(name="Cobalt").count() == learnt.filter(name__endswith=", Inc.").count() == 20


class TestAffiliations:
    def test_what_texts_say_adds_up_whatever_their_order(self):
        texts = [
            ("OpenAI spokeswoman Liz Bourgeois said that the models are safe.", date(2025, 1, 30)),
            ("OpenAI spokeswoman Liz Bourgeois said that the books were bought.", date(2024, 11, 2)),
            ("Former OpenAI spokeswoman Liz Bourgeois said that the books were stolen.", date(2025, 6, 1)),
        ]
        for text in texts:
            tell(*text)
        office = Affiliation.objects.get()
        assert (office.title.casefold(), office.organisation.name) == ("spokeswoman", "OpenAI")
        assert (office.held.lower, office.held.upper) == (date(2024, 11, 2), date(2025, 6, 1))
        assert office.held_why["named_last"] == "2025-01-30"
        assert office.evidence.article.published.lower == date(2024, 11, 2)  # the first to say so

    def test_a_house_is_looked_up_once_for_all_who_speak_for_it(self):
        people = ("Liz Bourgeois", "Ann Moreau", "Jordan Blake", "Cora Nolan")
        said = "\n\n".join(f"OpenAI spokeswoman {name} said that model {n} is safe." for n, name in enumerate(people))
        read_snapshot(snapshot := an_article(said))
        rows = snapshot.article.appearances.select_related("article__publisher", "run")
        with CaptureQueriesContext(connection) as queries:
            store_chains(list(rows))
        assert Affiliation.objects.filter(organisation__name="OpenAI").count() == 4
        assert sum("claims_mentiondecision" in query["sql"] for query in queries) == 2

    def test_several_organisations_are_kept(self):
        tell("OpenAI spokeswoman Liz Bourgeois said that the models are safe.")
        tell("Anthropic spokeswoman Liz Bourgeois said that the models are safer.", date(2026, 1, 30))
        held = Affiliation.objects.order_by("held").values_list("organisation__name", "held__startswith")
        assert list(held) == [("OpenAI", date(2025, 1, 30)), ("Anthropic", date(2026, 1, 30))]

    def test_what_a_person_decided_stays(self):
        tell("OpenAI spokeswoman Liz Bourgeois said that the models are safe.")
        Affiliation.objects.update(status=Status.REJECTED)
        tell("OpenAI spokeswoman Liz Bourgeois said that the books were bought.", date(2024, 11, 2))
        office = Affiliation.objects.get()
        assert (office.status, office.held.lower) == ("rejected", date(2025, 1, 30))
