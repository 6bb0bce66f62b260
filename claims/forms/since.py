"""Since when something is new: a word, or a day with or without a time of it."""

from datetime import UTC, datetime, time, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone

from claims.forms.fields import shortened
from claims.timeline import as_of
from claims.timeline.news import Part

YESTERDAY, WEEK, VISIT = "yesterday", "week", "visit"
_NO_DAY_BACK = (
    "What is new is told as of now: this page cannot be wound back to a day. Choose that day below, to see what is new "
    "since then."
)


class SinceField(forms.Field):
    """An instant: "2025-01-30", "2025-01-30T08:00" (UTC), or with an offset of its own."""

    default_error_messages = {
        "invalid": "“%(given)s” is no time. Write a day like 2025-01-30, or with an hour: 2025-01-30T08:00.",
        "future": "Nothing can be new since a time that is still to come. Choose an earlier one.",
    }

    def to_python(self, value: object) -> datetime | str:
        """The instant; one of the words stays as it is."""
        given = str(value or "").strip()
        if given in ("", YESTERDAY, WEEK, VISIT):
            return given
        try:
            moment = datetime.fromisoformat(given)
            moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
        except (ValueError, OverflowError) as error:
            raise ValidationError(self.error_messages["invalid"], "invalid", {"given": shortened(given)}) from error
        if moment > timezone.now():
            raise ValidationError(self.error_messages["future"], "future")
        return moment


class SinceForm(forms.Form):
    """``?since=`` and ``?part=``. Once made it has ``moment``, the word or "" for it, ``part`` and ``problems``.

    ``visited_at`` is when the viewer was here before; without a word of theirs it is what they ask for.
    """

    since = SinceField(required=False)
    part = forms.CharField(required=False)

    def __init__(self, query: QueryDict, visited_at: datetime | None):
        super().__init__(query)
        self.visited_at = visited_at
        self.is_valid()
        self.problems = [*self.errors.get("since", ()), *self.errors.get("part", ())]
        if as_of.DAY in query:
            self.problems.append(_NO_DAY_BACK)
        self.part = self.cleaned_data.get("part")
        self.word, self.moment = self._read(self.cleaned_data.get("since"))

    def clean_part(self) -> Part | None:
        """One part of the page, or all."""
        given = self.cleaned_data["part"]
        part = Part.parse(given) if given else None
        if given and part is None:
            raise ValidationError(f"There is no part “{shortened(given)}” of what is new: here is all of it.")
        return part

    def _read(self, since: datetime | str | None) -> tuple[str, datetime]:
        if isinstance(since, datetime):
            return "", since
        if self.visited_at and since in (None, "", VISIT):
            return VISIT, self.visited_at
        word = WEEK if since == WEEK else YESTERDAY
        days = {YESTERDAY: 1, WEEK: 7}[word]
        today = timezone.now().astimezone(UTC).date()
        return word, datetime.combine(today - timedelta(days=days), time(), UTC)
