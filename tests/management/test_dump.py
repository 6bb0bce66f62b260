"""The commands that dump a dispute and rebuild it."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from claims.models import Claim, Dispute
from tests.dumps.dumping import dump_of, emptied, unpacked
from tests.dumps.newsroom import two_disputes
from tests.dumps.spoiling import with_manifest
from tests.factories import a_dispute

pytestmark = pytest.mark.django_db


def run(*arguments) -> str:
    out = StringIO()
    call_command(*map(str, arguments), stdout=out)
    return out.getvalue()


def test_dumped_checked_and_restored(tmp_path):
    file = tmp_path / "dispute.zip"
    with emptied():
        two_disputes()
        assert "It holds what no reader may see" in run("dump", "whose-data", file)
    assert run("restore", file, "--check") == f"{file} is whole: the dispute “Whose data?”.\n"
    assert not Dispute.objects.exists()
    assert "“Whose data?” is there" in run("restore", file, "--no-vectors")
    assert Claim.objects.filter(placements__dispute__slug="whose-data").count() == 4
    assert [path.name for path in tmp_path.iterdir()] == ["dispute.zip"]


def test_a_dispute_that_nobody_knows(tmp_path):
    a_dispute(slug="known")
    with pytest.raises(CommandError, match="There is no dispute “other”. The disputes are: known."):
        run("dump", "other", tmp_path / "x.zip")


def test_a_thread_goes_with_its_dispute(tmp_path):
    a_dispute(slug="thread", parent=a_dispute(slug="above"))
    with pytest.raises(CommandError, match="is a thread: dump the dispute that it belongs to, above"):
        run("dump", "thread", tmp_path / "x.zip")


def test_a_file_that_is_there_stays(tmp_path):
    a_dispute(slug="known")
    (tmp_path / "x.zip").write_text("mine")
    with pytest.raises(CommandError, match="is there already"):
        run("dump", "known", tmp_path / "x.zip")
    assert (tmp_path / "x.zip").read_text() == "mine"


def test_a_place_that_cannot_be_written(tmp_path):
    a_dispute(slug="known")
    with pytest.raises(CommandError, match="cannot be written: No such file or directory"):
        run("dump", "known", tmp_path / "nowhere" / "x.zip")


def test_what_is_no_dump_is_refused(tmp_path):
    (tmp_path / "x.zip").write_text("mine")
    with pytest.raises(CommandError, match="is no whole zip archive"):
        run("restore", tmp_path / "x.zip")
    with pytest.raises(CommandError, match="There is no file"):
        run("restore", tmp_path / "y.zip")
    with pytest.raises(CommandError, match=r"holds no manifest.json"):
        run("restore", tmp_path)


def test_only_what_readers_see(tmp_path):
    a_dispute(slug="known")
    assert "It is for everybody." in run("dump", "known", tmp_path / "x.zip", "--published")
    a_dispute(slug="held", embargo_until=timezone.now() + timedelta(days=1))
    with pytest.raises(CommandError, match="is under embargo: readers see nothing of it"):
        run("dump", "held", tmp_path / "y.zip", "--published")


def test_what_a_terminal_would_obey_is_not_printed(tmp_path):
    with emptied():
        dump = with_manifest(dump_of(a_dispute(slug="known")), title="Mine\x1b[2J")
    (tmp_path / "x.zip").write_bytes(dump)
    assert run("restore", tmp_path / "x.zip", "--check") == f"{tmp_path / 'x.zip'} is whole: the dispute “Mine?[2J”.\n"


def test_an_unpacked_dump_is_restored_too(tmp_path):
    with emptied():
        folder = unpacked(dump_of(a_dispute(slug="known")), tmp_path)
    run("restore", folder, "--no-vectors")
    assert Dispute.objects.filter(slug="known").exists()
