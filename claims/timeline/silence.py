"""Who is accused in a claim and of whom no answer is held: silence is shown as that."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date

from claims.models import Claim, Reply
from claims.terms import CHARGED
from claims.timeline import clocks
from claims.timeline.relations import Related


@dataclass(frozen=True, slots=True)
class Silence:
    """An accused party without an answer; ``days`` since the accusation came out, None where nobody knows when."""

    name: str
    slug: str
    days: int | None

    @property
    def after(self) -> str:
        """How long it has lasted, in words: "on the day this was published"; "" where that is not known."""
        if self.days is None:
            return ""
        since = f"{clocks.so_many_days(self.days)} after" if self.days else "on the day"
        return f"{since} this was published"


def silences_of(
    claim: Claim,
    replies: Iterable[Reply],
    relations: Iterable[Related],
    answering: Set[str],
    came_out: date | None,
    until: date,
) -> list[Silence]:
    """Those accused in a claim of ``claim_lookup.find_claim`` who answered neither in a reply nor by a claim of theirs.

    ``until`` is the day as of which that is said. Who answers later (``answering``, by their slugs) is accused as well.
    """
    heard = {reply.party.slug for reply in replies}
    heard |= {related.other.speaker.slug for related in relations if related.is_answer and related.other.speaker}
    accused = {
        other["slug"]: other["name"] for other in claim.others if other["role"] in CHARGED or other["slug"] in answering
    }
    days = (until - came_out).days if came_out else None
    return [Silence(name, slug, days) for slug, name in accused.items() if slug not in heard]
