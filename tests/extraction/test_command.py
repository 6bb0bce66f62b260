"""`manage.py extract`: files, standard input and lines of JSON, and no database."""

import io
import json
import sys

import pytest
from django.core.management import CommandError, call_command

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
    file.write_text("\n".join([*map(json.dumps, rows), "no json", ""]))
    answers = [json.loads(line) for line in run(str(file), "--jsonl").splitlines()]

    assert [answer["id"] for answer in answers] == [1, 2, 3, None]
    assert ["error" in answer for answer in answers] == [False, True, False, True]


@pytest.mark.slow
def test_two_processes_give_the_same_answers(tmp_path):
    file = tmp_path / "stories.jsonl"
    file.write_text("\n".join(json.dumps({"id": n, "text": TEXT * n}) for n in range(1, 9)))

    assert run(str(file), "--jsonl", "--processes", "2") == run(str(file), "--jsonl")


def test_a_missing_file_says_so():
    with pytest.raises(CommandError, match="Cannot read nowhere.txt"):
        run("nowhere.txt")


def test_a_day_that_is_none_says_how_to_write_it(tmp_path):
    with pytest.raises(CommandError, match="write it as 2025-01-30"):
        run("nowhere.txt", "--published", "yesterday")
