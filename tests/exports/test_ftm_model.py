"""FollowTheMoney's own model takes every entity whole: it drops what does not fit without a word, so what comes out is
compared with what went in. Its package is no requirement of the tests, as one of its own has to be compiled."""

import json
import subprocess
import sys
from importlib.util import find_spec

import pytest

from claims.exports import ftm
from claims.exports.records import PartyRecord
from claims.terms import PartyKind
from tests.exports.golden import golden_list
from tests.exports.taken_apart import lines_of
from tests.records import SITE, a_claim_record

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not find_spec("followthemoney"), reason="needs tests/requirements-apart.txt"),
]

#: Reads entities line by line, and writes each as its model holds it: cleaned, what it takes for wrong left out. In a
#: process of its own, as the model is large.
_READER = """
import json, sys
from followthemoney import model
for line in sys.stdin:
    proxy = model.get_proxy(json.loads(line), cleaned=False)
    proxy.schema.validate(proxy.to_dict())
    print(json.dumps(proxy.to_dict()))
"""


def through_the_model(lines: bytes) -> list[dict]:
    """The entities as FollowTheMoney has them after reading."""
    done = subprocess.run([sys.executable, "-c", _READER], input=lines, capture_output=True, check=True, timeout=120)
    return [json.loads(line) for line in done.stdout.splitlines()]


def held(entity: dict) -> tuple:
    """What must be the same: the order of values is not."""
    return entity["id"], entity["schema"], {name: sorted(values) for name, values in entity["properties"].items()}


def every_kind_of_party() -> list[PartyRecord]:
    return [PartyRecord(f"A {kind}", f"{SITE}/parties/{kind}/", kind, "Q21708200") for kind in PartyKind]


def test_no_value_of_the_golden_claims_or_of_any_party_is_dropped_or_changed():
    parties = [entity for each in every_kind_of_party() for entity in ftm.entities_of(a_claim_record(speaker=each))]
    lines = b"".join(
        line + b"\n" for line in (*lines_of(golden_list()), *(json.dumps(each).encode() for each in parties))
    )
    written = [held(json.loads(line)) for line in lines.splitlines()]
    assert list(map(held, through_the_model(lines))) == written
    assert len(written) > len(PartyKind) + len(golden_list().claims)


def test_it_would_tell_a_value_that_is_dropped():
    wrong = {"id": "claimline-1", "schema": "Event", "properties": {"name": ["It"], "startDate": ["in the fall"]}}
    (read,) = through_the_model(json.dumps(wrong).encode() + b"\n")
    assert held(read) != held(wrong)
