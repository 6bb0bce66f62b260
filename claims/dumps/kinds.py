"""The two kinds of dumps: the newsroom's own, and the one for everybody."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.db.models import Model

from claims.dumps.belonging import pick
from claims.dumps.published import SEEN_AS, pick_published, without_texts
from claims.dumps.tables import WRITTEN
from claims.models import Dispute

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Kind:
    """Which rows a dump holds (``pick`` collects their keys), what columns are written as, and how texts are."""

    name: str
    pick: Callable[[Dispute], None]
    written: Mapping[tuple[type[Model], str], str]
    texts: Callable[[Iterable[str]], Iterator[str]]

    @property
    def read_me(self) -> str:
        """What it says of itself, with places for the dispute's title and slug."""
        return (_HERE / f"README.{self.name}.txt").read_text()


WHOLE = Kind("whole", pick, WRITTEN, iter)
PUBLISHED = Kind("published", pick_published, SEEN_AS, without_texts)
KINDS = {kind.name: kind for kind in (WHOLE, PUBLISHED)}
