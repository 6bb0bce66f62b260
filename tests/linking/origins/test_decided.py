"""What an editor decided about origins: it holds against all that the tellings say, in whatever order they came."""

from datetime import date
from itertools import permutations

import pytest

from claims.linking.origins import settle_origins
from claims.models import Appearance, Claim, CopyLink, Origin, OriginDecision
from claims.terms import OriginKind, Status
from tests.factories import a_claim, a_party, a_user
from tests.linking.origins.telling import evidence, settled, tell

pytestmark = pytest.mark.django_db

TAKEN, APART = OriginKind.TAKEN, OriginKind.APART


@pytest.fixture
def claim() -> Claim:
    return a_claim(speaker=a_party("OpenAI"))


def decide(one: Appearance, kind: OriginKind, other: Appearance, reason: str = "The editor said so.") -> OriginDecision:
    return OriginDecision.objects.create(appearance=one, other=other, kind=kind, decided_by=a_user(), reason=reason)


def test_what_one_took_from_another_has_its_origin(claim):
    source = tell(claim, "The Daily", "OpenAI told The Daily that {}.")
    copy = tell(claim, "The Weekly", "OpenAI testified that {}.", date(2025, 4, 1))
    assert settled(claim) == [{"The Daily"}, {"The Weekly"}]
    decision = decide(copy, TAKEN, source)
    assert settled(claim) == [{"The Daily", "The Weekly"}]
    assert evidence(copy) == {
        "kind": "decided",
        "appearance": copy.pk,
        "article": copy.article_id,
        "words": "The editor said so.",
        "source": source.pk,
        "source_article": source.article_id,
        "decided_on": decision.decided_at.date().isoformat(),
    }


def test_who_took_it_from_another_does_not_lead_though_printed_first(claim):
    copy = tell(claim, "The Weekly", "OpenAI told The Weekly that {}.", date(2025, 3, 1))
    source = tell(claim, "The Daily", "OpenAI said that {}.", date(2025, 3, 5))
    decide(copy, TAKEN, source)
    assert settled(claim) == [{"The Daily", "The Weekly"}]
    assert [evidence(each)["kind"] for each in (source, copy)] == ["leads", "decided"]


@pytest.mark.parametrize("words", ["OpenAI told The Daily that {}.", "OpenAI said that {}."])
def test_a_copy_is_parted_from_its_original(claim, words):
    source = tell(claim, "The Daily", words)
    copy = tell(claim, "The Weekly", "OpenAI says that {}.", date(2025, 3, 5))
    CopyLink.objects.create(article=copy.article, original=source.article, kind="copy", status=Status.ACCEPTED)
    assert settled(claim) == [{"The Daily", "The Weekly"}]
    decide(source, APART, copy, "Both were at the press call.")
    assert settled(claim) == [{"The Daily"}, {"The Weekly"}]
    for one, other in ((source, copy), (copy, source)):
        one.refresh_from_db()
        parted = next(entry for entry in one.origin.evidence if entry["kind"] == "apart")
        assert (parted["appearance"], parted["source"], parted["words"]) == (
            one.pk,
            other.pk,
            "Both were at the press call.",
        )


def test_what_follows_one_does_not_bring_the_two_together(claim):
    one = tell(claim, "The Daily", "OpenAI said that {}.")
    other = tell(claim, "The Weekly", "OpenAI said that {}.", date(2025, 3, 5))
    between = tell(claim, "The Monthly", "OpenAI said that {}.", date(2025, 3, 6))
    for original in (one, other):
        CopyLink.objects.create(article=between.article, original=original.article, kind="copy")
    decide(one, APART, other)
    decide(between, TAKEN, other)
    assert settled(claim) == [{"The Daily"}, {"The Monthly", "The Weekly"}]


def test_the_same_in_whatever_order_they_came():
    told = {"The Daily": date(2025, 3, 4), "The Weekly": date(2025, 3, 5), "The Monthly": date(2025, 3, 6)}
    found = []
    for order in permutations(told):
        claim = a_claim()
        one = {outlet: tell(claim, outlet, "OpenAI says that {}.", told[outlet]) for outlet in order}
        decide(one["The Monthly"], APART, one["The Daily"])
        decide(one["The Daily"], TAKEN, one["The Weekly"])
        found.append((settled(claim), one["The Weekly"].origin_id is None))
    assert all(each == found[0] for each in found)
    assert found[0][0] == [{"The Daily", "The Weekly"}, {"The Monthly"}]


def test_settled_again_nothing_is_written(claim, django_assert_num_queries):
    decide(tell(claim, "The Weekly", "OpenAI testified that {}."), TAKEN, tell(claim, "The Daily", "OpenAI said {}."))
    settle_origins({claim.pk})
    before = list(claim.origins.values())
    settle_origins({claim.pk})
    assert list(claim.origins.values()) == before


@pytest.mark.parametrize("kind", OriginKind)
def test_between_two_claims_it_comes_to_nothing(claim, kind):
    one = tell(claim, "The Daily", "OpenAI said that {}.")
    other = tell(a_claim(), "The Weekly", "OpenAI said that {}.", date(2025, 3, 5))
    decide(one, kind, other)
    assert (settled(claim), settled(other.claim)) == ([{"The Daily"}], [{"The Weekly"}])


def test_a_rejected_telling_decides_nothing(claim):
    source = tell(claim, "The Daily", "OpenAI told The Daily that {}.", status=Status.REJECTED)
    copy = tell(claim, "The Weekly", "OpenAI testified that {}.")
    decide(copy, TAKEN, source)
    assert settled(claim) == [{"The Weekly"}]
    assert evidence(copy)["kind"] == "leads"


class TestAccepted:
    """What people accepted as one origin, and parted since."""

    @pytest.fixture
    def three(self, claim) -> list[Appearance]:
        told = [tell(claim, outlet, "OpenAI said in a statement that {}.") for outlet in ("Daily", "Monthly", "Weekly")]
        settled(claim)
        Origin.objects.filter(claim=claim).update(status=Status.ACCEPTED)
        return told

    def test_what_was_parted_leaves_it_and_the_rest_stays(self, claim, three):
        decide(three[1], APART, three[0])
        assert settled(claim) == [{"Daily", "Weekly"}, {"Monthly"}]
        accepted = Origin.objects.get(claim=claim, status=Status.ACCEPTED)
        assert {*accepted.appearances.all()} == {three[0], three[2]}
        assert settled(claim) == [{"Daily", "Weekly"}, {"Monthly"}]

    def test_two_that_were_parted_from_a_third_stay_together(self, claim, three):
        for other in three[1:]:
            decide(three[0], APART, other)
        assert settled(claim) == [{"Daily"}, {"Monthly", "Weekly"}]

    def test_what_took_it_from_the_parted_one_goes_along(self, claim, three):
        decide(three[0], APART, three[1])
        decide(three[2], TAKEN, three[1])
        assert settled(claim) == [{"Daily"}, {"Monthly", "Weekly"}]

    def test_what_took_it_from_another_origin_brings_its_own_along(self, claim, three):
        other = tell(claim, "Gazette", "OpenAI testified that {}.", date(2025, 6, 1))
        settled(claim)
        decide(three[0], TAKEN, other)
        assert settled(claim) == [{"Daily", "Gazette", "Monthly", "Weekly"}]
