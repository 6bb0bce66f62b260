"""Where a redirect leads, and whether to go there."""

from collections.abc import Sequence

from claims.outbound.address import Address, follow_location
from claims.outbound.errors import BadAnswer, NotAllowed, RedirectMaze
from claims.outbound.exchange import Answer

PERMANENT = (301, 308)
REDIRECTS = (*PERMANENT, 302, 303, 307)


def next_hop(hops: Sequence[Address], answer: Answer, n_redirects: int) -> Address:
    """The address after `hops` that a redirect names; its ports and IP addresses are checked when it is asked.

    From https to http is refused: what is stored here is evidence, and https promises that nobody on the way changed
    it. Who wants the http address all the same can add it. Without cookies the same address answers the same again, so
    an address met twice is a circle.
    """
    location = answer.headers.get_bytes("Location")
    if not location:
        raise BadAnswer(f"{hops[-1].host} answered {answer.status} without saying where to go")
    try:
        hop = follow_location(hops[-1], location)
    except NotAllowed as error:
        raise NotAllowed(f"{hops[-1].host} leads to one that is refused: {error.args[0]}") from error
    if hops[-1].scheme == "https" and hop.scheme == "http":
        raise NotAllowed(
            f"{hops[-1].host} leads from https to http, where anyone on the way can change the words;"
            f" if that is wanted, add {hop.url} itself"
        )
    if hop in hops:
        raise RedirectMaze(f"{hop.host} redirects in a circle")
    if len(hops) > n_redirects:
        raise RedirectMaze(f"more than {n_redirects} redirects, the last at {hop.host}")
    return hop
