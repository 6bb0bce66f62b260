"""The interface against its own description: schemathesis tries what the description allows, and what it does not."""

from datetime import UTC, datetime

import pytest
import schemathesis
from django.core import signals
from django.core.handlers.wsgi import WSGIHandler
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode

from claims.editing.tokens import make_token
from claims.models import ClaimRelation
from claims.parsing.dating import EARLIEST_YEAR
from claims.terms import RelationKind, Role, Scope, Status
from tests.factories import a_dispute, a_placed_claim, a_user

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

#: Filters of a dispute, most of which take names that it has: without it, and of others, it is told that they cannot be
#: gone by, which no description can say.
_NAMES = {
    "dispute", "thread", "by", "about", "first", "standing", "role", "publisher", "source", "directness", "certainty",
    "status", "language", "q", "claim", "from", "to", "clock",
}  # fmt: skip
#: Cases for each operation, of what the description allows and of what it does not.
_EXAMPLES = 40


@pytest.fixture
def application():
    """The site as a server has it, but that it keeps the connection, and with it the transaction of the test."""
    signals.request_started.disconnect(close_old_connections)
    signals.request_finished.disconnect(close_old_connections)
    yield WSGIHandler()
    signals.request_started.connect(close_old_connections)
    signals.request_finished.connect(close_old_connections)


@pytest.fixture
def described(application):
    """The description, with something behind each of its lists."""
    dispute = a_dispute(slug="data")
    claim, denial = (a_placed_claim(dispute, words, Status.ACCEPTED) for words in ("It took data.", "It took none."))
    ClaimRelation.objects.create(claim=denial, kind=RelationKind.DENIES, other=claim, status=Status.ACCEPTED)
    found = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    rejection = found.config.checks.negative_data_rejection
    rejection.expected_statuses = [*rejection.expected_statuses, "413"]  # a body that is too large is refused, too
    return found


def can_be_described(case) -> bool:
    """Days to come are refused, those of which nothing is held, and names of nobody: a schema cannot say which."""
    query = case.query or {}
    day, today = query.get("as_of"), datetime.now(UTC).date().isoformat()
    # a month or a year means its last day: that of this year, which "2026-zz" comes after, is still to come
    is_known = not isinstance(day, str) or f"{EARLIEST_YEAR}" <= day and day.ljust(10, "z") <= today
    return is_known and not _NAMES & query.keys()


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_it_is_as_it_says(described, mode, record_property):
    """Every operation by all checks that schemathesis has."""
    token = make_token(a_user(Role.CONTRIBUTOR), "test", list(Scope), 30)
    operations = [found.ok() for found in described.get_all_operations()]
    headers = {"Authorization": f"Bearer {token}", "Accept-Encoding": "identity"}
    n = sum(_try(operation, mode, headers) for operation in operations)
    record_property("cases", n)
    assert n >= len(operations)


def _try(operation, mode: GenerationMode, headers: dict[str, str]) -> int:
    """Try one operation; how often that was."""
    tried = []

    @given(case=operation.as_strategy(generation_mode=mode).filter(can_be_described))
    @settings(max_examples=_EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    def holds(case):
        tried.append(case)
        case.call_and_validate(headers=headers)

    holds()
    return len(tried)
