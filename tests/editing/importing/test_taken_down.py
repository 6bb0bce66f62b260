"""Tables that hold words which were taken down: those come in blacked out, whatever they are in the table."""

import pytest

from claims.editing.importing import keep_tables
from claims.models import Anchor, Appearance, Claim, Dispute, Party, Snapshot, TableImport
from claims.terms import Status, TakedownScope
from claims.text.blackout import BLOCK
from tests.editing.takendown import holding, taken_down
from tests.factories import a_dispute, a_party, a_placed_claim, a_user
from tests.imports import empty, exported, imported

pytestmark = pytest.mark.django_db

WORDS = "the secret data of the bank"


@pytest.fixture
def editor():
    return a_user()


@pytest.fixture
def tables():
    """What a dispute of one claim is exported as: the words stand in what the article says, and not in the claim."""
    a_placed_claim(a_dispute(slug="data"), f"DeepSeek took {WORDS} away.")
    claims, tellings = exported(None)
    claims = claims.replace(b",DeepSeek took the secret data of the bank away", b",DeepSeek took something", 1)
    return claims, tellings.replace(b",OpenAI,,openai", f",keepers of {WORDS},,openai".encode())


def kept_of(editor, claims, tellings):
    """What is kept of an import, with what came of it."""
    outcome = imported(editor, claims, tellings)
    assert not outcome.problems
    assert TableImport.objects.filter(done_at__isnull=False).exists()
    return outcome


def test_they_come_in_blacked_out(editor, tables):
    empty()
    taken_down(None, WORDS, TakedownScope.EVERYWHERE)  # the histories hold them still
    assert kept_of(editor, *tables).new_tellings == 1
    assert holding(WORDS) == []
    anchor = Anchor.objects.select_related("snapshot", "appearance__claim").get()
    assert anchor.snapshot.text[anchor.start : anchor.end] == anchor.exact == anchor.appearance.content
    assert anchor.exact == f"DeepSeek took {BLOCK * len(WORDS)} away."
    assert anchor.snapshot.redacted_at


def test_the_same_tables_after_the_takedown_bring_nothing_anew(editor, tables):
    empty()
    kept_of(editor, *tables)
    taken_down(None, WORDS, TakedownScope.EVERYWHERE)
    outcome = kept_of(editor, *tables)
    assert outcome.is_nothing
    assert (outcome.same_claims, outcome.same_tellings) == (1, 1)
    assert (outcome.n_differences, outcome.n_left_out) == (0, 0)
    assert (Appearance.objects.count(), Snapshot.objects.count()) == (1, 1)
    assert holding(WORDS) == []


def test_files_that_wait_to_be_imported_go(editor, tables):
    dispute = Dispute.objects.get(slug="data")
    keep_tables(editor, dispute, *(("table.csv", table) for table in tables))
    taken_down(None, WORDS, TakedownScope.EVERYWHERE)
    assert not TableImport.objects.exists()


def test_a_claim_in_these_words_is_known_by_its_number(editor):
    a_placed_claim(a_dispute(slug="data"), f"DeepSeek took {WORDS}.", Status.ACCEPTED)
    tables = exported(None)
    taken_down(None, WORDS, TakedownScope.EVERYWHERE)
    outcome = kept_of(editor, *tables)
    assert (outcome.same_claims, outcome.same_tellings, outcome.n_left_out) == (1, 1, 0)


def test_a_name_that_holds_them_comes_under_another_address(editor):
    party = a_party("Friends of the secret data of the bank")
    a_placed_claim(a_dispute(slug="data"), "It was taken.", speaker=party)
    tables = exported(None)
    empty()
    taken_down(None, WORDS, TakedownScope.EVERYWHERE)  # the histories hold them still
    kept_of(editor, *tables)
    assert holding(WORDS) == holding(WORDS.replace(" ", "-")) == []
    party = Party.objects.get()
    assert party.name == f"Friends of {BLOCK * len(WORDS)}"
    assert party.slug.startswith("taken-down-")
    assert Appearance.objects.get().speaker == party


def test_what_was_taken_down_in_one_article_leaves_names_and_other_articles_alone(editor):
    one = a_placed_claim(a_dispute(slug="data"), "OpenAI said so.", Status.ACCEPTED)
    tables = exported(None)
    other = a_placed_claim(one.placements.get().dispute, "Nobody did.").appearances.get()
    taken_down(other.first_snapshot, "OpenAI", TakedownScope.ARTICLE)
    outcome = kept_of(editor, *tables)
    assert (outcome.same_claims, outcome.same_tellings) == (1, 1)
    assert (outcome.n_differences, outcome.n_left_out) == (0, 0)
    assert Claim.objects.filter(wording="OpenAI said so.").exists()
