"""The gate as it would be: what a preview says is what happens then."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from claims.models import Claim, Dispute, ReviewAside
from claims.permissions import Gate, Supposed
from claims.terms import Publishes, Status
from tests.factories import a_dispute, a_party, a_placed_claim, a_user

pytestmark = pytest.mark.django_db

KINDS = ("claims", "articles", "parties", "publishers", "appearances", "entries")


@pytest.fixture
def disputes() -> tuple[Dispute, Dispute]:
    """A dispute that publishes suggestions and one that does not, each with a claim of either standing."""
    made = a_dispute(publishes=Publishes.SUGGESTED), a_dispute("Strict", publishes=Publishes.ACCEPTED)
    for dispute in made:
        a_placed_claim(dispute, status=Status.ACCEPTED, speaker=a_party(f"Sure {dispute.pk}"))
        a_placed_claim(dispute, "Perhaps.", speaker=a_party(f"Unsure {dispute.pk}"))
        aside = a_placed_claim(dispute, "They did.", speaker=a_party(f"Unclear {dispute.pk}"))
        ReviewAside.objects.create(claim=aside, user=a_user(username=f"aside-{dispute.pk}"))
    a_placed_claim(made[1], "In both.", status=Status.ACCEPTED, threads=(a_dispute("Thread", parent=made[0]),))
    return made


def seen(gate: Gate) -> dict[str, set]:
    return {kind: set(getattr(gate, kind)().values_list("pk", flat=True)) for kind in KINDS}


def test_what_a_preview_says_is_what_happens(disputes):
    is_open, strict = disputes
    claim = Claim.objects.filter(status=Status.ACCEPTED).first()
    tomorrow = timezone.now() + timedelta(days=1)
    for supposed, happen in [
        (Supposed.publishing(strict, Publishes.SUGGESTED), lambda: change(strict, publishes=Publishes.SUGGESTED)),
        (Supposed.publishing(strict, Publishes.ACCEPTED), lambda: change(strict, publishes=Publishes.ACCEPTED)),
        (Supposed.without_claim(claim), lambda: change(claim, embargo_until=tomorrow)),
        (Supposed.without_dispute(is_open), lambda: change(is_open, embargo_until=tomorrow)),
    ]:
        before, said = seen(Gate.for_readers()), seen(replace(Gate.for_readers(), supposed=supposed))
        happen()
        assert said == seen(Gate.for_readers()) != before


def change(row, **fields) -> None:
    type(row).objects.filter(pk=row.pk).update(**fields)


def test_who_sees_all_sees_all_of_it(disputes):
    everything = Gate(sees_all=True)
    assert seen(replace(everything, supposed=Supposed.without_dispute(disputes[0]))) == seen(everything)
