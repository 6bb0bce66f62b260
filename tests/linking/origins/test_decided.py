"""What an editor decided about origins: it holds against all that the tellings say, in whatever order they came."""

from datetime import date
from itertools import permutations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.linking.origins import settle_origins
from claims.models import Appearance, Claim, CopyLink, Origin, OriginDecision
from claims.terms import OriginKind, Status
from tests.factories import a_claim, a_party, a_user
from tests.linking.origins.telling import agree, evidence, settled, tell

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


def test_settled_again_nothing_is_written(claim):
    decide(tell(claim, "The Weekly", "OpenAI testified that {}."), TAKEN, tell(claim, "The Daily", "OpenAI said {}."))
    settle_origins({claim.pk})
    before = list(claim.origins.values())
    with CaptureQueriesContext(connection) as queries:
        settle_origins({claim.pk})
    assert list(claim.origins.values()) == before
    assert all(query["sql"].startswith("SELECT") for query in queries)


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


class TestAgreed:
    """What editors agreed to as one origin."""

    @pytest.fixture
    def three(self, claim) -> list[Appearance]:
        return [tell(claim, outlet, "OpenAI said in a statement that {}.") for outlet in ("Daily", "Monthly", "Weekly")]

    def test_it_is_accepted_and_says_when_and_why(self, claim, three):
        assert settled(claim) == [{"Daily", "Monthly", "Weekly"}]
        assert Origin.objects.get(claim=claim).status == Status.SUGGESTED
        decision = agree(*three)[0]
        assert settled(claim) == [{"Daily", "Monthly", "Weekly"}]
        origin = Origin.objects.get(claim=claim)
        assert origin.status == Status.ACCEPTED
        assert [entry for entry in origin.evidence if entry["kind"] == "agreed"] == [
            {
                "kind": "agreed",
                "appearance": three[0].pk,
                "article": three[0].article_id,
                "words": "I asked them.",
                "decided_on": decision.decided_at.date().isoformat(),
            }
        ]
        OriginDecision.objects.all().delete()
        settled(claim)
        assert Origin.objects.get(claim=claim).status == Status.SUGGESTED

    def test_it_stays_whatever_its_tellings_say_since(self, claim):
        one = tell(claim, "The Daily", "OpenAI told The Daily that {}.")
        other = tell(claim, "The Weekly", "OpenAI testified that {}.", date(2025, 4, 1))
        agree(one, other)
        assert settled(claim) == [{"The Daily", "The Weekly"}]

    def test_two_of_them_are_not_joined_by_what_speaks_for_it(self, claim):
        source = tell(claim, "The Daily", "OpenAI said that {}.")
        copy = tell(claim, "The Weekly", "OpenAI says that {}.", date(2025, 3, 5))
        for each in (source, copy):
            agree(each)
        CopyLink.objects.create(article=copy.article, original=source.article, kind="copy", status=Status.ACCEPTED)
        assert settled(claim) == [{"The Daily"}, {"The Weekly"}]
        assert {*claim.origins.values_list("status", flat=True)} == {Status.ACCEPTED}

    def test_what_the_machine_adds_is_marked_and_ends_with_the_next_agreement(self, claim, three):
        agree(*three)
        settled(claim)
        late = tell(claim, "Gazette", "The firm, OpenAI said in a statement, did it: {}.", date(2025, 3, 4))
        assert settled(claim) == [{"Daily", "Gazette", "Monthly", "Weekly"}]
        origin = Origin.objects.get(claim=claim)
        assert origin.status == Status.SUGGESTED
        assert [entry["appearance"] for entry in origin.evidence if entry.get("added")] == [late.pk]
        OriginDecision.objects.create(
            appearance=late, other=three[0], kind=OriginKind.AGREED, decided_by=a_user(), reason="It, too."
        )
        settled(claim)
        origin.refresh_from_db()
        assert origin.status == Status.ACCEPTED
        assert not [entry for entry in origin.evidence if entry.get("added")]
        assert [entry["words"] for entry in origin.evidence if entry["kind"] == "agreed"] == [
            "I asked them.",
            "It, too.",
        ]

    def test_what_comes_later_does_not_rename_it(self, claim):
        agree(tell(claim, "The Weekly", "OpenAI says that {}.", date(2025, 3, 5), via=("The Weekly",)))
        settled(claim)
        root = Origin.objects.get(claim=claim).root_id
        tell(claim, "The Daily", "OpenAI says that {}.", date(2025, 3, 1))
        assert settled(claim) == [{"The Daily", "The Weekly"}]
        assert Origin.objects.get(claim=claim).root_id == root

    def test_another_one_may_come_to_stand_by_it_where_an_editor_says_so(self, claim, three):
        other = tell(claim, "Gazette", "OpenAI testified that {}.", date(2025, 6, 1))
        agree(*three)
        decide(other, TAKEN, three[1])
        assert settled(claim) == [{"Daily", "Gazette", "Monthly", "Weekly"}]
        assert Origin.objects.get(claim=claim).status == Status.ACCEPTED

    def test_what_took_it_from_another_telling_brings_its_own_along(self, claim, three):
        other = tell(claim, "Gazette", "OpenAI testified that {}.", date(2025, 6, 1))
        agree(*three)
        decide(three[0], TAKEN, other)
        assert settled(claim) == [{"Daily", "Gazette", "Monthly", "Weekly"}]

    def test_it_holds_among_those_that_tell_one_claim(self, claim, three):
        agree(*three)
        split = a_claim(speaker=a_party("OpenAI"))
        claim.appearances.exclude(pk=three[0].pk).update(claim=split)
        assert (settled(claim), settled(split)) == ([{"Daily"}], [{"Monthly", "Weekly"}])
        assert split.origins.get().status == Status.ACCEPTED

    def test_without_the_one_that_names_it_the_others_stay(self, claim):
        told = [
            tell(claim, "The Daily", "OpenAI told The Daily that {}."),
            tell(claim, "The Weekly", "OpenAI testified that {}.", date(2025, 4, 1)),
            tell(claim, "The Monthly", "OpenAI said in a blog post that {}.", date(2025, 5, 1)),
        ]
        agree(*told)
        Appearance.objects.filter(pk=told[0].pk).update(status=Status.REJECTED)
        assert settled(claim) == [{"The Monthly", "The Weekly"}]
        assert Origin.objects.get(claim=claim).status == Status.ACCEPTED

    def test_the_same_in_whatever_order_they_came(self):
        told = {"The Daily": date(2025, 3, 4), "The Weekly": date(2025, 3, 5), "The Monthly": date(2025, 3, 6)}
        found = []
        for order in permutations(told):
            claim = a_claim()
            words = {**dict.fromkeys(told, "OpenAI says that {}."), "The Weekly": "OpenAI testified that {}."}
            one = {outlet: tell(claim, outlet, words[outlet], told[outlet]) for outlet in order}
            agree(one["The Weekly"], one["The Monthly"])
            found.append((settled(claim), {*claim.origins.values_list("label", "status")}))
        assert all(each == found[0] for each in found)

    def test_settled_again_nothing_is_written(self, claim, three):
        agree(*three[:2])
        settled(claim)
        before = list(claim.origins.values())
        settled(claim)
        assert list(claim.origins.values()) == before
