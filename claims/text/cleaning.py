"""Plain text that is safe to store, count in and show."""

import re

_LINE_ENDS = re.compile(r"\r\n?|[\u0085\u2028\u2029\x0b\x0c]")
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
    "\ud800-\udfff"
    "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_ENDING_BLANKS = re.compile(r"(?<![ \t])[ \t]+(?=\n|\Z)")
_EMPTY_LINES = re.compile(r"\n{3,}")


def clean_text(text: str) -> str:
    """`text` with plain line ends and without what cannot be stored or would deceive the eye.

    Dropped are NUL and other control characters, lone surrogates, soft hyphens, invisible blanks and marks that turn
    the direction of writing; white space at the ends of lines and of the text; more than one empty line in a row. All
    other code points stay as they are: composed and decomposed letters, curly quotes, no-break spaces.
    """
    plain = _UNWANTED.sub("", _LINE_ENDS.sub("\n", text))
    return _EMPTY_LINES.sub("\n\n", _ENDING_BLANKS.sub("", plain)).strip()


def one_line(text: str, longest: int) -> str:
    """`text` cleaned, on one line, cut at `longest` code points with an ellipsis: for titles and names."""
    line = " ".join(clean_text(text[: 20 * longest]).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
