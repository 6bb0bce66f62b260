"""Who goes on with what an outlet was told or shown: "X told the Journal that …. She said …", "The memo also says"."""

from claims.extraction.cast import Cast
from claims.extraction.chains import told_by
from claims.extraction.reading import Draft, Reading
from claims.extraction.relays import hearers, seen_by
from claims.extraction.results import Node
from claims.extraction.speakers import Speaker
from claims.extraction.wordlists import words_of
from claims.terms import NodeKind
from claims.text.spans import Span

AGAIN = frozenset(("the", "that", "this", "these", "those"))
ADDS = frozenset(("add", "continue"))


class Sequels:
    """Remembers, claim by claim in text order, by which outlets the last one, papers and nameless people came."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self._reading = reading
        self._cast = cast
        self._via: tuple[Node, ...] = ()
        self._was_told = False
        self._speaker: Speaker | None = None
        self._paragraph: Span | None = None
        self._met: dict[str, tuple[Node, ...]] = {}  # by the noun: "memo", "people"

    def with_outlets(
        self, draft: Draft, outer: list[Draft], via: tuple[Node, ...], speaker: Speaker | None
    ) -> tuple[Node, ...]:
        """The chain of a claim, with the outlets in front that an earlier claim names for the same account.

        `outer` are the drafts around it that pass it on, outermost first.
        """
        before, was_told = (), False
        if not _outlets(via):
            before = self._before((outer[0] if outer else draft).first())
            was_told = self._was_told and bool(before)
        via = (*(link for link in before if link not in via), *via)
        self._remember(draft, outer, via, speaker)
        self._was_told |= was_told
        return via

    def _before(self, draft: Draft) -> tuple[Node, ...]:
        """Of the same paragraph and the same speaker, a pronoun, or "another", "one of them"; or of "the memo".

        "They" and "the people" may also follow in a later paragraph on people without a name.
        """
        source = draft.source
        teller = next(reversed(told_by(draft, self._cast)), None)
        if source is None or teller is None or teller.is_outlet:
            return ()
        head = source.head
        if head.lower_ in self._met and head.doc[source.start].lower_ in AGAIN:
            return self._met[head.lower_]
        was_nameless = self._speaker is not None and self._speaker.canonical is None
        is_here = self._reading.paragraph_at(draft.content.start) == self._paragraph
        if not is_here and not (was_nameless and head.lower_ == "they"):
            return ()
        is_same = self._speaker is not None and teller.canonical == self._speaker.canonical
        goes_on = is_same or head.tag_ == "PRP" or head.lower_ in words_of("another")
        adds = draft.cue is not None and draft.cue.entry.lemma in ADDS
        return self._via if goes_on and (self._was_told or adds) else ()

    def _remember(self, draft: Draft, outer: list[Draft], via: tuple[Node, ...], speaker: Speaker | None) -> None:
        outlets, drafts = _outlets(via), (draft.first(), *outer)
        self._was_told = any(hearers(around, self._cast) or seen_by(around, self._cast) for around in drafts)
        self._via, self._speaker = via if outlets else (), speaker
        self._paragraph = self._reading.paragraph_at(draft.content.start)
        papers = words_of("document") - words_of("filing")  # what is filed with a court is there for all
        sources = [source for around in drafts for source in (around.source, around.cited) if source is not None]
        for source in sources if outlets else ():
            if source.head.lower_ in papers or self._was_told and source.head.lower_ in words_of("unnamed"):
                self._met[source.head.lower_] = outlets


def _outlets(via: tuple[Node, ...]) -> tuple[Node, ...]:
    return tuple(link for link in via if link.kind is NodeKind.PUBLISHER)
