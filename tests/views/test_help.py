"""/help/ — the words, the clocks, the keys; and the lines for a first visit that it makes go away."""

import pytest

from tests.factories import a_dispute, a_placed_claim

pytestmark = pytest.mark.django_db


def test_it_explains_the_words_and_the_keys(client):
    page = client.get("/help/").text
    for words in ("Chain", "Origin", "No answer held", "The four clocks", "<kbd>/</kbd>"):
        assert words in page


def test_htmx_gets_the_keys_alone(client):
    page = client.get("/help/", headers={"HX-Request": "true"}).text
    assert "<kbd>/</kbd>" in page
    assert "<html" not in page
    assert "The four clocks" not in page


def test_every_key_in_the_list_stands_on_some_page(client):
    """Besides j, k, arrows and Enter, which are the script's and the browser's own."""
    a_placed_claim(a_dispute(), "DeepSeek took data.")
    pages = client.get("/").text + client.get("/search/?q=data").text
    for key in "/oest?":
        assert f'aria-keyshortcuts="{key}"' in pages


def test_the_lines_for_a_first_visit_go_once_the_help_was_read(client):
    a_placed_claim(a_dispute())
    assert 'class="first"' in client.get("/").text
    client.get("/help/")
    assert 'class="first"' not in client.get("/").text
