"""Importing into a database that holds something: what stands there stays, and what is new comes as what it is."""

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from claims.editing.importing import locking
from claims.editing.parties import set_wikidata_id
from claims.editing.refusal import Refused
from claims.models import (
    Agreement,
    Appearance,
    Article,
    Claim,
    ClaimParty,
    Party,
    Placement,
    Publisher,
    TimelineEntry,
)
from claims.terms import PartyRole, Role, Status
from tests.factories import a_claim, a_dispute, a_party, a_placed_claim, a_publisher, a_user, an_appearance
from tests.imports import empty, exported, imported
from tests.meanwhile import meanwhile

pytestmark = pytest.mark.django_db


@pytest.fixture
def dispute():
    return a_dispute(slug="data")


def test_what_stands_here_stays_and_is_listed(dispute):
    claim = a_placed_claim(dispute, "DeepSeek took data.", about=(a_party("DeepSeek"),))
    tables = exported(None)
    Claim.objects.filter(pk=claim.pk).update(wording="DeepSeek took much data.", status=Status.ACCEPTED)
    ClaimParty.objects.filter(claim=claim).update(role=PartyRole.ACCUSED)
    Appearance.objects.filter(claim=claim).update(certainty="may")
    outcome = imported(a_user(), *tables)
    assert outcome.is_nothing
    assert [(d.table, d.line, d.claim, d.column, d.here, d.told) for d in outcome.differences] == [
        ("Claims", 2, claim.number, "status", "accepted", "suggested"),
        ("Claims", 2, claim.number, "claim", "DeepSeek took much data.", "DeepSeek took data."),
        ("Claims", 2, claim.number, "roles", "accused: DeepSeek", "about: DeepSeek"),
        ("Tellings", 2, claim.number, "certainty", "may", "stated"),
    ]
    claim.refresh_from_db()
    assert (claim.wording, claim.status) == ("DeepSeek took much data.", "accepted")


def test_a_number_that_is_another_claim_here_is_left_out(dispute):
    a_placed_claim(dispute, "DeepSeek took data.")
    tables = exported(None)
    number = Claim.objects.get().number
    empty()
    a_placed_claim(dispute, "Something else is so.", number=number)
    outcome = imported(a_user(), *tables)
    assert outcome.is_nothing
    assert [row.why for row in outcome.left_out] == [
        f"Number {number} is another claim here: “Something else is so.”. Nothing of this row comes."
        " To bring it, give it a number that is free here, in both tables.",
        f"Claim {number} is left out, or takes no tellings here.",
    ]


def test_a_new_telling_of_a_known_claim_comes(dispute):
    claim = a_placed_claim(dispute, "DeepSeek took data.")
    Placement.objects.update(by_editor=True)
    tables = exported(None)
    appearance = claim.appearances.get()
    words, url = appearance.content, appearance.article.canonical_url
    new = tables[1].split(b"\r\n")
    line = new[1].replace(url.encode(), b"https://elsewhere.example/story").replace(b"PetaPixel", b"Gazette")
    outcome = imported(a_user(), tables[0], b"\r\n".join([new[0], new[1], line, b""]))
    assert (outcome.problems, outcome.left_out, outcome.new_claims, outcome.new_tellings) == ([], [], 0, 1)
    assert outcome.same_tellings == 1
    came = Appearance.objects.get(article__canonical_url="https://elsewhere.example/story")
    assert (came.content, came.claim, came.article.publisher.name) == (words, claim, "Gazette")
    assert TimelineEntry.objects.filter(claim=claim, dispute=dispute).count() == 2
    assert claim.stats.n_articles == 2


def test_words_in_an_article_that_is_held_are_found_in_its_text(dispute):
    claim = a_placed_claim(dispute, "DeepSeek took data.")
    tables = exported(None)
    snapshot = claim.appearances.get().first_snapshot
    claim.appearances.all().delete()
    Placement.objects.all().delete()
    claim.delete()
    outcome = imported(a_user(), *tables)
    assert (outcome.new_tellings, outcome.new_articles) == (1, 0)
    assert Appearance.objects.get().first_snapshot == snapshot
    assert exported(None)[1] == tables[1]

    other = tables[1].replace(b"DeepSeek took data.", b"DeepSeek took lots!")
    claims = tables[0].replace(str(claim.number).encode() + b",", b"99,", 1)
    outcome = imported(a_user(), claims, other.replace(str(claim.number).encode() + b",", b"99,", 1))
    assert [row.why for row in outcome.left_out][-1:] == [
        "Its words stand in no version of the article that is held here."
    ]


def test_words_that_tell_another_claim_here_stay_there(dispute):
    claim = a_placed_claim(dispute, "DeepSeek took data.")
    tables = exported(None)
    other = a_claim("Another one.")
    Appearance.objects.filter(claim=claim).update(claim=other)
    Claim.objects.filter(pk=claim.pk).update(merged_into=None)
    outcome = imported(a_user(), *tables)
    assert [row.why for row in outcome.left_out] == [f"Its words tell claim {other.number} here."]


@pytest.mark.parametrize("status", [Status.REJECTED, Status.WITHDRAWN])
def test_what_a_person_took_away_does_not_come_back(dispute, status):
    claim = a_placed_claim(dispute, "DeepSeek took data.")
    tables = exported(None)
    Claim.objects.filter(pk=claim.pk).update(status=status, tombstone="It was wrong.")
    outcome = imported(a_user(), *tables)
    assert outcome.is_nothing
    assert outcome.differences[0].here == status
    assert outcome.n_left_out == 1
    claim.refresh_from_db()
    assert claim.status == status


def test_parties_are_known_by_their_names_and_one_name_of_two_is_told_apart(dispute):
    for slug in ("times", "times-2"):
        party = Party.objects.create(name="Times", kind="organisation", slug=slug)
        a_placed_claim(dispute, f"Said by {slug}.", speaker=party)
    tables = exported(None)
    empty()
    known = a_party("OpenAI")
    assert imported(a_user(), *tables).new_parties == 2
    assert exported(None) == tables
    assert sorted(Party.objects.exclude(pk=known.pk).values_list("slug", flat=True)) == ["times", "times-2"]


def test_new_parties_are_made_all_at_once_and_each_under_an_address_of_its_own(dispute):
    for name in ("Open AI", "The Lab", "The Firm", "The Bank"):
        a_placed_claim(dispute, f"Said by {name}.", speaker=a_party(name), publisher=a_publisher("The Paper"))
    claims, tellings = (table.replace(b"the-lab", b"open-ai").replace(b"the-firm", b"") for table in exported(None))
    empty()
    with CaptureQueriesContext(connection) as asked:
        assert imported(a_user(), claims, tellings).new_parties == 4
    assert sum('INSERT INTO "claims_party" ' in each["sql"] for each in asked) <= 3  # two have no end of their own
    assert dict(Party.objects.values_list("name", "slug")) == {
        "The Lab": "open-ai",  # what was told last stands first
        "Open AI": "open-ai-2",
        "The Firm": "the-firm",
        "The Bank": "the-bank",
    }
    told = Claim.objects.values_list("wording", "speaker__name")
    assert dict(told) == {f"Said by {name}.": name for _, name in told}


def test_of_two_new_parties_with_one_wikidata_id_one_has_it(dispute):
    for name in ("Open AI", "The Lab"):
        a_placed_claim(dispute, f"Said by {name}.", speaker=a_party(name))
    claims, tellings = exported(None)
    empty()
    claims = re.sub(rb",suggested,(Open AI|The Lab),,", rb",suggested,\1,Q42,", claims)
    outcome = imported(a_user(), claims, tellings)
    assert [found.column for found in outcome.differences] == ["speaker_qid"]
    assert sorted(Party.objects.values_list("wikidata_id", flat=True)) == ["", "Q42"]


def test_a_new_party_does_not_take_the_wikidata_id_of_another(dispute):
    firm, lab = a_party("Open AI Inc", wikidata_id="Q21708200"), a_party("DeepSeek", wikidata_id="Q1")
    for n in range(2):
        a_placed_claim(dispute, f"DeepSeek took data, no. {n}.", speaker=firm, about=(lab,))
    tables = exported(None)
    empty()
    a_party("OpenAI", wikidata_id="Q21708200")
    a_party("The Lab", wikidata_id="Q1")
    outcome = imported(a_user(), *tables)
    here = "{} is the id of {}; {} came without. Are they one? A lead can merge them."
    assert [(each.line, each.column, each.here, each.told) for each in outcome.differences] == [
        (2, "speaker_qid", here.format("Q21708200", "OpenAI", "Open AI Inc"), "Q21708200"),
        (2, "roles", here.format("Q1", "The Lab", "DeepSeek"), "Q1"),
    ]
    assert outcome.new_claims == 2
    assert sorted(Party.objects.values_list("name", "wikidata_id")) == [
        ("DeepSeek", ""), ("Open AI Inc", ""), ("OpenAI", "Q21708200"), ("The Lab", "Q1"),
    ]  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_an_editor_who_gives_the_id_meanwhile_is_told_of_the_new_one():
    a_placed_claim(a_dispute(slug="data"), speaker=a_party("OpenAI", wikidata_id="Q1"))
    tables, editor = exported(None), a_user()
    empty()
    known = a_party("DeepSeek")
    given = meanwhile(lambda: imported(editor, *tables), lambda: set_wikidata_id(editor, known.pk, "Q1"))
    with pytest.raises(Refused, match="Q1 is the id of OpenAI already"):
        given.result()


def test_a_new_outlet_does_not_take_the_domain_of_another(dispute):
    a_placed_claim(dispute, "DeepSeek took data.")
    tables = exported(None)
    empty()
    site = a_publisher("example.org", domains=["example.org"])
    imported(a_user(), *tables)
    assert Article.objects.get().publisher.name == "PetaPixel"
    assert Publisher.objects.get(domains__contains=["example.org"]) == site


def test_an_outlet_that_was_merged_is_the_one_into_which_it_was(dispute):
    a_placed_claim(dispute, "DeepSeek took data.")
    tables = exported(None)
    empty()
    magazine = a_publisher("Photo Magazine")
    a_publisher("PetaPixel", merged_into=magazine)
    imported(a_user(), *tables)
    telling = Appearance.objects.get()
    assert telling.article.publisher == telling.chain.last().publisher == magazine


def test_an_accusation_waits_for_a_second_editor():
    dispute = a_dispute(slug="data", second_editor=True)
    claim = a_placed_claim(dispute, "DeepSeek took data.", Status.ACCEPTED)
    ClaimParty.objects.create(claim=claim, party=a_party("DeepSeek"), role=PartyRole.ACCUSED, status=Status.ACCEPTED)
    tables = exported(None)
    empty()
    editor = a_user()
    outcome = imported(editor, *tables)
    assert outcome.held_back == 1
    assert Claim.objects.get().status == Status.SUGGESTED
    assert Agreement.objects.get().user == editor


def test_it_is_all_or_nothing_and_a_dry_run_is_nothing(dispute):
    a_placed_claim(dispute, "DeepSeek took data.")
    tables = exported(None)
    empty()
    outcome = imported(a_user(), *tables, dry_run=True)
    assert (outcome.new_claims, outcome.new_tellings) == (1, 1)
    stray = tables[1] + b"77" + tables[1].split(b"\r\n")[1] + b"\r\n"  # of a claim with another number
    outcome = imported(a_user(), tables[0], stray)
    assert "is not in the table of claims" in outcome.problems[0]
    assert (Claim.objects.count(), Article.objects.count(), Party.objects.count()) == (0, 0, 0)


def test_a_telling_is_not_blamed_for_what_is_wrong_with_its_claim(dispute):
    a_placed_claim(dispute, "DeepSeek took data.")
    claims, tellings = exported(None)
    outcome = imported(a_user(), claims.replace(b",suggested,", b",sure,"), tellings)
    (problem,) = outcome.problems
    assert "Claims, line 2, column “status”" in problem


def test_without_tellings_no_new_claim_comes(dispute):
    a_placed_claim(dispute, "DeepSeek took data.")
    claims, _ = exported(None)
    assert imported(a_user(), claims).same_claims == 1
    empty()
    outcome = imported(a_user(), claims)
    assert "is new, and the table of tellings has none of it" in outcome.left_out[0].why


def test_words_that_do_not_fit_together_are_told(dispute):
    claim = a_placed_claim(dispute, "DeepSeek took data.")
    an_appearance(claim.appearances.get().first_snapshot, claim, "DeepSeek took")
    claims, tellings = exported(None)
    empty()
    broken = tellings.replace(b"DeepSeek took,", b"DeepSeek gave,")
    outcome = imported(a_user(), claims, broken)
    assert "Other words of the same version stand there" in outcome.problems[0]
    assert Claim.objects.count() == 0


def test_only_who_may_decide_brings_what_is_decided(dispute):
    a_placed_claim(dispute, "DeepSeek took data.")
    tables = exported(None)
    with pytest.raises(PermissionDenied):
        imported(a_user(Role.CONTRIBUTOR), *tables)


@pytest.mark.django_db(transaction=True)
def test_two_at_once_do_not_meet(dispute):
    a_placed_claim(dispute, "DeepSeek took data.")
    tables = exported(None)
    other = connections.create_connection("default")
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [locking._LOCK])
        with pytest.raises(Refused, match="Another import is being made"):
            imported(a_user(), *tables)
    finally:
        other.close()
