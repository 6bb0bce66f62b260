"""Annotated articles as what an extraction that finds just the annotated claims would hand out.

What the annotation says (speaker, chain, whom it is about, polarity) wins; what it leaves open is read in the text.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from claims.evaluation import Article
from claims.extraction import Attribution, CitedSource, Extraction, Lexicon, Node, PartyFound
from claims.extraction.cues import verb_forms
from claims.extraction.given import read_given
from claims.extraction.wordlists import words_of
from claims.terms import CueClass, Directness, How, NodeKind, PartyKind
from claims.text.names import fold, is_name
from claims.text.spans import Span

Claim = dict[str, Any]

_HOW = {CueClass.FILING: How.FILED, CueClass.RULING: How.RULED}

#: So far from a claim, in characters, its cue and the words that name its speaker are looked for.
REACH = 600


def extraction_of(article: Article) -> Extraction:
    """The article's gold as an Extraction: one attribution for each claim, in their order."""
    contents = [Span(claim["start"], claim["end"]) for claim in article.gold["claims"]]
    about = {"published": article.published, "publisher": article.publisher, "lexicon": Lexicon.load()}
    read = read_given(article.text, contents, **about)
    cast = _Cast(article.gold)
    return Extraction(
        attributions=tuple(
            _as_annotated(found, claim, article.text, cast)
            for found, claim in zip(read, article.gold["claims"], strict=True)
        ),
        parties=tuple(
            PartyFound(party["canonical"], kind, tuple(party["mentions"]))
            for party in article.gold["parties"]
            if (kind := PartyKind.parse(party["type"]))
        ),
        sources=tuple(
            CitedSource(source["name"], source.get("kind") or "outlet", source.get("url"))
            for source in article.gold.get("sources", ())
        ),
    )


class _Cast:
    """Who is what, by the annotation and, where that is silent, by the shipped lexicon."""

    def __init__(self, gold: Mapping[str, Any]):
        self._kinds = {fold(party["canonical"]): PartyKind.parse(party["type"]) for party in gold["parties"]}
        self._outlets = {fold(one["name"]) for one in gold.get("sources", ()) if one.get("kind") == "outlet"}

    def kind_of(self, name: str) -> PartyKind | None:
        """The kind of a party; of several at once, joined by "; ", a group."""
        known = Lexicon.load().lookup(name)
        if ";" in name:
            return PartyKind.GROUP
        return self._kinds.get(fold(name)) or (known.party_kind if known else None)

    def node_kind_of(self, name: str, *, passes_on: bool) -> NodeKind:
        """What this name is in a chain. A name that nobody lists is an outlet where it only passes on."""
        known = Lexicon.load().lookup(name)
        if not is_name(name) and not (known and known.is_outlet):
            return NodeKind.UNNAMED
        if fold(name) in self._kinds:
            return NodeKind.PARTY
        is_outlet = fold(name) in self._outlets or (known.is_outlet if known else passes_on)
        return NodeKind.PUBLISHER if is_outlet else NodeKind.PARTY


def _as_annotated(found: Attribution, claim: Claim, text: str, cast: _Cast) -> Attribution:
    cue, source = (_words_near(text, found.content, claim.get(name)) for name in ("cue", "speaker"))
    speaker = _speaker(found, claim, cast)
    return replace(
        found,
        cue=cue,
        source=source,
        kind=Directness(claim["kind"]),
        cue_class=_forum(claim.get("medium")) or _class_found(found, claim) or _class_of(claim.get("cue")),
        speaker=speaker,
        speaker_kind=cast.kind_of(claim["speaker_canonical"]) if speaker and speaker.canonical else None,
        speaker_affiliation=claim.get("speaker_affiliation"),
        speaker_title=found.speaker_title if _is_same(found.speaker, speaker) else None,
        medium=claim.get("medium"),
        via=tuple(_via(name, cast) for name in claim["via"]),
        about=tuple(claim["about"]),
        hedged=claim["hedged"],
        negated=claim["negated"],
        negation_words=found.negation_words if claim["negated"] else (),
        confidence=1.0,
    )


def _words_near(text: str, content: Span, words: str | None) -> Span | None:
    """Where these words stand nearest to a claim, outside of it if they do; None where they are not near."""
    if not words:
        return None
    low, high = max(0, content.start - REACH), content.end + REACH
    found = [Span(*match.span()) for match in re.compile(re.escape(words)).finditer(text, low, high)]
    return min(found, key=lambda span: (span.overlaps(content), _distance(span, content)), default=None)


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _speaker(found: Attribution, claim: Claim, cast: _Cast) -> Node | None:
    name = claim["speaker_canonical"]
    if not name:
        return None
    kind = cast.node_kind_of(name, passes_on=False)
    how = _HOW.get(_forum(claim.get("medium"))) or (found.speaker.how if found.speaker else How.SAID)
    return Node(claim.get("speaker") or name, None if kind is NodeKind.UNNAMED else name, kind, how)


def _forum(medium: str | None) -> CueClass | None:
    """Whether the words came in a court filing or a ruling."""
    kinds = {"filing": CueClass.FILING, "ruling": CueClass.RULING}
    return next((forum for kind, forum in kinds.items() if medium in words_of(kind)), None)


def _class_found(found: Attribution, claim: Claim) -> CueClass | None:
    """Of "rejected the other's charge that …" the machine takes the denial, and an annotator may mark the charge."""
    is_the_charge = found.cue_class is CueClass.DENIAL and not claim["negated"]
    return None if is_the_charge else found.cue_class


def _class_of(cue: str | None) -> CueClass | None:
    return next((entry.cue_class for entry in verb_forms().get((cue or "").lower(), ())), None)


def _is_same(one: Node | None, other: Node | None) -> bool:
    return one is not None and other is not None and one.canonical == other.canonical


def _via(name: str, cast: _Cast) -> Node:
    kind = cast.node_kind_of(name, passes_on=True)
    how = How.WROTE if kind is NodeKind.PUBLISHER else How.SAID
    return Node(name, None if kind is NodeKind.UNNAMED else name, kind, how)
