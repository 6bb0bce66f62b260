"""The parties that a claim concerns: those named in it, and those its pronouns and "the company" stand for."""

from collections.abc import Set

from spacy.tokens import Doc, Span, Token

from claims.extraction.cast import Cast
from claims.extraction.clauses import SUBJECTS, antecedent_of, phrase_of
from claims.extraction.cues import verb_forms
from claims.extraction.documents import AGAIN, owner_of_document
from claims.extraction.name import Name
from claims.extraction.reading import Draft
from claims.extraction.speakers import SINGULAR_PERSON, Speaker
from claims.extraction.wordlists import words_of
from claims.terms import PartyKind

FIRST_PERSON = frozenset(("we", "our", "us", "i", "my"))
I_MYSELF = frozenset(("i", "me", "my"))
#: "The amended complaint": so many words at most.
MAX_OPENING = 3
OBJECTS = frozenset(("dobj", "poss", "pobj", "conj", "appos"))
#: What only an outlet is called, whatever else "the company" may be.
PAPERS = frozenset(("newspaper", "paper", "outlet"))


def about_of(
    doc: Doc, draft: Draft, speaker: Speaker | None, cast: Cast, outlets: Set[str | None], topic: tuple[str, ...]
) -> tuple[str, ...]:
    """Canonical names, in the order of the text, each once; `outlets`, who only hand the claim on, left out.

    The speaker is among them where the claim is about the speaker: named, "we", an "it" that opens it or is all there
    is, an "I" or "she". A claim that names nobody goes on with its `topic`, what the claim before it in the paragraph
    was about: news does not say it twice.
    """
    inside = doc.char_span(draft.content.start, draft.content.end, alignment_mode="expand")
    if inside is None:
        return ()
    found = [*_named(doc, inside, draft, cast), *_meant(inside, draft, speaker, cast)]
    names = _kept(found, outlets)
    for look in (_sues, _alluded, _told_of_oneself):
        names = names or _kept(look(inside, draft, speaker, cast), outlets)
    return names or _topic(topic, speaker, cast, outlets)


def _topic(topic: tuple[str, ...], speaker: Speaker | None, cast: Cast, outlets: Set[str | None]) -> tuple[str, ...]:
    """What goes on being spoken of: the bodies that the claim before was about, else the one named most often."""
    own = speaker.canonical if speaker is not None else None
    bodies = tuple(name for name in topic if name != own and cast.kind_of(name) is not PartyKind.PERSON)
    main = cast.main_matter(own, outlets)
    return bodies or ((main,) if main else ())


def _kept(found: list[tuple[int, str]], outlets: Set[str | None]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(canonical for _, canonical in sorted(found, key=lambda pair: pair[0]) if canonical not in outlets)
    )


def _named(doc: Doc, inside: Span, draft: Draft, cast: Cast) -> list[tuple[int, str]]:
    """Those named in the claim, and whom the verb in front of it sues or blames."""
    names = [name for name in cast.names_in(inside.start, inside.end) if _is_concerned(doc, name)]
    if draft.cue is not None and (draft.cue.has("for") or draft.rule.startswith("turned-")):
        names += _objects(draft, cast)
    return [(name.start, name.canonical) for name in names]


def _meant(inside: Span, draft: Draft, speaker: Speaker | None, cast: Cast) -> list[tuple[int, str]]:
    """Whom "the company", "we" and an "it" in front stand for."""
    found: list[tuple[int, str]] = []
    for token in inside:
        if _stands_for_company(token, cast):
            found += [(token.i, name) for name in _company(token, draft, speaker, cast)]
        elif token.lower_ in words_of("companies"):
            found += [(token.i, name) for name in cast.row_meant(token)]
        elif token.lower_ in FIRST_PERSON:
            found += [(token.i, name) for name in _house(speaker)]
        elif token.i == inside.start and token.lower_ == "it" and token.dep_ in SUBJECTS:
            found += [(token.i, name) for name in _company(token, draft, speaker, cast)]
    return found


def _stands_for_company(token: Token, cast: Cast) -> bool:
    """ "The company", "this firm"; in "the start-up Corvid" the name stands for itself."""
    is_told = token.lower_ in words_of("company") and any(child.lower_ in ("the", "this") for child in token.lefts)
    return is_told and cast.named_beside(token) is None


def _alluded(inside: Span, draft: Draft, speaker: Speaker | None, cast: Cast) -> list[tuple[int, str]]:
    """Whom an "it" stands for, the owner of what is spoken of ("its images"), or who admits "copying it" himself."""
    if inside[0].tag_ in ("VBG", "TO") and (own := _house(speaker)):
        return [(inside.start, name) for name in own]
    it = next((token for token in inside if token.dep_ in SUBJECTS or token.lower_ in ("it", "its")), None)
    it = it if it is not None and it.lower_ in ("it", "its") else _owner_of_subject(it)
    return [(it.i, name) for name in _company(it, draft, speaker, cast)] if it is not None else []


def _sues(inside: Span, draft: Draft, speaker: Speaker | None, cast: Cast) -> list[tuple[int, str]]:
    """Whose suit it is that somebody else speaks of: "the suit lacked merit". Not where it tells: "the suit says"."""
    opening = next((token for token in inside[:MAX_OPENING] if token.lower_ in words_of("filing")), None)
    if opening is None or opening.left_edge.i != inside.start or _tells(opening.head, inside):
        return []
    owner = owner_of_document(phrase_of(opening), cast) if inside[0].lower_ in AGAIN else None
    own = speaker.canonical if speaker is not None else None
    is_known = owner is not None and owner.canonical != own and cast.kind_of(owner.canonical) is not None
    return [(inside.start, name) for name in owner.canonical.split("; ")] if is_known else []


def _tells(verb: Token, inside: Span) -> bool:
    return inside.start <= verb.i < inside.end and verb.lower_ in verb_forms()


def _told_of_oneself(inside: Span, draft: Draft, speaker: Speaker | None, cast: Cast) -> list[tuple[int, str]]:
    """The person who says "I knew it" or that "she was tired"."""
    own = speaker.canonical if speaker is not None and speaker.kind is PartyKind.PERSON else None
    is_named = own is not None and cast.kind_of(own) is not None
    is_own = inside[0].lower_ in SINGULAR_PERSON or any(token.lower_ in I_MYSELF for token in inside)
    return [(inside.start, own)] if is_named and is_own else []


def _owner_of_subject(subject: Token | None) -> Token | None:
    """The "its" of "millions of its images were used"."""
    if subject is None:
        return None
    return next((part for part in subject.subtree if part.lower_ == "its"), None)


def _objects(draft: Draft, cast: Cast) -> list[Name]:
    """Whom somebody sues or blames: the verb's object, in front of the content, or the subject of "was accused by"."""
    verb = draft.cue.token
    objects = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    objects = [antecedent_of(child, verb) if child.tag_ in ("WP", "WDT") else child for child in objects]
    if not objects and draft.rule.startswith("turned-") and verb.dep_ in ("acl", "relcl"):
        objects = [verb.head]
    names = [cast.name_at(part) for child in objects for part in (child, *child.conjuncts)]
    return [name for name in names if name is not None]


def _is_concerned(doc: Doc, name: Name) -> bool:
    """Not products whose makers everybody knows; outlets and places only where they can act or be acted on."""
    if name.kind is PartyKind.PRODUCT and name.is_known:
        return False
    role = doc[name.end - 1].dep_
    if (
        name.is_outlet
        and role in SUBJECTS
        and doc[name.end - 1].head.lower_ in words_of("telling") | words_of("linking")
    ):
        return False
    if name.is_place:
        return role in SUBJECTS or role == "agent"
    is_in_court = role in ("compound", "nmod") and doc[name.end - 1].head.lower_ in words_of("filing")
    return not name.is_outlet or is_in_court or role in SUBJECTS | OBJECTS


def _company(token: Token, draft: Draft, speaker: Speaker | None, cast: Cast) -> list[str]:
    """Whom "it" or "the company" means in a claim: the one accused, or the organisation that speaks."""
    accuses = draft.cue is not None and draft.cue.entry.lemma in words_of("accusing")
    own = speaker.canonical if speaker is not None else None
    if token.lower_ in PAPERS and not (speaker is not None and speaker.is_outlet):
        outlet = cast.last_outlet(token, near=True)
        return [outlet.canonical] if outlet is not None else []
    speaks_for_itself = speaker is not None and speaker.kind in (PartyKind.ORGANISATION, PartyKind.GOVERNMENT)
    is_other = token.lower_ in words_of("company") and _is_pronoun(speaker)
    is_plaintiff = speaker is not None and speaker.medium in words_of("filing")
    if (
        own
        and speaks_for_itself
        and not speaker.is_outlet
        and not is_plaintiff
        and not is_other
        and not (accuses and token.lower_ not in ("it", "its"))
    ):
        return own.split("; ")
    name = cast.last_company(token, {own})
    if name is not None and name.kind is PartyKind.ORGANISATION:
        return [name.canonical]
    return own.split("; ") if own and speaks_for_itself and not speaker.is_outlet else []


def _is_pronoun(speaker: Speaker | None) -> bool:
    """ "It says the company …": who speaks of "the company" beside "it" means another one."""
    return speaker is not None and speaker.words.lower() in words_of("pronoun")


def _house(speaker: Speaker | None) -> list[str]:
    """Whom "we" stands for: the organisation that speaks, or the one its spokesperson speaks for."""
    if speaker is None:
        return []
    if speaker.kind in (PartyKind.ORGANISATION, PartyKind.GOVERNMENT) and speaker.canonical and not speaker.is_outlet:
        return speaker.canonical.split("; ")
    return [speaker.affiliation] if speaker.affiliation and " for " not in speaker.affiliation else []
