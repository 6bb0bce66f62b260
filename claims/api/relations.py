"""How claims stand to each other."""

from django.db.models import F
from django.http import HttpResponse
from ninja import Query, Router

from claims.api import schemas
from claims.api.asking import PartAsked, check_names, part_of
from claims.models import ClaimRelation
from claims.outgoing import Site
from claims.terms import RelationKind
from claims.views.winding import WoundRequest

router = Router(tags=["Relations"])


@router.get("relations", response=schemas.RelationList, url_name="api-relations", operation_id="relations")
def relation_list(request: WoundRequest, asked: Query[PartAsked]) -> HttpResponse:
    """Relations between claims that are both published, by id: the first denies, answers, corrects … the other."""
    check_names(request, asked)
    numbered = request.gate.relations().annotate(number=F("claim__number"), other_number=F("other__number"))
    rows = numbered.annotate(is_shown=request.gate.rests("evidence"))
    return part_of(request, asked, schemas.Relation, rows, _relation)


def _relation(site: Site, row: ClaimRelation) -> dict:
    return {
        "id": row.pk,
        "kind": row.kind,
        "label": RelationKind(row.kind).label,
        "claim": row.number,
        "other": row.other_number,
        "status": row.status,
        "words": row.words,
        "evidence": row.evidence_id if row.is_shown else None,
    }
