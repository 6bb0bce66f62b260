"""`manage.py extract`: files, standard input and lines of JSON, and no database."""

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

ROOT = Path(__file__).resolve().parents[2]
TEXT = "Nvidia told The Verge last fall that demand fell."


def run(*args: object) -> str:
    out = io.StringIO()
    call_command("extract", *args, stdout=out)
    return out.getvalue()


def test_a_file(tmp_path):
    file = tmp_path / "story.txt"
    file.write_text(TEXT)
    answer = json.loads(run(str(file), "--published", "2025-01-30", "--publisher", "The Verge"))

    assert answer["id"] == "story"
    assert answer["claims"][0]["via"] == []
    assert answer["times"] == [{"text": "last fall", "start": 22, "end": 31, "value": "2024-09-01/2024-11-30"}]


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))

    assert json.loads(run("-"))["claims"][0]["via"] == ["The Verge"]


def test_lines_keep_their_order_and_a_bad_one_stops_nothing(tmp_path):
    file = tmp_path / "stories.jsonl"
    rows = [{"id": 1, "text": TEXT}, {"id": 2}, {"id": 3, "text": "No news.", "published": "2025-01-30"}]
    file.write_text("\n".join([*map(json.dumps, rows), "no json", "[" * 100_000, ""]))
    answers = [json.loads(line) for line in run(str(file), "--jsonl").splitlines()]

    assert [answer["id"] for answer in answers] == [1, 2, 3, None, None]
    assert ["error" in answer for answer in answers] == [False, True, False, True, True]


@pytest.mark.slow
def test_two_processes_give_the_same_answers(tmp_path):
    file = tmp_path / "stories.jsonl"
    file.write_text("\n".join(json.dumps({"id": n, "text": TEXT * n}) for n in range(1, 9)))

    assert run(str(file), "--jsonl", "--processes", "2") == run(str(file), "--jsonl")


@pytest.mark.slow
def test_half_a_surrogate_pair_is_written_as_json_writes_it(tmp_path):
    file = tmp_path / "stories.jsonl"
    file.write_text(r'{"id": "\ud800", "text": "OpenAI said it lost."}')
    command = [sys.executable, "manage.py", "extract", "--jsonl", file]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, env=os.environ | {"PYTHONIOENCODING": "ascii"})

    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["id"] == "\ud800"


@pytest.mark.slow
def test_a_reader_that_has_seen_enough_ends_it_quietly(tmp_path):
    file = tmp_path / "stories.jsonl"
    file.write_text('{"id": 1, "text": "No news."}\n' * 1_000)
    pipe_end, our_end = os.pipe()
    os.close(pipe_end)
    command = [sys.executable, "manage.py", "extract", "--jsonl", file]
    done = subprocess.run(command, cwd=ROOT, stdout=our_end, stderr=subprocess.PIPE)
    os.close(our_end)

    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.parametrize(
    "content, told",
    [(b"", "is empty"), (b" \n", "is empty"), (bytes(range(256)) * 9, "is a binary file"), (b"%PDF-1.7", "a PDF file")],
)
def test_a_file_without_a_text_says_so(tmp_path, content, told):
    (tmp_path / "story.txt").write_bytes(content)
    with pytest.raises(CommandError, match=told):
        run(str(tmp_path / "story.txt"))


@pytest.mark.parametrize("name", ["nowhere.txt", ".", "nul\0"])
def test_what_is_no_file_says_so(name):
    with pytest.raises(CommandError, match=f"Cannot read {re.escape(name)}"):
        run(name)


def test_closed_standard_input_says_so(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(CommandError, match="name a file"):
        run("-")


def test_a_day_that_is_none_says_how_to_write_it(tmp_path):
    with pytest.raises(CommandError, match="write it as 2025-01-30"):
        run("nowhere.txt", "--published", "yesterday")
