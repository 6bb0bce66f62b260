"""Texts to read: the demonstration's digests, joined to the lengths that articles have. The same ones each time."""

from functools import cache
from itertools import cycle
from pathlib import Path
from random import Random

from lxml import html

PAGES = Path(__file__).parents[2] / "claims" / "demo" / "pages"
SHORTEST, LONGEST = 2_000, 5_000
SEED = 7
PARAGRAPH_END = "\n\n"


@cache
def digests() -> tuple[str, ...]:
    """The text of every digest, headline first."""
    return tuple(_text(path) for path in sorted(PAGES.glob("*.html")))


def _text(path: Path) -> str:
    page = html.fromstring(path.read_bytes())
    parts = page.xpath("//article/h1 | //article/p[not(@class)]")
    return PARAGRAPH_END.join(part.text_content() for part in parts)


def articles(n: int) -> list[str]:
    """`n` texts of SHORTEST to LONGEST characters, each of several digests."""
    chance = Random(SEED)
    return [_article(chance) for _ in range(n)]


def _article(chance: Random) -> str:
    length = chance.randint(SHORTEST, LONGEST)
    return _joined(chance.sample(digests(), len(digests())), length)


def ordinary(length: int) -> str:
    """A text of this many characters: the digests in their order, again and again."""
    return _joined(digests(), length)


def _joined(parts: tuple[str, ...] | list[str], length: int) -> str:
    text = ""
    for part in cycle(parts):
        text += part + PARAGRAPH_END
        if len(text) >= length:
            return text[:length]


def noise() -> dict[str, str]:
    """Texts that are none, by what is odd about them: each would take for ever if some rule looked back too far.

    Marks alone are no English, which is not read at all; behind an article they are.
    """
    words = ordinary(1_000_000).replace(".", "").split()
    return {
        "200,000 quotation marks": ordinary(SHORTEST) + " “" * 200_000,
        "100,000 words, no full stop": " ".join(words[:100_000]),
        "1 MB of “said said said”": ("said " * 200_000)[:1_000_000],
    }
