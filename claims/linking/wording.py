"""A claim's own wording: the content of a telling, its pronouns written out (``pronouns``), made to stand alone."""

import re

_DENIES = re.compile(r"[^“”]{1,80}? denies (?:that |“)")

#: A comma and the marks behind it at the very end, or either.
_ENDING = re.compile(r"(,?)([”\"’'»)\]]*)\Z")

_PAIRS = ("“”", '""', "‘’", "«»")


def standalone(content: str) -> str:
    """The content without outer quotation marks, beginning with a capital, ending with a full stop."""
    return _sentence(bare(content))


def denial(content: str, speaker: str, *, quoted: bool) -> str:
    """What is denied, saying so: alone it would claim the contrary."""
    words = bare(content)
    return _sentence(f"{speaker or 'Somebody'} denies {'“' + words + '”' if quoted else 'that ' + words}")


def what_is_denied(wording: str) -> str:
    """The words behind "OpenAI denies that" in a wording that was made so; "" in any other."""
    frame = _DENIES.match(wording)
    return wording[frame.end() :] if frame else ""


def with_cue(content: str, speaker: str, cue: str, *, whom: str = "") -> str:
    """Content that is no clause but the object of its cue: "accused" and "Microsoft of using its articles".

    ``whom`` stands before a content that is the deed alone: "sued", "Meta for" and "copying books".
    """
    return _sentence(" ".join(filter(None, (speaker or "Somebody", cue, whom, bare(content)))))


def bare(content: str) -> str:
    """The content on one line, without the marks and commas around it."""
    words = " ".join(content.split()).strip(" ,;")
    return _without_outer_marks(words).strip(" ,;")


def _sentence(words: str) -> str:
    """With a capital and a full stop; one before a closing mark, instead of a comma there, is enough."""
    words = words[:1].upper() + words[1:]
    end = _ENDING.search(words)
    said, comma, marks = words[: end.start()], end[1], end[2]
    if said.endswith((".", "!", "?", "…")):
        return words
    return f"{said}.{marks}" if comma else f"{words}."


def _without_outer_marks(words: str) -> str:
    """Without the marks that open at the very beginning and close at the very end; inner ones stay in pairs."""
    for opening, closing in _PAIRS:
        inner = words[1:-1]
        if words.startswith(opening) and words.endswith(closing) and opening not in inner and closing not in inner:
            return inner
        if words.startswith(opening) and closing not in words:
            return words[1:]
    return words
