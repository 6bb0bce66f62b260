"""What follows from claims that were brought over: where they stand by rule, their figures, who else has to agree."""

from collections.abc import Iterator

from claims.editing.importing.run import Run
from claims.editing.second_editor import hold_back_all
from claims.models import Claim
from claims.models.counting import count_claims
from claims.models.placing import place_claims
from claims.terms import Status

BATCH = 500


def settle(run: Run) -> None:
    """Bring it up to date for all claims that the import touched."""
    for keys in _batches(sorted(run.open_to.values())):
        count_claims(set(keys))
        place_claims(keys)
    for keys in _batches(run.new_claims):
        accepted = Claim.objects.filter(pk__in=keys, status=Status.ACCEPTED).values_list("pk", flat=True)
        run.outcome.held_back += hold_back_all(list(accepted), run.user)


def _batches(keys: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]
