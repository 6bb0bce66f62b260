"""How a telling is kept: who is named in it and whom it is about, as its article calls them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.linking import link_article
from claims.linking.telling import tell
from claims.models import MentionDecision, Telling
from tests.factories import a_party, a_user
from tests.linking.telling_tales import read

pytestmark = pytest.mark.django_db


def last_telling(text: str) -> Telling:
    """The telling of the last claim in an article of this text."""
    article = read(text, "PetaPixel").article
    link_article(article)
    return Telling.objects.filter(appearance__article=article).latest("appearance__anchors__start")


def test_what_editors_said_of_words_is_asked_once_for_all_tellings():
    article = read(
        "OpenAI said that it grew. OpenAI said that it sold books. Suno said that it is fair.", "Wire"
    ).article
    first, *others = article.appearances.order_by("pk")
    MentionDecision.objects.create(
        words="It", appearance=first, party=a_party("Anthropic"), decided_by=a_user(), reason="It says so."
    )
    with CaptureQueriesContext(connection) as queries:
        tellings = tell([first, *others])
    assert sum("claims_mentiondecision" in query["sql"] for query in queries) == 1
    assert [telling.wording.split()[0] for telling in tellings] == ["Anthropic", "OpenAI", "Suno"]


def test_a_name_with_its_article_is_the_same_at_the_beginning():
    said = last_telling("The New York Times sued OpenAI. OpenAI said that the Times is not telling the full story.")
    assert said.wording == "The Times is not telling the full story."
    assert said.slots["names"] == ["The New York Times"]
