"""Dumped, rebuilt in an empty database, dumped again: the same. And what a rebuilt dispute is like."""

import io
import json
import zipfile

import pytest
from django.db import connection

from claims.dumps.restoring import CannotRestore, look_at, restore
from claims.dumps.tables import tables
from claims.editing import takedowns
from claims.editing.outlets_merged import merge_outlets, undo_outlets
from claims.models import (
    Claim,
    ClaimStats,
    Dispute,
    Fingerprint,
    MergeOperation,
    Placement,
    Publisher,
    Report,
    ReviewItem,
    Snapshot,
    TimelineEntry,
    User,
)
from claims.permissions import Gate
from claims.terms import Role, Status, TakedownScope
from tests.dumps.dumping import dump_and_forget, dump_of, emptied, put_back, rows_of
from tests.dumps.newsroom import REASON, SECRET, two_disputes
from tests.dumps.spoiling import files_of, packed, with_rows, without_column
from tests.factories import a_claim, a_dispute, a_placed_claim, a_publisher, a_user, an_article

pytestmark = pytest.mark.django_db


def rebuilt() -> Dispute:
    return Dispute.objects.get(slug="whose-data")


def test_the_same_dispute_gives_the_same_bytes():
    dispute = two_disputes()
    assert dump_of(dispute) == dump_of(dispute)


def test_every_table_has_a_row(dump):
    empty = {table.name for table in tables() if not rows_of(dump, table.name)}
    assert empty == set()


def test_dumped_rebuilt_and_dumped_again_it_is_the_same(dump):
    put_back(dump)
    assert dump_of(rebuilt()) == dump


def test_of_the_other_dispute_nothing_is_in_it(dump):
    assert {row["slug"] for row in rows_of(dump, "dispute")} == {"whose-data", "photographs"}
    assert "The weights are secret." not in [row["wording"] for row in rows_of(dump, "claim")]
    assert "The Gazette" not in [row["name"] for row in rows_of(dump, "publisher")]


def test_a_merge_of_its_outlets_is_in_it_and_can_be_undone_where_it_is_rebuilt():
    def with_merges() -> Dispute:
        dispute, lead = two_disputes(), a_user(Role.LEAD)
        for name, into in (("Peta Pixel", "PetaPixel"), ("The Herald", "The Gazette")):
            outlet = a_publisher(name)
            an_article(f"Printed by {name}.", publisher=outlet)
            merge_outlets(lead, outlet.pk, a_publisher(into).pk, f"{name} is {into}.")
        return dispute

    dump = dump_and_forget(with_merges)
    of_outlets = [row["reason"] for row in rows_of(dump, "mergeoperation") if row["kind"] == "merge-outlets"]
    assert of_outlets == ["Peta Pixel is PetaPixel."]
    put_back(dump)
    undo_outlets(a_user(Role.LEAD), MergeOperation.objects.get(kind="merge-outlets").pk, "Two after all.")
    assert Publisher.objects.named("peta pixel").name == "Peta Pixel"


def test_no_secret_and_no_address_is_in_it(dump):
    with zipfile.ZipFile(io.BytesIO(dump)) as archive:
        held = [name for name in archive.namelist() if SECRET.encode() in archive.read(name)]
    assert held == []


def test_accounts_come_closed_and_without_a_password(dump):
    put_back(dump)
    editor = User.objects.get(username="the-editor")
    assert (editor.is_active, editor.email, editor.has_usable_password()) == (False, "", False)
    assert not editor.check_password(SECRET)


def test_a_name_that_is_an_address_is_cut():
    dispute = a_dispute()
    person = a_user(username="mira@example.org")
    claim = a_claim()
    Placement.objects.create(claim=claim, dispute=dispute)
    claim.annotations.create(author=person, body="So?")
    assert [row["username"] for row in rows_of(dump_of(dispute), "user")] == [f"mira-{person.pk}"]


def test_what_is_derived_is_made_again(dump):
    with emptied():
        dispute = two_disputes()
        held = {row.pk for row in Claim.objects.filter(placements__dispute=dispute)}
        entries = _entries(dispute)
        waiting = {*ReviewItem.objects.filter(claim__in=held).values_list("claim__wording", flat=True)}
    put_back(dump)
    assert _entries(rebuilt()) == entries
    assert {*ReviewItem.objects.values_list("claim__wording", flat=True)} == waiting
    assert ClaimStats.objects.filter(n_appearances=1).count() >= 3
    assert Fingerprint.objects.count() == len(rows_of(dump, "snapshot"))


def _entries(dispute: Dispute) -> list[tuple]:
    entries = TimelineEntry.objects.filter(dispute=dispute).order_by("claim__wording")
    return list(entries.values_list("claim__wording", "standing", "is_aside", "embargo_until", "speaker__name"))


def test_since_when_entries_stood_so_is_kept():
    def earlier() -> Dispute:
        dispute = two_disputes()
        TimelineEntry.objects.update(shown_at="2025-01-01T00:00:00Z", accepted_at="2025-01-02T00:00:00Z")
        return dispute

    put_back(dump_and_forget(earlier))
    days = {(str(e.shown_at.date()), str(e.accepted_at.date())) for e in TimelineEntry.objects.all()}
    assert days == {("2025-01-01", "2025-01-02")}


def test_the_history_is_what_it_was_and_no_more(dump):
    put_back(dump)
    for table in tables():
        if table.is_history:
            assert table.model.objects.count() == len(rows_of(dump, table.name)), table.name
    gone = Placement.pgh_event_model.objects.get(pgh_label="delete")
    assert gone.pgh_context.metadata["reason"] == REASON
    assert "url" not in gone.pgh_context.metadata


def test_what_comes_next_has_the_next_numbers(dump):
    for table in tables():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [table.in_database, table.key])
            if sequence := cursor.fetchone()[0]:
                cursor.execute("SELECT setval(%s, 1)", [sequence])
            cursor.execute("SELECT setval('claims_claim_public_number', 1)")
    put_back(dump)
    claims = rows_of(dump, "claim")
    claim = a_claim("It comes next.")
    assert claim.pk == max(row["id"] for row in claims) + 1
    assert claim.number == max(row["number"] for row in claims) + 1


def test_where_something_is_in_the_way_nothing_is_changed(dump):
    a_dispute("Mine", slug="photographs")
    with pytest.raises(CannotRestore, match="holds something already.*photographs.*Nothing was changed"):
        put_back(dump)
    assert [row.title for row in Dispute.objects.all()] == ["Mine"]
    assert not Claim.objects.exists()


def test_it_can_be_restored_once_more_in_one_transaction(dump):
    for _ in range(2):
        with emptied():
            put_back(dump)
            assert rebuilt().placements.exists()


def test_beside_what_does_not_collide_it_is_put(dump):
    mine = a_dispute("Mine")
    put_back(dump)
    assert Dispute.objects.filter(pk=mine.pk, title="Mine").exists()
    assert dump_of(rebuilt()) == dump


def with_old_numbers() -> Dispute:
    """A dispute with a claim that readers saw, and one that they never saw, both merged since."""
    dispute = two_disputes()
    into = Claim.objects.get(wording="DeepSeek took nothing.")
    seen = a_placed_claim(dispute, "Readers saw this.", Status.ACCEPTED)
    Claim.objects.filter(pk=seen.pk).update(merged_into=into, status=Status.REJECTED)
    a_claim("Readers never saw this.", merged_into=into)
    return dispute


def leading_on() -> list[str]:
    merged = Gate.for_readers().merged(Claim).order_by("number")
    return [claim.wording for claim in merged]


def test_of_merged_claims_the_numbers_lead_on_that_readers_saw():
    dump = dump_and_forget(with_old_numbers)
    put_back(dump)
    assert leading_on() == ["Readers saw this."]
    assert dump_of(rebuilt()) == dump


def test_of_a_dump_that_does_not_say_what_readers_saw_all_numbers_lead_on():
    files = files_of(dump_and_forget(with_old_numbers))
    manifest = json.loads(files["manifest.json"])
    del manifest["numbers_leading_on"]
    put_back(packed({**files, "manifest.json": json.dumps(manifest).encode()}))
    assert {"Readers saw this.", "Readers never saw this."} <= {*leading_on()}


def test_what_the_database_fills_may_be_missing_in_a_dump_of_before(dump, tmp_path):
    archive = tmp_path / "before.zip"
    archive.write_bytes(without_column(dump, "fetchlog", "note"))
    restore(*look_at(str(archive)))
    assert dump_of(rebuilt()) == dump


@pytest.mark.parametrize("column", ["url", "error"])
def test_what_it_does_not_fill_may_not(dump, tmp_path, column):
    archive = tmp_path / "before.zip"
    archive.write_bytes(without_column(dump, "fetchlog", column))
    with pytest.raises(CannotRestore, match="with the version of the program that made it"):
        look_at(str(archive))


def test_reports_have_new_keys_and_no_address(dump):
    put_back(dump)
    report = Report.objects.get()
    assert (report.contact, report.words) == ("", "That is not so.")
    assert str(report.key) not in str(rows_of(dump, "report"))


def test_what_was_taken_down_here_does_not_come_back(dump):
    leads = a_user(Role.LEAD), a_user(Role.LEAD)
    an_article("DeepSeek may have taken data, it says.", publisher=a_publisher("The Courier"))
    asked = takedowns.ask(leads[0], TakedownScope.EVERYWHERE, "may have taken data", None, "A court orders it.")
    takedowns.consent(leads[1], asked.pk)
    with pytest.raises(
        CannotRestore, match="holds words that were taken down here by legal order.*Nothing was changed"
    ):
        put_back(dump)
    assert not Claim.objects.exists()


@pytest.mark.parametrize(
    "markup", ["<script>alert(1)</script>", '<a href="javascript:x">x</a>', '<p onclick="x">x</p>']
)
def test_markup_that_is_not_stored_here_is_refused(dump, markup):
    def spoil(rows):
        rows[0]["html"] = f"<p>All is well.</p>{markup}"

    with pytest.raises(CannotRestore, match="The HTML of snapshot .* holds more than the tags and links"):
        put_back(with_rows(dump, "snapshot", spoil))
    assert not Snapshot.objects.exists()


def test_what_the_database_does_not_take_is_said_in_a_sentence(dump):
    def spoil(rows):
        rows[0]["body"] = "nul \0"

    with pytest.raises(CannotRestore, match="The database did not take it.*Nothing was changed"):
        put_back(with_rows(dump, "annotation", spoil))
    assert not Claim.objects.exists()
