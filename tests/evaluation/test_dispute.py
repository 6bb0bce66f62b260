"""The figures of the dispute format, each on a case of its own."""

import pytest

from claims.evaluation import Article
from claims.evaluation.counts import Hits, Trials
from claims.evaluation.dispute import score_article
from tests.evaluation.cases import TEXT, claim, gold, party, time

WHOLE = "prices fell in May"
A_WORD_MORE = "that prices fell in May"
HALF = "prices fell"
LESS = "prices"
OTHER = "wages rose"

SPANS = {
    "exact": ([WHOLE], [WHOLE], 1, 1, 1),
    "a word more is not strict": ([WHOLE], [A_WORD_MORE], 1, 0, 1),
    "half is relaxed": ([WHOLE], [HALF], 1, 0, 1),
    "less than half is wrong": ([WHOLE], [LESS], 0, 0, 1),
    "one of two": ([WHOLE, OTHER], [OTHER], 1, 1, 1),
    "one too many": ([WHOLE], [WHOLE, OTHER], 1, 1, 2),
    "nothing": ([], [], 0, 0, 0),
}


def counts_of(people: dict, answer: dict) -> dict[str, Hits | Trials]:
    return score_article(Article("1", TEXT, people), answer).counts


@pytest.mark.parametrize("expected, found, n_relaxed, n_strict, n_found", SPANS.values(), ids=SPANS)
def test_spans_of_claims(expected, found, n_relaxed, n_strict, n_found):
    counts = counts_of(gold(map(claim, expected)), gold(map(claim, found)))
    assert counts["claims_relaxed"] == Hits(n_relaxed, n_found, len(expected))
    assert counts["claims_strict"] == Hits(n_strict, n_found, len(expected))


def test_an_optional_claim_counts_neither_way():
    people = gold([claim(WHOLE)], optional_claims=[claim(OTHER)])
    score = score_article(Article("1", TEXT, people), gold([claim(WHOLE), claim(OTHER)]))
    assert score.counts["claims_relaxed"] == Hits(1, 1, 1)
    assert (score.n_ignored, len(score.judged)) == (1, 1)


def test_of_two_claims_in_the_same_words_the_one_with_the_same_speaker_is_meant():
    people = gold([claim(WHOLE, speaker_canonical="Bo Chan", kind="mixed"), claim(WHOLE)])
    assert counts_of(people, gold([claim(WHOLE)]))["directness_accuracy"] == Trials(1, 1)


ATTRIBUTES = {
    "speaker right": ({}, {}, "speaker_accuracy", Trials(1, 1)),
    "speaker wrong": ({}, {"speaker_canonical": "Bo Chan"}, "speaker_accuracy", Trials(0, 1)),
    "speaker unknown": ({"speaker_canonical": None}, {}, "speaker_accuracy", Trials(0, 0)),
    "kind right": ({"kind": "direct"}, {"kind": "direct"}, "directness_accuracy", Trials(1, 1)),
    "kind wrong": ({"kind": "direct"}, {"kind": "mixed"}, "directness_accuracy", Trials(0, 1)),
    "chain right": ({"via": ["AP", "FT"]}, {"via": ["AP", "The FT"]}, "chain_ordered", Trials(1, 1)),
    "chain turned round": ({"via": ["AP", "FT"]}, {"via": ["FT", "AP"]}, "chain_ordered", Trials(0, 1)),
    "chain as a set": ({"via": ["AP", "FT"]}, {"via": ["FT", "AP"]}, "chain_set", Trials(1, 1)),
    "chain without a chain": ({}, {"via": ["AP"]}, "chain_set", Trials(0, 0)),
    "chain invented": ({}, {"via": ["AP"]}, "no_chain_invented", Trials(0, 1)),
    "no chain": ({}, {}, "no_chain_invented", Trials(1, 1)),
    "about": ({"about": ["Musk", "Meta"]}, {"about": ["Elon Musk", "Musk", "AP"]}, "about", Hits(1, 3, 2)),
    "hedged": ({"hedged": True}, {"hedged": False}, "hedged", Trials(0, 1)),
    "negated": ({"negated": True}, {"negated": True}, "negated", Trials(1, 1)),
}


@pytest.mark.parametrize("expected, found, figure, count", ATTRIBUTES.values(), ids=ATTRIBUTES)
def test_attributes_are_counted_on_claims_that_match(expected, found, figure, count):
    assert counts_of(gold([claim(WHOLE, **expected)]), gold([claim(WHOLE, **found)]))[figure] == count
    apart = counts_of(gold([claim(WHOLE, **expected)]), gold([claim(OTHER, **found)]))
    assert apart[figure] in (Trials(), Hits())


PARTIES = {
    "found": ([party("Ann Lee")], [party("Ann Lee")], Hits(1, 1, 1), Trials(1, 1)),
    "by another form": ([party("Meta", "Facebook")], [party("Facebook")], Hits(1, 1, 1), Trials(1, 1)),
    "of another kind": ([party("Meta")], [party("Meta", type="product")], Hits(1, 1, 1), Trials(0, 1)),
    "missed": ([party("Meta")], [], Hits(0, 0, 1), Trials(0, 0)),
    "too many": ([], [party("Meta")], Hits(0, 1, 0), Trials(0, 0)),
    "a second form": ([party("Ann Lee")], [party("Ann Lee"), party("Lee")], Hits(1, 1, 1), Trials(1, 1)),
    "a place": ([], [party("China")], Hits(0, 0, 0), Trials(0, 0)),
    "a source": ([], [party("The Verge")], Hits(0, 0, 0), Trials(0, 0)),
}


@pytest.mark.parametrize("expected, found, hits, types", PARTIES.values(), ids=PARTIES)
def test_parties(expected, found, hits, types):
    people = gold(parties=expected, sources=[{"name": "Verge"}])
    counts = counts_of(people, gold(parties=found))
    assert (counts["parties"], counts["party_types"]) == (hits, types)


TIMES = {
    "found": ([time("in May", "2024-05")], [time("May", "2024-05")], Hits(1, 1, 1), Hits(1, 1, 1)),
    "misread": ([time("May", "2024-05")], [time("May", "2023-05")], Hits(1, 1, 1), Hits(0, 1, 1)),
    "elsewhere": ([time("May", "2024-05")], [time("two", "2024")], Hits(0, 1, 1), Hits(0, 1, 1)),
    "one for two": ([time("May", "1")], [time("May", "1"), time("May", "1")], Hits(1, 2, 1), Hits(1, 2, 1)),
    "optional": ([], [time("why", "2024")], Hits(0, 0, 0), Hits(0, 0, 0)),
}


@pytest.mark.parametrize("expected, found, spans, values", TIMES.values(), ids=TIMES)
def test_times(expected, found, spans, values):
    people = gold(times=expected, optional_times=[time("why", "")])
    counts = counts_of(people, gold(times=found))
    assert (counts["times_span"], counts["times_span_and_value"]) == (spans, values)
    assert counts["time_values"] == Trials(values.right, spans.right)


@pytest.mark.parametrize(
    "expected, found, right, with_speaker",
    [
        ({}, {}, True, True),
        ({}, {"speaker_canonical": "Bo Chan"}, True, False),
        ({"speaker_canonical": None}, {"speaker_canonical": None}, True, True),
        ({"speaker_canonical": None}, {}, True, False),
    ],
)
def test_each_prediction_is_judged(expected, found, right, with_speaker):
    people = Article("1", TEXT, gold([claim(WHOLE, **expected)]))
    one, other = score_article(people, gold([claim(WHOLE, **found), claim(OTHER)])).judged
    assert (one.right, one.right_with_speaker) == (right, with_speaker)
    assert (other.right, other.right_with_speaker) == (False, False)
