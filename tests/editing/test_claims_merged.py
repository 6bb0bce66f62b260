"""Claims merged, split, and put back: at once, and held there whatever is linked later."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from claims.editing.claims_merged import articles_of, merge_claims, preview_merge, split_claim, undo_claims
from claims.editing.freezing import freeze
from claims.editing.links import hold_apart, hold_together
from claims.editing.moving import CLAIM_POINTERS
from claims.editing.placements import keep_out
from claims.editing.refusal import Refused, Stale
from claims.linking import place_all, relink_article
from claims.models import (
    Appearance,
    Article,
    Claim,
    ClaimParty,
    ClaimRelation,
    LinkDecision,
    MergeOperation,
    Placement,
    Reply,
)
from claims.permissions import Gate
from claims.terms import RelationKind, ReplyKind, Role, Status
from tests.factories import a_claim, a_dispute, a_party, a_placed_claim, a_user
from tests.linking.telling_tales import tell

pytestmark = pytest.mark.django_db

TABLES = (Appearance, Claim, ClaimParty, ClaimRelation, LinkDecision, Placement, Reply)


@pytest.fixture
def lead():
    return a_user(Role.LEAD)


@pytest.fixture
def told() -> list[Claim]:
    """Three claims of one speaker, each told once."""
    texts = ("DeepSeek copied its models", "somebody had helped themselves", "prices would rise in the autumn")
    return [tell(f"OpenAI said that {text}.", f"Outlet {number}").claim for number, text in enumerate(texts)]


@pytest.fixture
def pair() -> tuple[Claim, Claim]:
    """Two claims with all that can hang on them, some of it the same."""
    dispute = a_dispute()
    one, other = a_placed_claim(dispute, "They took data."), a_placed_claim(dispute, "Data was taken by them.")
    third = a_claim("It is not so.", speaker=a_party("DeepSeek"))
    for claim in (one, other):
        ClaimRelation.objects.create(claim=third, kind=RelationKind.DENIES, other=claim)
        ClaimParty.objects.create(claim=claim, party=third.speaker)
        Reply.objects.create(accusation=claim, party=third.speaker, kind=ReplyKind.DENIED, answer=third)
    ClaimRelation.objects.create(claim=one, kind=RelationKind.SUPPORTS, other=other)
    Placement.objects.filter(claim=one).update(by_editor=True, kept_out=True)
    a_claim("An old one.", merged_into=one)
    return one, other


def embargo(claim: Claim) -> None:
    """Keep a claim from readers, in a dispute that publishes all claims of these tests."""
    a_dispute(rules={"words": ["DeepSeek", "somebody", "prices"]})
    place_all()
    Claim.objects.filter(pk=claim.pk).update(embargo_until=timezone.now() + timedelta(hours=1))


def everything() -> dict[str, list[dict]]:
    return {table.__name__: [freeze(row) for row in table.objects.order_by("pk")] for table in TABLES}


def linked_anew(operation: MergeOperation) -> None:
    for pk in articles_of(operation):
        relink_article(Article.objects.get(pk=pk))


def claims_of(*claims: Claim) -> list[list[int]]:
    return [sorted(Appearance.objects.filter(claim=claim).values_list("pk", flat=True)) for claim in claims]


class TestMerge:
    def test_what_hangs_on_it_goes_along_and_what_both_have_is_kept_once(self, lead, pair):
        one, other = pair
        merge_claims(lead, one.number, other.number, "The same words.")
        for pointer in CLAIM_POINTERS:
            assert pointer.column == "merged_into" or not pointer.of(one).exists(), pointer.name
        assert set(Claim.objects.filter(merged_into=other).values_list("wording", flat=True)) == {
            "They took data.",
            "An old one.",
        }
        assert ClaimRelation.objects.get().other == other
        assert Reply.objects.get().accusation == other
        assert Placement.objects.get().kept_out

    def test_undoing_puts_everything_back(self, lead, pair):
        before = everything()
        operation = merge_claims(lead, pair[0].number, pair[1].number, "The same.", takes_wording=True)
        assert everything() != before
        assert undo_claims(lead, operation.pk, "They are two.")[1] == 0
        assert everything() == before

    def test_what_was_changed_since_stays(self, lead, pair):
        operation = merge_claims(lead, pair[0].number, pair[1].number, "The same.", takes_wording=True)
        Claim.objects.filter(pk=pair[1].pk).update(wording="Better words.")
        assert undo_claims(lead, operation.pk, "They are two.")[1] == 1
        assert Claim.objects.get(pk=pair[1].pk).wording == "Better words."

    def test_what_is_decided_later_about_the_one_that_stayed_is_no_obstacle(self, lead, pair):
        operation = merge_claims(lead, pair[0].number, pair[1].number, "The same.")
        Claim.objects.filter(pk=pair[1].pk).update(status=Status.ACCEPTED)
        assert undo_claims(lead, operation.pk, "They are two.")[1] == 0
        assert Claim.objects.get(pk=pair[1].pk).status == Status.ACCEPTED

    def test_no_later_run_takes_them_apart_or_puts_them_together_again(self, lead, told):
        one, other, third = told
        operation = merge_claims(lead, one.number, other.number, "The same.")
        linked_anew(operation)
        assert [len(found) for found in claims_of(one, other, third)] == [0, 2, 1]
        other.refresh_from_db()
        assert (other.wording, other.merged_into) == (told[1].wording, None)
        undo_claims(lead, operation.pk, "They are two.")
        linked_anew(operation)
        assert [len(found) for found in claims_of(one, other, third)] == [1, 1, 1]
        assert not LinkDecision.objects.exists()

    def test_the_wording_of_the_one_that_goes(self, lead, told):
        operation = merge_claims(lead, told[0].number, told[1].number, "The same.", takes_wording=True)
        linked_anew(operation)
        assert Claim.objects.get(pk=told[1].pk).wording == told[0].wording

    def test_what_makes_no_sense_is_refused(self, lead, pair):
        one, other = pair
        theirs = a_claim("Another's.", speaker=a_party("Meta"))
        for numbers, problem in (
            ((one.number, one.number), "into itself"),
            ((one.number, theirs.number), "what two say is two claims"),
        ):
            with pytest.raises(Refused, match=problem):
                merge_claims(lead, *numbers, "The same.")
        with pytest.raises(Refused, match="Say why"):
            merge_claims(lead, one.number, other.number, " ")
        with pytest.raises(Claim.DoesNotExist):
            merge_claims(lead, one.number, 999_999, "The same.")
        Claim.objects.filter(pk=one.pk).update(status=Status.REJECTED)
        one.refresh_from_db()
        assert "take that back first" in preview_merge(one, other).problem
        with pytest.raises(PermissionDenied):
            merge_claims(a_user(Role.EDITOR), one.number, other.number, "The same.")

    def test_what_is_under_embargo_comes_out_through_no_merge_and_no_undoing(self, lead, told):
        one, other, third = told
        embargo(one)
        for numbers in ((one.number, other.number), (other.number, one.number)):
            with pytest.raises(Refused, match=f"Claim {one.number} is under embargo, and claim {other.number} is not"):
                merge_claims(lead, *numbers, "The same.")
        operation = merge_claims(lead, other.number, third.number, "The same.")
        embargo(third)
        undo_claims(lead, operation.pk, "They are two.")
        linked_anew(operation)
        assert not Gate.for_readers().claims().exists()

    @pytest.mark.parametrize("status", [Status.WITHDRAWN, Status.REJECTED])
    def test_what_was_taken_from_sight_since_does_not_come_back_by_an_undoing(self, lead, pair, status):
        operation = merge_claims(lead, pair[0].number, pair[1].number, "The same.")
        Claim.objects.filter(pk=pair[1].pk).update(status=status, tombstone="Wrong.")
        with pytest.raises(Refused, match=f"Claim {pair[1].number} is {status.label}: take that back first"):
            undo_claims(lead, operation.pk, "They are two.")
        assert Claim.objects.get(pk=pair[0].pk).merged_into == pair[1]
        Claim.objects.filter(pk=pair[1].pk).update(status=Status.SUGGESTED, tombstone="")
        undo_claims(lead, operation.pk, "They are two.")

    def test_both_ways_is_refused_with_a_sentence(self, lead, pair):
        one, other = pair
        merge_claims(lead, one.number, other.number, "The same.")
        with pytest.raises(Refused, match=f"Claim {one.number} was merged into claim {other.number} already"):
            merge_claims(a_user(Role.LEAD), other.number, one.number, "The same.")

    def test_against_a_decision_is_refused_with_its_reason(self, lead, told):
        hold_apart(lead, *[[claim.appearances.get().pk] for claim in told[:2]], "Two matters.")
        with pytest.raises(Refused, match="different claims.*Two matters"):
            merge_claims(lead, told[0].number, told[1].number, "The same.")

    def test_below_another_merge_the_upper_one_goes_first(self, lead, told):
        first = merge_claims(lead, told[0].number, told[1].number, "The same.")
        second = merge_claims(lead, told[1].number, told[2].number, "The same.")
        with pytest.raises(Refused, match="Undo that first"):
            undo_claims(lead, first.pk, "No.")
        undo_claims(lead, second.pk, "No.")
        undo_claims(lead, first.pk, "No.")
        assert [len(found) for found in claims_of(*told)] == [1, 1, 1]
        with pytest.raises(Refused, match="undone already"):
            undo_claims(lead, first.pk, "No.")

    def test_beside_a_later_merge_that_holds_all_of_it_together_that_one_goes_first(self, lead, told):
        """Else the next linking would join again what the page said was put back, under whichever number."""
        one, other, third = told
        first = merge_claims(lead, other.number, third.number, "The same.")
        second = merge_claims(lead, one.number, third.number, "All three.")
        with pytest.raises(Refused, match="the same claim.*All three.*Undo that first"):
            undo_claims(lead, first.pk, "No.")
        for operation in (second, first):
            undo_claims(lead, operation.pk, "No.")
            linked_anew(operation)
        assert [len(found) for found in claims_of(*told)] == [1, 1, 1]

    def test_beside_a_later_merge_that_worded_the_claim_too_that_one_goes_first(self, lead, told):
        """Undone last, it would give back the wording of a claim that has long been put back."""
        one, other, third = told
        Claim.objects.update(status=Status.ACCEPTED)
        first = merge_claims(lead, other.number, one.number, "The same.", takes_wording=True)
        second = merge_claims(lead, third.number, one.number, "The same.", takes_wording=True)
        with pytest.raises(Refused, match=f"Claim {third.number} was merged into claim {one.number} since"):
            undo_claims(lead, first.pk, "No.")
        for operation in (second, first):
            undo_claims(lead, operation.pk, "No.")
            linked_anew(operation)
        assert [Claim.objects.get(pk=claim.pk).wording for claim in told] == [claim.wording for claim in told]

    def test_beside_a_later_merge_that_does_not_it_is_undone(self, lead, told):
        one, other, third = told
        first = merge_claims(lead, other.number, one.number, "The same.")
        merge_claims(lead, third.number, one.number, "The same.")
        undo_claims(lead, first.pk, "No.")
        linked_anew(first)
        assert [len(found) for found in claims_of(*told)] == [2, 1, 0]


class TestSplit:
    @pytest.fixture
    def claim(self) -> Claim:
        """One claim, told three times in the same words."""
        for number in range(3):
            tell("OpenAI said that DeepSeek copied its models.", f"Outlet {number}")
        return Claim.objects.get()

    def test_the_ticked_ones_get_a_claim_and_keep_it(self, lead, claim):
        first, *others = claims_of(claim)[0]
        operation = split_claim(lead, claim.number, [first], "Another occasion.")
        made = Claim.objects.get(pk=operation.absorbed_id)
        assert claims_of(claim, made) == [others, [first]]
        assert made.wording == claim.wording
        linked_anew(operation)
        assert claims_of(claim, made) == [others, [first]]
        later = tell("OpenAI said that DeepSeek copied its models.", "Outlet 9")
        assert later.claim_id in (claim.pk, made.pk)

    def test_both_stay_under_the_embargo_of_the_one_and_come_together_under_one(self, lead, claim):
        embargo(claim)
        operation = split_claim(lead, claim.number, claims_of(claim)[0][:1], "Another occasion.")
        linked_anew(operation)
        assert not Gate.for_readers().claims().exists()
        Claim.objects.filter(pk=claim.pk).update(embargo_until=None)
        made = Claim.objects.get(pk=operation.absorbed_id)
        with pytest.raises(Refused, match=f"Claim {made.number} is under embargo"):
            undo_claims(lead, operation.pk, "The same after all.")
        assert [*Gate.for_readers().claims()] == [claim]

    @pytest.mark.parametrize("by", ["split", "decision"])
    def test_what_was_kept_out_of_a_dispute_does_not_come_back_as_another_claim(self, lead, claim, by):
        dispute = a_dispute(rules={"words": ["DeepSeek"]})
        keep_out(lead, claim.number, dispute.pk, "Another matter.")
        first, other, _ = claims_of(claim)[0]
        if by == "split":
            linked_anew(split_claim(lead, claim.number, [first], "Another occasion."))
        else:
            hold_apart(lead, [first], [other], "Another occasion.")
            for article in Article.objects.all():
                relink_article(article)
        made = Claim.objects.exclude(pk=claim.pk).get()
        assert [(each.kept_out, each.why) for each in made.placements.all()] == [(True, "Another matter.")]

    def test_told_apart_by_a_decision_both_stay_under_the_embargo(self, lead, claim):
        embargo(claim)
        one, other = Appearance.objects.order_by("pk")[:2]
        hold_apart(lead, [one.pk], [other.pk], "Another occasion.")
        for article in Article.objects.all():
            relink_article(article)
        assert Claim.objects.filter(merged_into=None).count() == 2
        assert not Gate.for_readers().claims().exists()

    def test_a_part_that_was_withdrawn_does_not_come_back_with_the_rest(self, lead, claim):
        operation = split_claim(lead, claim.number, claims_of(claim)[0][:1], "Another occasion.")
        made = Claim.objects.filter(pk=operation.absorbed_id)
        made.update(status=Status.WITHDRAWN, tombstone="Wrong.")
        with pytest.raises(Refused, match="is withdrawn: take that back first"):
            undo_claims(lead, operation.pk, "The same after all.")
        Claim.objects.update(status=Status.WITHDRAWN, tombstone="Wrong.")
        undo_claims(lead, operation.pk, "The same after all.")
        assert made.get().merged_into == claim

    def test_undone_its_number_leads_back(self, lead, claim):
        before = claims_of(claim)
        operation = split_claim(lead, claim.number, before[0][:2], "Another occasion.")
        assert undo_claims(lead, operation.pk, "The same after all.")[1] == 0
        linked_anew(operation)
        assert claims_of(claim) == before
        assert Claim.objects.get(pk=operation.absorbed_id).merged_into == claim
        assert not LinkDecision.objects.exists()

    def test_what_makes_no_sense_is_refused(self, lead, claim):
        all_of_them = claims_of(claim)[0]
        for ticked, kind, problem in (
            ([], Refused, "Tick the tellings"),
            (all_of_them, Refused, "leave at least one"),
            ([0], Stale, "have changed since"),
        ):
            with pytest.raises(kind, match=problem):
                split_claim(lead, claim.number, ticked, "Another.")
        with pytest.raises(Stale):
            split_claim(lead, claim.number, all_of_them[:1], "Another.", seen=all_of_them[:2])
        hold_together(lead, all_of_them[:2], "One occasion.")
        with pytest.raises(Refused, match="One occasion"):
            split_claim(lead, claim.number, all_of_them[:1], "Another.")
