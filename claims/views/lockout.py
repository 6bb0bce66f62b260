"""Wrong passwords: how they are counted, and what somebody sees who tried too many (django-axes, on the database)."""

from datetime import timedelta
from math import ceil

from axes.handlers.database import AxesDatabaseHandler
from django.conf import settings
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from claims.forms.kept import Kept

#: So many wrong passwords lock out: for one name from one address, from one address, for one name; in the order of
#: ``AXES_LOCKOUT_PARAMETERS``. An office shares an address, and a stranger must not easily keep somebody out by name.
_LIMITS = (settings.AXES_FAILURE_LIMIT, 30, 100)


class CountedFailures(AxesDatabaseHandler):
    """Axes' count on the database, each kind of it with a limit of its own."""

    def get_failures(self, request: HttpRequest, credentials: dict | None = None) -> int:
        """How near the nearest of the limits is, as a number of failures of which ``AXES_FAILURE_LIMIT`` lock out."""
        counts = (
            sum(attempts.values_list("failures_since_start", flat=True)) * settings.AXES_FAILURE_LIMIT // limit
            for attempts, limit in zip(self.get_user_attempts(request, credentials), _LIMITS, strict=True)
        )
        return max(counts)

    def reset_user_attempts(self, request: HttpRequest, credentials: dict | None = None) -> int:
        """Forget the failures of this name from this address, and no others: a right password excuses no guessing."""
        return self.filter_user_attempts(request, credentials)[0].delete()[0]


def locked_out(request: HttpRequest, response: HttpResponse | None, credentials: dict | None) -> HttpResponse:
    """429 with how long to wait; the same whether there is such an account or not. A form on its way is carried on."""
    wait = _wait(request, credentials)
    minutes = max(1, ceil(wait.total_seconds() / 60))
    shown = {"minutes": minutes, "kept": Kept.carried(request)}
    answer = render(request, "session/locked.html", shown, status=429)
    answer["Retry-After"] = str(minutes * 60)
    return answer


def _wait(request: HttpRequest, credentials: dict | None) -> timedelta:
    """Until the last of the counted failures is forgotten."""
    counted = CountedFailures().get_user_attempts(request, credentials)
    ends = [attempts.aggregate(last=Max("attempt_time"))["last"] for attempts in counted]
    last = max(filter(None, ends), default=timezone.now())
    return last + settings.AXES_COOLOFF_TIME - timezone.now()
