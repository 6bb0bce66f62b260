"""A claim's own wording: the content of its first telling, made to stand alone as far as that is sure."""

from claims.terms import PartyKind

_PAIRS = ("“”", '""', "‘’", "«»")
_OF_PEOPLE = {"he": "{}", "she": "{}", "his": "{}’s"}
_OF_OTHERS = {"it": "{}", "its": "{}’s", "they": "{}", "their": "{}’s"}


def own_pronouns(kind: PartyKind | None) -> dict[str, str]:
    """The pronouns by which a speaker of this kind speaks of itself in a reported clause, and how to write it out.

    "Her" may be either case, so it is left out. A group may be "they", a person as well.
    """
    if kind == PartyKind.PERSON:
        return _OF_PEOPLE
    return _OF_OTHERS


def standalone(content: str, speaker: str, *, pronouns: dict[str, str] | None = None) -> str:
    """The content without outer quotation marks, beginning with a capital, ending with a full stop.

    A clause that opens with one of the speaker's own ``pronouns`` names the speaker instead: "OpenAI said that it
    had seen evidence" becomes "OpenAI had seen evidence".
    """
    first, space, rest = _bare(content).partition(" ")
    if speaker and (written := (pronouns or {}).get(first.lower())):
        first = written.format(speaker)
    return _sentence(f"{first}{space}{rest}")


def denial(content: str, speaker: str, *, quoted: bool) -> str:
    """What is denied, saying so: alone it would claim the contrary."""
    words = _bare(content)
    return _sentence(f"{speaker or 'Somebody'} denies {'“' + words + '”' if quoted else 'that ' + words}")


def with_cue(content: str, speaker: str, cue: str, *, whom: str = "") -> str:
    """Content that is no clause but the object of its cue: "accused" and "Microsoft of using its articles".

    ``whom`` stands before a content that is the deed alone: "sued", "Meta for" and "copying books".
    """
    return _sentence(" ".join(filter(None, (speaker or "Somebody", cue, whom, _bare(content)))))


def _bare(content: str) -> str:
    words = " ".join(content.split()).strip(" ,;")
    return _without_outer_marks(words).strip(" ,;")


def _sentence(words: str) -> str:
    words = words[:1].upper() + words[1:]
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


def _without_outer_marks(words: str) -> str:
    """Without the marks that open at the very beginning and close at the very end; inner ones stay in pairs."""
    for opening, closing in _PAIRS:
        inner = words[1:-1]
        if words.startswith(opening) and words.endswith(closing) and opening not in inner and closing not in inner:
            return inner
        if words.startswith(opening) and closing not in words:
            return words[1:]
    return words
