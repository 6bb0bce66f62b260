"""An editor's word on where a claim stands, and the rules that a lead changes."""

import pytest
from django.core.exceptions import PermissionDenied

from claims.editing import placements
from claims.editing.placements import (
    back_to_rule,
    change_rules,
    keep_out,
    place_claim,
    preview_rules,
    version_of_rules,
)
from claims.editing.refusal import Refused, Stale
from claims.models import Claim, Dispute, Placement
from claims.models.placing import place_claims
from claims.terms import Role, Status
from tests.factories import a_claim, a_dispute, a_placed_claim, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return a_user(Role.EDITOR)


@pytest.fixture
def lead():
    return a_user(Role.LEAD)


@pytest.fixture
def dispute() -> Dispute:
    return a_dispute("AI", rules={"words": ["models"]})


@pytest.fixture
def thread(dispute) -> Dispute:
    return a_dispute("DeepSeek", parent=dispute, rules={"words": ["DeepSeek"]})


@pytest.fixture
def claim(thread) -> Claim:
    claim = a_placed_claim(thread)
    place_claims({claim.pk})
    return claim


def places(claim: Claim) -> set[str]:
    return set(claim.placements.filter(kept_out=False).values_list("dispute__title", flat=True))


def test_what_is_placed_by_hand_stands_above_too(editor, claim, dispute):
    music = a_dispute("Music", parent=dispute)
    placed = place_claim(editor, claim.number, music.pk, " It is about a song. ")
    assert (placed.by_editor, placed.why) == (True, "It is about a song.")
    assert places(claim) == {"AI", "DeepSeek", "Music"}


def test_what_is_kept_out_leaves_the_threads(editor, claim, dispute):
    keep_out(editor, claim.number, dispute.pk, "Not about models.")
    assert places(claim) == set()
    assert claim.placements.get().kept_out


def test_the_last_word_counts(editor, claim, thread):
    keep_out(editor, claim.number, thread.pk, "No.")
    place_claim(editor, claim.number, thread.pk, "Yes.")
    assert places(claim) == {"AI", "DeepSeek"}
    assert claim.placements.get(dispute=thread).why == "Yes."


def test_back_to_the_rules(editor, claim, thread):
    keep_out(editor, claim.number, thread.pk, "No.")
    placed = back_to_rule(editor, claim.number, thread.pk)
    assert (placed.by_editor, placed.why) == (False, "word: DeepSeek")
    music = a_dispute("Music")
    place_claim(editor, claim.number, music.pk, "Yes.")
    assert back_to_rule(editor, claim.number, music.pk) is None
    assert places(claim) == {"AI", "DeepSeek"}
    with pytest.raises(Refused, match="the rules decide it already"):
        back_to_rule(editor, claim.number, thread.pk)


def test_the_history_keeps_who_and_why(editor, claim, thread):
    keep_out(editor, claim.number, thread.pk, "No.")
    event = claim.placements.get(dispute=thread).events.order_by("-pgh_id").first()
    assert (event.pgh_context.metadata["user"], event.pgh_context.metadata["reason"]) == (editor.pk, "No.")


@pytest.mark.parametrize("decide", [place_claim, keep_out, back_to_rule])
def test_only_those_who_may_place(claim, thread, decide):
    with pytest.raises(PermissionDenied):
        decide(a_user(Role.CONTRIBUTOR), claim.number, thread.pk, "Yes.")


@pytest.mark.parametrize("decide", [place_claim, keep_out])
def test_placing_needs_a_reason_and_an_open_claim(editor, claim, thread, decide):
    with pytest.raises(Refused, match="Say why"):
        decide(editor, claim.number, thread.pk, " ")
    other = a_claim("Another.")
    Claim.objects.filter(pk=claim.pk).update(merged_into=other)
    with pytest.raises(Refused, match=f"merged into claim {other.number}"):
        decide(editor, claim.number, thread.pk, "Yes.")
    Claim.objects.filter(pk=claim.pk).update(merged_into=None, status=Status.REJECTED)
    with pytest.raises(Refused, match="not open"):
        decide(editor, claim.number, thread.pk, "Yes.")


@pytest.mark.parametrize("numbers, problem", [((999, True), Claim), ((True, 999), Dispute)])
def test_what_is_not_there(editor, claim, thread, numbers, problem):
    number, place = (
        given if given is not True else known for given, known in zip(numbers, (claim.number, thread.pk), strict=True)
    )
    with pytest.raises(problem.DoesNotExist):
        place_claim(editor, number, place, "Yes.")


class TestRules:
    NEW = {"words": ["Moonshot"]}

    def test_a_lead_changes_them(self, lead, thread):
        changed = change_rules(lead, thread.pk, self.NEW, "Another firm.", version_of_rules(thread))
        assert changed.rules == Dispute.objects.get(pk=thread.pk).rules == self.NEW
        assert thread.events.order_by("-pgh_id").first().pgh_context.metadata["reason"] == "Another firm."

    def test_an_editor_does_not(self, editor, thread):
        with pytest.raises(PermissionDenied):
            change_rules(editor, thread.pk, self.NEW, "Another firm.")

    def test_what_makes_no_sense_is_refused(self, lead, thread):
        backwards = {**self.NEW, "period": {"from": "2025-02-01", "to": "2025-01-01"}}
        for rules, problem in ((backwards, "runs backwards"), ({"words": ["*"]}, "nearly everything")):
            with pytest.raises(Refused, match=problem):
                change_rules(lead, thread.pk, rules, "Why not.")
            with pytest.raises(Refused, match=problem):
                preview_rules(thread, rules)

    def test_without_a_reason_or_on_what_changed_meanwhile(self, lead, thread):
        with pytest.raises(Refused, match="Say why"):
            change_rules(lead, thread.pk, self.NEW, "")
        version = version_of_rules(thread)
        change_rules(lead, thread.pk, {"words": ["MiniMax"]}, "Another firm.")
        with pytest.raises(Stale, match="have changed"):
            change_rules(lead, thread.pk, self.NEW, "Another firm.", version)

    def test_the_preview_is_what_comes_and_leaves(self, claim, thread, monkeypatch):
        monkeypatch.setattr(placements, "BATCH", 2)
        coming = [a_placed_claim(a_dispute(), f"Moonshot took part {number}.") for number in range(3)]
        before = set(Placement.objects.values_list("pk", "why"))
        preview = preview_rules(thread, self.NEW)
        assert (preview.n_looked_at, preview.n_coming, preview.n_leaving) == (4, 3, 1)
        assert preview.coming == coming[::-1]
        assert preview.leaving == [claim]
        assert set(Placement.objects.values_list("pk", "why")) == before
        change = preview_rules(thread, thread.rules)
        assert (change.n_coming, change.n_leaving) == (0, 0)

    def test_the_preview_knows_what_editors_decided(self, editor, claim, thread):
        place_claim(editor, claim.number, thread.pk, "Yes.")
        assert preview_rules(thread, self.NEW).n_leaving == 0

    def test_the_preview_names_some_and_counts_all(self, claim, thread, monkeypatch):
        monkeypatch.setattr(placements, "MOST_EXAMPLES", 1)
        for number in range(3):
            a_placed_claim(a_dispute(), f"Moonshot took part {number}.")
        preview = preview_rules(thread, self.NEW)
        assert (preview.n_coming, len(preview.coming)) == (3, 1)
