"""Claims like another one: the nearest in wording by their sentence vectors, whoever says them."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from claims.models import Claim, Embedding
from claims.models.claims import EXACT_UP_TO
from claims.permissions import Gate
from claims.timeline.hits import ClaimHit, load_plain
from claims.timeline.wordings import word_as_known

N_ALIKE = 20


@dataclass(frozen=True, slots=True)
class Alike:
    """Claims like ``claim``, the likest first. ``is_compared``: whether its wording has a vector yet."""

    claim: Claim
    hits: list[ClaimHit]
    is_compared: bool


def load_alike(gate: Gate, number: int) -> Alike | None:
    """Claims like that of this number; None where the viewer sees no such claim. Six queries.

    A vector says what a sentence is about, not what it says about it: a denial comes as near as an echo, and is wanted
    here as well.
    """
    claim = gate.claims().filter(number=number).select_related("speaker").first()
    if claim is None:
        return None
    own = Embedding.objects.filter(wording_hash=claim.wording_hash).order_by("-pk").first()
    word_as_known(gate, [claim])
    return Alike(claim, load_plain(gate, _nearest(gate, claim, own)) if own else [], own is not None)


def _nearest(gate: Gate, claim: Claim, own: Embedding) -> list[int]:
    others = gate.claims().exclude(pk=claim.pk).order_by()
    with_wording = others.filter(wording_hash=OuterRef("wording_hash"))
    stored = Embedding.objects.filter(Exists(with_wording), model=own.model)
    by_index = Embedding.objects.all()[: EXACT_UP_TO + 1].count() > EXACT_UP_TO
    near = dict(stored.nearest(own.vector, N_ALIKE, by_index=by_index))
    rows = others.filter(wording_hash__in=near).values_list("pk", "wording_hash")
    return [pk for pk, _ in sorted(rows, key=lambda row: (near[row[1]], row[0]))][:N_ALIKE]
