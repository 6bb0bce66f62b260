"""``bench extract``: its texts, its processes, and the lines of its table."""

import pytest

from tests.bench import bench_extract
from tests.bench.measuring import Options
from tests.bench.readers import cost_of, ms_per_answer, write_lines
from tests.bench.texts import LONGEST, PARAGRAPH_END, SHORTEST, articles, digests, noise, ordinary

SMALL = {"N_ARTICLES": 3, "N_LINES": 16, "N_ROUNDS": 1, "SHORT": 200, "LONG": 2_000, "LONGER": 20_000}


def test_articles_have_the_length_of_articles_and_are_the_same_each_time():
    texts = articles(60)
    assert texts == articles(60)
    assert len(set(texts)) == 60
    assert all(SHORTEST <= len(text) <= LONGEST for text in texts)


def test_they_are_made_of_the_digests():
    paragraphs = {paragraph for digest in digests() for paragraph in digest.split(PARAGRAPH_END)}
    assert all(set(text.split(PARAGRAPH_END)[:-1]) <= paragraphs for text in articles(5))


def test_an_ordinary_text_is_as_long_as_asked_for():
    assert [len(ordinary(length)) for length in (1, 3_000, 100_000)] == [1, 3_000, 100_000]


def test_noise_is_as_noisy_as_it_says():
    marks, no_full_stop, said = noise().values()
    assert marks.count(" “") >= 200_000
    assert (len(no_full_stop.split()), no_full_stop.count(".")) == (100_000, 0)
    assert (len(said), set(said.split())) == (1_000_000, {"said"})


@pytest.mark.slow
def test_a_process_tells_what_it_took(tmp_path):
    lines = write_lines(["OpenAI said that prices fell."] * 20, tmp_path / "lines.jsonl")
    ms, mb = cost_of(lines)
    assert ms > 0
    assert 50 < mb < 2_000
    assert ms_per_answer(lines, 1) > 0


@pytest.mark.slow
def test_every_case_is_measured(monkeypatch):
    for name, value in SMALL.items():
        monkeypatch.setattr(bench_extract, name, value)
    monkeypatch.setattr(bench_extract, "noise", lambda: {"marks": "He said so. " + "“ " * 50})
    told: list[str] = []
    measures = list(bench_extract.run(Options(0, False, told.append)))

    assert len({measure.case for measure in measures}) == len(measures) == 10
    assert all(0 < measure.p50_ms <= measure.p95_ms for measure in measures)
    assert [measure.case for measure in measures if measure.ratio is None] == [
        "bare spaCy parse",
        "--jsonl, 1 process, wall clock",
    ]
    assert all(measure.against for measure in measures if measure.ratio)
    assert len(told) == 5
