"""``bench ingest``: its feed, its pages, and the lines of its table."""

import pytest

from claims.parsing.feeds import parse_feed
from claims.parsing.pages import parse_page
from tests.bench import bench_ingest
from tests.bench.measuring import Options
from tests.bench.texts import PARAGRAPH_END, articles
from tests.bench.web import feed, pages

SMALL = {"N_ITEMS": 5, "N_PAGES": 3, "N_ROUNDS": 2, "N_FOR_MEMORY": 8, "N_BETWEEN": 2}


def test_a_feed_has_the_items_asked_for_and_all_are_dated():
    entries = parse_feed(feed(7)).entries
    assert [entry.canonical_url for entry in entries] == [f"https://news.example.org/story-{n}" for n in range(7)]
    assert all(entry.title and entry.byline and entry.published.on and entry.summary_html for entry in entries)


def test_pages_are_as_large_as_pages_are_and_their_articles_are_found_whole():
    for sample, text in zip(pages(3), articles(3), strict=True):
        assert 60_000 < len(sample) < 100_000
        parsed = parse_page(sample)
        found = " ".join(parsed.text.split())
        assert all(" ".join(paragraph.split()) in found for paragraph in text.split(PARAGRAPH_END))
        assert "Another story" not in parsed.text


@pytest.mark.slow
@pytest.mark.django_db
def test_every_case_is_measured_and_nothing_is_kept(monkeypatch):
    for name, value in SMALL.items():
        monkeypatch.setattr(bench_ingest, name, value)
    monkeypatch.setattr(bench_ingest, "use_bench_database", lambda *_: None)
    told: list[str] = []
    measures = list(bench_ingest.run(Options(0, False, told.append)))

    assert len({measure.case for measure in measures}) == len(measures) == 5
    assert all(0 < measure.p50_ms <= measure.p95_ms for measure in measures)
    assert [bool(measure.ratio) for measure in measures] == [False, True, False, True, True]
    assert all(measure.against for measure in measures if measure.ratio)
    assert len(told) == 3
    assert not bench_ingest.Feed.objects.exists()
