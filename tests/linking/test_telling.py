"""How a telling is kept: who is named in it and whom it is about, as its article calls them."""

import pytest

from claims.linking import link_article
from claims.models import Telling
from tests.linking.telling_tales import read

pytestmark = pytest.mark.django_db


def last_telling(text: str) -> Telling:
    """The telling of the last claim in an article of this text."""
    article = read(text, "PetaPixel").article
    link_article(article)
    return Telling.objects.filter(appearance__article=article).latest("appearance__anchors__start")


def test_a_name_with_its_article_is_the_same_at_the_beginning():
    said = last_telling("The New York Times sued OpenAI. OpenAI said that the Times is not telling the full story.")
    assert said.wording == "The Times is not telling the full story."
    assert said.slots["names"] == ["The New York Times"]
