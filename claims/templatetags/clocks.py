"""Template filters for clocks and days: ``{{ article.published|clock:article.published_why }}``."""

from datetime import UTC, date, datetime
from functools import lru_cache

from django import template
from django.utils.safestring import SafeString, mark_safe

from claims.templatetags.markup import joined, markup
from claims.terms import Clock
from claims.timeline import clocks

register = template.Library()

#: The days of a clock and its reason, as they stand beside it.
_BESIDE = (" <small>{}</small>", ' <small class="reason">{}</small>')


@register.filter
def clock(value, why: dict | None = None) -> SafeString:
    """A range of days in a few words, inside ``<time>`` where HTML can say it too; "" when unknown."""
    words, machine = clocks.label(value, why), clocks.machine(value)
    return markup('<time datetime="{}">{}</time>', machine, words) if machine else markup("{}", words)


@register.filter
def clock_words(value, why: dict | None = None) -> str:
    """A range of days in a few words, without markup."""
    return clocks.label(value, why)


@register.simple_tag
def clock_and_why(value, why: dict) -> SafeString:
    """A range of days in a few words, its days where they do not say them, and the reason, small beside it."""
    beside = clock_days(value, why), clock_reason(why)
    small = [markup(form, said) for form, said in zip(_BESIDE, beside, strict=True) if said]
    return joined([clock(value, why), *small])


def clock_days(value, why: dict | None = None) -> str:
    """The days of a range beside a label that does not say them, such as "autumn 2024"; "" beside any other."""
    return clocks.days(value) if clocks.is_season(why or {}) else ""


@register.filter
def clock_reason(why: dict | None) -> str:
    """Why a clock says what it says: "“last fall”, counted from 30 Jan 2025, rule last-season"."""
    return clocks.reason(why or {})


@register.filter
def day(value: date | datetime | None) -> SafeString | str:
    """One day, or the UTC day of an instant, inside ``<time>``: "28 Jan 2025"; "" for None.

    An instant has its time of day as a title; ``site.js`` puts the reader's own time before it.
    """
    if value is None:
        return ""
    if isinstance(value, datetime):
        at = value.astimezone(UTC)
        words = clocks.day(at)
        return markup('<time datetime="{}" title="{} UTC">{}</time>', _machine(at), _words(at), words)
    return markup('<time datetime="{}">{}</time>', value.isoformat(), clocks.day(value))


@lru_cache(maxsize=5_000)
def day_beside(value: date) -> SafeString:
    """A day as it stands beside a card, "28 Tue" under the name of its month; a screen reader hears that too."""
    return markup(
        '<time class="day" datetime="{}"><b>{}</b> <span class="visually-hidden">{} {}, </span>{}</time>',
        *(value.isoformat(), value.day, f"{value:%B}", value.year, f"{value:%a}"),
    )


@register.filter
@lru_cache(maxsize=1_000)
def month_name(value: date) -> str:
    """A month with its year: "January 2025". Kept, for one page may name dozens."""
    return f"{value:%B %Y}"


@register.filter
def instant(value: datetime, how: str = "") -> SafeString:
    """An instant inside ``<time>``: "28 Jan 2025, 14:05 UTC"; where it is narrow, ``bare``, eyes see no "UTC"."""
    at = value.astimezone(UTC)
    zone = mark_safe('<span class="visually-hidden"> UTC</span>') if how == "bare" else " UTC"
    return markup('<time datetime="{}" title="{} UTC">{}{}</time>', _machine(at), _words(at), _words(at), zone)


def _machine(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"


def _words(at: datetime) -> str:
    return f"{clocks.day(at)}, {at:%H:%M}"


@register.filter
def meaning(of: Clock) -> str:
    """What a clock is, in a sentence."""
    return clocks.MEANINGS[of]
