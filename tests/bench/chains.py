"""Who told whom: chains of one to four links, from the speaker to the article's publisher."""

from dataclasses import dataclass
from random import Random

from claims.models import ChainLink
from claims.terms import CueClass, How
from tests.bench.cast import Outlet
from tests.bench.rows import Rows
from tests.bench.story import Matter
from tests.bench.words import WORDS


@dataclass(frozen=True, slots=True)
class Link:
    """One link; of the three ids and ``unnamed`` exactly one is set. ``words`` put it into the chain."""

    name: str
    how: How
    party: int | None = None
    publisher: int | None = None
    document: int | None = None
    unnamed: str | None = None
    reason: str = ""
    words: str = ""

    def row(self, appearance: int, position: int) -> dict:
        """The columns of a ChainLink."""
        return {
            "appearance_id": appearance,
            "position": position,
            "party_id": self.party,
            "publisher_id": self.publisher,
            "document_id": self.document,
            "unnamed": self.unnamed,
            "unnamed_reason": self.reason,
            "how": self.how,
            "words": self.words,
        }


def make_chain(rng: Random, matter: Matter, outlet: Outlet, lead: Outlet | None) -> list[Link]:
    """The chain of one telling of ``matter`` by ``outlet``, which has it from ``lead`` (None: by itself)."""
    last = Link(outlet.name, How.CITES if lead else How.WROTE, publisher=outlet.id)
    if matter.document is None and lead is None and rng.random() < 0.05:
        return [last]
    middle = _middle(rng, matter)
    if lead:
        middle.append(Link(lead.name, How.WROTE, publisher=lead.id, words=lead.name))
    return [_speaker(rng, matter, told=bool(middle)), *middle, last]


def _speaker(rng: Random, matter: Matter, told: bool) -> Link:
    forum = {CueClass.FILING: How.FILED, CueClass.RULING: How.RULED}.get(matter.part.cue_class)
    how = forum or (How.TOLD if told else rng.choice((How.SAID, How.SAID, How.SAID, How.POSTED, How.WROTE)))
    return Link(matter.speaker.name, how, party=matter.speaker.id, words=matter.speaker.name)


def _middle(rng: Random, matter: Matter) -> list[Link]:
    if matter.document:
        document, title = matter.document
        how = How.FILED if matter.part.cue_class == CueClass.FILING else How.RULED
        return [Link(title, how, document=document, words=title)]
    if rng.random() < 0.15:
        people = rng.choice(WORDS["reporting"]["unnamed"])
        reason = rng.choice(WORDS["reporting"]["unnamed_reasons"])
        return [Link(people, How.TOLD, unnamed=people, reason=reason, words=people)]
    return []


def opening(rng: Random, chain: list[Link]) -> str:
    """The words that open a sentence which came down this chain; empty where nobody stands in between."""
    via = [link.name for link in reversed(chain[1:-1])]
    return rng.choice(WORDS["reporting"]["openings"]).format(via=", citing ".join(via)) if via else ""


def origin_of(chain: list[Link]) -> tuple[str, int]:
    """Key of the chain's origin, and the position of its root: the document, else the first publisher."""
    for position, link in enumerate(chain):
        if link.document:
            return f"document:{link.document}", position
        if link.publisher:
            return f"publisher:{link.publisher}", position
    raise ValueError("a chain ends with a publisher")


def add_links(rows: Rows, chain: list[Link], appearance: int) -> list[int]:
    """Add the rows of a chain; return their ids."""
    return [rows.add(ChainLink, **link.row(appearance, position)) for position, link in enumerate(chain)]
