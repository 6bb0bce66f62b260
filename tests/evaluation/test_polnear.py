"""The figures of the polnear format, each on a case of its own."""

import pytest

from claims.evaluation import Article
from claims.evaluation.counts import Hits, Trials
from claims.evaluation.polnear import score_all, score_claims_alone, score_quoted
from claims.evaluation.polnear.speakers import mention_of, same_mention
from tests.evaluation.cases import TEXT, claim, gold, row, span

WHOLE = "prices fell in May"
OTHER = "Nobody asked the two of them why"
SHORT = "wages rose"


def counts_of(rows: list, claims: list, score=score_all, attitudes: tuple = ()) -> dict[str, Hits | Trials]:
    return score(Article("1", TEXT, rows), gold(claims, attitudes=list(attitudes))).counts


CONTENT = {
    "exact": ([row(WHOLE)], [claim(WHOLE)], Hits(1, 1, 1), Hits(1, 1, 1)),
    "three words of four are not strict": ([row(WHOLE)], [claim("fell in May")], Hits(1, 1, 1), Hits(0, 1, 1)),
    "a third of a longer one": ([row("fell in May")], [claim(TEXT[:58])], Hits(0, 1, 1), Hits(0, 1, 1)),
    "elsewhere": ([row(WHOLE)], [claim(OTHER)], Hits(0, 1, 1), Hits(0, 1, 1)),
    "short ones are left out": ([row(SHORT)], [claim(SHORT)], Hits(0, 0, 0), Hits(0, 0, 0)),
}


@pytest.mark.parametrize("rows, claims, relaxed, strict", CONTENT.values(), ids=CONTENT)
def test_content(rows, claims, relaxed, strict):
    counts = counts_of(rows, claims)
    assert (counts["relaxed_content"], counts["strict_content"]) == (relaxed, strict)


def test_each_piece_of_a_cut_content_counts():
    pieces = [list(span(words).values()) for words in (WHOLE, OTHER)]
    assert counts_of([row(WHOLE, pieces=pieces)], [claim(OTHER)])["relaxed_content"] == Hits(1, 1, 2)


def test_the_speaker_counts_on_contents_that_match():
    counts = counts_of([row(WHOLE), row(OTHER)], [claim(WHOLE, speaker="Mr. Chan"), claim(OTHER, speaker="Lee")])
    assert counts["relaxed_content_and_speaker"] == Hits(1, 2, 2)
    assert counts["relaxed_speaker_accuracy"] == counts["strict_speaker_accuracy"] == Trials(1, 2)


def test_recall_by_kind():
    counts = counts_of([row(WHOLE, kind="direct"), row(OTHER)], [claim(OTHER, kind="direct")])
    assert counts["relaxed_recall_direct"] == Trials(0, 1)
    assert counts["relaxed_recall_mixed"] == Trials(0, 0)
    assert counts["relaxed_recall_indirect"] == Trials(1, 1)


@pytest.mark.parametrize(
    "kind, claims, hits",
    [
        ("indirect", [claim(WHOLE), claim(OTHER)], Hits(1, 1, 1)),
        ("indirect", [claim(WHOLE), claim("rose. Nobody asked")], Hits(1, 1, 1)),
        ("mixed", [claim(WHOLE), claim(OTHER)], Hits(2, 2, 2)),
    ],
    ids=["what matches another kind is left out", "what touches it, too", "unless it is wanted"],
)
def test_quoted_ones_alone(kind, claims, hits):
    rows = [row(WHOLE, kind="direct"), row(OTHER, kind=kind)]
    assert counts_of(rows, claims, score_quoted)["relaxed_content"] == hits


def test_words_covered_whatever_the_bounds():
    rows = [row("prices fell"), row("in May", speaker="Bo Chan")]
    counts = counts_of(rows, [claim("prices fell in May. Bo")])
    assert counts["words_covered"] == Hits(4, 5, 4)
    assert counts["words_covered_and_speaker"] == Hits(2, 5, 4)


def test_each_prediction_is_judged():
    claims = [claim(WHOLE), claim(OTHER, speaker="Bo Chan"), claim("Bo Chan said that")]
    judged = score_all(Article("1", TEXT, [row(WHOLE), row(OTHER)]), gold(claims, attitudes=[])).judged
    assert [(one.right, one.right_with_speaker) for one in judged] == [(True, True), (True, False), (False, False)]


@pytest.mark.parametrize(
    "one, other, same",
    [
        ("Mr. Trump's", "Donald Trump", True),
        ("Donald Trump", "Eric Trump", True),
        ("a spokesman for the FBI", "spokesman", True),
        ("Jim Lee, a lawyer", "Lee", True),
        ("Hillary Clinton", "Clinton campaign", False),
        ("Clinton", "Trump", False),
        ("the White House", "House", True),
        ("Josh Earnest, White House", "Earnest spokesman Josh", True),
        ("he", "he", True),
        ("he", "she", False),
        ("", "", True),
        ("", "Trump", False),
    ],
)
def test_same_mention(one, other, same):
    assert same_mention(one, other) is same
    assert same_mention(other, one) is same


def test_what_a_mention_is_compared_by():
    mention = mention_of("a spokesman for the FBI, Jim Lee")
    assert (mention.core, mention.head) == (("spokesman", "for", "fbi"), "spokesman")
    assert mention.every == {"spokesman", "for", "fbi", "jim", "lee"}


def test_attitudes_count_beside_the_claims():
    rows, claims, attitudes = [row(WHOLE), row(OTHER)], [claim(WHOLE)], (claim(OTHER),)
    assert counts_of(rows, claims, attitudes=attitudes)["strict_content"] == Hits(2, 2, 2)
    assert counts_of(rows, claims, score_claims_alone, attitudes)["strict_content"] == Hits(1, 1, 2)


@pytest.mark.parametrize("kind, hits", [("mixed", Hits(1, 1, 1)), ("indirect", Hits(0, 0, 1))])
def test_attitudes_count_among_quotations_where_they_are_quoted(kind, hits):
    counts = counts_of([row(OTHER, kind="mixed")], [], score_quoted, (claim(OTHER, kind=kind),))
    assert counts["strict_content"] == hits
