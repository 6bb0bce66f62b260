"""What speaks for and against two statements being at odds, as numbers: an answer, and what was said before it."""

from collections.abc import Sequence
from datetime import date
from math import log1p

from claims.linking.dismissals import dismissal
from claims.linking.opposing.weights import Features
from claims.linking.signals import opposites, signal
from claims.linking.statements import Statement

#: The days between two articles are counted as at most this on a logarithmic scale: about three years.
_FAR_APART = 7.0

#: Taken for the days between two articles where a day is not known.
_UNKNOWN_DAYS = 60

#: Of an answer and a charge, statements between them count up to this.
_MOST_BETWEEN = 6


def within_article(answer: Statement, said: Statement, article: Sequence[Statement]) -> Features:
    """Of two statements of one article, the second before the first; ``article`` has all, in the order of the text.

    What the article says more than once before the answer counts as it does best: it leads where any of its tellings
    does, and is as near as the nearest.
    """
    places = [one.id for one in article]
    earlier, later = places.index(said.id), places.index(answer.id)
    between = article[earlier + 1 : later]
    told = [one for one in article[:later] if one.claim == said.claim]
    features, contained = _of_two(answer, said), max(map(answer.shared_words, told))
    return features._replace(
        likeness=max(map(answer.likeness, told)),
        contained=contained,
        denied_words=contained * features.one_denies,
        said_leads=float(any(one.is_first for one in told)),
        gap=float(min(later - earlier, _MOST_BETWEEN)),
        same_paragraph=float(answer.paragraph == said.paragraph),
        next_paragraph=float(answer.paragraph - said.paragraph == 1),
        first_reply=float(all(one.camp.isdisjoint(answer.camp) for one in between)),
        rank=_rank(answer, said, article[:later]),
        told_as_answer=float(bool(words_of_answering(answer))),
        courts_differ=float(answer.is_ruling and said.is_ruling and denies(answer) != denies(said)),
    )


def across_articles(answer: Statement, said: Statement) -> Features:
    """Of statements of two articles, the second one's published before the first one's."""
    return _of_two(answer, said)._replace(
        answer_leads=float(answer.is_first),
        days=min(log1p(_days_between(answer.published, said.published)), _FAR_APART),
    )


def grants(said: Statement) -> bool:
    """Whether it admits, regrets or promises something, or says what is not denied."""
    in_cue = signal("conceding", said.cue) or signal("granting", said.cue)
    return bool(in_cue or signal("parting", said.content) or signal("granting", said.content))


def is_silent(answer: Statement, said: Statement) -> bool:
    """Whether somebody says nothing on the matter: "gave no detail of what it had seen" denies nothing.

    Nor does who only tells of another's silence. Those whom the claim is about may charge others with it.
    """
    of_itself, is_concerned = answer.about <= answer.camp, not answer.camp.isdisjoint(said.about)
    return (of_itself or not is_concerned) and bool(signal("silent", f"{answer.cue} {answer.content}"))


def denies(said: Statement) -> bool:
    """Whether it says that something is not so; who "did not dispute" something does not."""
    return said.is_denial or (said.is_negated and not signal("granting", said.content))


def is_denial_of(one: Statement, other: Statement) -> bool:
    """Whether it is the one that denies what the other says, and not the other way round.

    That may itself be a negation: "it is false that we never answered" denies "they did not answer".
    """
    return denies(one) and (not denies(other) or (_turns_down_a_denial(one) and not _turns_down_a_denial(other)))


def one_denies(one: Statement, other: Statement) -> bool:
    """Whether either of the two is the one that denies what the other says."""
    return is_denial_of(one, other) or is_denial_of(other, one)


def _turns_down_a_denial(said: Statement) -> bool:
    """Whether what it denies is, or may be, that something is not so."""
    return bool(dismissal(said.content) or (said.is_denial and signal("negating", said.content)))


def words_of_answering(said: Statement) -> str:
    """The words around a telling that say that it answers or turns something down; "" where there are none."""
    words = f"{said.cue} {said.around}"
    return signal("answering", words) or signal("rejecting", words)


def _of_two(answer: Statement, said: Statement) -> Features:
    contained = answer.shared_words(said)
    is_denied = one_denies(answer, said)
    accused, returned = not answer.camp.isdisjoint(said.about), not said.camp.isdisjoint(answer.about)
    both = (answer.about & said.about) - answer.camp - said.camp
    things = both & (answer.things | said.things)
    return Features(
        likeness=answer.likeness(said),
        contained=contained,
        one_denies=float(is_denied),
        denied_words=contained * is_denied,
        both_deny=float(denies(answer) and denies(said) and not is_denied),
        accused=float(accused),
        accused_denies=float(accused and is_denial_of(answer, said)),
        returned=float(returned),
        on_one_thing=float(bool(things)),
        on_one_party=float(bool(both - things) and not accused and not returned),
        other_parties=float(_name_others(answer, said)),
        answer_names=float(bool(answer.about)),
        answer_grants=float(grants(answer)),
        said_grants=float(grants(said)),
        dismissing=float(bool(dismissal(answer.content))),
        opposite_words=float(bool(opposites(answer.content, said.content))),
        answer_restricts=float(bool(signal("restricting", answer.content))),
        said_restricts=float(bool(signal("restricting", said.content))),
        said_leads=float(said.is_first),
        one_clears=float(answer.clears(said)),
    )


def _rank(answer: Statement, said: Statement, before: Sequence[Statement]) -> float:
    """1 for the claim by others that an answer comes nearest to, ½ for the next one, and so on."""
    near = max(_nearness(answer, one) for one in before if one.claim == said.claim)
    others = [one for one in before if one.claim not in (answer.claim, said.claim) and one.camp.isdisjoint(answer.camp)]
    return 1 / (1 + len({one.claim for one in others if _nearness(answer, one) > near}))


def _nearness(one: Statement, other: Statement) -> float:
    return one.likeness(other) + 0.03 * min(len(one.words & other.words), 4)


def _name_others(one: Statement, other: Statement) -> bool:
    """Whether both name somebody besides those who speak, and nobody the same."""
    ours, theirs = one.about - one.camp - other.camp, other.about - one.camp - other.camp
    return bool(ours and theirs and ours.isdisjoint(theirs))


def _days_between(one: date | None, other: date | None) -> int:
    return abs((one - other).days) if one and other else _UNKNOWN_DAYS
