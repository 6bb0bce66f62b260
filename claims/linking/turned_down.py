"""What a person rejected is not suggested again because another article tells it, too.

A rejection is about words: so the very same words by the same speaker are meant, and nothing that is only like them.
Else a claim that was rejected because it stands here already, better cut, would take the better one with it.
"""

from collections.abc import Collection, Iterable

from claims.linking.standing import Node
from claims.models import Claim, Telling
from claims.terms import Status


def rejected_among(claims: Iterable[int]) -> set[int]:
    """Those of these claims that a person rejected."""
    return set(Claim.objects.filter(pk__in=list(claims), status=Status.REJECTED).values_list("pk", flat=True))


def rejected_with(nodes: Collection[Node]) -> dict[Node, Claim]:
    """The rejected claims that were told in these words before, of several with one that with the lowest number."""
    told = Telling.objects.filter(
        teller__in={teller for teller, _ in nodes},
        digest__in={digest for _, digest in nodes},
        appearance__claim__status=Status.REJECTED,
    )
    rows = told.order_by("-appearance__claim__number").values_list("teller", "digest", "appearance__claim")
    found = {node: claim for *words, claim in rows if (node := tuple(words)) in nodes}
    claims = Claim.objects.in_bulk(set(found.values()))
    return {node: claims[claim] for node, claim in found.items()}
