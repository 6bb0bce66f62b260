"""How early a telling stands among what its speaker says in the article, and beside what."""

from datetime import date
from math import log1p

import pytest

from claims.linking import link_article
from claims.linking.candidates import nearness_of
from claims.linking.standing import Surroundings, load_surroundings, mates_of
from claims.linking.weights import Setting
from claims.models import Telling
from tests.linking.telling_tales import read

pytestmark = pytest.mark.django_db

COPIED = "OpenAI said that DeepSeek copied its models."
COPIED_TOO = "OpenAI said that DeepSeek had made copies of its models."
BANNED = "OpenAI said that it had banned several accounts last year."
ADDED = "OpenAI added that it works with the government."


def tellings(text: str, publisher: str = "PetaPixel", published_on: date = date(2025, 1, 30)) -> list[Telling]:
    """The tellings of an article of this text, in its order."""
    article = read(text, publisher, published_on).article
    link_article(article)
    rows = Telling.objects.filter(appearance__article=article).select_related("appearance")
    return list(rows.order_by("appearance__anchors__start"))


def node_of(telling: Telling) -> tuple[str, str]:
    return telling.teller, telling.digest


def surroundings_of(one: Telling, other: Telling) -> Surroundings:
    nodes = frozenset(map(node_of, (one, other)))
    [nearness] = nearness_of([(one.pk, other.pk)]).values()
    return load_surroundings({nodes: nearness})[nodes]


def setting_of(one: Telling, other: Telling) -> Setting:
    return surroundings_of(one, other).setting


def test_what_comes_first_in_articles_of_one_week_leads():
    first, second = tellings(f"{COPIED} {BANNED}"), tellings(f"{COPIED_TOO} {ADDED}", "The Star", date(2025, 2, 3))
    assert setting_of(first[0], second[0]).both_lead
    assert not setting_of(first[1], second[1]).both_lead
    assert not setting_of(first[0], second[1]).both_lead


def test_what_comes_first_in_articles_of_two_months_does_not():
    first, second = tellings(f"{COPIED} {BANNED}"), tellings(f"{COPIED_TOO} {ADDED}", "The Star", date(2025, 3, 30))
    assert not setting_of(first[0], second[0]).both_lead


def test_what_is_all_that_is_said_does_not_lead():
    [first], [second] = tellings(COPIED), tellings(COPIED_TOO, "The Star")
    assert not setting_of(first, second).both_lead


def test_the_days_between_count_by_their_logarithm():
    [first], [second] = tellings(COPIED), tellings(COPIED_TOO, "The Star", date(2025, 2, 6))
    assert setting_of(first, second).days == log1p(7)


def test_what_comes_less_near_than_another_claim_of_the_article_is_outdone():
    first, [lone] = tellings(f"{COPIED} {BANNED}"), tellings(COPIED_TOO, "The Star")
    assert setting_of(first[0], lone).outdone == 0
    assert setting_of(first[1], lone).outdone > 0.02


def test_what_states_the_same_outdoes_nothing():
    first, [lone] = tellings(f"{COPIED} {BANNED}"), tellings(COPIED_TOO, "The Star")
    around = surroundings_of(first[1], lone)
    assert around.among({node_of(lone)}) == around.setting
    assert around.among({node_of(first[0])}) == around.setting._replace(outdone=0.0)


def test_two_claims_of_one_article_alone_have_no_setting():
    one, other = tellings(f"{COPIED} {BANNED}")
    assert setting_of(one, other) == Setting()


def test_it_is_known_what_the_speaker_says_first_in_one_of_two_articles():
    first, second = tellings(f"{COPIED} {BANNED}"), tellings(f"{ADDED} {COPIED_TOO}", "The Star")
    assert surroundings_of(first[0], second[1]).firsts == {node_of(first[0])}
    assert surroundings_of(first[0], second[0]).firsts == {node_of(first[0]), node_of(second[0])}
    assert surroundings_of(first[1], second[1]).firsts == frozenset()


def test_of_the_same_words_in_several_articles_the_best_standing_counts():
    tellings(f"{BANNED} {COPIED}", "Inc.")
    [first], second = tellings(COPIED, "TRT World"), tellings(f"{COPIED_TOO} {ADDED}", "The Star")
    setting = setting_of(first, second[0])
    assert (setting.both_lead, setting.days) == (True, 0)


def test_mates_are_the_speakers_other_claims_of_the_article():
    first, second = tellings(f"{COPIED} {BANNED} Meta said that it was glad.")[:2]
    tellings(COPIED_TOO, "The Star")
    assert mates_of([first]) == {second.pk}
    assert mates_of([first, second]) == set()
