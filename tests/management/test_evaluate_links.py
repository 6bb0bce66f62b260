"""`manage.py evaluate_links`: figures, JSON, a database of its own that is gone afterwards, and what it refuses."""

import io
import json
from contextlib import nullcontext
from pathlib import Path
from secrets import token_hex

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection
from psycopg.errors import InsufficientPrivilege

from claims.management import scratch
from claims.management.commands import evaluate_links
from claims.management.scratch import create_database, drop_database, scratch_database
from claims.models import Article

pytestmark = pytest.mark.django_db(transaction=True)

TEXTS = {
    "a1": ("The Daily", "OpenAI said that DeepSeek copied the answers of its models."),
    "a2": ("The Weekly", "OpenAI said that DeepSeek had copied the answers of its models."),
    "a3": ("The Monthly", "OpenAI said that prices would rise in the autumn."),
}
CLAIM = {"kind": "indirect", "cue": "said", "speaker": "OpenAI", "speaker_canonical": "OpenAI", "via": []}


@pytest.fixture(autouse=True)
def prefix(monkeypatch) -> str:
    """How the names of this test's databases begin: others may run on the same server."""
    own = f"scratch_test_{token_hex(4)}_"
    monkeypatch.setattr(scratch, "PREFIX", own)
    return own


@pytest.fixture
def folder(tmp_path) -> Path:
    """Three articles, the first two of which tell one claim."""
    for part in ("articles", "gold"):
        (tmp_path / part).mkdir()
    for id, (outlet, text) in TEXTS.items():
        start = text.index("that ") + len("that ")
        claim = {**CLAIM, "start": start, "end": len(text), "about": [], "hedged": False, "negated": False}
        gold = {"claims": [claim], "parties": [], "times": []}
        article = {"text": text, "outlet": outlet, "title": text[:20], "published": "2025-01-30", "url": None}
        (tmp_path / "articles" / f"{id}.json").write_text(json.dumps(article))
        (tmp_path / "gold" / f"{id}.json").write_text(json.dumps(gold))
    return tmp_path


def run(*args: object) -> str:
    out = io.StringIO()
    call_command("evaluate_links", *map(str, args), stdout=out)
    return out.getvalue()


def test_an_account_that_may_make_no_database_is_told_what_to_do():
    class Refusing:
        def execute(self, *_):
            raise ProgrammingError("permission denied to create database") from InsufficientPrivilege()

    with pytest.raises(CommandError, match='As a superuser, run: ALTER ROLE "claims" CREATEDB;'):
        create_database(Refusing(), "scratch_x")


def databases() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s) ORDER BY 1", [scratch.PREFIX])
        return [name for (name,) in cursor.fetchall()]


@pytest.mark.slow
def test_without_links_the_json_says_what_was_linked(folder):
    answer = json.loads(run(folder, "--json"))
    groups = {tuple(group["members"]): group["origins"] for group in answer["groups"]}
    assert groups == {("a1#0", "a2#0"): 1, ("a3#0",): 1}
    assert answer["disputes"] == []
    assert not Article.objects.exists()
    assert databases() == []


@pytest.fixture
def in_this_database(monkeypatch) -> None:
    """Spares making a database where it makes no difference: a dozen seconds."""
    monkeypatch.setattr(evaluate_links, "scratch_database", nullcontext)


def test_with_links_the_figures_are_printed(folder, in_this_database):
    links = {"groups": [{"members": ["a1#0", "a2#0"], "independent_origins": 1}], "disputes": []}
    (folder / "links.json").write_text(json.dumps(links))
    (folder / "lookalikes.json").write_text(json.dumps([["a2#0", "a3#0"]]))
    lines = run(folder).splitlines()
    assert lines[0] == "3 articles, 3 claims, 1 groups with 2 members, 0 disputes."
    assert [line.split()[1] for line in lines if line.startswith("linking")] == ["1.000"] * 4


def test_a_folder_that_makes_no_sense_is_told(folder):
    (folder / "links.json").write_text("[")
    with pytest.raises(CommandError, match=r"links\.json is no JSON"):
        run(folder)


def test_one_article_twice_is_told(folder, in_this_database):
    for part in ("articles", "gold"):
        (folder / part / "a2.json").write_text((folder / part / "a1.json").read_text())
    with pytest.raises(CommandError, match="a1 and a2 are one article"):
        run(folder)


@pytest.mark.slow
def test_a_database_that_a_killed_run_left_is_dropped_and_one_in_use_is_not(prefix, monkeypatch):
    monkeypatch.setattr(scratch, "call_command", lambda *words, **options: None)  # without tables: a dozen seconds less
    usual, left, used = settings.DATABASES["default"]["NAME"], f"{prefix}left", f"{prefix}used"
    with connection._nodb_cursor() as server:
        create_database(server, left)
        create_database(server, used)
        server.execute("SELECT pg_advisory_lock(hashtextextended(%s, 0))", [used])
        with scratch_database() as name:
            assert databases() == sorted([name, used])
            assert connection.settings_dict["NAME"] == name
        assert databases() == [used]
        drop_database(server, used)
    assert connection.settings_dict["NAME"] == usual
