"""Asides that only say who handed the words on: ", as told by X", ", as X put it", "an article carried by X"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from claims.extraction.cast import Cast
from claims.extraction.name import Name
from claims.extraction.reading import Draft
from claims.extraction.wordlists import words_of

MAX_NAME_TOKENS = 8


def aside_at(doc: Doc, first: int, limit: int) -> int | None:
    """The "as" of such an aside at the end of a sentence (tokens `first` up to `limit`), or None."""
    for i in range(limit - 2, first, -1):
        if doc[i].lower_ == "as" and doc[i - 1].text == "," and (_told_by(doc, i, limit) or _told_it(doc, i, limit)):
            return i
        if doc[i].text == ";":
            return None
    return None


def _told_by(doc: Doc, at: int, limit: int) -> bool:
    """ "as told by X", "as first reported by X"."""
    words = [token.lower_ for token in doc[at + 1 : min(at + 5, limit)]]
    return "by" in words and any(word in words_of("linking") for word in words[: words.index("by")])


def _told_it(doc: Doc, at: int, limit: int) -> bool:
    """ "as X told it", "as X reported": a name, then the verb, then hardly anything."""
    verb = next((i for i in range(at + 1, min(at + MAX_NAME_TOKENS, limit)) if _tells(doc[i])), None)
    if verb is None or verb == at + 1 or not doc[verb - 1].text[0].isupper():
        return False
    return limit - verb <= MAX_NAME_TOKENS and all(token.tag_ != "MD" for token in doc[verb:limit])


def _tells(token: Token) -> bool:
    """ "told", "puts", and the "has" of "has it"."""
    return token.lower_ in _verbs() or token.lower_ == "has" and token.doc[token.i : token.i + 2].text == "has it"


def _verbs() -> frozenset[str]:
    return words_of("linking") | words_of("telling")


def carriers_in(sentence: Span, draft: Draft, cast: Cast) -> Iterator[Name]:
    """The outlets that such words beside a draft's content name, outermost first."""
    for token in reversed(sentence):
        if not _tells(token) or draft.content.start <= token.idx < draft.content.end:
            continue
        name = _agent(token, cast) or _subject_in_aside(token, cast)
        if name is not None and (name.is_outlet or not name.is_known):
            yield name
            yield from _cited_behind(token.doc, name, cast)


def _cited_behind(doc: Doc, carrier: Name, cast: Cast) -> list[Name]:
    """ "told by X, citing Y": the outlet that the carrier has it from."""
    following = doc[carrier.end : carrier.end + 3]
    if following.text[:1] != "," or len(following) < 3 or following[1].lower_ not in words_of("citing"):
        return []
    return [name for name in cast.names_in(following[2].i, following[2].i + 2) if name.is_outlet]


def _agent(verb: Token, cast: Cast) -> Name | None:
    """Whom "carried by X" names; "was told by X" is something else."""
    following = verb.doc[verb.i + 1 : verb.i + 4]
    is_passive = any(child.dep_ == "auxpass" for child in verb.lefts)
    if verb.lower_ not in words_of("carrying") or is_passive or not following or following[0].lower_ != "by":
        return None
    return next((name for token in following[1:] if (name := cast.name_at(token)) is not None), None)


def _subject_in_aside(verb: Token, cast: Cast) -> Name | None:
    """The X of "as X told it"."""
    name = cast.name_at(verb.nbor(-1)) if verb.i else None
    is_aside = name is not None and name.start > 1 and verb.doc[name.start - 1].lower_ in ("as", "the")
    opening = verb.doc[max(name.start - 2, 0) : name.start].text.lower() if is_aside else ""
    return name if "as" in opening.split() else None
