"""What was withdrawn because its import was undone comes back with a later import that tells the same.

It stands again as it stood, with the status that the table says; where a person withdrew it, or withdrew it anew, it
stays withdrawn.
"""

from collections.abc import Sequence

from django.db.models import F

from claims.editing.importing.run import Run
from claims.models import Appearance, Claim, ImportedClaim, ImportedTelling
from claims.parsing.tables.rows import ClaimRow, TellingRow
from claims.terms import Status


def was_undone(claim: Claim) -> bool:
    """Whether it is withdrawn by nothing but the undoing of its import; asks for ``claim.imported``."""
    undone_at = claim.imported.undone_at if hasattr(claim, "imported") else None
    return claim.status == Status.WITHDRAWN and undone_at is not None and undone_at == claim.updated_at


def stand_again(run: Run, row: ClaimRow, claim: Claim) -> None:
    """Let a claim that ``was_undone`` be as the row says; ``bring_back`` stores it."""
    # That it comes back is a change: who follows a feed was told that it is withdrawn.
    claim.status, claim.tombstone, claim.updated_at = row.status.value, "", run.at


def bring_back(run: Run, claims: Sequence[Claim]) -> None:
    """Store claims that stand again. They and their tellings then count as come with this import; three queries."""
    if not claims:
        return
    Claim.objects.bulk_update(claims, ["status", "tombstone", "updated_at"])
    came_together = ImportedTelling.objects.filter(came_with=F("appearance__claim__imported__came_with"))
    came_together.filter(appearance__claim__in=claims).update(came_with=run.record)
    ImportedClaim.objects.filter(claim__in=claims).update(came_with=run.record, undone_at=None)
    run.back_claims += [claim.pk for claim in claims]
    run.outcome.back_claims += len(claims)


def bring_telling_back(run: Run, row: TellingRow, telling: Appearance) -> None:
    """The same of a telling of a claim that was here before the import; nothing where it was not undone."""
    if telling.status != Status.WITHDRAWN or not hasattr(telling, "imported") or not telling.imported.undone_at:
        return
    telling.status = row.status.value
    telling.save(update_fields=["status"])
    ImportedTelling.objects.filter(appearance=telling).update(came_with=run.record, undone_at=None)
    run.outcome.back_tellings += 1
