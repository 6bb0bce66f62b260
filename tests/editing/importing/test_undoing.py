"""Undoing an import: what came goes, what somebody has worked on stays, and the same tables bring it back."""

import csv
import io
import re

import pghistory
import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.editing.importing import look_at_undoing, undo_import
from claims.editing.outlets_merged import merge_outlets, undo_outlets
from claims.editing.refusal import Refused, Stale
from claims.editing.review import accept_claim, version_of
from claims.editing.withdrawing import take_claim_back, version_of_claim, withdraw_claim
from claims.linking import settle_outlet
from claims.models import (
    Annotation,
    Appearance,
    Article,
    ChainLink,
    Claim,
    Publisher,
    TableImport,
    TimelineEntry,
)
from claims.terms import Role, Status
from tests.factories import a_dispute, a_placed_claim, a_publisher, a_user, an_appearance, an_article
from tests.imports import empty, exported, imported

pytestmark = pytest.mark.django_db

WHY = "the wrong file"


@pytest.fixture
def tables():
    """Of two claims, of which one is accepted; both are gone."""
    dispute = a_dispute(slug="data")
    a_placed_claim(dispute, "DeepSeek took data.", Status.ACCEPTED)
    a_placed_claim(dispute, "DeepSeek kept data.")
    tables = exported(None)
    empty()
    return tables


@pytest.fixture
def editor(tables):
    user = a_user()
    imported(user, *tables)
    return user


def the_import() -> TableImport:
    return TableImport.objects.latest("pk")


def statuses() -> dict[str, str]:
    return dict(Claim.objects.values_list("wording", "status"))


def test_what_nobody_touched_is_withdrawn_with_the_reason(editor):
    undone = undo_import(editor, the_import().pk, WHY)
    assert (len(undone.claims), undone.tellings, undone.staying) == (2, [], {})
    assert set(statuses().values()) == {Status.WITHDRAWN}
    assert {claim.tombstone for claim in Claim.objects.all()} == {WHY}
    assert not TimelineEntry.objects.exclude(standing=0).exists()
    record = the_import()
    assert (record.undone_by, record.undone["claims"], record.undone["reason"]) == (editor, 2, WHY)
    last = Claim.objects.first().events.latest("pgh_id").pgh_context.metadata
    assert (last["user"], last["reason"]) == (editor.pk, f"import {record.pk} undone: {WHY}")


def test_twice_does_no_harm(editor):
    undo_import(editor, the_import().pk, WHY)
    seen = list(Claim.objects.values_list("status", "tombstone", "updated_at"))
    with pytest.raises(Refused, match="was undone already"):
        undo_import(editor, the_import().pk, "again")
    assert list(Claim.objects.values_list("status", "tombstone", "updated_at")) == seen


def _accepted(claim, editor):
    accept_claim(claim.number, editor, version_of(claim))


def _noted(claim, editor):
    with pghistory.context(user=editor.pk):
        Annotation.objects.create(author=editor, claim=claim, body="Look at this.", motivation="commenting")


def _told_elsewhere(claim, editor):
    words = "DeepSeek kept data, too."
    an_appearance(an_article(words), claim, words)


@pytest.mark.parametrize(
    "work, why",
    [
        (_accepted, "it was checked or changed"),
        (_noted, "somebody wrote a note at it"),
        (_told_elsewhere, "it is told elsewhere, too"),
    ],
)
def test_what_somebody_worked_on_stays(editor, work, why):
    claim = Claim.objects.get(wording="DeepSeek kept data.")
    work(claim, editor)
    record = the_import()
    looked = look_at_undoing(record)
    assert looked.listed() == [(claim.number, why)]
    undo_import(editor, record.pk, WHY, looked.version)
    assert statuses()["DeepSeek took data."] == Status.WITHDRAWN
    assert statuses()["DeepSeek kept data."] != Status.WITHDRAWN


def test_what_changes_after_the_look_is_not_undone_unseen(editor):
    seen = look_at_undoing(the_import()).version
    _accepted(Claim.objects.get(wording="DeepSeek kept data."), editor)
    with pytest.raises(Stale, match="has changed since you looked"):
        undo_import(editor, the_import().pk, WHY, seen)
    assert Status.WITHDRAWN not in statuses().values()


def test_nothing_left_to_go(editor):
    for claim in Claim.objects.all():
        withdraw_claim(editor, claim.number, version_of_claim(claim), "by hand")
    with pytest.raises(Refused, match="Nothing is left of it"):
        undo_import(editor, the_import().pk, WHY)


def test_a_reason_and_the_right_are_needed(editor):
    with pytest.raises(Refused, match="Say why"):
        undo_import(editor, the_import().pk, "  ")
    with pytest.raises(PermissionDenied):
        undo_import(a_user(Role.CONTRIBUTOR), the_import().pk, WHY)


def test_a_telling_of_a_claim_that_was_here_goes_alone_and_comes_back():
    dispute = a_dispute(slug="data")
    claim = a_placed_claim(dispute, "DeepSeek took data.")
    claims, tellings = exported(None)
    head, line, end = tellings.split(b"\r\n")
    url = claim.appearances.get().article.canonical_url
    other = b"\r\n".join([head, line.replace(url.encode(), b"https://elsewhere.example/story"), end])
    editor = a_user()
    assert imported(editor, claims, other).new_tellings == 1
    undone = undo_import(editor, the_import().pk, WHY)
    assert (undone.claims, len(undone.tellings)) == ([], 1)
    came = Appearance.objects.get(article__canonical_url="https://elsewhere.example/story")
    assert came.status == Status.WITHDRAWN
    claim.refresh_from_db()
    assert (claim.status, claim.stats.n_appearances) == (Status.SUGGESTED, 1)

    outcome = imported(editor, claims, other)
    assert (outcome.back_tellings, outcome.new_tellings) == (1, 0)
    came.refresh_from_db()
    claim.stats.refresh_from_db()
    assert (came.status, claim.stats.n_appearances) == (Status.SUGGESTED, 2)


def _without_updated(claims: bytes) -> list[dict]:
    return [{**row, "updated": ""} for row in csv.DictReader(io.StringIO(claims.decode("utf-8-sig")))]


def test_the_same_tables_bring_it_back_and_that_can_be_undone_again(editor, tables):
    undo_import(editor, the_import().pk, WHY)
    assert imported(editor, *tables, dry_run=True).back_claims == 2
    assert set(statuses().values()) == {Status.WITHDRAWN}
    outcome = imported(editor, re.sub(rb",machine,\d{4}-", b",machine,2020-", tables[0]), tables[1])
    assert (outcome.back_claims, outcome.new_claims, outcome.differences, outcome.left_out) == (2, 0, [], [])
    assert not Claim.objects.filter(updated_at__year=2020).exists()  # it is a change now, which feeds tell
    claims, tellings = exported(None)
    assert tellings == tables[1]
    assert _without_updated(claims) == _without_updated(tables[0])
    again = undo_import(editor, the_import().pk, "wrong after all")
    assert len(again.claims) == 2


def test_all_of_a_batch_come_back_at_once(editor, tables):
    undo_import(editor, the_import().pk, WHY)
    with CaptureQueriesContext(connection) as asked:
        assert imported(editor, *tables).back_claims == 2
    assert sum('UPDATE "claims_claim" SET "status"' in each["sql"] for each in asked) == 1
    assert sum('UPDATE "claims_imported' in each["sql"] for each in asked) == 2


@pytest.mark.parametrize("is_taken_apart", [False, True])
def test_that_its_outlet_was_merged_meanwhile_holds_nothing_back(editor, tables, is_taken_apart):
    lead, came = a_user(Role.LEAD), Publisher.objects.get()
    paper = a_publisher("Photo Magazine")
    merge = merge_outlets(lead, came.pk, paper.pk, "One paper.")
    settle_outlet(paper.pk)
    if is_taken_apart:
        undo_outlets(lead, merge.pk, "Two papers.")
    owner = came if is_taken_apart else paper
    undone = undo_import(editor, the_import().pk, WHY)
    assert (len(undone.claims), undone.staying) == (2, {})
    assert set(statuses().values()) == {Status.WITHDRAWN}
    assert {*Article.objects.values_list("publisher", flat=True)} == {owner.pk}
    assert imported(editor, *tables).back_claims == 2
    assert {*Article.objects.values_list("publisher", flat=True)} == {owner.pk}
    assert {*ChainLink.objects.exclude(publisher=None).values_list("publisher", flat=True)} == {owner.pk}


def test_what_a_person_withdrew_since_stays_withdrawn(editor, tables):
    undo_import(editor, the_import().pk, WHY)
    claim = Claim.objects.get(wording="DeepSeek took data.")
    take_claim_back(editor, claim.number, version_of_claim(claim), "right after all")
    claim.refresh_from_db()
    withdraw_claim(editor, claim.number, version_of_claim(claim), "no, wrong")
    outcome = imported(editor, *tables)
    assert outcome.back_claims == 1
    assert statuses()["DeepSeek took data."] == Status.WITHDRAWN


def test_another_claim_under_the_number_does_not_bring_it_back(editor, tables):
    undo_import(editor, the_import().pk, WHY)
    claims, tellings = (table.replace(b"DeepSeek took data.", b"Something else now.") for table in tables)
    outcome = imported(editor, claims, tellings)
    assert outcome.back_claims == 1
    assert "is another claim here" in outcome.left_out[0].why
