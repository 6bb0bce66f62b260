"""Rules of a dispute, as its lead writes them."""

import pytest

from claims.linking.placement import Rule, place, ruled_disputes
from claims.models import Placement
from tests.factories import a_dispute, a_party, a_placed_claim


@pytest.mark.parametrize(
    "rules, why",
    [
        ({}, ""),
        ({"parties": ["DeepSeek"]}, "party: DeepSeek"),
        ({"parties": ["deepseek"]}, "party: deepseek"),
        ({"words": ["distil*"]}, "word: distil*"),
        ({"words": ["distil"]}, ""),
        ({"words": ["DISTILLATION"]}, "word: DISTILLATION"),
        ({"words": ["a.i."]}, ""),
        ({"words": ["distil*"], "needs": ["DeepSeek|Moonshot"]}, "word: distil*"),
        ({"words": ["distil*"], "needs": ["Moonshot|MiniMax"]}, ""),
        ({"words": ["("]}, ""),
    ],
)
def test_a_rule_says_what_fits(rules, why):
    assert Rule.of(rules).why(frozenset({"deepseek", "openai"}), "OpenAI saw evidence of distillation.") == why


@pytest.mark.django_db
class TestPlacing:
    def test_a_thread_brings_its_dispute_with_it(self):
        dispute = a_dispute()
        thread = a_dispute("DeepSeek", parent=dispute, rules={"words": ["DeepSeek"]})
        claim = a_placed_claim(a_dispute("Elsewhere"))
        place(claim, claim.appearances.get(), ruled_disputes())
        assert set(claim.placements.filter(why="word: DeepSeek").values_list("dispute", flat=True)) == {
            dispute.pk,
            thread.pk,
        }

    def test_what_an_editor_kept_out_stays_out(self):
        dispute = a_dispute(rules={"words": ["DeepSeek"]})
        claim = a_placed_claim(a_dispute("Elsewhere"), speaker=a_party("OpenAI"))
        Placement.objects.create(claim=claim, dispute=dispute, by_editor=True, kept_out=True)
        place(claim, claim.appearances.get(), ruled_disputes())
        assert claim.placements.get(dispute=dispute).kept_out
