"""Who told whom: what stands between a speaker and the article, outermost first.

Three things make a link: an attribution inside an attribution ("Bloomberg reports that researchers noticed that …"),
somebody the words were given to ("told The Verge", "in an interview with"), and a line that names where a whole
section comes from ("Source: TechRadar").
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace
from operator import itemgetter
from typing import NamedTuple

from spacy.tokens import Span as Words

from claims.extraction.cast import Cast
from claims.extraction.cues import Cue
from claims.extraction.links import carriers_in
from claims.extraction.reading import Draft, Reading
from claims.extraction.relays import hearers, seen_by, tellers_in_asides
from claims.extraction.results import Node
from claims.extraction.speakers import Speaker, plaintiff_in, resolve
from claims.extraction.wordlists import words_of
from claims.terms import CueClass, How, NodeKind, PartyKind
from claims.text.spans import Span

SOURCE_LINE = re.compile(r"(?:Source|Via|Quelle): ?(?P<name>[^\n.,;:]{2,60})$")
SOURCE_NOTE = re.compile(r"[^\n.;()]*\((?:source|via|h/t): ?(?P<name>[^\n.,;:()]{2,60})\)", re.IGNORECASE)
MAX_TO_NOTE = 200
#: Code points of what passes others on that may stand in front of their words, and behind them.
MAX_LEAD, MAX_TAIL = 90, 60
MAX_HEADING_CHARS = 80
HOW = {
    CueClass.WRITING: How.WROTE,
    CueClass.FILING: How.FILED,
    CueClass.RULING: How.RULED,
    CueClass.REPORT: How.WROTE,
}
NUMBER = re.compile(
    r"(?i)\b(?:one|two|three|four|five|six|seven|eight|nine|ten|several|some|multiple|many|a few|dozens of|\d{1,3})\b"
)
REASON = re.compile(
    r"(?i)\b(?:asked|requested|wished|wanted|asking|requesting) (?:not to be \w+|to remain \w+|for anonymity|anonymity)"
    r"(?: because [^.,;”\"]{0,100})?"
    r"|on (?:the )?condition of anonymity(?: because [^.,;”\"]{0,100})?"
    r"|(?:were|was|are|is)(?: not|n['’]t) authori[sz]ed to [^.,;”\"]{0,80}"
)


def how_of(cue: Cue | None, speaker: Speaker) -> How:
    """How the words came out, by the verb and the document that carried them."""
    if speaker.medium in words_of("postlike"):
        return How.POSTED
    if speaker.medium in words_of("filing"):
        return How.FILED
    if speaker.medium in words_of("ruling"):
        return How.RULED
    return HOW.get(cue.entry.cue_class, How.SAID) if cue is not None else How.SAID


def reason_at(reading: Reading, at: int) -> str | None:
    """Why people in the paragraph at this code point are not named, in its words; looked for once in each paragraph."""
    paragraph = reading.paragraph_at(at)
    if paragraph.start not in reading.reasons:
        found = REASON.search(paragraph.of(reading.text))
        reading.reasons[paragraph.start] = found[0].strip(" ,") if found else None
    return reading.reasons[paragraph.start]


def node_of(speaker: Speaker, how: How, reason: str | None = None) -> Node:
    """A speaker as a link of a chain; `reason` is why people are not named, where they are not."""
    if speaker.node_kind is not NodeKind.UNNAMED:
        is_litigant = speaker.node_kind is NodeKind.PUBLISHER and how in (How.FILED, How.RULED)
        kind = NodeKind.PARTY if is_litigant else speaker.node_kind
        return Node(speaker.words, speaker.canonical, kind, how)
    number = NUMBER.search(speaker.words)
    return Node(
        speaker.words,
        None,
        NodeKind.UNNAMED,
        how,
        number=number[0].lower() if number else None,
        reason=reason,
    )


def nested(drafts: list[Draft], cast: Cast) -> dict[int, Draft]:
    """By the id of an inner draft: the draft directly around it that merely passes it on.

    Takes little longer for each draft, however many there are.
    """
    outers = _Outers(drafts, cast)
    around = ((id(inner), outers.around(inner)) for inner in drafts if _may_be_passed_on(inner))
    return {key: outer for key, outer in around if outer is not None}


class _Manner(NamedTuple):
    """How a draft passes on what was said: an outlet closes the sentence, reports it, or somebody tells another."""

    is_report: bool
    is_by_outlet: bool
    is_telling: bool


class _Outers:
    """The drafts that may merely pass others on, by manner, by where their content ends, and by where it starts."""

    def __init__(self, drafts: Iterable[Draft], cast: Cast):
        found: dict[_Manner, dict[int, dict[int, tuple[int, Draft]]]] = {}
        for order, draft in enumerate(drafts):
            if draft.source is not None and draft.source.head.text != "I":
                at = found.setdefault(_manner_of(draft, cast), {}).setdefault(draft.content.end, {})
                at.setdefault(draft.content.start, (order, draft))  # of several with one content the first
        self._by_manner = {
            manner: (sorted(by_end), {end: (sorted(by_start), by_start) for end, by_start in by_end.items()})
            for manner, by_end in found.items()
        }

    def around(self, inner: Draft) -> Draft | None:
        """The shortest that holds the words of an inner draft, all that it reports being that they were said."""
        last = max(inner.content.end, inner.cue_span.end)
        shortest: tuple[int, int, Draft] | None = None
        for manner, (ends, starts_at) in self._by_manner.items():
            if not _suits(manner, inner):
                continue
            for end in ends[bisect_left(ends, last) : bisect_right(ends, last + MAX_TAIL)]:
                found = _nearest(inner, end, *starts_at[end])
                shortest = min(filter(None, (shortest, found)), key=itemgetter(0, 1), default=None)
        return shortest and shortest[2]


def _nearest(
    inner: Draft, end: int, starts: list[int], by_start: dict[int, tuple[int, Draft]]
) -> tuple[int, int, Draft] | None:
    """Of the drafts with this end the one that starts last in front of an inner one, but not too far in front: its
    length, its place among all, and itself."""
    where, content = inner.cue_span, inner.content
    first = min(where.start, content.start)
    i = bisect_right(starts, first) - 1
    if i >= 0 and (starts[i], end) == (content.start, content.end):
        i -= 1
    if i < 0 or min(first, inner.source.span().start) - starts[i] > MAX_LEAD:
        return None
    return end - starts[i], *by_start[starts[i]]


def _manner_of(draft: Draft, cast: Cast) -> _Manner:
    is_telling = draft.cue is not None and draft.cue.has("addressee")
    return _Manner(_is_report(draft, cast), _is_by_outlet(draft, cast), is_telling)


def _may_be_passed_on(inner: Draft) -> bool:
    is_said = inner.source is not None and inner.cue_span is not None
    return is_said and not (inner.cue is not None and inner.cue.entry.lemma in words_of("no-relay"))


def _suits(manner: _Manner, inner: Draft) -> bool:
    """Whether somebody can pass on in this manner what an inner draft says."""
    if not manner.is_report and inner.source.head.tag_ in ("PRP", "WP", "WDT"):
        return False
    is_passed_on = manner.is_report or manner.is_by_outlet or not inner.rule.startswith("object")
    return is_passed_on or _is_told(manner, inner)


def _is_report(draft: Draft, cast: Cast) -> bool:
    """Whether an outlet closes the sentence: ", X reported", ", according to X"."""
    if draft.source is None or draft.rule not in ("before-cue", "according-to"):
        return False
    is_reporting = draft.cue is None or draft.cue.entry.cue_class in (CueClass.REPORT, CueClass.WRITING)
    is_reporting = is_reporting or draft.cue.entry.lemma == "say"
    name = cast.name_at(draft.source.head)
    return is_reporting and name is not None and name.is_outlet


def _is_by_outlet(draft: Draft, cast: Cast) -> bool:
    """Whether an outlet reports it: "Reuters reported that …"."""
    is_reporting = draft.cue is not None and draft.cue.entry.cue_class in (CueClass.REPORT, CueClass.WRITING)
    name = cast.name_at(draft.source.head) if draft.source is not None and is_reporting else None
    return name is not None and name.is_outlet


def _is_told(manner: _Manner, inner: Draft) -> bool:
    """ "X told Y that Z had called it B", "X said that Z admitted B": another one's words, told as such."""
    is_past_perfect = inner.cue is not None and any(child.lower_ == "had" for child in inner.cue.token.lefts)
    return inner.rule == "object-matter" or manner.is_telling and is_past_perfect


def told_by(draft: Draft, cast: Cast) -> list[Speaker]:
    """Who speaks in a draft, and before that one who cites them: "Reuters reported, citing two people" gives both."""
    if draft.source is None:
        return []
    teller = plaintiff_in(draft, cast) or resolve(draft.source, cast, _said_in(draft))
    is_outlet = teller.node_kind is NodeKind.PUBLISHER or (draft.cue and draft.cue.entry.cue_class is CueClass.REPORT)
    cited = resolve(draft.cited, cast) if draft.cited is not None and is_outlet else None
    return [teller] if cited is None or cited.node_kind is NodeKind.DOCUMENT else [teller, cited]


def _said_in(draft: Draft) -> Words | None:
    """The tokens of what a draft says."""
    content = draft.content
    return draft.source.head.doc.char_span(content.start, content.end, alignment_mode="expand")


def section_sources(reading: Reading) -> list[tuple[Span, str]]:
    """Stretches of text that a line "Source: …" below them attributes as a whole, with the name it gives.

    That is the section under the last heading; of a line without a blank one above it, only what it stands right below.
    """
    stretches, start, above = [], 0, 0
    for paragraph in reading.paragraphs:
        found = SOURCE_LINE.match(reading.text, paragraph.start, paragraph.end)
        if found is None:
            start = paragraph.start if is_heading(reading.text, paragraph) else start
            above = paragraph.start
            continue
        is_caption = "\n\n" not in reading.text[above : paragraph.start]
        words = found["name"].strip()
        entry = reading.lexicon.lookup(words)
        stretches.append((Span(above if is_caption else start, paragraph.start), entry.canonical if entry else words))
        start = paragraph.end
    return stretches


def is_heading(text: str, paragraph: Span) -> bool:
    """A short line that ends no sentence, or asks: what stands below it is a section of its own."""
    return (
        len(paragraph) <= MAX_HEADING_CHARS
        and text[paragraph.end - 1] not in '.!,;:”"’'
        and ":" not in paragraph.of(text)
    )


def via_of(
    draft: Draft, outer: list[Draft], reading: Reading, cast: Cast, sections: list[tuple[Span, str]]
) -> tuple[Node, ...]:
    """The chain of one draft. `outer` are the drafts around it, outermost first."""
    reason = reason_at(reading, draft.content.start)
    own = next(reversed(told_by(draft.first(), cast)), None)
    i = bisect_left(sections, draft.content.end, key=lambda section: section[0].end)
    covering = [name for stretch, name in sections[i : i + 1] if stretch.start <= draft.content.start]
    nodes = [Node(name, name, NodeKind.PUBLISHER, How.COPIES) for name in covering]
    nodes += _carriers(draft.first(), outer, cast)
    for around in [*outer, draft.first()]:
        nodes += seen_by(around, cast) if around in outer else []
        nodes += [Node(name.words, name.canonical, NodeKind.PUBLISHER, How.WROTE) for name in hearers(around, cast)]
        if around in outer and around.source is not None:
            nodes += [
                node_of(_as_teller(speaker, around, cast), how_of(around.cue, speaker), reason)
                for speaker in told_by(around, cast)
                if not (_speaks_for(speaker, own) or _is_nameless(speaker))
            ]
    nodes += [node_of(teller, how_of(draft.cue, teller), reason) for teller in told_by(draft.first(), cast)[:-1]]
    saw = [*tellers_in_asides(draft.first(), cast), *seen_by(draft.first(), cast)]
    own_names = _own_names(reading)
    nodes += saw if not _saw_it_itself(draft.first(), own_names) else []
    return _without_repeats([*nodes, *_noted(draft, reading)], own_names)


def _as_teller(speaker: Speaker, around: Draft, cast: Cast) -> Speaker:
    """An unlisted body that reports what another one said is an outlet, unless its name is a company's."""
    name = cast.name_at(around.source.head) if around.source is not None else None
    is_unlisted = name is not None and not name.is_known and name.kind is PartyKind.ORGANISATION
    reports = around.cue is None or around.cue.entry.cue_class in (CueClass.REPORT, CueClass.WRITING)
    is_company = is_unlisted and name.words.split()[-1].rstrip(".").lower() in words_of("company-suffix")
    if is_unlisted and reports and not is_company and speaker.node_kind is NodeKind.PARTY:
        return replace(speaker, node_kind=NodeKind.PUBLISHER)
    return speaker


def _carriers(draft: Draft, outer: list[Draft], cast: Cast) -> list[Node]:
    """ "as told by X" behind a claim, or behind what passes it on."""
    widest = outer[0] if outer else draft
    cue = widest.cue.token if widest.cue is not None else widest.source.head if widest.source is not None else None
    names = list(carriers_in(cue.sent, widest, cast)) if cue is not None else []
    return [Node(name.words, name.canonical, NodeKind.PUBLISHER, How.COPIES) for name in names]


def _is_nameless(teller: Speaker) -> bool:
    """A document that nobody stands behind ("a new report", "internal messages") is no link: it leads nowhere."""
    last = teller.words.split(" of ")[0].split()[-1].lower()
    is_paper = teller.kind is None and last in words_of("figures")
    return is_paper or teller.node_kind is NodeKind.DOCUMENT and teller.canonical is None


def _speaks_for(teller: Speaker, speaker: Speaker | None) -> bool:
    """Whether the teller is the speaker's own mouth: "Google denied it, its spokesperson told The Verge"."""
    title = (teller.title or teller.words).lower()
    is_mouth = any(word in title for word in ("spokes", "representative"))
    return is_mouth and speaker is not None and teller.affiliation in (None, speaker.canonical)


def _noted(draft: Draft, reading: Reading) -> list[Node]:
    """ "… (source: X)" behind a claim and its attribution."""
    end = max(draft.content.end, draft.cue_span.end if draft.cue_span is not None else 0)
    note = SOURCE_NOTE.match(reading.text, end, min(end + MAX_TO_NOTE, len(reading.text)))
    if note is None:
        return []
    words = note["name"].strip()
    entry = reading.lexicon.lookup(words)
    return [Node(words, entry.canonical if entry else words, NodeKind.PUBLISHER, How.WROTE)]


def _saw_it_itself(draft: Draft, own_names: set[str | None]) -> bool:
    """ "… according to a memo first reported by X and seen by Y" in Y: that has it from the memo."""
    head = draft.source.head if draft.source is not None else None
    behind = head.doc[head.i : head.sent.end].text if head is not None else ""
    return any(f" by {article}{name}" in behind for name in own_names for article in ("", "the "))


def _own_names(reading: Reading) -> set[str | None]:
    """What the article's own outlet is called."""
    publisher = reading.publisher
    if not publisher:
        return set()
    entry = reading.lexicon.lookup(publisher)
    initials = "".join(word[0] for word in publisher.split())
    return {publisher, initials, entry.canonical if entry else publisher}


def _without_repeats(nodes: list[Node], own_names: set[str | None]) -> tuple[Node, ...]:
    """Each teller once, at its outermost place, without the article's own outlet: a chain never loops."""
    seen, kept = set(own_names), []
    for node in (link for together in nodes for link in _each(together)):
        key = node.canonical or node.words
        if key not in seen:
            seen.add(key)
            kept.append(node)
    return tuple(kept)


def _each(node: Node) -> list[Node]:
    """Outlets cited together ("Bloomberg and Reuters") as a link each."""
    if node.kind is not NodeKind.PUBLISHER or node.canonical is None:
        return [node]
    return [replace(node, canonical=canonical) for canonical in node.canonical.split("; ")]
