"""Occasions of saying something, and when two tellings cannot speak of the same one.

A telling that says nothing about where, when and to whom may speak of any.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from claims.extraction.cues import verb_forms
from claims.extraction.wordlists import words_of
from claims.linking.origins.tellings import Told
from claims.terms import CueClass, Forum, NodeKind
from claims.text.houses import same_house
from claims.text.venues import Venue, venue_of_medium

#: Days are counted differently in two time zones, and in a paper that prints at night.
SLACK = timedelta(days=2)
#: What an outlet heard itself, what was said anew, what was said for the day (at a hearing, in a talk, a statement or a
#: letter) and what is only told in the past tense was said so shortly before it was printed, unless the telling looks
#: back. Court papers, posts and studies are read for years.
LATELY = timedelta(days=30)
_NEWS = frozenset({Forum.HEARING, Forum.TALK, Forum.STATEMENT, Forum.LETTER})
_HEARABLE = frozenset({Forum.STATEMENT, Forum.INTERVIEW, Forum.REPORT})
#: What a cue alone tells: a judge who is not quoted from a paper may have said it in the room.
_FORUMS_OF_CUE = {
    CueClass.FILING: frozenset({Forum.COURT}),
    CueClass.RULING: frozenset({Forum.RULING, Forum.HEARING}),
}


@dataclass(frozen=True, slots=True)
class Occasion:
    """``forums`` that it may have been, which ``paper``, ``heard_by`` whom, between which days, in which ``words``."""

    forums: frozenset[Forum] = frozenset()
    paper: str = ""
    heard_by: str = ""
    first: date | None = None
    last: date | None = None
    words: str = ""

    @property
    def is_told(self) -> bool:
        """Whether the telling says at all where it was said."""
        return bool(self.forums or self.heard_by)


def occasion_of(told: Told) -> Occasion:
    """What a telling says about when, where and to whom its words were said."""
    venue = _venue(told)
    last = min(filter(None, (told.said[1], told.published[1])), default=None)
    return Occasion(venue.forums, venue.paper, venue.heard_by, _first_day(told, venue), last, venue.words)


def apart(one: Occasion, other: Occasion) -> bool:
    """Whether the two cannot be one occasion: other days, another forum, another paper, another listener."""
    if days_apart(one, other):
        return True
    if one.forums and other.forums and not one.forums & other.forums:
        return True
    if one.paper and other.paper and one.paper != other.paper:
        return True
    return bool(one.heard_by and other.heard_by) and not same_house(one.heard_by, other.heard_by)


def together(one: Occasion, other: Occasion) -> Occasion:
    """The occasion that two tellings speak of which are not apart: what either says of it holds."""
    return Occasion(
        forums=one.forums & other.forums or one.forums or other.forums,
        paper=one.paper or other.paper,
        heard_by=one.heard_by or other.heard_by,
        first=max(filter(None, (one.first, other.first)), default=None),
        last=min(filter(None, (one.last, other.last)), default=None),
        words=one.words or other.words,
    )


def days_apart(one: Occasion, other: Occasion) -> bool:
    """Whether one was over before the other began."""
    return _is_before(one, other) or _is_before(other, one)


def nearness(one: Occasion, other: Occasion) -> int:
    """In how many respects two occasions that are not apart agree."""
    both = ((one.paper, other.paper), (one.heard_by, other.heard_by), (one.first, other.first))
    return len(one.forums & other.forums) + sum(bool(ours and theirs) for ours, theirs in both)


def _is_before(one: Occasion, other: Occasion) -> bool:
    return bool(one.last and other.first) and one.last + SLACK < other.first


def _venue(told: Told) -> Venue:
    reading = told.reading
    medium = venue_of_medium(told.medium)
    venue = medium or reading.venue
    if not medium and told.cue_class in _FORUMS_OF_CUE:
        forums = _FORUMS_OF_CUE[told.cue_class]
        venue = venue if forums & venue.forums else Venue(forums)
    if venue.forums <= _HEARABLE and _is_nameless(told):
        return Venue(frozenset({Forum.REPORT, Forum.INTERVIEW}), "", _listener(told), told.chain[0].label)
    if not venue.forums <= _HEARABLE | {Forum.TALK}:  # one may sit down with somebody at a conference
        return Venue(venue.forums, _paper(venue, reading.amendment), "", venue.words)
    if not reading.hearer:
        return Venue(venue.forums, "", told.outlet if _is_questioned(told, venue) else "", venue.words)
    return Venue(venue.forums | reading.hearer.forums, "", reading.hearer.heard_by, reading.hearer.words)


def _is_questioned(told: Told, venue: Venue) -> bool:
    """An interview that the text holds, and does not only speak of: then it is the outlet's own."""
    return Forum.INTERVIEW in venue.forums - told.reading.venue.forums and not told.through


def _paper(venue: Venue, amendment: str) -> str:
    return f"{amendment} {venue.paper}" if venue.paper and amendment else venue.paper


def _is_nameless(told: Told) -> bool:
    """Whether people without a name say it: "officials", not "three artists", who say it to everybody."""
    first = told.chain[0] if told.chain else None
    if first is None or first.kind != NodeKind.UNNAMED:
        return False
    return not words_of("unnamed").isdisjoint(first.label.lower().split())


def _listener(told: Told) -> str:
    return told.through[0].label if told.through else told.outlet


def _is_told_as_past(told: Told) -> bool:
    """Whether the outlet itself tells it in the plain past ("said", "answered"), as one tells news.

    What a party "argued" or "alleged" is told so for as long as the suit lasts.
    """
    cue = told.cue_words.lower().partition(" ")[0]
    lemmas = {entry.lemma for entry in verb_forms().get(cue, ())}
    is_past = bool(lemmas - {cue}) and not cue.endswith(("s", "ing")) and lemmas.isdisjoint(words_of("arguing"))
    return is_past and told.cue_class == CueClass.SPEECH and not told.through


def _first_day(told: Told, venue: Venue) -> date | None:
    """The first day on which it may have been said; None where the telling leaves that open."""
    if told.said[0] or told.published[0] is None:
        return told.said[0]
    is_own = bool(venue.heard_by) and same_house(venue.heard_by, told.outlet)
    is_news = is_own or (bool(venue.forums & _NEWS) and venue.forums <= _NEWS | {Forum.INTERVIEW})
    is_news = is_news or (not venue and _is_told_as_past(told))
    if told.reading.again or (is_news and not told.reading.looks_back):
        return told.published[0] - LATELY
    return None
