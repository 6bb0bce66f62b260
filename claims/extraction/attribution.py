"""From drafts to attributions: which drafts stand, what was said in them by whom, how surely and by way of whom."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc

from claims.extraction.about import about_of
from claims.extraction.cast import Cast
from claims.extraction.chains import how_of, nested, node_of, reason_at, section_sources, via_of
from claims.extraction.confidence import confidence_of
from claims.extraction.documents import medium_of, note_filers
from claims.extraction.hedges import weigh
from claims.extraction.quotes import Quotation
from claims.extraction.reading import Draft, Reading
from claims.extraction.results import Attribution, Node
from claims.extraction.sequels import Sequels
from claims.extraction.speakers import Speaker
from claims.extraction.turns import speakers_of
from claims.extraction.wordlists import words_of
from claims.terms import CueClass, Directness, NodeKind, PartyKind
from claims.text.dates import TimeExpression
from claims.text.spans import Span

MIN_CONTENT_CHARS = 6
MAX_CHAIN = 5
MIN_LABELS = 3
NARRATOR = frozenset(("I", "I’m", "I'm"))
MAX_TIMES = 12
MAX_SILENCE = 120
SILENCE = re.compile(
    r"(?i)\b(?:(?:declin|refus)(?:ed|es|ing) to (?:comment|say)|requests? for comment"
    r"|(?:did|does|do|had|has)(?: not|n['’]t)(?: \w+){0,2} (?:respond|repl(?:y|ied)|comment|answer)(?:ed)?"
    r"|(?:would|will|could|did|does|do)(?: not|n['’]t)(?: \w+){0,2} (?:comment|say (?:whether|if|how|when|why)))\b"
)


def settle(reading: Reading) -> None:
    """Drops what is no claim ("declined to comment") and what merely repeats others; puts the rest in text order."""
    reading.drafts = [
        draft
        for draft in reading.drafts
        if not _is_narrator(draft) and not SILENCE.search(draft.content.of(reading.text)[:MAX_SILENCE])
    ]
    kept = [draft for group in reading.drafts_by_paragraph() for draft in _distinct(reading, group)]
    reading.drafts = sorted(kept, key=lambda draft: (draft.content.start, draft.content.end))


def _is_narrator(draft: Draft) -> bool:
    """ "I suspect that …": who writes the article is no source of it."""
    source = draft.first().source
    return source is not None and source.text().strip() in NARRATOR


def _distinct(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """The surest draft of each content."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda draft: -draft.strength):
        if _says_something(reading, draft.content) and not any(_repeats(draft, other) for other in kept):
            kept.append(draft)
    return kept


def _says_something(reading: Reading, content: Span) -> bool:
    """Long enough, and more than marks."""
    return len(content) >= MIN_CONTENT_CHARS and any(sign.isalnum() for sign in content.of(reading.text))


def _repeats(draft: Draft, other: Draft) -> bool:
    """Nearly the same words, and none of the two has the other's attribution within them."""
    shared = min(draft.content.end, other.content.end) - max(draft.content.start, other.content.start)
    return shared > 0.9 * max(len(draft.content), len(other.content)) and not (
        _reports(draft, other) or _reports(other, draft)
    )


def _reports(outer: Draft, inner: Draft) -> bool:
    """ "According to S, X claims that P": what S says is that X claims it, however short X's part is."""
    cue, source = inner.cue_span, inner.first().source
    return None not in (cue, source) and outer.content.contains(cue) and outer.content.contains(source.span())


def build(reading: Reading, doc: Doc, cast: Cast) -> list[Attribution]:
    """The attributions of the text, in text order."""
    note_filers(doc, cast)
    sections = section_sources(reading)
    kept = [pair for group in reading.drafts_by_paragraph() for pair in _standing(group, cast)]
    for draft, outer in kept:
        _take_medium(draft, outer)
    speakers = speakers_of(reading, [draft for draft, _ in kept], cast)
    built: list[Attribution] = []
    sequels = Sequels(reading, cast)
    for draft, outer in kept:
        speaker = speakers[id(draft.first())]
        tellers = [*_labelled(reading, draft), *outer, *_interjected(draft)]
        via = via_of(draft, tellers, reading, cast, sections)
        via = sequels.with_outlets(draft, outer, via, speaker)
        here = reading.paragraph_at(draft.content.start)
        goes_on = bool(built) and reading.paragraph_at(built[-1].content.start) == here
        topic = built[-1].about if goes_on else ()
        built.append(_finished(reading, doc, draft, cast, speaker, via, topic))
    return built


def build_each(reading: Reading, doc: Doc, cast: Cast, drafts: list[Draft]) -> list[Attribution]:
    """An attribution for every one of these drafts, in their order, whatever stands around it, without a chain."""
    note_filers(doc, cast)
    speakers = speakers_of(reading, drafts, cast)
    return [_finished(reading, doc, draft, cast, speakers[id(draft.first())], (), ()) for draft in drafts]


def _labelled(reading: Reading, draft: Draft) -> list[Draft]:
    """Whose words an interview gives ("Treadway: Anvil told us that …"), where others' claims stand in them."""
    label = reading.labels.get(reading.paragraph_at(draft.content.start).start)
    if label is None or len(reading.labels) < MIN_LABELS or draft.rule == "label" or draft.first().source is None:
        return []
    return [Draft(draft.content, "label", draft.strength, source=label)]


def _interjected(draft: Draft) -> list[Draft]:
    return [draft.teller] if draft.teller is not None else []


def _take_medium(draft: Draft, outer: list[Draft]) -> None:
    """ "…, according to the order": the court document around a claim is what it came in."""
    nouns = [around.source.head.lower_ for around in outer if around.source and around.rule == "according-to"]
    document = next((noun for noun in nouns if noun in words_of("filing") | words_of("ruling")), None)
    first = draft.first()
    first.medium = first.medium or document


def _standing(drafts: list[Draft], cast: Cast) -> list[tuple[Draft, list[Draft]]]:
    """The drafts of a paragraph that are claims, each with those around it that only pass it on, outermost first."""
    outer_of = nested(drafts, cast)
    passing = {id(outer) for outer in outer_of.values()}
    parts = _parts(draft.content for draft in drafts)
    return [
        (draft, _around(draft, outer_of))
        for draft in drafts
        if id(draft) not in passing and (id(draft) in outer_of or draft.content not in parts)
    ]


def _around(draft: Draft, outer_of: dict[int, Draft]) -> list[Draft]:
    chain: list[Draft] = []
    while id(draft) in outer_of and len(chain) < MAX_CHAIN:
        draft = outer_of[id(draft)]
        chain.insert(0, draft)
    return chain


def _parts(contents: Iterable[Span]) -> set[Span]:
    """Those of these contents that sit inside another one: they are part of what that one says."""
    parts, reach = set(), -1
    for content in sorted(set(contents), key=lambda span: (span.start, -span.end)):
        if content.end <= reach:
            parts.add(content)
        reach = max(reach, content.end)
    return parts


def _finished(
    reading: Reading,
    doc: Doc,
    draft: Draft,
    cast: Cast,
    speaker: Speaker | None,
    via: tuple[Node, ...],
    topic: tuple[str, ...],
) -> Attribution:
    weight, first = weigh(doc, draft), draft.first()
    beside, is_observed = _time_beside(reading, doc, draft), _is_observed(draft)
    carrier = medium_of(first)
    medium = first.medium or (speaker.medium if speaker else None) or (carrier.lower_ if carrier is not None else None)
    speaker = replace(speaker, medium=medium) if speaker else None
    reason = reason_at(reading, draft.content.start)
    node = node_of(speaker, how_of(draft.cue, speaker), reason) if speaker else None
    via = tuple(link for link in via if node is None or link.canonical is None or link.canonical != node.canonical)
    return Attribution(
        content=draft.content,
        cue=draft.cue_span,
        source=_words_of(first),
        kind=Directness.DIRECT if draft.is_quoted else directness(reading.quotations, draft.content),
        cue_class=_cue_class(first, speaker),
        speaker=node,
        speaker_kind=speaker.kind if speaker else None,
        speaker_affiliation=speaker.affiliation if speaker else None,
        speaker_title=speaker.title if speaker else None,
        metonymy=speaker.metonymy if speaker else None,
        medium=medium,
        via=via,
        about=about_of(doc, draft, speaker, cast, _tellers(node, speaker, via), topic),
        hedged=weight.hedged,
        negated=weight.negated,
        certainty=weight.certainty,
        certainty_words=weight.certainty_words,
        negation_words=weight.negation_words,
        happened=_first_time(reading.times, draft.content) or (beside if is_observed else None),
        said=None if is_observed else beside,
        confidence=confidence_of(draft, len(draft.content.of(reading.text).split())),
        rule=draft.rule,
    )


def _words_of(draft: Draft) -> Span | None:
    """Where the text names who speaks: of "X quoted Y as saying" that is Y."""
    is_quoted = draft.cited is not None and draft.cue is not None and draft.cue.token.lower_ == "saying"
    named = draft.cited if is_quoted else draft.source
    return named.span() if named is not None else None


def _tellers(node: Node | None, speaker: Speaker | None, via: tuple[Node, ...]) -> set[str | None]:
    """The outlets that only hand a claim on, and the one that its speaker writes for: it does not concern them."""
    outlets = {link.canonical for link in (*via, *([node] if node else [])) if link.kind is NodeKind.PUBLISHER}
    title = (speaker.title or "").lower().split() if speaker is not None else []
    return outlets | ({speaker.affiliation} if words_of("press-role").intersection(title) else set())


def _cue_class(draft: Draft, speaker: Speaker | None) -> CueClass | None:
    """What the verb says, made finer by the document that carried the words and by who spoke."""
    if speaker is not None and speaker.medium in words_of("filing"):
        return CueClass.FILING
    if speaker is not None and speaker.medium in words_of("ruling"):
        return CueClass.RULING
    if draft.cue is None:
        return CueClass.WRITING if draft.is_quoted else None
    is_court = speaker is not None and (speaker.kind is PartyKind.COURT or speaker.title in ("Judge", "Justice"))
    return (
        CueClass.RULING if is_court and draft.cue.entry.lemma in words_of("ruling-verb") else draft.cue.entry.cue_class
    )


def directness(quotations: list[Quotation], content: Span) -> Directness:
    """Direct when all of it is quoted, mixed when some is, indirect when nothing is."""
    low = bisect_right(quotations, content.start, key=lambda quotation: quotation.span.end)
    high = bisect_left(quotations, content.end, key=lambda quotation: quotation.span.start)
    inside = quotations[low:high]
    if not inside:
        return Directness.INDIRECT
    if inside[0].span.start <= content.start and inside[-1].span.end >= content.end and len(inside) == 1:
        return Directness.DIRECT
    return Directness.MIXED


def _is_observed(draft: Draft) -> bool:
    """ "noticed last fall that …": the time beside a verb of observation is when it was seen, not when it was told."""
    return draft.cue is not None and draft.cue.entry.cue_class is CueClass.OBSERVATION


def _first_time(times: list[TimeExpression], content: Span) -> TimeExpression | None:
    return next((time for time in times if content.contains(time.span)), None)


def _time_beside(reading: Reading, doc: Doc, draft: Draft) -> TimeExpression | None:
    """The time nearest to the cue in its sentence that is not part of what anybody said."""
    cue = draft.cue_span
    token = doc.char_span(cue.start, cue.end, alignment_mode="expand") if cue is not None else None
    if token is None:
        return None
    sentence = Span(token.sent.start_char, token.sent.end_char)
    i = bisect_left(reading.times, sentence.start, key=lambda time: time.span.start)
    near = [
        time
        for time in reading.times[i : i + MAX_TIMES]
        if sentence.contains(time.span) and not reading.covers(time.span)
    ]
    return min(near, key=lambda time: abs(time.span.start - cue.start), default=None)
