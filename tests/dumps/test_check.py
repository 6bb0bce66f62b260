"""The checker that goes with a dump: what it passes, and what it says of what is wrong."""

import io
import struct
import subprocess
import sys
import zipfile

import pytest

from claims.dumps import check
from claims.dumps.check import Refused, Zip, manifest_of
from tests.dumps.dumping import unpacked
from tests.dumps.spoiling import files_of, packed, with_lines, with_manifest, with_rows

pytestmark = pytest.mark.django_db  # or there is no database of its own for the dump


def wrong(dump: bytes) -> list[str]:
    """What the checker says of an archive."""
    try:
        opened = Zip(io.BytesIO(dump))
        return list(check.problems(opened, manifest_of(opened)))
    except Refused as problem:
        return [str(problem)]


def test_a_dump_is_all_right(dump):
    assert wrong(dump) == []


def test_a_stranger_runs_it_with_python_alone(dump, tmp_path):
    folder = unpacked(dump, tmp_path / "dump")
    checked = subprocess.run(
        [sys.executable, "-I", "-S", "check.py"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert (checked.returncode, checked.stderr) == (0, "")
    assert checked.stdout.startswith("All is right: ")


def test_it_says_what_is_wrong_and_ends_with_1(dump, tmp_path, capsys):
    folder = unpacked(dump, tmp_path)
    (folder / "rows/claim.jsonl").write_text("")
    assert check.main([str(folder)]) == 1
    assert "rows/claim.jsonl is not the file that was written" in capsys.readouterr().out


def test_a_folder_with_other_things_beside_is_all_right(dump, tmp_path, capsys):
    folder = unpacked(dump, tmp_path)
    (folder / "notes.txt").write_text("mine")
    assert check.main([str(folder)]) == 0


@pytest.mark.parametrize("share", [0.1, 0.5, 0.999])
def test_half_an_archive(dump, share):
    assert "is no whole zip archive" in wrong(dump[: int(len(dump) * share)])[0]


def test_a_bit_that_flipped(dump):
    """In the midst of each file: what stands around files holds things that nobody reads, such as a second date."""
    for each in filter(_holds_something, zipfile.ZipFile(io.BytesIO(dump)).infolist()):
        place = _data_of(dump, each) + each.compress_size // 2
        said = wrong(dump[:place] + bytes([dump[place] ^ 0xFF]) + dump[place + 1 :])
        assert said, each.filename
        assert "cannot be read" in said[0] or "is not the file that was written" in said[0]


def _data_of(dump: bytes, member: zipfile.ZipInfo) -> int:
    """Where it begins: after a header of 30 bytes, whose last four say how long name and extra are that follow."""
    return member.header_offset + 30 + sum(struct.unpack_from("<HH", dump, member.header_offset + 26))


def _holds_something(member: zipfile.ZipInfo) -> bool:
    return member.file_size > 0


@pytest.mark.parametrize("name", ["../evil.py", "/etc/passwd", "rows/../../x.jsonl", "rows\\x.jsonl", "rows/X.jsonl"])
def test_a_name_that_leads_elsewhere(dump, name):
    assert wrong(packed({**files_of(dump), name: b"x"})) == [f"The archive holds {name!r}, which belongs to no dump."]


def test_a_bomb_is_not_unpacked(dump):
    bomb = packed({**files_of(dump), "rows/bomb.jsonl": b"0" * (check.FREE + 50_000_000)})
    assert "would unpack to more than 100 times its size" in wrong(bomb)[0]


def test_a_file_that_says_it_is_shorter_than_it_is(dump):
    """The archive's own directory lies about the size: no more is read than it says."""
    files = files_of(dump)
    liar = packed({**files, "rows/claim.jsonl": files["rows/claim.jsonl"] + b" " * 500_000})
    directory = liar.index(b"PK\x01\x02")
    size = (len(files["rows/claim.jsonl"]) + 500_000).to_bytes(4, "little")
    place = liar.index(size, directory)
    liar = liar[:place] + len(files["rows/claim.jsonl"]).to_bytes(4, "little") + liar[place + 4 :]
    assert "rows/claim.jsonl" in wrong(liar)[0]


def test_a_file_that_stands_twice(dump):
    out = io.BytesIO(dump)
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("rows/claim.jsonl", "")
    assert wrong(out.getvalue()) == ["The archive holds a file twice."]


def test_a_file_that_is_missing(dump):
    files = files_of(dump)
    del files["rows/reply.jsonl"]
    assert wrong(packed(files)) == ["rows/reply.jsonl is missing."]
    del files["manifest.json"]
    assert "holds no manifest.json" in wrong(packed(files))[0]


def test_a_file_that_nobody_named(dump):
    files = {**files_of(dump), "rows/more.jsonl": b""}
    assert wrong(packed(files)) == ["rows/more.jsonl is not named in the manifest."]


def test_what_is_no_dump():
    assert "is no whole zip archive" in wrong(b"<html>")[0]
    assert wrong(packed({"manifest.json": b"[]"})) == [
        "manifest.json cannot be read: it is damaged, or no manifest of a dump."
    ]
    assert "cannot be read" in wrong(packed({"manifest.json": b"[" * 100_000}))[0]


def test_a_version_that_is_newer_and_another_format(dump):
    assert wrong(with_manifest(dump, version=2)) == [
        "The dump is of version 2, newer than this program, which knows version 1."
    ]
    assert "another format" in wrong(with_manifest(dump, format="a cookbook"))[0]


def test_a_row_of_another_shape(dump):
    def without_wording(rows):
        del rows[0]["wording"]

    assert (
        "rows/claim.jsonl, line 1: it must have exactly these columns: id, number,"
        in (wrong(with_rows(dump, "claim", without_wording))[0])
    )


@pytest.mark.parametrize(
    "column, value, said",
    [
        ("wording", 7, "its wording must be string."),
        ("status", "true", "its status 'true' is none of suggested, accepted, rejected, withdrawn."),
        ("created_at", "yesterday", "its created_at 'yesterday' is not written as it should be."),
        ("number", 2**70, "its number is too large a number."),
        ("number", True, "its number must be integer."),
        ("unclear", "x" * 500, "its unclear is longer than 200 letters."),
        ("speaker_id", 999_999, "its speaker_id points to 999999 of party, which is missing."),
    ],
)
def test_a_value_of_another_kind(dump, column, value, said):
    def spoil(rows):
        rows[0][column] = value

    assert wrong(with_rows(dump, "claim", spoil))[0] == f"rows/claim.jsonl, line 1: {said}"


def test_a_row_that_is_no_json(dump):
    for line in (b"{", b'{"id": NaN}', b"\xff", '{"id": 1}'.encode("utf-16"), b"[" * 100_000):
        assert wrong(with_lines(dump, "report", [line])) == ["rows/report.jsonl, line 1: it is no JSON."]


def test_a_row_that_stands_twice(dump):
    def double(rows):
        rows.append(rows[-1])

    assert "stands twice, or out of order" in wrong(with_rows(dump, "party", double))[0]


def test_a_row_that_points_ahead_to_nothing(dump):
    def spoil(rows):
        rows[0]["root_id"] = 999_999

    assert wrong(with_rows(dump, "origin", spoil)) == [
        "rows/origin.jsonl: 1 times root_id points to a row of chainlink that is missing."
    ]


def test_an_anchor_beside_its_words(dump):
    def shift(rows):
        rows[0].update(start=rows[0]["start"] + 1, end=rows[0]["end"] + 1)

    said = wrong(with_rows(dump, "anchor", shift))
    assert len(said) == 1
    assert "does not stand at" in said[0]
