"""A claim as a picture for other sites to show beside a link: who says what, how it stands, how often it is told.

Source Serif and Source Sans (``fonts/``, SIL Open Font License) have Latin, Greek and Cyrillic letters. Where words
have others the picture says so instead of showing empty boxes.
"""

import io
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from claims.exports.prose import title_of_tombstone
from claims.exports.records import ClaimRecord, TombstoneRecord
from claims.exports.standing import in_words, standing_of
from claims.text.cleaning import one_line

CONTENT_TYPE = "image/png"
WIDTH, HEIGHT = 1200, 630
_MARGIN, _FOOT = 72, 512
_PAPER, _INK, _SOFT, _RULE, _CONTEST, _ACCENT = "#fbfaf7", "#1b1d21", "#5b6068", "#e4e1d8", "#b3261e", "#0b5cad"
_FONTS = Path(__file__).parent / "fonts"
_SERIF, _SANS = "SourceSerifPro-Semibold.ttf", "SourceSansPro-Regular.ttf"
#: Sizes in which the words are tried, the largest first, and how many lines of each there is room for.
_SIZES = ((60, 4), (48, 5), (40, 6))
_LONGEST = 400
_CANNOT = "These words are in letters that this picture cannot show: follow the link."


@dataclass(frozen=True, slots=True)
class Card:
    """What is in the picture: ``over`` the ``words``, ``stands`` below them, ``foot`` at the bottom."""

    over: str
    words: str
    stands: str
    foot: str
    is_contested: bool = False


def card_of_claim(claim: ClaimRecord) -> Card:
    """A claim: the speaker over its words."""
    articles = f"{claim.n_articles} article{'' if claim.n_articles == 1 else 's'}"
    origins = f"{claim.n_origins} origin{'' if claim.n_origins == 1 else 's'}"
    return Card(
        over=f"{claim.speaker_name or 'Nobody named'}:",
        words=claim.wording,
        stands=in_words(claim),
        foot=f"{articles}, {origins}",
        is_contested=bool({"denied", "disputed", "corrected", "superseded"} & set(standing_of(claim))),
    )


def card_of_tombstone(tombstone: TombstoneRecord) -> Card:
    """What is left of a withdrawn claim: that it was withdrawn, and why."""
    return Card(title_of_tombstone(tombstone), tombstone.reason, "withdrawn", "", is_contested=True)


def card_of_dispute(title: str, question: str, n_claims: int) -> Card:
    """A timeline: its question, and how many claims it holds."""
    found = f"{n_claims:,} claim{'' if n_claims == 1 else 's'}"
    return Card(title, question or title, "Who claimed what, on whose word, and who disputes it", found)


@lru_cache(maxsize=200)
def draw_card(card: Card) -> bytes:
    """The picture as PNG, some 50 KB. Kept, for it follows from the card alone, and drawing it takes a while."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, 16, HEIGHT), fill=_CONTEST if card.is_contested else _ACCENT)
    _line(pen, card.over, _MARGIN, 34, _SOFT)
    _words(pen, _shown(card.words))
    pen.line((_MARGIN, _FOOT, WIDTH - _MARGIN, _FOOT), fill=_RULE, width=3)
    stands = card.stands[:1].upper() + card.stands[1:]
    _line(pen, stands, _FOOT - 52, 32, _CONTEST if card.is_contested else _INK)
    _line(pen, card.foot, _FOOT + 30, 32, _SOFT)
    pen.text((WIDTH - _MARGIN, _FOOT + 30), "Claimline", font=_font(_SERIF, 36), fill=_INK, anchor="ra")
    written = io.BytesIO()
    picture.save(written, "PNG", optimize=True)
    return written.getvalue()


def lines_of(words: str, size: int, most: int) -> list[str] | None:
    """The words in lines that fit beside each other; None where they need more than ``most``.

    A word that is wider than a line is broken.
    """
    font, lines = _font(_SERIF, size), [""]
    for word in words.split():
        for piece in _pieces(word, font):
            longer = f"{lines[-1]} {piece}".strip()
            if font.getlength(longer) <= _room():
                lines[-1] = longer
            else:
                lines.append(piece)
        if len(lines) > most:
            return None
    return lines


def _words(pen: ImageDraw.ImageDraw, words: str) -> None:
    for size, most in _SIZES:
        if lines := lines_of(words, size, most):
            break
    else:
        size, most = _SIZES[-1]
        while not (lines := lines_of(f"{words}…", size, most)):
            words = words[: len(words) * 9 // 10].rstrip()
    pen.multiline_text((_MARGIN, 132), "\n".join(lines), font=_font(_SERIF, size), fill=_INK, spacing=size // 5)


def _pieces(word: str, font: ImageFont.FreeTypeFont) -> list[str]:
    pieces = [""]
    for sign in word:
        if font.getlength(pieces[-1] + sign) > _room() and pieces[-1]:
            pieces.append("")
        pieces[-1] += sign
    return pieces


def _line(pen: ImageDraw.ImageDraw, words: str, top: int, size: int, colour: str) -> None:
    font, words = _font(_SANS, size), _shown(words, instead="")
    while font.getlength(words) > _room():
        words = f"{words[: len(words) * 9 // 10].rstrip('… ')}…"
    pen.text((_MARGIN, top), words, font=font, fill=colour)


def _shown(words: str, instead: str = _CANNOT) -> str:
    """The words without what deceives the eye; ``instead`` for words in letters that the fonts do not have."""
    line = one_line(unicodedata.normalize("NFC", words), _LONGEST)
    letters = [sign for sign in line if sign.isalpha()]
    if sum(map(_has, letters)) < len(letters):
        return instead
    return "".join(sign for sign in line if sign.isspace() or _has(sign))


def _room() -> int:
    return WIDTH - 2 * _MARGIN


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_FONTS / name), size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _missing(name: str) -> bytes:
    return bytes(_font(name, 20).getmask("\U0010fffd"))


@cache
def _has(sign: str) -> bool:
    """Whether both fonts have a sign: for one that they lack, they draw what they draw for no sign at all."""
    return all(bytes(_font(name, 20).getmask(sign)) != _missing(name) for name in (_SERIF, _SANS))
