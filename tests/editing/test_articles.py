"""An article's outlet is set right: where its claims' chains end, and all that is reckoned from it."""

from dataclasses import replace

import pytest

from claims.editing.articles import correct_article, facts_of
from claims.editing.changing import latest_change
from claims.editing.going_back import go_back
from claims.editing.refusal import Refused
from claims.linking import relink_article
from claims.models import Appearance, Article, ChainLink, TimelineEntry, User
from claims.permissions import Gate
from claims.reading.decided import decided_by_people
from claims.terms import Role, Status
from claims.timeline.publisher_page import load_publisher_page
from tests.factories import a_claim, a_dispute, a_placed_claim, a_publisher, a_user, an_appearance, an_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return a_user(Role.EDITOR)


def move(user: User, article: Article, to: str) -> None:
    article.refresh_from_db()
    correct_article(user, article.pk, latest_change(article), replace(facts_of(article), publisher=to), "A slip.")


def chain() -> list[str]:
    links = ChainLink.objects.select_related("party", "publisher", "document").order_by("appearance", "position")
    assert [link.position for link in links] == list(range(len(links)))
    return [link.label for link in links]


def test_chains_end_with_the_outlet_of_now_and_it_is_nobodys_decision_on_the_claim(editor):
    telling = a_placed_claim(a_dispute(), via=(a_publisher("Bloomberg"),)).appearances.get()
    speaker = telling.speaker.name
    move(editor, telling.article, "Gazette")
    assert chain() == [speaker, "Bloomberg", "Gazette"]
    assert decided_by_people(telling.article_id) == set()
    entry, gazette = TimelineEntry.objects.get(), a_publisher("Gazette")
    assert (entry.publisher, gazette.pk in entry.channels) == (gazette, True)
    assert a_publisher("PetaPixel").pk not in entry.channels


@pytest.mark.parametrize("words", ["", "Gazette reports"], ids=["an editor's link", "by the text's words"])
def test_an_outlet_that_stands_in_the_chain_stands_there_once_and_one_can_go_back(editor, words):
    telling = a_placed_claim(a_dispute(), via=(a_publisher("Gazette"),)).appearances.get()
    ChainLink.objects.filter(publisher=a_publisher("Gazette")).update(words=words)
    speaker, first = telling.speaker.name, latest_change(telling.article)
    move(editor, telling.article, "Gazette")
    assert chain() == [speaker, "Gazette"]
    if words:
        go_back(editor, "article", telling.article_id, first, latest_change(telling.article), "It was right.")
        assert chain() == [speaker, "Gazette", "PetaPixel"]


def test_going_back_takes_the_chains_along(editor):
    telling = a_placed_claim(a_dispute()).appearances.get()
    first, before = latest_change(telling.article), chain()
    move(editor, telling.article, "Gazette")
    go_back(editor, "article", telling.article_id, first, latest_change(telling.article), "It was right.")
    assert chain() == before
    assert Article.objects.get().publisher == a_publisher("PetaPixel")


def test_rejected_tellings_go_along_for_they_may_come_back(editor):
    telling = a_placed_claim(a_dispute(), status=Status.REJECTED).appearances.get()
    move(editor, telling.article, "Gazette")
    assert chain()[-1] == "Gazette"


def test_origins_and_the_figures_of_both_outlets_follow(editor):
    unnamed = {"speaker": None, "source_words": "people"}
    telling = a_placed_claim(a_dispute(), status=Status.ACCEPTED, appearance=unnamed).appearances.get()
    move(editor, telling.article, "Gazette")
    relink_article(Article.objects.get())
    assert "Gazette" in Appearance.objects.get().origin.label
    gate = Gate.of(editor)
    listed = [load_publisher_page(gate, a_publisher(name)).counts for name in ("Gazette", "PetaPixel")]
    assert [[n for _, n in counts] for counts in listed] == [[1, 0, 1], [0, 0, 0]]


def test_an_outlet_that_has_the_same_text_already_is_refused(editor):
    other = an_article("The same.", canonical_url=None, publisher=a_publisher("Gazette")).article
    article = an_article("The same.", canonical_url=None).article
    with pytest.raises(Refused, match="very same text"):
        move(editor, article, other.publisher.name)
    assert Article.objects.get(pk=article.pk).publisher == a_publisher("PetaPixel")


def test_other_articles_keep_theirs(editor):
    claim = a_claim()
    for text in ("DeepSeek may have taken data.", "Again: DeepSeek may have taken data."):
        an_appearance(an_article(text), claim, "DeepSeek may have taken data")
    move(editor, Article.objects.earliest("pk"), "Gazette")
    ends = ChainLink.objects.filter(position=1).order_by("pk").values_list("publisher__name", flat=True)
    assert list(ends) == ["Gazette", "PetaPixel"]
