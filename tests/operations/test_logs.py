"""Lines of the log: one for each event, readable or JSON, with ids, and without what is nobody's business."""

import json
import logging

import pytest

from claims.operations.at_hand import at_hand, id_for_request, job_at_hand, request_at_hand
from claims.operations.logs import JsonLines, PathsLeftOut, PlainLines

ATTACKS = [
    "x\n2026-01-01 00:00:00 ERROR claims: forged",
    "x\r\nforged",
    "x\x1b[2J\x1b]0;owned\x07",
    "x\u202edesrever\u2066",
    "x\u2028forged\u0085forged\x0b\x0c",
    'x", "level": "critical", "y": "',
    "x\x00y",
    "\ud800",
]


def a_record(message: str, *words: object, error: BaseException | None = None, **more: object) -> logging.LogRecord:
    about = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord("claims.test", logging.WARNING, __file__, 1, message, words, about)
    record.__dict__.update(more)
    return record


def raised(words: str) -> ValueError:
    try:
        raise ValueError(words)
    except ValueError as error:
        return error


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_from_outside_breaks_a_line(attack):
    record = a_record("Invalid HTTP_HOST header: %r and %s", attack, attack)
    for formatter in (PlainLines(), JsonLines()):
        line = formatter.format(record)
        assert len(line.splitlines()) == 1
        assert line.replace("\t", "").isprintable()
        line.encode()
    told = json.loads(JsonLines().format(record))
    assert (told["level"], told["logger"]) == ("warning", "claims.test")


@pytest.mark.parametrize("attack", ATTACKS[:5])
def test_the_lines_of_a_traceback_are_seen_to_be_some(attack):
    record = a_record("gave up", error=raised(attack))
    first, *others = PlainLines().format(record).splitlines()
    assert first.endswith("gave up")
    assert len(others) > 2
    assert all(line.startswith("    ") and line.isprintable() for line in others)
    assert len(JsonLines().format(record).splitlines()) == 1


@pytest.mark.parametrize("formatter", [PlainLines(), JsonLines()])
@pytest.mark.parametrize("address", ["ann@paper.example", "Ann.O'Hara+x@mail.paper.example", "secret@db"])
def test_no_addresses_of_people(formatter, address):
    told = formatter.format(a_record("refused: {'%s': 550}", address, error=raised(f"Key (email)=({address}) exists")))
    assert address.rpartition("@")[2] not in told
    assert "(address left out)" in told


def test_a_line_says_to_what_it_belongs():
    with request_at_hand("abcdef123456"), job_at_hand(7):
        plain, told = PlainLines().format(a_record("x")), json.loads(JsonLines().format(a_record("x", view="help")))
    assert plain.endswith("x [request abcdef123456] [job 7]")
    assert (told["request"], told["job"], told["view"]) == ("abcdef123456", 7, "help")
    assert at_hand() == {}


def test_the_queue_says_of_which_job_it_speaks():
    record = a_record("Job failed", job={"id": 12, "task_name": "claims.read"})
    assert json.loads(JsonLines().format(record))["job"] == 12


def test_paths_that_open_something_are_left_out(rf):
    class Match:
        route = "account/invited/<str:token>/"

    request = rf.get("/account/invited/s3cret/")
    request.resolver_match = Match
    record = a_record("%s: %s", "Gone", request.path, request=request)
    assert PathsLeftOut().filter(record)
    assert PlainLines().format(record).endswith("Gone: /account/invited/<str:token>/")
    request.resolver_match = None
    record = a_record("%s: %s", "Not Found", request.path, request=request)
    PathsLeftOut().filter(record)
    assert "s3cret" not in PlainLines().format(record)


@pytest.mark.parametrize("given", ["abcdefgh", "0af7651916cd43dd8448eb211c80319c", "a-b_c.d:e-12345"])
def test_an_id_that_is_well_formed_is_kept(given):
    assert id_for_request(given) == given


@pytest.mark.parametrize(
    "given", ["", "short", "x" * 65, "abcdefgh\n", "abcd efgh", "abcdefgé", "{jndi:ldap//x}", "٣" * 9]
)
def test_another_one_is_not(given):
    made = id_for_request(given)
    assert made != given
    assert id_for_request(made) == made
    assert made != id_for_request(given)
