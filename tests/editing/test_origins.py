"""Decisions about origins: kept, refused where they contradict others or go round in a circle, undone."""

import pytest
from django.core.exceptions import PermissionDenied

from claims.editing.claims_merged import split_claim
from claims.editing.origins import agree_to_origin, decide_origin, state_of, undo_origin_decision
from claims.editing.refusal import Refused, Stale
from claims.linking import relink_article
from claims.linking.corrected import link_corrected
from claims.models import Appearance, Article, Claim, OriginDecision, Telling
from claims.reading.decided import decided_by_people
from claims.terms import OriginKind, Role, Status
from tests.factories import a_user
from tests.linking.telling_tales import TALES, groups, tell

pytestmark = pytest.mark.django_db

TAKEN, APART, AGREED = OriginKind.TAKEN, OriginKind.APART, OriginKind.AGREED
REASON = "The reporter told us"
SAID = "OpenAI said that DeepSeek copied its models."
OUTLETS = ("The Star", "Inc.", "PetaPixel", "TRT World")


@pytest.fixture
def editor():
    return a_user(Role.EDITOR)


@pytest.fixture
def told() -> list[Appearance]:
    """Four tellings of one claim."""
    told = [tell(SAID, outlet) for outlet in OUTLETS]
    return [Appearance.objects.get(pk=each.pk) for each in told]


@pytest.fixture
def claim(told) -> Claim:
    assert len({each.claim_id for each in told}) == 1
    return told[0].claim


@pytest.fixture
def decide(editor, claim, told):
    def decide(kind: OriginKind, one: int, other: int, reason: str = REASON) -> OriginDecision:
        return decide_origin(editor, claim.number, kind, told[one].pk, told[other].pk, reason)

    return decide


def origins(claim: Claim) -> dict[str, int]:
    """Outlet → origin."""
    return dict(claim.appearances.values_list("article__publisher__name", "origin"))


def test_kept_with_who_and_why(editor, decide, told):
    decision = decide(TAKEN, 1, 0)
    assert (decision.appearance, decision.other, decision.reason) == (told[1], told[0], REASON)
    assert decision.events.latest("pgh_id").pgh_context.metadata["user"] == editor.pk
    assert Telling.objects.filter(version="").count() == 2
    assert decide(TAKEN, 1, 0, "again") == decision


def test_apart_reads_the_same_from_both_sides(decide):
    assert decide(APART, 2, 0) == decide(APART, 0, 2)


def test_no_later_run_breaks_it(claim, decide, told):
    decide(APART, 3, 0)
    decide(TAKEN, 2, 3)

    def holds() -> bool:
        of = origins(claim)
        return of["TRT World"] != of["The Star"] and of["PetaPixel"] == of["TRT World"]

    link_corrected(told[0].pk)
    assert holds()
    tell(SAID, "The Verge")
    assert holds()
    for article in Article.objects.order_by("-pk"):
        relink_article(article)
        assert holds()
    assert decided_by_people(told[0].article_id) == {told[0].pk}


def test_undone_the_machine_decides_again(editor, claim, decide, told):
    decision = decide(APART, 3, 0)
    link_corrected(told[0].pk)
    assert len(set(origins(claim).values())) == 2
    assert undo_origin_decision(editor, claim.number, decision.pk, "They are one") == [claim.pk]
    link_corrected(told[0].pk)
    assert len(set(origins(claim).values())) == 1
    with pytest.raises(Stale, match="somebody undid it meanwhile"):
        undo_origin_decision(editor, claim.number, decision.pk, "They are one")


@pytest.mark.parametrize(
    "made, refused",
    [
        ([(TAKEN, 1, 0)], (TAKEN, 0, 1)),
        ([(TAKEN, 1, 0), (TAKEN, 2, 1)], (TAKEN, 0, 2)),
        ([(TAKEN, 1, 0)], (TAKEN, 1, 2)),
        ([(TAKEN, 1, 0)], (APART, 0, 1)),
        ([(TAKEN, 1, 0), (TAKEN, 2, 0)], (APART, 1, 2)),
        ([(APART, 1, 0)], (TAKEN, 1, 0)),
        ([(APART, 1, 0), (TAKEN, 2, 1)], (TAKEN, 2, 0)),
        ([(APART, 1, 0), (TAKEN, 2, 1)], (TAKEN, 0, 2)),
    ],
    ids=[
        "both ways",
        "a circle",
        "two sources",
        "parted",
        "of one source",
        "joined",
        "source of a parted",
        "by others",
    ],
)
def test_what_cannot_be_beside_what_was_decided_is_refused_with_its_reason(editor, decide, made, refused):
    for each in made:
        decide(*each)
    with pytest.raises(Refused, match=f"{editor.username} decided on .* that .*{REASON}.*Undo that first"):
        decide(*refused, "No")
    assert OriginDecision.objects.count() == len(made)


def test_a_circle_names_the_step_that_closes_it(decide):
    decide(TAKEN, 1, 0)
    decide(TAKEN, 2, 1)
    with pytest.raises(Refused, match="that PetaPixel.* took it from Inc"):
        decide(TAKEN, 0, 2)


def test_who_has_no_source_yet_may_get_one_beside_its_own_copies(decide):
    decide(TAKEN, 1, 0)
    decide(TAKEN, 0, 2)
    decide(APART, 3, 1)
    assert OriginDecision.objects.count() == 3


def test_what_makes_no_sense(editor, claim, decide, told):
    with pytest.raises(Refused, match="Say why"):
        decide(TAKEN, 1, 0, " ")
    with pytest.raises(Refused, match="one telling"):
        decide(TAKEN, 1, 1)
    with pytest.raises(Claim.DoesNotExist):
        decide_origin(editor, 999_999, TAKEN, told[0].pk, told[1].pk, REASON)
    Appearance.objects.filter(pk=told[0].pk).update(status=Status.REJECTED)
    with pytest.raises(Stale, match="tellings have changed"):
        decide(TAKEN, 1, 0)


def test_split_off_it_is_no_telling_of_the_claim(claim, decide, told):
    split_claim(a_user(Role.LEAD), claim.number, [told[0].pk], "Another matter.")
    with pytest.raises(Stale, match="tellings have changed"):
        decide(TAKEN, 1, 0)


def test_only_who_may_decide(claim, decide, told):
    decision = decide(TAKEN, 1, 0)
    contributor = a_user(Role.CONTRIBUTOR)
    with pytest.raises(PermissionDenied):
        decide_origin(contributor, claim.number, APART, told[2].pk, told[3].pk, REASON)
    with pytest.raises(PermissionDenied):
        undo_origin_decision(contributor, claim.number, decision.pk, REASON)


@pytest.mark.parametrize("kind", [TAKEN, APART])
def test_it_brings_no_other_telling_into_the_claim(editor, kind):
    for text, outlet, day in TALES:
        tell(text, outlet, day)
    before = groups()
    one, other = Appearance.objects.filter(article__publisher__name__in=("TRT World", "Inc.")).order_by("pk")[:2]
    decide_origin(editor, one.claim.number, kind, one.pk, other.pk, REASON)
    for article in Article.objects.order_by("pk"):
        relink_article(article)
    assert groups() == before


class TestAgreed:
    """An editor agrees to an origin as it is counted."""

    @pytest.fixture
    def agree(self, editor, claim):
        """Agrees to the origin of a telling."""

        def agree(telling: Appearance, reason: str = REASON) -> None:
            telling.refresh_from_db()
            seen = state_of(claim.appearances.filter(origin=telling.origin_id).values_list("pk", flat=True))
            agree_to_origin(editor, claim.number, telling.origin_id, seen, reason)

        return agree

    def test_all_its_tellings_are_kept_with_who_and_why(self, editor, claim, agree, told):
        agree(told[0])
        decisions = OriginDecision.objects.filter(kind=AGREED)
        assert {each.appearance_id for each in decisions} == {each.pk for each in told}
        assert {(each.other, each.decided_by, each.reason) for each in decisions} == {(told[0], editor, REASON)}
        contexts = {each.events.get().pgh_context.metadata["user"] for each in decisions}
        assert contexts == {editor.pk}
        assert Telling.objects.filter(version="").count() == len(told)
        assert decided_by_people(told[0].article_id) == {told[0].pk}

    def test_no_later_run_breaks_it(self, claim, agree, told):
        agree(told[0])
        Appearance.objects.filter(pk=told[3].pk).update(cue_words="testified")
        for article in Article.objects.order_by("-pk"):
            relink_article(article)
            assert len(set(origins(claim).values())) == 1
        assert claim.origins.get().status == Status.ACCEPTED

    def test_taken_back_as_a_whole(self, editor, claim, agree, told):
        agree(told[0])
        link_corrected(told[0].pk)
        one = OriginDecision.objects.filter(kind=AGREED).latest("pk")
        assert undo_origin_decision(editor, claim.number, one.pk, "I was wrong") == [claim.pk]
        assert not OriginDecision.objects.exists()
        link_corrected(told[0].pk)
        assert claim.origins.get().status == Status.SUGGESTED

    def test_what_came_since_is_added(self, claim, agree, told):
        agree(told[0])
        tell(SAID, "The Verge")
        agree(told[0], "It, too")
        assert OriginDecision.objects.filter(kind=AGREED, other=told[0]).count() == len(told) + 1
        agree(told[0], "Again")
        assert {*OriginDecision.objects.values_list("reason", flat=True)} == {REASON, "It, too"}

    def test_not_what_was_not_on_the_screen(self, editor, claim, told):
        telling = Appearance.objects.get(pk=told[0].pk)
        seen = state_of(claim.appearances.values_list("pk", flat=True))
        tell(SAID, "The Verge")
        with pytest.raises(Stale, match="have changed since you opened the page"):
            agree_to_origin(editor, claim.number, telling.origin_id, seen, REASON)
        with pytest.raises(Stale, match="have changed since you opened the page"):
            agree_to_origin(editor, claim.number, 999_999, state_of([]), REASON)
        assert not OriginDecision.objects.exists()

    def test_only_who_may_decide_and_says_why(self, claim, agree, told):
        with pytest.raises(Refused, match="Say why"):
            agree(told[0], " ")
        with pytest.raises(PermissionDenied):
            agree_to_origin(a_user(Role.CONTRIBUTOR), claim.number, told[0].origin_id, "", REASON)

    def test_what_was_parted_since_is_refused(self, decide, claim, agree, told):
        decide(APART, 3, 0)
        with pytest.raises(Refused, match="decided on .* that TRT World.* is another origin than The Star"):
            agree(told[0])

    def test_nothing_of_it_is_parted(self, decide, agree, told):
        agree(told[0])
        with pytest.raises(Refused, match="decided on .* that 4 tellings, among them The Star.*, are of one origin"):
            decide(APART, 2, 3)

    def test_who_took_it_from_whom_within_it_may_be_said(self, decide, agree, told):
        agree(told[0])
        decide(TAKEN, 1, 0)
        decide(TAKEN, 2, 3)
        with pytest.raises(Refused, match="took it from"):
            decide(TAKEN, 3, 2)

    def test_two_of_them_are_not_joined(self, decide, claim, agree, told):
        parted = decide(APART, 3, 0)
        link_corrected(told[0].pk)
        for each in (told[0], told[3]):
            agree(each)
        undo_origin_decision(parted.decided_by, claim.number, parted.pk, "No matter")
        with pytest.raises(Refused, match="is an origin by itself|are of one origin"):
            decide(TAKEN, 3, 0)
