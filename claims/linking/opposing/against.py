"""Which statements stand against each other, by the score of all that speaks for and against it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import exp

from claims.linking.dismissals import CALLED_CHARGES, is_sweeping, points_back, turns_down_ruling
from claims.linking.opposing.features import (
    across_articles,
    denies,
    is_denial_of,
    is_silent,
    one_denies,
    within_article,
)
from claims.linking.opposing.found import Relating
from claims.linking.opposing.stances import granting_stance, stance_of
from claims.linking.opposing.weights import (
    ACROSS,
    ACROSS_BIAS,
    ANSWERS,
    LEAST_SAID_AGAIN,
    LEAST_SHARED,
    MOST_DAYS_EARLY,
    ONCE_MORE,
    SAME_DENIED,
    SWEEPING,
    THRESHOLD,
    WITHIN,
    WITHIN_BIAS,
    Features,
)
from claims.linking.proceedings import tells_a_stage
from claims.linking.signals import opposites
from claims.linking.statements import Statement
from claims.terms import RelationKind


def against_within(statements: Sequence[Statement]) -> Iterator[Relating]:
    """What stands against what among statements of one article, the surest first.

    An answer seldom means many claims: each further one must be the surer, however often the article tells it.
    """
    article = sorted(statements, key=lambda one: (one.place, one.id))
    meant = {one.id: _charge_of(one, article[:i]) for i, one in enumerate(article) if _turns_all_down(one)}
    pairs = combinations(article, 2)
    found = [relating for said, answer in pairs if (relating := _within(answer, said, article, meant))]
    answered: dict[int, set[int]] = defaultdict(set)
    for relating in sorted(found, key=lambda each: (-each.confidence, each.one.id, each.other.id)):
        said, answer = sorted((relating.one, relating.other), key=lambda one: (one.place, one.id))
        least = ANSWERS if relating.kind == RelationKind.ANSWERS else THRESHOLD
        others = answered[answer.id] - {said.claim}
        if relating.confidence * ONCE_MORE ** len(others) >= least:
            answered[answer.id].add(said.claim)
            yield relating


def against_across(one: Statement, other: Statement) -> Relating | None:
    """How two statements of different articles stand against each other; the later article answers.

    A denial may be printed some days before what it denies; nobody denies what is said months later.
    """
    said, answer = sorted((one, other), key=lambda each: (each.published is None, each.published, each.id))
    if answer.shared_words(said, but=CALLED_CHARGES) < LEAST_SHARED or not may_be_at_odds(answer, said):
        return None
    score = score_of(across_articles(answer, said), ACROSS, ACROSS_BIAS)
    relating = _relating(answer, said, score) if score >= THRESHOLD else None
    return None if relating and _days_too_early(relating.one, relating.other) > MOST_DAYS_EARLY else relating


def _days_too_early(answer: Statement, said: Statement) -> int:
    """So many days an answer was printed before what it answers was said, or printed; 0 where that is not known."""
    begins = min(filter(None, (said.said[0], said.published)), default=None)
    return (begins - answer.published).days if begins and answer.published else 0


def may_be_at_odds(answer: Statement, said: Statement) -> bool:
    """Whether they are two claims on a matter, not by one side nor for one, and the later says anything of it."""
    is_of_others = answer.claim != said.claim and answer.camp.isdisjoint(said.camp)
    if not is_of_others or answer.sides_with(said) or _deny_the_same(answer, said):
        return False
    if tells_a_stage(answer.content) or tells_a_stage(said.content):
        return False
    return not _is_quotation(answer, said) and not is_silent(answer, said)


def _deny_the_same(one: Statement, other: Statement) -> bool:
    """Whether two deny one thing: what nearly all of the shorter one's words are about."""
    both_deny = denies(one) and denies(other) and not one_denies(one, other)
    if not both_deny or opposites(one.content, other.content):
        return False
    return len(one.words & other.words) > 1 and one.shared_words(other) >= SAME_DENIED


def _is_quotation(one: Statement, other: Statement) -> bool:
    """Whether one only quotes the other: "it told users that they would be “less blocked”"."""
    return (one.holds(other) or other.holds(one)) and not denies(one) and not denies(other)


def score_of(features: Features, weights: Features, bias: float) -> float:
    """How sure it is, from 0 to 1, that two statements with these features stand against each other."""
    return 1 / (1 + exp(-bias - sum(weight * value for weight, value in zip(weights, features, strict=True))))


def _within(
    answer: Statement, said: Statement, article: Sequence[Statement], meant: Mapping[int, int | None]
) -> Relating | None:
    """``meant`` has, of those who turn everything down, the claim that they do so to."""
    if not may_be_at_odds(answer, said):
        return None
    features = within_article(answer, said, article)
    score = score_of(features, WITHIN, WITHIN_BIAS)
    if answer.id in meant and not _says_again(answer, said):
        score = max(score, SWEEPING) if said.claim == meant[answer.id] else 0.0
    if score >= THRESHOLD:
        return _relating(answer, said, score)
    return _granted(answer, said, features)


def _turns_all_down(answer: Statement) -> bool:
    """Whether somebody turns down everything at once; a court gives its reasons, and turns down this or that."""
    if answer.is_ruling:
        return False
    words = answer.content
    return points_back(words) or turns_down_ruling(words) or is_sweeping(words, answer.cue)


def _says_again(answer: Statement, said: Statement) -> bool:
    """Whether an answer to everything has so many words of this very charge; that both speak of a suit is none."""
    words, others = answer.words - CALLED_CHARGES, said.words - CALLED_CHARGES
    return len(words & others) >= LEAST_SAID_AGAIN * min(len(words), len(others)) > 0


def _charge_of(answer: Statement, before: Sequence[Statement]) -> int | None:
    """The claim that an answer to everything is above all an answer to; None where it is to what the article tells not.

    Of what others said ``before`` it, the first that is about who answers, or else the first: by those whom the answer
    names, where it does ("the Times suit"), and what a court found, where it turns down a ruling. "This is false" is
    said of the last.
    """
    named = answer.about - answer.camp
    others = [one for one in before if one.camp.isdisjoint(answer.camp)]
    if points_back(answer.content):
        return others[-1].claim if others else None
    if turns_down_ruling(answer.content):
        named, others = frozenset(), [one for one in others if one.is_ruling]
    meant = [one for one in others if not named or not one.camp.isdisjoint(named)]
    about = (one for one in meant if not one.about.isdisjoint(answer.camp))
    first = next(about, next(iter(meant), None))
    return first.claim if first else None


def _granted(answer: Statement, said: Statement, features: Features) -> Relating | None:
    """What somebody accused grants: an answer, were it not for the granting."""
    score = score_of(features._replace(answer_grants=0.0), WITHIN, WITHIN_BIAS)
    if not features.accused or not features.answer_grants or score < ANSWERS:
        return None
    stance = granting_stance(answer)
    return Relating(answer, stance.kind, said, stance.words, stance.rule, score)


def _relating(answer: Statement, said: Statement, score: float) -> Relating | None:
    """The one that denies is against the one that does not, whichever comes first; else the later against the other.

    None where no word says so.
    """
    one, other = (said, answer) if is_denial_of(said, answer) else (answer, said)
    stance = stance_of(one, other)
    return Relating(one, stance.kind, other, stance.words, stance.rule, score) if stance else None
