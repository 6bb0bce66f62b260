"""All tellings of a claim in outline as a process keeps them, with what is counted over all of them.

Of a claim with two thousand tellings that takes longer than the rest of its page.
"""

from dataclasses import dataclass
from functools import cached_property

from claims.models import Claim
from claims.permissions import Gate
from claims.timeline.drift import Drift, load_drift, rises_of
from claims.timeline.keeping import Keep
from claims.timeline.origins import Printed, print_names
from claims.timeline.outline import Facts, Outline, facts_of, load_outline
from claims.timeline.viewing import kept_for_view


@dataclass(frozen=True)
class WholeOutline:
    """The tellings in the order of publication; whoever reads them leaves them as they are."""

    tellings: list[Outline]

    @cached_property
    def facts(self) -> Facts:
        """Of at least one telling."""
        return facts_of(self.tellings)

    @cached_property
    def rises(self) -> dict[int, int | None]:
        """By telling, the rungs gained against the one before it."""
        return rises_of(self.tellings)

    @cached_property
    def drift(self) -> Drift:
        """How the wording drifted; one query where it does."""
        return load_drift(self.tellings, self.rises)

    @cached_property
    def printed(self) -> dict[int, Printed]:
        """By telling, the name by which the reasons of origins call it."""
        return print_names(self.tellings)


#: A telling takes about a kilobyte.
_KEPT: Keep[tuple, WholeOutline] = Keep(most=200, most_size=50_000, size=lambda whole: len(whole.tellings))


def outline_of_claim(gate: Gate, claim: Claim) -> WholeOutline:
    """What the viewer may see of the claim's tellings; one query where it is kept, one more where it is read."""
    return kept_for_view(_KEPT, gate, claim.pk, lambda: WholeOutline(load_outline(gate, claim)))
