"""``bench versions``: what finding claims again in a changed text costs, and laying two texts side by side.

No database is in it. Times are CPU time per text; the ratio says what a character costs against a character of the
shortest text: about 1 when time grows with the length and no faster.
"""

import random
from collections.abc import Callable, Iterator
from itertools import accumulate
from time import process_time

from claims.text.differences import differences
from claims.text.selectors import Selectors, anchor_all, describe
from claims.text.spans import Span
from tests.bench.measuring import Measure, Options, percentile

LENGTHS = (10_000, 100_000, 1_000_000)
N_ROUNDS = 3
SEED = 4

#: One paragraph is one claim, of so many words out of so many, the common ones common as in a language.
WORDS_A_CLAIM, N_WORDS = 18, 20_000

#: The share of claims that are told in other words, by case.
CASES = {"unchanged": 0.0, "every tenth reworded": 0.1, "all reworded": 1.0}


def run(options: Options) -> Iterator[Measure]:
    """Measure both at growing lengths, on texts that are unchanged, changed a little and changed all over."""
    for case, share in CASES.items():
        for name, work in (("anchors", _anchor), ("side by side", _lay)):
            options.report(f"{name}, {case}")
            yield from _growth(f"{name}, {case}", work, share)


def _growth(case: str, work: Callable[[list[str], list[str]], float], share: float) -> Iterator[Measure]:
    base = None
    for length in LENGTHS:
        before = claims(length)
        times = [work(before, reworded(before, share)) for _ in range(N_ROUNDS)]
        per_character = percentile(times, 0.5) / length
        base = base or per_character
        yield Measure(
            bench="versions",
            case=f"{case}, {length:,} characters",
            p50_ms=round(percentile(times, 0.5), 2),
            p95_ms=round(percentile(times, 0.95), 2),
            n=len(times),
            ratio=round(per_character / base, 2),
            against=f"{LENGTHS[0]:,} characters, per character",
        )


def claims(length: int) -> list[str]:
    """Paragraphs of one sentence each, about ``length`` characters together; the same each time."""
    rng = random.Random(SEED)
    words = [f"w{number}" for number in range(N_WORDS)]
    weights = list(accumulate(1 / (number + 1) for number in range(N_WORDS)))
    made: list[str] = []
    n_characters = 0
    while n_characters < length:
        made.append(" ".join(rng.choices(words, cum_weights=weights, k=WORDS_A_CLAIM)).capitalize() + ".")
        n_characters += len(made[-1]) + len("\n\n")
    return made


def reworded(paragraphs: list[str], share: float) -> list[str]:
    """The same with a line above, and a word put in and another changed in this share of them."""
    rng, changed = random.Random(SEED), ["A line was put in above."]
    for paragraph in paragraphs:
        words = paragraph.split()
        if rng.random() < share:
            words[9:10] = ["may", "otherwise"]
        changed.append(" ".join(words))
    return changed


def selectors_of(paragraphs: list[str]) -> list[Selectors]:
    """One description for each paragraph, of all its words."""
    text, found, at = "\n\n".join(paragraphs), [], 0
    for paragraph in paragraphs:
        found.append(describe(text, Span(at, at + len(paragraph))))
        at += len(paragraph) + 2
    return found


def _anchor(before: list[str], after: list[str]) -> float:
    described, text = selectors_of(before), "\n\n".join(after)
    return _cpu_ms(lambda: anchor_all(text, described))


def _lay(before: list[str], after: list[str]) -> float:
    old, new = "\n\n".join(before), "\n\n".join(after)
    return _cpu_ms(lambda: differences(old, new))


def _cpu_ms(work: Callable[[], object]) -> float:
    begun = process_time()
    work()
    return (process_time() - begun) * 1000
