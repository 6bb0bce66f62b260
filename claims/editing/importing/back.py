"""What was withdrawn because its import was undone comes back with a later import that tells the same.

It stands again as it stood, with the status that the table says; where a person withdrew it, or withdrew it anew, it
stays withdrawn.
"""

from claims.editing.importing.run import Run
from claims.models import Appearance, Claim, ImportedClaim, ImportedTelling
from claims.parsing.tables.rows import ClaimRow, TellingRow
from claims.terms import Status


def was_undone(claim: Claim) -> bool:
    """Whether it is withdrawn by nothing but the undoing of its import; asks for ``claim.imported``."""
    undone_at = claim.imported.undone_at if hasattr(claim, "imported") else None
    return claim.status == Status.WITHDRAWN and undone_at is not None and undone_at == claim.updated_at


def bring_back(run: Run, row: ClaimRow, claim: Claim) -> None:
    """Let a claim that ``was_undone`` stand again. It and its tellings then count as come with this import."""
    # That it comes back is a change: who follows a feed was told that it is withdrawn.
    claim.status, claim.tombstone, claim.updated_at = row.status.value, "", run.at
    claim.save(update_fields=["status", "tombstone", "updated_at"])
    tellings = ImportedTelling.objects.filter(appearance__claim=claim, came_with=claim.imported.came_with_id)
    tellings.update(came_with=run.record)
    ImportedClaim.objects.filter(claim=claim).update(came_with=run.record, undone_at=None)
    run.back_claims.append(claim.pk)
    run.outcome.back_claims += 1


def bring_telling_back(run: Run, row: TellingRow, telling: Appearance) -> None:
    """The same of a telling of a claim that was here before the import; nothing where it was not undone."""
    if telling.status != Status.WITHDRAWN or not hasattr(telling, "imported") or not telling.imported.undone_at:
        return
    telling.status = row.status.value
    telling.save(update_fields=["status"])
    ImportedTelling.objects.filter(appearance=telling).update(came_with=run.record, undone_at=None)
    run.outcome.back_tellings += 1
