"""A claim's own wording: the content of its first telling, made to stand alone as far as that is sure."""

import re

_PAIRS = ("“”", '""', "‘’", "«»")
_LEADING_PRONOUN = re.compile(r"^(it|they|he|she|its|their|his|her)\b(?!['’])", re.IGNORECASE)
_POSSESSIVE = {"its", "their", "his"}


def standalone(
    content: str, speaker: str | None, *, quoted: bool = False, denied: bool = False, object_of: str = ""
) -> str:
    """The content without outer quotation marks, beginning with a capital, ending with a full stop.

    An indirect telling that opens with a pronoun speaks of its speaker: "it had seen evidence", said of
    OpenAI, becomes "OpenAI had seen evidence". "Her" may be either case, so it stays; a quotation stays as
    it was spoken. What is ``denied`` says so: its content alone would claim the contrary. Content that is no
    clause but the object of its cue ("accused" A of B) is told with that cue, ``object_of``.
    """
    words = " ".join(content.split()).strip(" ,;")
    words = _without_outer_marks(words).strip(" ,;")
    if object_of:
        words = f"{speaker or 'Somebody'} {object_of} {words}"
    elif denied:
        words = f"{speaker or 'Somebody'} denies {'“' + words + '”' if quoted else 'that ' + words}"
    elif speaker and not quoted:
        words = _LEADING_PRONOUN.sub(lambda found: _named(found[1].lower(), speaker), words, count=1)
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


def _named(pronoun: str, speaker: str) -> str:
    if pronoun in _POSSESSIVE:
        return f"{speaker}’s"
    return pronoun if pronoun == "her" else speaker
