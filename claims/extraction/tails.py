"""Attributions that close or interrupt a sentence: ", S said", ", said S", ", S told Y", ", according to S".

They are found by their shape from the right, not from the parse, which often swallows them: a comma, a few words
without a verb of their own, a reporting verb, and nothing but a hearer, a place or a day behind it.
"""

from bisect import bisect_left
from collections.abc import Iterator, Set
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from claims.extraction.clauses import phrase_of
from claims.extraction.cues import FINITE_TAGS, VERB_TAGS, Cue
from claims.extraction.links import aside_at
from claims.extraction.reading import Source
from claims.extraction.wordlists import words_of

NOUN_TAGS = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP", "CD"))
BREAKS = frozenset((",", "”", '"', "—", "–", "’", "?", "!"))
SPEAKING = (
    "role",
    "group",
    "unnamed",
    "company",
    "companies",
    "document",
    "figures",
    "some",
    "people",
    "government",
    "press",
)
SHOWS = frozenset(("show", "shows", "showed"))
MAX_SENTENCE_TOKENS = 250
MAX_BEFORE = 24
MAX_OPENING = 12
MAX_BEHIND = 16


@dataclass(frozen=True, slots=True)
class Tail:
    """One such attribution: tokens `start` (behind the comma) up to `end`; `is_last` when its sentence ends there."""

    start: int
    end: int
    cue: Cue | None
    source: Source | None
    is_last: bool = True


def tails_of(doc: Doc, cues: list[Cue], sent: Span, named: Set[int]) -> list[Tail]:
    """The tails of one sentence, from left to right; none for one too long to be a sentence.

    `named` are the tokens of known names: the "Is" of a title is no verb of the sentence.
    """
    first, limit = sent.start, sent.end
    if limit - first > MAX_SENTENCE_TOKENS:
        return []
    low = bisect_left(cues, first, key=lambda cue: cue.token.i)
    high = bisect_left(cues, limit, key=lambda cue: cue.token.i)
    tails: list[Tail] = []
    end = _without_stop(doc, first, limit)
    aside = aside_at(doc, first, end)
    if aside is not None:
        tails.append(Tail(aside, limit, None, None))
        end = aside - 1
    for cue in reversed(cues[low:high]):
        tail = _tail_at(doc, cue, first, end, named) if cue.token.i < end else None
        if tail is not None:
            tails.insert(0, tail)
            end = tail.start - 1
    return sorted([*tails, *_according(doc, first, limit)], key=lambda tail: tail.start)


def _without_stop(doc: Doc, first: int, limit: int) -> int:
    while limit > first and (doc[limit - 1].is_punct or doc[limit - 1].is_space):
        limit -= 1
    return limit


def _tail_at(doc: Doc, cue: Cue, first: int, end: int, named: Set[int]) -> Tail | None:
    if not _may_close(cue):
        return None
    has_clause = _has_clause_before(cue.token)
    stop = _stop_behind(doc, cue.end, end) or (end if has_clause else None)
    if stop is None:
        return None
    for found in (_subject_first(doc, cue, first, named), _verb_first(doc, cue, first, stop, named)):
        if found is None:
            continue
        start, source = found
        interrupts = stop < end and _is_opening(doc, first, start - 1) and holds_verb(doc, stop, end)
        if has_clause or holds_verb(doc, first, start - 1) or interrupts:
            return Tail(start, stop, cue, source, is_last=stop >= end)
    return None


def _may_close(cue: Cue) -> bool:
    token = cue.token
    if token.lower_ in SHOWS:
        return token.i > 0 and token.nbor(-1).lower_ in words_of("document") | words_of("figures")
    is_verb = token.tag_ in ("VBD", "VBZ", "VBP", "VBN", "VBG", "NNS") and not token.lower_.endswith("ing")
    has_subject = any(child.dep_ == "nsubj" for child in token.lefts)
    if has_subject and not cue.has("addressee") and any(child.dep_ == "dobj" for child in token.rights):
        return False  # "If that is not enough, the researchers found a key": what was found stands behind it
    return is_verb and bool(cue.entry.frames & {"quote", "addressee"})


def _has_clause_before(verb: Token) -> bool:
    """Whether the parse has a clause in front of this verb as what it reports: "P, S said in a statement that …"."""
    clause = next((child for child in verb.lefts if child.dep_ == "ccomp"), None) if verb.dep_ == "ROOT" else None
    return clause is not None and not any(part.dep_ == "mark" or part.tag_ == "WRB" for part in clause.lefts)


def _stop_behind(doc: Doc, start: int, end: int) -> int | None:
    """The token behind the tail: a semicolon, the sentence's end, or a comma right behind the verb or its hearer."""
    for i in range(start, min(end, start + MAX_BEHIND)):
        token = doc[i]
        if token.text == ";":
            return i
        if token.text == "," and i + 1 < end and doc[i + 1].lower_ in words_of("citing"):
            return end
        if token.text == "," and i - start <= 6 and not _goes_on(doc, i, end):
            return i
        if token.tag_ in FINITE_TAGS or token.lower_ in ("that", "to", ":") and i == start or token.tag_ == "TO":
            return None
        if token.lower_ == "that" and token.tag_ == "IN":
            return None
    return end if end - start <= MAX_BEHIND else None


def _goes_on(doc: Doc, comma: int, end: int) -> bool:
    """Whether what follows a comma still describes the tail: a few words without a verb."""
    rest = range(comma + 1, min(comma + 12, end))
    return not any(doc[i].tag_ in FINITE_TAGS for i in rest)


def _subject_first(doc: Doc, cue: Cue, first: int, named: Set[int]) -> tuple[int, Source] | None:
    """ ", S said": from the verb back to the comma in front of its subject."""
    verb = cue.token.i
    stop = max(first, verb - MAX_BEFORE)
    is_aside = doc[verb - 1].text in (",", "—", "–") if verb > first else False
    n_commas = 0
    for i in range(verb - 2 if is_aside else verb - 1, stop - 1, -1):
        if not _is_break(doc, i):
            continue
        n_commas += 1
        if is_aside and n_commas < 2:
            continue
        return _checked_subject(doc, i + 1, verb, named)
    return None


def _is_break(doc: Doc, i: int) -> bool:
    """A comma, a dash or a closing mark; the ’ of "the plaintiffs’ lawyers" is none."""
    return doc[i].text in BREAKS and (doc[i].text != "’" or doc[max(i - 1, 0)].is_punct)


def _checked_subject(doc: Doc, start: int, verb: int, named: Set[int]) -> tuple[int, Source] | None:
    """The words between comma and verb as a source, if they can be one."""
    while start < verb and (doc[start].is_punct or doc[start].is_space):
        start += 1
    while verb > start and doc[verb - 1].dep_ in ("aux", "neg", "advmod") and doc[verb - 1].head == doc[verb]:
        verb -= 1
    words = [doc[i] for i in range(start, verb)]
    if not words or _opens_otherwise(words) or not _name_somebody(words):
        return None
    relative = next((token.i for token in words if token.lower_ in ("who", "whose", "which")), verb)
    if words[0].tag_ == "VBG" or any(_is_main_verb(doc[i], verb) and i not in named for i in range(start, relative)):
        return None
    source = _source_between(doc, start, min(relative, verb))
    return (start, source) if source is not None else None


def _opens_otherwise(words: list[Token]) -> bool:
    """Whether a clause or an adverbial opens here: "but …", "especially when …", "in which …", "in part because …"."""
    opens = words[0].lower_ in words_of("opener") or words[0].dep_ == "prep"
    return opens or any(word.tag_ == "WRB" for word in words)


def _is_main_verb(token: Token, verb: int) -> bool:
    """A finite verb; "records" in front of "show" is none, whatever the tagger says."""
    return token.tag_ in FINITE_TAGS and not (token.i == verb - 1 and token.lower_ in words_of("figures"))


def _name_somebody(words: list[Token]) -> bool:
    """Whether there is a noun among them, or nothing but "many", "some", "others"."""
    return any(token.tag_ in NOUN_TAGS for token in words) or words[-1].lower_ in words_of("some") and len(words) == 1


def _source_between(doc: Doc, start: int, end: int) -> Source | None:
    """The phrase at the front of these tokens, headed by the noun that its parse says heads it; None for no words."""
    while start < end and (doc[start].is_punct or doc[start].is_space):
        start += 1
    if start >= end:
        return None
    comma = next((i for i in range(start, end) if doc[i].text == "," or (i > start and _is_seen_by(doc, i, end))), end)
    inside = range(start, comma)
    nouns = [
        doc[i]
        for i in inside
        if doc[i].tag_ in NOUN_TAGS and not (start <= doc[i].head.i < comma and doc[i].head.tag_ in NOUN_TAGS)
    ]
    plain = [doc[i] for i in inside if doc[i].tag_ in NOUN_TAGS]
    head = (nouns or plain or [doc[comma - 1]])[0]
    return Source(start, comma, head)


def _is_seen_by(doc: Doc, i: int, end: int) -> bool:
    """The "cited by" of "two people cited by Reuters": who handed their words on is a link of the chain."""
    return doc[i].lower_ in words_of("seen-by") and i + 1 < end and doc[i + 1].lower_ == "by"


def _verb_first(doc: Doc, cue: Cue, first: int, stop: int, named: Set[int]) -> tuple[int, Source] | None:
    """ ", said S": the verb right behind the comma, its subject behind it."""
    verb = cue.token.i
    if (
        verb - 1 <= first
        or not _is_break(doc, verb - 1)
        or not any(doc[i].tag_ in NOUN_TAGS for i in range(cue.end, stop))
    ):
        return None
    if cue.has("addressee") and not cue.has("quote") or doc[cue.end].tag_ == "IN":
        return None
    subject = next(
        (child for child in cue.token.rights if child.dep_ in ("nsubj", "dobj", "attr") and child.i < stop), None
    )
    source = phrase_of(subject) if subject is not None else _source_between(doc, cue.end, stop)
    return (verb, source) if source is not None and _can_speak(source.head, named) else None


def _can_speak(head: Token, named: Set[int]) -> bool:
    """A name, a pronoun, or a noun for people, companies and papers: "declared bankruptcy" has its object there."""
    if head.i in named or head.tag_ in ("NNP", "NNPS", "PRP"):
        return True
    return any(head.lower_ in words_of(kind) for kind in SPEAKING)


def holds_verb(doc: Doc, first: int, end: int) -> bool:
    """Whether one of the tokens `first` up to `end` is a verb."""
    return any(doc[i].tag_ in VERB_TAGS | {"MD"} for i in range(first, end))


def _is_opening(doc: Doc, first: int, end: int) -> bool:
    """ "But, he said, …", "The latest test, North Korea said, …": the subject or an adverb waits for its verb."""
    words = [doc[i] for i in range(first, end) if not (doc[i].is_punct or doc[i].is_space)]
    return 0 < len(words) <= MAX_OPENING


def _according(doc: Doc, first: int, limit: int) -> Iterator[Tail]:
    for i in range(first + 3, limit - 2):
        token: Token = doc[i]
        if token.lower_ == "per" and doc[i - 1].text == "," and doc[i + 1].tag_ in ("NNP", "DT"):
            yield Tail(i, limit, None, None)
        if token.lower_ == "according" and doc[i + 1].lower_ == "to" and doc[i - 1].text in BREAKS | {")"}:
            if ", that" in doc[i + 3 : min(i + MAX_OPENING, limit)].text:
                continue  # "X said, according to S, that P"
            yield Tail(i, limit, None, None)
