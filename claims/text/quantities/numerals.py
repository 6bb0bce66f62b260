"""One number, in figures or in words, at a place in a row of tokens."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from claims.text.quantities.words import numbers_of, words_of

_TOKEN = re.compile(
    r"(?P<currency>(?:US|HK|NZ|[ACS])?\$|[€£¥₹])"
    r"|(?P<figure>\d+(?:,\d{3})*(?:\.\d+)?)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<sign>\S)"
)


class Token(NamedTuple):
    """A currency sign, figure, word or other sign; `form` is what it is compared as, `tight`: no blank before it."""

    start: int
    end: int
    kind: str
    form: str
    tight: bool


class Numeral(NamedTuple):
    """Tokens up to `end`, without it, say a number from `low` to `high`; `scale` is what its last word stands for."""

    low: float
    high: float
    end: int
    scale: float

    def times(self, scale: float) -> "Numeral":
        """The number in thousands, millions … as a word further on says."""
        return self._replace(low=self.low * scale, high=self.high * scale, scale=scale)


def tokens_of(text: str) -> list[Token]:
    """The tokens of a text in order."""
    tokens, end = [], 0
    for found in _TOKEN.finditer(text):
        tokens.append(Token(*found.span(), found.lastgroup, found[0].lower(), tight=found.start() == end and end > 0))
        end = found.end()
    return tokens


def numeral_at(tokens: Sequence[Token], i: int) -> Numeral | None:
    """The number that begins at token `i`, as far as it reaches; None where none does."""
    return _figure(tokens, i) or _half(tokens, i) or _many(tokens, i) or _words(tokens, i)


def _form(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].form if 0 <= i < len(tokens) else ""


def _scaled(tokens: Sequence[Token], numeral: Numeral) -> Numeral:
    """With the scales behind it: "5 million", "three hundred thousand"."""
    while scale := numbers_of("scale").get(_form(tokens, numeral.end)):
        numeral = numeral.times(scale)._replace(end=numeral.end + 1)
    return numeral


def _figure(tokens: Sequence[Token], i: int) -> Numeral | None:
    """ "1.5", "24,000", "5m", "$20 bn"."""
    if i >= len(tokens) or tokens[i].kind != "figure":
        return None
    value = float(tokens[i].form.replace(",", ""))
    numeral = Numeral(value, value, i + 1, 1)
    short = numbers_of("short-scale").get(_form(tokens, i + 1))
    if short and tokens[i + 1].tight:
        return numeral.times(short)._replace(end=i + 2)
    return _scaled(tokens, numeral)


def _half(tokens: Sequence[Token], i: int) -> Numeral | None:
    """ "half a million", "half a dozen"."""
    if _form(tokens, i) != "half" or _form(tokens, i + 1) not in ("a", "an"):
        return None
    unit = numbers_of("scale").get(_form(tokens, i + 2)) or numbers_of("number").get(_form(tokens, i + 2))
    return Numeral(unit / 2, unit / 2, i + 3, unit) if unit else None


def _many(tokens: Sequence[Token], i: int) -> Numeral | None:
    """ "millions of", "tens of thousands of", "hundreds of millions of"; "millions" alone is as vague."""
    ends = words_of("many").get(_form(tokens, i))
    if not ends:
        return None
    low, high = map(float, ends.split())
    end, scale = i + 1, 1.0
    scales = numbers_of("scale")
    if _form(tokens, end) == "of" and (unit := scales.get(_form(tokens, end + 1).removesuffix("s"))):
        end, scale = end + 2, unit
    if _form(tokens, end) == "of":
        end += 1
    return Numeral(low * scale, high * scale, end, scale)


def _words(tokens: Sequence[Token], i: int) -> Numeral | None:
    """ "three", "twenty-five", "two hundred and fifty", "a billion", "a dozen"."""
    numbers, scales = numbers_of("number"), numbers_of("scale")
    first = _form(tokens, i)
    if first in ("a", "an") and (unit := scales.get(_form(tokens, i + 1))):
        return _scaled(tokens, Numeral(unit, unit, i + 2, unit))
    if first in ("a", "an") and _form(tokens, i + 1) == "dozen":
        return Numeral(12, 12, i + 2, 1)
    if first not in numbers:
        return None
    value, end = numbers[first], i + 1
    if value >= 20 and _form(tokens, end) == "-" and numbers.get(_form(tokens, end + 1), 10) < 10:
        value, end = value + numbers[tokens[end + 1].form], end + 2
    if _form(tokens, end) == "hundred":
        value, end = value * 100, end + 1
        rest = _words(tokens, end + 1) if _form(tokens, end) == "and" else None
        if rest and rest.high < 100:
            value, end = value + rest.high, rest.end
    if _form(tokens, end) == "dozen":
        value, end = value * 12, end + 1
    return _scaled(tokens, Numeral(value, value, end, 1))
