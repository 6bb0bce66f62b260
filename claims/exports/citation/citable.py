"""What all forms of a citation say."""

from dataclasses import dataclass
from datetime import date

from claims.text.cleaning import one_line

SITE = "Claimline"
_LONGEST = 300
#: Marks of quotations within one.
_INNER = str.maketrans("“”", "‘’")


@dataclass(frozen=True, slots=True)
class Citable:
    """A claim as it is known on the day ``as_of``; ``address`` leads to it as of that day, for good.

    ``speaker`` and ``published`` (when it was first published, in words) are "" where nobody knows.
    """

    number: int
    wording: str
    speaker: str
    published: str
    n_articles: int
    n_origins: int
    is_checked: bool
    as_of: date
    address: str

    @property
    def key(self) -> str:
        """Names the claim and the day in somebody's list of references."""
        return f"claimline-{self.number}-{self.as_of.isoformat()}"

    @property
    def words(self) -> str:
        """The wording on one line, cut where it is very long, without marks that turn the direction of writing."""
        return one_line(self.wording, _LONGEST)

    @property
    def title(self) -> str:
        """The wording in quotation marks, those within it single ones, and who is reported to have said so."""
        said_by = one_line(self.speaker, _LONGEST)
        return f"“{self.words.translate(_INNER)}”" + (f" ({said_by})" if said_by else "")

    @property
    def day(self) -> str:
        """The day as of which it is cited: "28 Nov 2026"."""
        return f"{self.as_of.day} {self.as_of:%b %Y}"

    @property
    def standing(self) -> str:
        """On what it rests, and whether a person checked it: nobody shall cite a machine's guess unawares."""
        counts = [f"first published {self.published}"] if self.published else []
        counts.append(f"told by {_counted(self.n_articles, 'article')}, {_counted(self.n_origins, 'origin')}")
        counts.append("checked by an editor" if self.is_checked else "found by the machine, not yet checked")
        return "; ".join(counts)


def _counted(n: int, noun: str) -> str:
    return f"{n:,} {noun}{'' if n == 1 else 's'}"
