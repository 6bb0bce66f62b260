"""Claims: whether the right stretch of text was found, and whether what is said about it is right."""

from typing import Any

from claims.evaluation.counts import ArticleScore, Hits, Judged, Trials, add_up
from claims.evaluation.dispute.names import Forms, chain_of, plain, same_name, same_speaker
from claims.evaluation.matching import Pair, match
from claims.evaluation.tokens import Tokens, share_of_all, word_starts

RELAXED = 0.5
STRICT = 0.9
FLAGS = ("hedged", "negated")

# The attributes, in the order of the table; they are counted on the pairs that match, of which there may be none.
ATTRIBUTES = {
    "speaker_accuracy": Trials(),
    "directness_accuracy": Trials(),
    "chain_ordered": Trials(),
    "chain_set": Trials(),
    "no_chain_invented": Trials(),
    "about": Hits(),
    "hedged": Trials(),
    "negated": Trials(),
}


def score_claims(text: str, gold: dict[str, Any], found: list[dict[str, Any]], forms: Forms) -> ArticleScore:
    """Counts claims and their attributes.

    A found claim without a partner that covers one of `optional_claims` (hearsay, requests) counts neither way.
    """
    expected = gold["claims"]
    pairs = _pairs(text, expected, found)
    ignored = _optional(text, gold, found, {pair.found for pair in pairs})
    n_found, n_strict = len(found) - len(ignored), sum(pair.overlap >= STRICT for pair in pairs)
    spans = {
        "claims_relaxed": Hits(len(pairs), n_found, len(expected)),
        "claims_strict": Hits(n_strict, n_found, len(expected)),
    }
    attributes = (_attributes(expected[pair.gold], found[pair.found], forms) for pair in pairs)
    partner = {pair.found: expected[pair.gold] for pair in pairs}
    judged = (_judged(claim, partner.get(j), forms) for j, claim in enumerate(found) if j not in ignored)
    return ArticleScore({**spans, **add_up([ATTRIBUTES, *attributes])}, tuple(judged), len(ignored))


def _pairs(text: str, gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> list[Pair]:
    """The claims that belong together. Of nested spans that fit equally well, the one with the same speaker does."""

    def same(i: int, j: int) -> bool:
        return plain(gold[i].get("speaker_canonical")) == plain(found[j].get("speaker_canonical"))

    return match(_tokens(text, gold), _tokens(text, found), share_of_all, RELAXED, prefers=same)


def _tokens(text: str, claims: list[dict[str, Any]]) -> list[Tokens]:
    return [word_starts(text, claim["start"], claim["end"]) for claim in claims]


def _optional(text: str, gold: dict[str, Any], found: list[dict[str, Any]], matched: set[int]) -> set[int]:
    optional = _tokens(text, gold.get("optional_claims", []))
    return {
        j
        for j, tokens in enumerate(_tokens(text, found))
        if j not in matched and any(share_of_all(tokens, other) >= RELAXED for other in optional)
    }


def _attributes(gold: dict[str, Any], found: dict[str, Any], forms: Forms) -> dict[str, Hits | Trials]:
    counts: dict[str, Hits | Trials] = {"directness_accuracy": Trials.of(gold["kind"] == found.get("kind"))}
    if gold["speaker_canonical"]:
        counts["speaker_accuracy"] = Trials.of(same_speaker(gold, found, forms))
    flags = {flag: Trials.of(bool(gold[flag]) == bool(found[flag])) for flag in FLAGS if flag in found}
    about = _about(gold["about"], found.get("about") or [], forms)
    return {**counts, **_chain(chain_of(gold), chain_of(found)), "about": about, **flags}


def _chain(gold: list[str], found: list[str]) -> dict[str, Trials]:
    if not gold:
        return {"no_chain_invented": Trials.of(not found)}
    return {"chain_ordered": Trials.of(gold == found), "chain_set": Trials.of(set(gold) == set(found))}


def _about(gold: list[str], found: list[str], forms: Forms) -> Hits:
    """How many of those whom the claim is about were found; each is found once."""
    left = list(gold)
    for name in found:
        if (same := next((i for i, other in enumerate(left) if same_name(other, name, forms)), None)) is not None:
            del left[same]
    return Hits(len(gold) - len(left), len(found), len(gold))


def _judged(found: dict[str, Any], gold: dict[str, Any] | None, forms: Forms) -> Judged:
    """Where the gold names no speaker, naming none is right."""
    if gold is None:
        return Judged(found["confidence"], False, False)
    named = gold["speaker_canonical"]
    speaker_right = same_speaker(gold, found, forms) if named else not found.get("speaker_canonical")
    return Judged(found["confidence"], True, speaker_right)
