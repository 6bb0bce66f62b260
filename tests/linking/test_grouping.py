"""Which claim a group keeps, what people decided, and what becomes of a claim that lost its tellings."""

from collections import defaultdict

import pghistory
import pytest

from claims.editing.review import accept_claim, version_of
from claims.linking import link_again, link_article, relink_article
from claims.linking.components import load_component
from claims.linking.decided import decided_claims
from claims.linking.grouping import groups_of
from claims.models import Appearance, Article, Claim, LinkDecision, MentionDecision, Resemblance
from claims.terms import Status
from tests.factories import a_party, a_user
from tests.linking.telling_tales import read, tell

pytestmark = pytest.mark.django_db

COPIED = "OpenAI said that DeepSeek copied its models."
COPIED_TOO = "OpenAI said that DeepSeek had copied its models."
OTHER = "OpenAI said that somebody had helped themselves."


def decide(one: Appearance, other: Appearance, *, same: bool) -> LinkDecision:
    first, second = sorted((one, other), key=lambda each: each.pk)
    return LinkDecision.objects.create(appearance=first, other=second, same=same, decided_by=a_user())


def claim_of(appearance: Appearance) -> Claim:
    return Claim.objects.get(appearances=appearance)


def groups() -> set[frozenset[str]]:
    told = defaultdict(set)
    for claim, words in Appearance.objects.values_list("claim", "content"):
        told[claim].add(words)
    return {frozenset(each) for each in told.values()}


def test_a_claim_that_lost_its_tellings_leads_on_to_the_other_and_comes_back_when_they_part():
    first, second = tell(COPIED), tell(OTHER, "The Star")
    numbers = claim_of(first).number, claim_of(second).number
    decision = decide(first, second, same=True)
    relink_article(second.article)
    assert claim_of(second).number == claim_of(first).number == numbers[0]
    assert Claim.objects.get(number=numbers[1]).merged_into.number == numbers[0]
    decision.delete()
    relink_article(second.article)
    assert (claim_of(first).number, claim_of(second).number) == numbers
    assert Claim.objects.get(number=numbers[1]).merged_into is None


def test_a_group_keeps_the_claim_of_most_of_its_tellings():
    lone, first, second = tell(OTHER), tell(COPIED, "The Star"), tell(COPIED_TOO, "Inc.")
    number = claim_of(first).number
    decide(lone, first, same=True)
    relink_article(lone.article)
    assert {claim_of(one).number for one in (lone, first, second)} == {number}


def test_what_people_told_apart_stays_apart_though_the_words_are_the_same():
    first = tell(COPIED)
    second = read(COPIED, "The Star").article.appearances.get()
    decide(first, second, same=False)
    link_article(second.article)
    assert claim_of(first) != claim_of(second)
    third = tell(COPIED, "Inc.")
    assert claim_of(third) in (claim_of(first), claim_of(second))


def test_an_accepted_claim_is_not_reworded_and_keeps_its_tellings():
    first = tell(COPIED_TOO, "The Star")
    claim = claim_of(first)
    Claim.objects.filter(pk=claim.pk).update(status=Status.ACCEPTED, wording="As an editor put it.")
    Appearance.objects.filter(pk=first.pk).update(content="somebody had helped themselves")
    second = tell(COPIED, "Inc.")
    relink_article(first.article)
    claim.refresh_from_db()
    assert claim.wording == "As an editor put it."
    assert claim_of(first) == claim
    assert second.claim_id


def test_a_telling_leaves_an_accepted_claim_where_people_told_it_apart():
    first, second = tell(COPIED), tell(COPIED_TOO, "The Star")
    claim = claim_of(first)
    assert claim_of(second) == claim
    Claim.objects.filter(pk=claim.pk).update(status=Status.ACCEPTED)
    decide(first, second, same=False)
    relink_article(second.article)
    assert {claim_of(first), claim_of(second)} > {claim}


def test_what_is_like_an_accepted_telling_stays_when_another_says_the_same_as_that_one():
    first = tell(COPIED)
    accept_claim(first.claim.number, a_user(), version_of(first.claim))
    alike, same = tell(COPIED_TOO, "The Star"), tell(COPIED, "Inc.")
    assert claim_of(first) == claim_of(alike) == claim_of(same)


def test_the_key_of_a_telling_is_not_taken_for_that_of_a_claim():
    """A telling about which people decided, in a claim of which they did not, and an accepted claim of the same key."""
    first, second, third = tell(COPIED), tell(OTHER, "The Star"), tell("Meta said that prices rise.", "Inc.")
    decide(first, second, same=True)
    accepted = Claim.objects.create(pk=first.pk + 1_000, wording="Prices rise.", status=Status.ACCEPTED)
    Appearance.objects.filter(pk=third.pk).update(claim=accepted, status=Status.ACCEPTED)
    component = load_component([first.pk, second.pk, third.pk])
    component.members = {accepted.pk if pk == first.pk else pk: one for pk, one in component.members.items()}
    component.together, component.compared = {frozenset((accepted.pk, second.pk))}, set()
    assert {frozenset(group) for group in groups_of(component)} == {
        frozenset((accepted.pk, second.pk)),
        frozenset((third.pk,)),
    }


def test_two_accepted_claims_stay_two_however_alike():
    first, second = tell(COPIED), read(COPIED_TOO, "The Star").article.appearances.get()
    decision = decide(first, second, same=False)
    link_article(second.article)
    Claim.objects.update(status=Status.ACCEPTED)
    decision.delete()
    relink_article(second.article)
    third = tell("DeepSeek copied its models, OpenAI said.", "Inc.")
    assert claim_of(first) != claim_of(second)
    assert claim_of(third) in (claim_of(first), claim_of(second))


def test_a_merge_by_the_machine_is_nobodys_decision():
    first, second = tell(COPIED), tell(OTHER, "The Star")
    Claim.objects.filter(pk=second.claim_id).update(merged_into=first.claim_id)
    assert decided_claims([first.claim_id, second.claim_id]) == set()
    with pghistory.context(user=a_user().pk):
        Claim.objects.filter(pk=second.claim_id).update(tombstone="by a person")
    assert decided_claims([first.claim_id, second.claim_id]) == {first.claim_id, second.claim_id}


@pytest.mark.slow
def test_many_articles_of_one_text_cost_one_edge_each():
    tell(COPIED_TOO, "Inc.")
    told = [tell(COPIED, f"Outlet {number}") for number in range(12)]
    assert Claim.objects.filter(appearances__isnull=False).distinct().count() == 1
    assert Resemblance.objects.count() == len(told)


@pytest.mark.parametrize("again", [relink_article, lambda article: link_again(article.appearances.all())])
def test_who_said_the_same_as_one_that_says_something_else_now_is_compared_by_itself(again):
    """Of three that said the same, the first was compared with what is only like it. It is another party's by now, and
    the second was rejected."""
    first, second, third = (tell(COPIED, name) for name in ("TRT World", "The Star", "PetaPixel"))
    alike = tell(COPIED_TOO, "Inc.")
    Appearance.objects.filter(pk=second.pk).update(status=Status.REJECTED)
    words = first.source_words
    MentionDecision.objects.create(words=words, appearance=first, party=a_party("Meta"), decided_by=a_user())
    first.chain.all().delete()
    again(first.article)
    assert Appearance.objects.get(pk=first.pk).speaker.name == "Meta"
    assert claim_of(third) == claim_of(alike) != claim_of(first)


def test_each_telling_says_why_it_is_linked():
    tell(COPIED)
    tell(COPIED_TOO, "The Star")
    edge = Resemblance.objects.get()
    assert edge.same
    assert 0.5 < edge.score <= 1
    assert "same words" in edge.why


def test_a_claim_that_people_decided_about_draws_in_nothing_by_it():
    """Of two claims in two articles each some are like some of the other's: on the whole they are not."""
    tell("Anthropic said that over 16 million exchanges with Claude were made through 24,000 fraudulent accounts.")
    said, accounts = "Anthropic said that", "24,000 fraudulent accounts"
    two = f"{said} the labs used some {accounts}. {said} the accounts held over 16 million exchanges with Claude."
    three = f"{said} three labs used {accounts}. "
    three += f"{said} the labs used about {accounts} for over 16 million exchanges with Claude."
    for text, outlet in ((two, "The Star"), (three, "Inc.")):
        link_article(read(text, outlet).article)
    before = groups()
    assert len(before) == 2
    for claim in Claim.objects.filter(appearances__isnull=False).distinct():
        Claim.objects.filter(pk=claim.pk).update(status=Status.ACCEPTED)
        for article in Article.objects.all():
            relink_article(article)
        assert groups() == before
        Claim.objects.filter(pk=claim.pk).update(status=Status.SUGGESTED)


def test_claims_that_people_joined_get_what_either_would_get():
    first, second = tell(COPIED), tell(OTHER, "The Star")
    decide(first, second, same=True)
    relink_article(second.article)
    for text, outlet in ((COPIED_TOO, "Inc."), ("OpenAI said that somebody helped themselves.", "PetaPixel")):
        assert claim_of(tell(text, outlet)) == claim_of(first) == claim_of(second)


def stray(claim: Claim, content: str, **fields) -> Appearance:
    """A telling of something else that was put into a claim."""
    appearance = tell(content, "The Star")
    Appearance.objects.filter(pk=appearance.pk).update(claim=claim, **fields)
    return appearance


def test_what_the_machine_put_into_an_accepted_claim_since_is_grouped_as_it_would_be_without():
    first = tell(COPIED)
    Appearance.objects.filter(pk=first.pk).update(status=Status.ACCEPTED)
    Claim.objects.filter(pk=first.claim_id).update(status=Status.ACCEPTED)
    number, several = first.claim.number, [stray(first.claim, OTHER), stray(first.claim, "OpenAI said it was sorry.")]
    assert stray(first.claim, "OpenAI said that it had asked nobody.", status=Status.ACCEPTED).claim_id
    relink_article(several[0].article)
    assert claim_of(first).number == number
    assert set(claim_of(first).appearances.values_list("status", flat=True)) == {Status.ACCEPTED}
    assert all(claim_of(each).status == Status.SUGGESTED for each in several)


def test_what_was_there_when_nobody_had_accepted_a_telling_stays():
    first = tell(COPIED)
    second = stray(first.claim, OTHER)
    Claim.objects.filter(pk=first.claim_id).update(status=Status.ACCEPTED)
    relink_article(second.article)
    assert claim_of(second) == claim_of(first)
