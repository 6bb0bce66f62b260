"""What follows from who tells a claim: its parties, its origins, its place in the disputes, its figures,
how it stands to other claims, what contradicts it, who answered.

The order of these steps is written down here alone. Each takes claims by their ids and gives the same result however
often it runs.
"""

from collections.abc import Iterable

from claims.linking.conflicts import contradict
from claims.linking.near import Neighbours
from claims.linking.origins import settle_origins
from claims.linking.relating import relate
from claims.linking.replying import settle_replies
from claims.linking.roles import settle_roles
from claims.models.counting import count_claims
from claims.models.placing import place_claims


def settle(claims: Iterable[int]) -> None:
    """Bring all that hangs on these claims, whose tellings have changed, up to date."""
    claims = set(claims)
    settle_roles(claims)
    settle_origins(claims)
    place_claims(claims)
    count_claims(claims)
    near = Neighbours()
    relate(claims, near)
    contradict(claims, near)
    settle_replies(claims)
