"""manage.py import"""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from claims.models import ChainLink, Claim, Dispute, Document, TableImport
from claims.terms import DocumentKind, Role, Status
from tests.factories import a_dispute, a_placed_claim, a_user
from tests.imports import empty, exported

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(tmp_path):
    """Two files with an accepted claim that is gone from the database, with its dispute."""
    a_placed_claim(a_dispute(slug="data"), "DeepSeek took data.", Status.ACCEPTED)
    paths = [tmp_path / "claims.csv", tmp_path / "tellings.csv"]
    for path, table in zip(paths, exported(None), strict=True):
        path.write_bytes(table)
    empty()
    Dispute.objects.all().delete()
    return list(map(str, paths))


def said(*given, **options) -> str:
    out = StringIO()
    call_command("import", *given, stdout=out, dispute="data", **options)
    return out.getvalue()


def test_into_a_dispute_that_it_makes(files):
    a_user(Role.LEAD)
    assert "Would come: 1 claim," in said(*files, title="Whose data?", dry_run=True)
    assert not Dispute.objects.exists()
    assert "Came: 1 claim, 0 withdrawn claims, 1 telling, 1 article, 1 party, 1 outlet." in said(*files, title="Data?")
    assert Claim.objects.get().status == Status.ACCEPTED
    assert TableImport.objects.get().dispute.title == "Data?"
    assert "Nothing new: 1 claim and 1 telling are here already." in said(*files)


def test_documents_are_counted_where_they_are_new(files):
    a_user(Role.LEAD)
    a_placed_claim(a_dispute(slug="data"), "DeepSeek took data.", Status.ACCEPTED)
    letter = Document.objects.create(kind=DocumentKind.LETTER, title="A letter", slug="a-letter")
    ChainLink.objects.filter(position=0).update(party=None, document=letter)
    for path, table in zip(files, exported(None), strict=True):
        Path(path).write_bytes(table)
    empty()
    assert "1 outlet, 1 document." in said(*files, dry_run=True)
    Document.objects.create(kind=DocumentKind.LETTER, title="A letter", slug="the-letter")
    assert "1 outlet." in said(*files)
    assert ChainLink.objects.get(position=0).document == Document.objects.get()


def test_without_tellings_no_claim_comes(files):
    a_user()
    a_dispute(slug="data")
    assert re.search(r"line 2: Claim \d+ is new, and the table of tellings has none of it", said(files[0]))
    assert not Claim.objects.exists()


def test_whoever_may_not_decide_cannot_import(files):
    a_dispute(slug="data")
    with pytest.raises(CommandError, match="There is no account that may import"):
        said(*files)
    contributor = a_user(Role.CONTRIBUTOR)
    with pytest.raises(CommandError, match="This account may not import"):
        said(*files, user=contributor.username)
    with pytest.raises(CommandError, match="There is no account called nobody"):
        said(*files, user="nobody")


def test_what_is_missing_is_said(files, tmp_path):
    a_user()
    with pytest.raises(CommandError, match="There is no dispute data"):
        said(*files)
    a_dispute(slug="data")
    with pytest.raises(CommandError, match="No such file"):
        said(str(tmp_path / "none.csv"))
    broken = tmp_path / "broken.csv"
    broken.write_text("id,claim\r\n1,x\r\n")
    with pytest.raises(CommandError, match="Nothing was imported. 1 thing to mend"):
        said(str(broken))


def test_undone_by_its_number(files):
    a_user(Role.LEAD)
    told = said(*files, title="Whose data?")
    number = TableImport.objects.get().pk
    assert f"This is import {number}:" in told
    out = StringIO()
    call_command("import", undo=number, dry_run=True, stdout=out)
    assert "Would go: 1 claim, 0 tellings of claims that were here before." in out.getvalue()
    assert Claim.objects.get().status == Status.ACCEPTED
    with pytest.raises(CommandError, match="Say why"):
        call_command("import", undo=number)
    call_command("import", undo=number, reason="wrong file", stdout=out)
    assert "Withdrawn: 1 claim" in out.getvalue()
    assert Claim.objects.get().status == Status.WITHDRAWN
    with pytest.raises(CommandError, match="was undone already"):
        call_command("import", undo=number, reason="wrong file")
    assert "and back, of an import that was undone, 1 claim and 0 tellings" in said(*files)


def test_undoing_what_is_not_there_or_nothing_at_all(files):
    with pytest.raises(CommandError, match="There is no import 12"):
        call_command("import", undo=12)
    for given, options in (((), {}), ((files[0],), {}), (tuple(files), {"dispute": "data", "undo": 1})):
        with pytest.raises(CommandError, match="Name the tables and their --dispute"):
            call_command("import", *given, **options)
