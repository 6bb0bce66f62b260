"""``bench worker``: its articles, and its line of the table."""

import json
import subprocess
import sys

import pytest

from claims.extraction import extract
from claims.parsing.pages import parse_page
from tests.bench.gazette import page, story


def test_each_article_has_names_and_words_of_its_own():
    texts = {" ".join(story(number)) for number in range(50)}
    assert len(texts) == 50
    assert story(7) == story(7)


def test_a_page_is_read_whole_and_has_a_claim():
    parsed = parse_page(page(7))
    assert all(paragraph in parsed.text for paragraph in story(7)[1:])
    assert extract(parsed.text).attributions


@pytest.mark.slow
def test_all_articles_come_through(settings):
    command = [sys.executable, "manage.py", "bench", "worker", "--articles", "10", "--json"]
    done = subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, text=True, check=True)
    (measure,) = json.loads(done.stdout)
    assert "of 10 with" in measure["case"]
    assert 0.5 < measure["ratio"] < 3
