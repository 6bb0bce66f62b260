"""Finds the quantities of a text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile
from math import isfinite

from claims.text.quantities.numerals import Numeral, Token, numeral_at, tokens_of
from claims.text.quantities.values import Bound, Kind, Quantity
from claims.text.quantities.words import longest, numbers_of, words_of
from claims.text.spans import Span

#: "About" and "nearly" are taken to mean within so much of the number.
LEEWAY = 0.1

#: So many words behind a count may say what is counted.
_MOST_NOUNS = 3
_YEAR = re.compile(r"(?:19|20)\d\d")
_DASHES = ("-", "–", "—")
#: What stands right before a number that another one is put in the place of; "not more than 20" replaces none.
_REPLACED = re.compile(
    r"(?:(?:[,;(–—] ?|\b)and not|[,;(–—] ?not|\brather than|\binstead of|\bas opposed to|\bthan to)(?: of)?(?: the)? $",
    re.IGNORECASE,
)
#: So many characters before the number they stand at most.
_REACH = 20
_NOT, _BUT = re.compile(r"\bnot(?: the)? $", re.IGNORECASE), re.compile(r"(?: [\w-]+){0,3},? but\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Unit:
    kind: Kind
    unit: str
    factor: float
    end: int
    nouns: tuple[str, ...] = ()


def find_quantities(text: str, taken: Iterable[Span] = ()) -> list[Quantity]:
    """The quantities that a text asserts, in order. What touches a `taken` span, the days and years of it, is none.

    Nor is the number that another one is put in the place of: "£31 million, not £38 million".
    """
    found, taken = _found(text), list(taken)
    asserted = {(each.kind, each.unit) for each, is_denied in found if not is_denied}
    kept = [each for each, is_denied in found if not is_denied or (each.kind, each.unit) not in asserted]
    return [each for each in kept if not any(each.span.overlaps(span) for span in taken)]


def find_denied(text: str) -> list[Quantity]:
    """The quantities that a text calls wrong by putting another in their place, in order: "31, not 38" has 38."""
    return [each for each, is_denied in _found(text) if is_denied]


def _found(text: str) -> list[tuple[Quantity, bool]]:
    """Each quantity of a text, and whether it is denied."""
    return [(each, _is_denied(text, each)) for each in _walk(text, tokens_of(text)) if isfinite(each.value)]


def _is_denied(text: str, quantity: Quantity) -> bool:
    """Whether the words around it say that it is the wrong one: "…, not 38", "rather than 38", "not 38 but 31"."""
    near = max(0, quantity.span.start - _REACH), quantity.span.start
    return bool(_REPLACED.search(text, *near) or (_NOT.search(text, *near) and _BUT.match(text, quantity.span.end)))


def _walk(text: str, tokens: Sequence[Token]) -> Iterator[Quantity]:
    i = 0
    while i < len(tokens):
        read = _fraction_at(text, tokens, i) or _ratio_at(text, tokens, i) or _amount_at(text, tokens, i)
        found, i = read or (None, i + 1)
        if found:
            yield found


def _fraction_at(text: str, tokens: Sequence[Token], i: int) -> tuple[Quantity, int] | None:
    """ "half of the class", "two thirds of it": a share, and where to read on."""
    fraction, end = _phrase(tokens, i, "fraction")
    if not fraction or _form(tokens, end) != "of":
        return None
    share = float(fraction)
    return _quantity(text, tokens, i, Numeral(share, share, end, 1), _Unit(Kind.SHARE, "%", 1, end)), end


def _ratio_at(text: str, tokens: Sequence[Token], i: int) -> tuple[Quantity, int] | None:
    """ "one completion in eight", "three in a hundred": a share, and where to read on."""
    part = numeral_at(tokens, i)
    link = part and next((at for at in (part.end, part.end + 1) if _form(tokens, at) == "in"), None)
    whole = numeral_at(tokens, link + 1) if link else None
    if whole is None or part.low != part.high or whole.low != whole.high or not 0 < part.low < whole.low:
        return None
    if _YEAR.fullmatch(tokens[link + 1].form) or _unit(tokens, whole.end, None).nouns or _has_unit(tokens, whole.end):
        return None
    share = Numeral(100 * part.low / whole.low, 100 * part.low / whole.low, whole.end, 1)
    return _quantity(text, tokens, i, share, _Unit(Kind.SHARE, "%", 1, whole.end)), whole.end


def _amount_at(text: str, tokens: Sequence[Token], i: int) -> tuple[Quantity, int] | None:
    """A number with what it measures, and where to read on."""
    sign = words_of("currency").get(tokens[i].form) if tokens[i].kind == "currency" else None
    numeral = numeral_at(tokens, i + bool(sign))
    if numeral is None or (sign is None and _is_name(tokens, i, numeral)):
        return None
    numeral = _range(tokens, numeral, sign)
    unit = _unit(tokens, numeral.end, sign)
    if _is_bare_one(tokens, i, numeral, unit):
        return None
    return _quantity(text, tokens, i, numeral, unit), max(unit.end, numeral.end)


def _form(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].form if 0 <= i < len(tokens) else ""


def _phrase(tokens: Sequence[Token], i: int, kind: str) -> tuple[str, int]:
    """The value of the longest phrase of a kind that begins at token `i`, and where it ends; "" where none does."""
    words = words_of(kind)
    for length in range(longest(kind), 0, -1):
        forms = [token.form for token in tokens[i : i + length]]
        if len(forms) == length and " ".join(forms) in words:
            return words[" ".join(forms)], i + length
    return "", i


def _is_name(tokens: Sequence[Token], i: int, numeral: Numeral) -> bool:
    """A number in a name (GPT-4, R1, Section 1202, 3:23-cv-01092), or a bare year."""
    if tokens[i].kind != "figure":
        return False
    before, after = tokens[i - 1] if i else None, tokens[numeral.end] if numeral.end < len(tokens) else None
    if before and (before.form in words_of("label") or before.form == "." and _form(tokens, i - 2) == "no"):
        return True
    if tokens[i].tight and before and (before.kind == "word" or before.form in (*_DASHES, ":", "/", "#")):
        return True
    if after and after.tight and (after.form in (":", "/") or after.kind == "word" and after.form not in ("x",)):
        return True
    return numeral.end == i + 1 and bool(_YEAR.fullmatch(tokens[i].form)) and not _has_unit(tokens, i + 1)


def _has_unit(tokens: Sequence[Token], i: int) -> bool:
    return any(_phrase(tokens, i, kind)[0] for kind in ("percent", "currency", "cent", "duration"))


def _is_bare_one(tokens: Sequence[Token], i: int, numeral: Numeral, unit: _Unit) -> bool:
    """ "one of the authors", "no one": a number only where something is measured in it."""
    return _form(tokens, i) == "one" and numeral.end == i + 1 and unit.kind is Kind.COUNT


def _range(tokens: Sequence[Token], numeral: Numeral, sign: str | None) -> Numeral:
    """ "10 to 20 million", "$5-$7 billion", "between 10 and 20 percent": both numbers as one."""
    link, end = _form(tokens, numeral.end), numeral.end + 1
    if link not in ("to", "and", *_DASHES):
        return numeral
    if sign and tokens[end : end + 1] and tokens[end].kind == "currency":
        end += 1
    other = numeral_at(tokens, end)
    is_between = any(token.form == "between" for token in tokens[max(0, numeral.end - 6) : numeral.end])
    if other is None or (link == "and" and not is_between) or tokens[end].form in words_of("many"):
        return numeral
    low = numeral.low * other.scale if numeral.scale == 1 and numeral.low < other.high / other.scale else numeral.low
    return Numeral(low, other.high, other.end, other.scale) if low < other.high else numeral


def _unit(tokens: Sequence[Token], i: int, sign: str | None) -> _Unit:
    """What is measured, by the sign before the number or the words behind it."""
    if sign:
        return _Unit(Kind.MONEY, sign, 1, _phrase(tokens, i, "currency")[1])
    percent, end = _phrase(tokens, i, "percent")
    if percent:
        return _Unit(Kind.SHARE, percent, 1, end)
    at = i + 1 if _form(tokens, i) in _DASHES else i  # "a 30-day order"
    for kind, factor in (("currency", 1.0), ("cent", 0.01)):
        code, end = _phrase(tokens, at, kind)
        if code:
            return _Unit(Kind.MONEY, code, factor, end)
    days, end = _phrase(tokens, at, "duration")
    if days:
        return _Unit(Kind.DURATION, "days", numbers_of("duration")[_form(tokens, at)], end)
    return _Unit(Kind.COUNT, "", 1, i, _nouns(tokens, at))


def _nouns(tokens: Sequence[Token], i: int) -> tuple[str, ...]:
    """The next few words, up to one that cannot belong to what is counted; the first plural among them in front."""
    near = takewhile(lambda token: token.kind == "word" and token.form not in words_of("stop"), islice(tokens, i, None))
    words = [token.form for token in islice(near, _MOST_NOUNS)]
    head = next((word for word in words if singular(word) != word), words[-1] if words else "")
    return tuple(singular(word) for word in sorted(words, key=lambda word: word != head))


def singular(word: str) -> str:
    """A word without its plural ending, as far as that is regular."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


def _quantity(text: str, tokens: Sequence[Token], i: int, numeral: Numeral, unit: _Unit) -> Quantity:
    start, bound = _bound_before(tokens, i)
    end = max(numeral.end, unit.end)
    nouns = unit.nouns
    if bound is Bound.EXACT:
        bound, end = _bound_after(tokens, end, len(nouns))
        nouns = nouns or (_nouns(tokens, end) if unit.kind is Kind.COUNT else ())
    if bound is Bound.EXACT and numeral.low < numeral.high:
        bound = Bound.RANGE
    low, high = _ends(numeral.low * unit.factor, numeral.high * unit.factor, bound)
    span = Span(tokens[start].start, tokens[end - 1].end)
    return Quantity(low, high, unit.kind, unit.unit, bound, nouns, span, span.of(text))


def _bound_before(tokens: Sequence[Token], i: int) -> tuple[int, Bound]:
    """Where the phrase in front of token `i` begins and what it says; (`i`, exact) without one."""
    if _form(tokens, i - 1) == "~":
        return i - 1, Bound.ABOUT
    for length in range(min(longest("before"), i), 0, -1):
        value, end = _phrase(tokens, i - length, "before")
        if value and end == i:
            return i - length, Bound(value)
    return i, Bound.EXACT


def _bound_after(tokens: Sequence[Token], i: int, n_nouns: int) -> tuple[Bound, int]:
    """ "20 or more", "100+", "20-plus", "20 authors or so": behind the number, or behind what is counted."""
    if _form(tokens, i) == "+":
        return Bound.LEAST, i + 1
    for at in (i, i + 1, i + n_nouns) if _form(tokens, i) in _DASHES else (i, i + n_nouns):
        value, end = _phrase(tokens, at, "after")
        if value:
            return Bound(value), end
    return Bound.EXACT, i


def _ends(low: float, high: float, bound: Bound) -> tuple[float | None, float | None]:
    if bound is Bound.LEAST:
        return low, None
    if bound is Bound.MOST:
        return None, high
    if bound is Bound.ABOUT:
        return low * (1 - LEEWAY), high * (1 + LEEWAY)
    return (low * (1 - LEEWAY), high) if bound is Bound.NEARLY else (low, high)
