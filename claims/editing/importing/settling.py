"""What follows from claims that were brought over: where they stand by rule, their figures, who else has to agree."""

from collections.abc import Iterator

from claims.editing.importing.run import Run, one_by_one
from claims.editing.second_editor import hold_back_all
from claims.models import Claim, Placement, ReviewItem, TimelineEntry
from claims.models.counting import count_claims
from claims.models.placing import place_claims
from claims.terms import Status

BATCH, LONGEST_WHY = 500, 300


def settle(run: Run) -> None:
    """Bring it up to date for all claims that the import touched. New ones are placed only now, with their tellings:
    so the database makes each row of the timeline once."""
    why = f"imported from {run.record.claims_name}"[:LONGEST_WHY]
    for keys in one_by_one(_batches(run.new_claims), Placement, TimelineEntry, ReviewItem):
        Placement.objects.bulk_create(
            Placement(claim_id=key, dispute=run.record.dispute, by_editor=True, why=why) for key in keys
        )
    for keys in _batches(sorted(run.open_to.values())):
        count_claims(set(keys))
        place_claims(keys)
    for keys in _batches(run.new_claims + run.back_claims):
        accepted = Claim.objects.filter(pk__in=keys, status=Status.ACCEPTED).values_list("pk", flat=True)
        run.outcome.held_back += hold_back_all(list(accepted), run.user)


def _batches(keys: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]
