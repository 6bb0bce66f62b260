"""What the words around a claim say about where it comes from: read once per text and place, then remembered."""

import re
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Lock

from claims.text.credited import credits_in
from claims.text.passages import paragraph_around, sentence_around, sentences
from claims.text.runs import quotes_of, runs_of
from claims.text.spans import Span
from claims.text.venues import Venue, amendment_in, hearer_in, looks_back, says_again, venue_in

#: So many readings are kept, of some kilobytes each: a claim that a thousand articles tell is not read anew each time.
_MOST_KEPT = 3_000
#: So many texts are in memory at a time: one may have a million characters.
_TEXTS = 100
_kept: OrderedDict[tuple, "Reading"] = OrderedDict()
_lock = Lock()

#: From so many words in a row on, two who quote had them from one occasion, and two who write had them from one text:
#: the names of courts have eleven.
WORDS_OF_A_QUOTE, WORDS_OF_A_RUN = 6, 12

#: "… that", "…:": what stands before it belongs to the claim that follows, up to the clause of the one before.
_OPENS_NEXT = re.compile(r"(?:\bthat|:)\W*$")
_FIRST_CLAUSE = re.compile(r"\W*[^,;]*")

_NAME = re.compile(r"[^\W\d_][\w’'-]{4,}")
_FIGURE = re.compile(r"\d[\d.,]*\d|\d")


@dataclass(frozen=True, slots=True)
class Reading:
    """``venue`` where it was said; ``hearer`` the outlet that says it heard it; ``runs`` and ``quotes`` name
    rows of words (`text.runs`), those of the paragraph and those that the claim quotes.

    ``names`` are the capitalised words of the paragraph, ``figures`` those of the claim, ``credits`` the words in which
    the text credits somebody.
    """

    venue: Venue = Venue()
    hearer: Venue = Venue()
    amendment: str = ""
    again: bool = False
    looks_back: bool = False
    runs: frozenset[int] = frozenset()
    quotes: frozenset[int] = frozenset()
    names: frozenset[str] = frozenset()
    figures: frozenset[str] = frozenset()
    credits: tuple[str, ...] = ()
    paragraph: str = ""


def read_around(
    wanted: Mapping[int, tuple], snapshots: Mapping[int, int], load: Callable[[set[int]], dict[int, str]]
) -> dict[int, Reading]:
    """Telling → reading. ``wanted`` is all that a reading depends on; ``load`` gives the texts of those not kept, some
    at a time."""
    with _lock:
        found = {pk: _kept[key] for pk, key in wanted.items() if key in _kept}
        for pk in found:
            _kept.move_to_end(wanted[pk])
    missing = list({key: pk for pk, key in wanted.items() if pk not in found}.items())
    made: dict[tuple, Reading] = {}
    for start in range(0, len(missing), _TEXTS):
        some = missing[start : start + _TEXTS]
        texts = load({snapshots[pk] for _, pk in some})
        made |= {key: _read(texts[snapshots[pk]], *key[2:]) for key, pk in some}
    with _lock:
        _kept.update(made)
        while len(_kept) > _MOST_KEPT:
            _kept.popitem(last=False)
    return found | {pk: made[key] for pk, key in wanted.items() if pk not in found}


def _read(
    text: str, span: Span | None, beside: tuple[Span, ...], others: tuple[Span, ...], outlets: tuple[str, ...]
) -> Reading:
    """``beside`` are the text's claims, ``others`` those of other speakers, ``outlets`` who prints it, and via whom."""
    if span is None:
        return Reading()
    own, *through = outlets
    paragraph = paragraph_around(text, span)
    frame, at, *before = frames(text, paragraph, span, beside, others)
    found = [(venue_in(frame, at, own, through), hearer_in(frame, own, through))]
    is_of_before = looks_back(frame, span.of(text))
    if not is_of_before:  # else what stands before speaks of another time than the claim
        found += [(venue_in(words, len(words), own, through), hearer_in(words, own, through)) for words in before]
    words = paragraph.of(text)
    return Reading(
        venue=next((venue for venue, _ in found if venue), Venue()),
        hearer=next((hearer for _, hearer in found if hearer), Venue()),
        amendment=amendment_in(frame),
        again=says_again(frame),
        looks_back=is_of_before,
        runs=runs_of(words, WORDS_OF_A_RUN),
        quotes=quotes_of(span.of(text), WORDS_OF_A_QUOTE),
        names=frozenset(_name(found[0]) for found in _NAME.finditer(words) if found[0][0].isupper()),
        figures=frozenset(found[0].replace(",", "").rstrip(".") for found in _FIGURE.finditer(span.of(text))),
        credits=credits_in(text, paragraph),
        paragraph=words,
    )


def frames(
    text: str, paragraph: Span, span: Span, beside: tuple[Span, ...], others: tuple[Span, ...]
) -> tuple[str, int, *tuple[str, ...]]:
    """The words around a claim in its sentence up to the next claims, and where it stood in them; then those before.

    Before are the rest of the sentence and the sentences before in the paragraph, the nearest first, up to one in which
    another speaker says something.
    """
    sentence = sentence_around(text, span)
    near = [other for other in beside if other.overlaps(sentence)]
    start = max((other.end for other in near if other.end <= span.start), default=sentence.start)
    end = min((other.start for other in near if other.start >= span.end), default=sentence.end)
    behind = text[span.end : end]
    if end < sentence.end and _OPENS_NEXT.search(behind):
        behind = _FIRST_CLAUSE.match(behind)[0]
    before = []
    for stretch in (Span(sentence.start, start), *reversed(sentences(text, Span(paragraph.start, sentence.start)))):
        if any(stretch.overlaps(other) for other in others):
            break
        before.append(stretch.of(text))
    return f"{text[start : span.start]} … {behind}", span.start - start, *before


def _name(word: str) -> str:
    return re.sub(r"[’']s?$", "", word)
