"""The day to which a page is to be wound back, read from its address. What cannot be read is said, and left out."""

from datetime import UTC, date, datetime

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from claims.forms.fields import DayField, TermField
from claims.parsing.dating import EARLIEST_YEAR
from claims.permissions import KNOWING, Known
from claims.terms import Clock
from claims.timeline import as_of
from claims.timeline.clocks import day as in_words


class AsOfForm(forms.Form):
    """``?as_of=`` and ``?as_of_clock=`` of any page. Once made it has ``known`` (None: today) and ``problems``."""

    as_of = DayField(last=True)
    as_of_clock = TermField(Clock, default=Clock.PUBLISHED, among=KNOWING)

    def __init__(self, query: QueryDict):
        super().__init__(query)
        is_right = self.is_valid()
        day = self.cleaned_data.get("as_of")
        self.known = Known(day, self.cleaned_data["as_of_clock"]) if is_right and day else None

    def clean_as_of(self):
        """The day, on which something can have been known, and which must have begun: what will be nobody knows."""
        day = self.cleaned_data["as_of"]
        if day and day.year < EARLIEST_YEAR:
            words = f"No article here is older than {EARLIEST_YEAR}: choose that year or a later day."
            raise ValidationError(words, "too_early")
        if day and day > datetime.now(UTC).date():
            words = f"What will be known on {in_words(day)} nobody can say yet. Choose today or an earlier day."
            raise ValidationError(words, "future")
        return day

    @property
    def problems(self) -> list[str]:
        """What could not be read, in words."""
        return [message for messages in self.errors.values() for message in messages]

    @property
    def clocks(self) -> list[tuple[str, str]]:
        """What may be chosen as the clock: value and words."""
        words = {Clock.PUBLISHED: "the day of publication", Clock.FIRST_HELD: "the day we first held it"}
        return [(clock.value, words[clock]) for clock in KNOWING]

    @property
    def earliest(self) -> str:
        """The first day that may be chosen."""
        return date(EARLIEST_YEAR, 1, 1).isoformat()

    @property
    def latest(self) -> str:
        """The last day that may be chosen."""
        return datetime.now(UTC).date().isoformat()


def without(query: QueryDict) -> QueryDict:
    """The same parameters without a day to be wound back to."""
    rest = query.copy()
    for name in (as_of.DAY, as_of.CLOCK):
        rest.pop(name, None)
    return rest
