"""Backups: what is refused, and the drill: made, restored into an empty database, compared, and worked on."""

import json
from dataclasses import asdict

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from claims.editing.notes import Words, write_note
from claims.management.scratch import empty_database
from claims.models import Annotation, Backup, Claim, User
from claims.operations import backups
from claims.operations.backups import (
    FORMAT,
    BackupRefused,
    Manifest,
    check_backup,
    make_backup,
    manifest_path,
    restore_backup,
)
from claims.operations.health import is_migrated
from claims.operations.other_server import begin_anew
from claims.permissions import Gate
from claims.terms import Role
from claims.timeline.claim_changes import Place, load_changes
from tests.factories import a_dispute, a_placed_claim, a_user
from tests.house.users import wait_until
from tests.others import LONGEST_TRANSACTION


@pytest.fixture
def whole(tmp_path):
    """A file and a manifest that says so; no database was asked."""
    file = tmp_path / "monday.dump"
    file.write_bytes(b"rows")
    sha256 = "2535ff88aae77e33cd9d95fbfebf6f0f93321eea9c25b5ebcb20f4bec8a40b22"
    manifest = Manifest(FORMAT, "2026-11-29", "18", ["claims.0001_initial"], "", 4, sha256, {"claims_claim": [2, "7"]})
    manifest_path(file).write_text(json.dumps(asdict(manifest)))
    return file


def change(file, **fields) -> None:
    path = manifest_path(file)
    path.write_text(json.dumps(json.loads(path.read_text()) | fields))


def test_a_whole_one(whole):
    whole.write_bytes(b"rows")
    change(whole, sha256=backups._sha256(whole))
    assert check_backup(whole).n_rows == 2


@pytest.mark.parametrize(
    "spoil, words",
    [
        (lambda file: file.write_bytes(b"rowz"), "is damaged"),
        (lambda file: file.write_bytes(b""), "is damaged"),
        (lambda file: file.unlink(), "cannot be read: No such file"),
        (lambda file: manifest_path(file).unlink(), "cannot be read: No such file"),
        (lambda file: manifest_path(file).write_text("{"), "is no manifest"),
        (lambda file: manifest_path(file).write_text('{"format": 1}'), "is no manifest"),
        (lambda file: change(file, format="claimline-backup-9"), "made by another version"),
    ],
)
def test_what_is_not_whole_is_refused_in_words(whole, spoil, words):
    change(whole, sha256=backups._sha256(whole))
    spoil(whole)
    with pytest.raises(BackupRefused, match=words):
        check_backup(whole)


@pytest.mark.parametrize("name", ["monday.dump", "monday.dump.json"])
def test_nothing_is_overwritten(tmp_path, name):
    (tmp_path / name).write_text("kept")
    with pytest.raises(BackupRefused, match="is there already"):
        make_backup(tmp_path / "monday.dump")
    assert (tmp_path / name).read_text() == "kept"
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.django_db
def test_a_database_in_use_is_never_filled(whole):
    change(whole, sha256=backups._sha256(whole))
    with pytest.raises(BackupRefused, match="not empty"):
        restore_backup(whole)


@pytest.mark.django_db
def test_one_of_a_later_version_is_refused(whole, monkeypatch):
    change(whole, sha256=backups._sha256(whole), migrations=["claims.9999_later"])
    monkeypatch.setattr(backups, "_TABLES", "SELECT 1 WHERE false")
    with pytest.raises(BackupRefused, match=r"of a later version, with claims\.9999_later"):
        restore_backup(whole)


@pytest.mark.django_db
def test_on_another_server_changes_begin_anew_in_their_order():
    """Numbers of transactions out of the future of this server; of three claims one was read for alerts."""
    first, second, third = (a_placed_claim(a_dispute()) for _ in range(3))
    changes = [(3, 10**9, first), (1, 2 * 10**9, second), (2, 3 * 10**9, third), (9, 10**9 + 1, first)]
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE claims_claimchange")
        for pk, xid, claim in changes:
            cursor.execute(
                "INSERT INTO claims_claimchange (id, xid, number, was_public) OVERRIDING SYSTEM VALUE"
                " VALUES (%s, %s::text::xid8, %s, %s)",
                [pk, xid, claim.number, pk == 3],
            )
        cursor.execute("INSERT INTO claims_alertreading (id, xid, change) VALUES (1, %s, 1)", [2 * 10**9])
    begin_anew()
    with connection.cursor() as cursor:
        cursor.execute("SELECT number, was_public FROM claims_claimchange ORDER BY xid, id")
        assert cursor.fetchall() == [(first.number, True), (second.number, False), (third.number, False)]
        cursor.execute(
            "SELECT number FROM claims_claimchange WHERE (xid, id) >"
            " (SELECT xid::text::xid8, change FROM claims_alertreading)"
        )
        assert cursor.fetchall() == [(third.number,)]
        cursor.execute("SELECT bool_and(xid <= pg_current_xact_id()) FROM claims_change")
        assert cursor.fetchone() == (True,)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_the_drill(tmp_path):
    editor, dispute = a_user(Role.EDITOR), a_dispute(slug="drilled")
    claims = [a_placed_claim(dispute, f"They took the data, “№ {n}” it says.") for n in range(20)]
    write_note(editor, claims[0], Words("Ask them.\n\tTwice?\\N"))
    file = tmp_path / "monday.dump"
    made = make_backup(file)
    assert (Backup.objects.get().sha256, check_backup(file)) == (made.sha256, made)
    assert file.stat().st_mode & 0o077 == 0
    Claim.objects.filter(pk=claims[1].pk).update(wording="Changed since.")
    with empty_database():
        assert restore_backup(file) == made
        assert is_migrated()
        assert Claim.objects.get(pk=claims[1].pk).wording.startswith("They took the data")
        assert Annotation.objects.get().body == "Ask them.\n\tTwice?\\N"
        worked_on()
        with pytest.raises(BackupRefused, match="not empty"):
            restore_backup(file)
    assert Claim.objects.get(pk=claims[1].pk).wording == "Changed since."


def worked_on() -> None:
    """Pages answer, people can write, and what they write is told to those who keep copies."""
    claim = Claim.objects.earliest("pk")
    wait_until(lambda: read_changes().place.change >= 20, LONGEST_TRANSACTION)
    place = read_changes().place
    assert Client().get(reverse("claim-detail", args=[claim.number])).status_code == 200
    write_note(User.objects.get(), claim, Words("After the fire."))
    Claim.objects.filter(pk=claim.pk).update(wording="They took it after all.")
    wait_until(lambda: [changed.number for changed in read_changes(place).found] == [claim.number], LONGEST_TRANSACTION)


def read_changes(place: Place = Place()):  # noqa: B008 - it cannot be changed
    """Another test's transaction holds them up while it runs."""
    return load_changes(Gate.for_readers(), place, 100)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_row_that_was_changed_on_the_way_is_found(tmp_path):
    a_placed_claim(a_dispute())
    file = tmp_path / "monday.dump"
    tables = make_backup(file).tables
    change(file, tables=tables | {"claims_claim": [1, "12345"]})
    with empty_database(), pytest.raises(BackupRefused, match="differs in claims_claim: drop this database"):
        restore_backup(file)
