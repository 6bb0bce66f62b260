"""Words that were taken down stand nowhere any more, whatever had been made of them."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection

from claims import tasks
from claims.editing.claims_merged import merge_claims
from claims.editing.clips import keep_clip
from claims.editing.corrections import correct_telling
from claims.editing.notes import Words, edit_note, note_words, reply, write_note
from claims.editing.ratings import change_rating, withdraw_rating
from claims.editing.reports import file_report
from claims.editing.review import accept_claim, reject_claim, version_of
from claims.editing.told import told_in, version_of_telling
from claims.editing.withdrawing import version_of_claim, withdraw_claim
from claims.ingest import take_text
from claims.linking import relink_article
from claims.models import (
    Anchor,
    Appearance,
    Article,
    Blackout,
    Claim,
    Embedding,
    Fingerprint,
    Snapshot,
    Story,
    TakenWords,
    Telling,
)
from claims.terms import ReportKind, Role, TakedownScope
from claims.text.blackout import BLOCK, bare_words
from claims.text.spans import Span
from tests.editing.takendown import columns, holding, plant, taken_down
from tests.factories import a_claim, a_user, an_appearance, an_article
from tests.ratings import a_finding, a_rating
from tests.stories import a_story

pytestmark = pytest.mark.django_db

WORDS = "copied the private ledgers of the bank"
URL = "https://news.example.org/ledgers"
FIRST = f"Regulator accuses DeepSeek\n\nOpenAI said on Monday that DeepSeek {WORDS}. Nobody answered."
SECOND = FIRST.replace("private ledgers", "pri\u00advate\nledgers").replace("Nobody", "For days nobody")
OTHER = f"What the bank lost\n\nOpenAI said that DeepSeek {WORDS} in May."


def take(text: str, url: str) -> Snapshot:
    snapshot = take_text(text, publisher="The News", published_on=date(2025, 1, 30), url=url)
    tasks.run_through(snapshot)
    return snapshot


@pytest.fixture
def versions() -> tuple[Snapshot, Snapshot]:
    """Two versions of an article, read and linked, and another article that tells the same."""
    one, two = take(FIRST, URL), take(SECOND, URL)
    take(OTHER, "https://other.example.org/ledgers")
    return one, two


def told() -> Appearance:
    return Appearance.objects.filter(article__canonical_url=URL, content__contains="ledgers").first()


@pytest.fixture
def written(versions) -> Claim:
    """What people did with it and wrote on it, each time in the words that are to go."""
    editor, lead = a_user(Role.EDITOR), a_user(Role.LEAD)
    row = told()
    claim = row.claim
    accept_claim(claim.number, editor, version_of(claim), f"It {WORDS}.")
    stands = told_in(row := Appearance.objects.get(pk=row.pk))
    correct_telling(editor, row.pk, version_of_telling(row, stands), replace(stands, negated=True), f"So: {WORDS}")
    note = write_note(editor, claim, Words(f"Why “{WORDS}”?"))
    edit_note(editor, note.pk, note.version, Words(f"Why “{WORDS}”, really?"))
    reply(lead, note.pk, Words(f"Because it {WORDS}."))
    found = {"reasons": f"Nobody {WORDS}.", "sources": [{"url": URL, "name": WORDS}], "alternate_name": WORDS}
    rating = a_rating(claim, editor, claim_reviewed=WORDS, organisation=f"Who {WORDS}", **found)
    change_rating(editor, rating.pk, 1, a_finding(**found), f"It {WORDS}.")
    withdraw_rating(editor, rating.pk, 2, f"It never {WORDS}.")
    start = FIRST.index("private")
    note_words(editor, versions[0], Span(start, start + 15), Words("These."))
    file_report(claim, ReportKind.HARM, f"Nobody {WORDS}!")
    keep_clip(editor, "https://elsewhere.example/", f"it {WORDS}", title=WORDS)
    a_story(claim, title=f"Who {WORDS}")
    other = Claim.objects.create(wording=f"DeepSeek {WORDS} again.")
    merge_claims(lead, other.number, claim.number, f"Both {WORDS}")
    third = Claim.objects.create(wording=f"Nobody {WORDS}.")
    reject_claim(third.number, editor, version_of(third), f"No: {WORDS}")
    fourth = Claim.objects.create(wording="Something.", status="accepted")
    fourth.refresh_from_db()
    withdraw_claim(lead, fourth.number, version_of_claim(fourth), f"It said who {WORDS}.")
    return Claim.objects.get(pk=claim.pk)


def test_the_words_stand_nowhere_any_more(written, versions):
    held = {*holding(WORDS)}
    assert len(held) > 30, held
    planted = plant(WORDS)
    assert len(planted) > 60
    done = taken_down(None, WORDS, TakedownScope.EVERYWHERE)
    left = holding(WORDS)
    assert left == [], " ".join(left)
    assert done.counts["stored versions"] == 3
    assert {snapshot.redacted_at is not None for snapshot in Snapshot.objects.all()} == {True}
    assert not Fingerprint.objects.exists()


def test_nothing_moves_and_what_is_made_of_the_words_follows(written, versions):
    taken_down(versions[0], WORDS)
    one, two = Snapshot.objects.filter(article__canonical_url=URL).order_by("number")
    assert [len(one.text), len(two.text)] == [len(FIRST), len(versions[1].text)]
    assert BLOCK in one.text
    assert one.text.replace(BLOCK, "") == FIRST.replace(WORDS, "")
    assert (one.html, two.html) == ("", "")
    for anchor in Anchor.objects.filter(snapshot__in=[one, two], appearance__isnull=False, start__isnull=False):
        assert anchor.exact == anchor.snapshot.text[anchor.start : anchor.end]
    claim = Claim.objects.get(pk=written.pk)
    assert BLOCK in claim.wording
    assert claim.updated_at > written.updated_at
    assert not Telling.objects.filter(appearance=told_again(), version__gt="").exists()
    assert not Embedding.objects.filter(wording_hash=written.wording_hash).exists()
    assert [mark.n_words for mark in Blackout.objects.order_by("snapshot")] == [7, 7]


def test_words_that_hold_only_a_part_of_the_place_lose_that_part():
    snapshot = an_article("H\n\nOpenAI says that DeepSeek copied the private ledgers of the bank. All of it.")
    claim = a_claim("DeepSeek copied the private ledgers.")
    before = an_appearance(snapshot, claim, "DeepSeek copied the private")
    behind = an_appearance(snapshot, claim, "All of it")
    taken_down(snapshot, WORDS)
    before, behind = Appearance.objects.get(pk=before.pk), Appearance.objects.get(pk=behind.pk)
    assert before.content == before.anchors.get().exact == f"DeepSeek {BLOCK * 18}"
    assert set(before.events.values_list("content", flat=True)) == {before.content}
    assert behind.anchors.get().prefix == f"{BLOCK * 30}. "
    assert Claim.objects.get().wording == f"DeepSeek {BLOCK * 26}."


def told_again() -> Appearance:
    return Appearance.objects.filter(article__canonical_url=URL, content__contains=BLOCK).first()


@pytest.mark.slow
def test_in_one_article_the_words_of_others_stay(written, versions):
    taken_down(versions[0], WORDS)
    left = holding(WORDS)
    assert "claims_snapshot.text" in left
    other = Snapshot.objects.get(article__canonical_url__contains="other.example")
    assert other.redacted_at is None
    assert not Snapshot.objects.filter(article__canonical_url=URL, text__contains=WORDS).exists()
    theirs = Appearance.objects.get(article=other.article)
    assert WORDS in theirs.content
    assert theirs.anchors.get().exact == theirs.content
    assert BLOCK in Story.objects.get().title
    assert Story.objects.get().slug.startswith("taken-down-")


def test_only_one_version_can_be_meant(written, versions):
    taken_down(versions[0], WORDS, TakedownScope.VERSION)
    one, two = Snapshot.objects.filter(article__canonical_url=URL).order_by("number")
    assert (one.redacted_at is None, two.redacted_at is None) == (False, True)


@pytest.mark.slow
def test_reading_and_linking_again_brings_nothing_back(written, versions):
    taken_down(None, WORDS, TakedownScope.EVERYWHERE)
    article = Article.objects.get(canonical_url=URL)
    tasks.read_again(article)
    relink_article(article)
    assert holding(WORDS) == []
    assert BLOCK in Claim.objects.get(pk=written.pk).wording


@pytest.mark.slow
def test_the_same_article_fetched_again_is_blacked_out_before_it_is_stored(versions):
    taken_down(versions[0], WORDS)
    same = take(SECOND, URL)
    assert same.number == 2  # no new version: it is the one that is held
    third = take(SECOND.replace("For days", "For weeks"), URL)
    assert third.number == 3
    assert (third.redacted_at is None, third.html) == (False, "")
    assert BLOCK in third.text
    assert third.blackouts.get().n_words == 7
    elsewhere = take(OTHER.replace("May", "June"), "https://other.example.org/ledgers")
    assert WORDS in elsewhere.text  # that was not meant


def test_a_text_without_an_address_that_comes_in_again_is_the_same_one():
    pasted = take_text(FIRST, publisher="The News")
    taken_down(pasted, WORDS)
    again = take_text(FIRST, publisher="The News")
    assert again == pasted
    assert Snapshot.objects.count() == 1


def test_what_is_kept_to_know_the_words_again_is_no_word(versions):
    taken_down(versions[0], WORDS)
    kept = TakenWords.objects.get()
    assert kept.n_words == len(bare_words(WORDS))
    assert len(kept.digest) == 64
    assert not any(word in str(vars(kept)) for word in ("ledgers", "private"))


def test_every_column_of_words_is_looked_through():
    """A new table or column is looked through by itself; one that is left out is named in ``NOT_WORDS``."""
    from claims.editing.blacking.columns import NOT_WORDS, tables_with_words

    seen = {(table.name, column.name) for table in tables_with_words() for column in table.columns}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns "
            "WHERE table_schema = 'public' AND is_generated <> 'NEVER'"
        )
        generated = {*cursor.fetchall()}
    left_out = {
        (table, column)
        for table, column, kind in columns()
        if kind in ("text", "varchar", "jsonb") and table.startswith("claims_") and column not in NOT_WORDS
    }
    assert left_out - seen - generated == {
        ("claims_takedown", "words"),
    }
