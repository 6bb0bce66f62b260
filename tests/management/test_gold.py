"""Annotated claims as extraction hands them out: what the annotation says wins, what it leaves open is read."""

from datetime import date

import pytest

from claims.evaluation import Article
from claims.management.gold import extraction_of
from claims.terms import CueClass, Directness, How, NodeKind, PartyKind
from claims.text.spans import Span

TEXT = (
    "OpenAI said on Tuesday that it may have seen evidence. Reuters reported that officials denied the theft of files."
    "\n\n"
    "The complaint alleges that Meta copied books. “Nobody asked us,” an author wrote."
)


def claim(words: str, **fields) -> dict:
    start = TEXT.index(words)
    plain = {"kind": "indirect", "via": [], "about": [], "hedged": False, "negated": False, "cue": None}
    return {"start": start, "end": start + len(words), **plain, "speaker_canonical": None, **fields}


def read(*claims: dict, **gold):
    marked = {"claims": list(claims), "parties": [], "times": [], **gold}
    return extraction_of(Article("1", TEXT, marked, date(2025, 1, 30), "PetaPixel"))


def test_claims_stand_where_they_are_marked_and_in_their_order():
    given = [claim("Meta copied books"), claim("it may have seen evidence"), claim("have seen evidence")]
    found = read(*given).attributions
    assert [one.content for one in found] == [Span(one["start"], one["end"]) for one in given]


def test_what_is_annotated_wins():
    marked = claim(
        "it may have seen evidence",
        cue="said",
        speaker="OpenAI",
        speaker_canonical="OpenAI Inc",
        speaker_affiliation="SoftBank",
        kind="mixed",
        about=["DeepSeek"],
        hedged=False,
        medium="statement",
    )
    party = {"canonical": "OpenAI Inc", "type": "organisation", "mentions": ["OpenAI"]}
    extraction = read(marked, parties=[party], sources=[{"name": "Reuters", "kind": "outlet"}])
    (found,) = extraction.attributions
    assert (found.speaker.canonical, found.speaker.kind) == ("OpenAI Inc", NodeKind.PARTY)
    assert (found.speaker_kind, found.speaker_affiliation) == (PartyKind.ORGANISATION, "SoftBank")
    assert (found.kind, found.about, found.hedged, found.medium) == (
        Directness.MIXED,
        ("DeepSeek",),
        False,
        "statement",
    )
    assert (found.cue.of(TEXT), found.source.of(TEXT)) == ("said", "OpenAI")
    assert [one.canonical for one in extraction.parties] == ["OpenAI Inc"]
    assert [one.name for one in extraction.sources] == ["Reuters"]


def test_what_is_left_open_is_read():
    (found,) = read(claim("it may have seen evidence", speaker_canonical="OpenAI", cue="said")).attributions
    assert (found.certainty, found.cue_class, found.rule) == ("may", CueClass.SPEECH, "reported-clause")
    assert [span.of(TEXT) for span in found.certainty_words] == ["may"]
    assert found.said.date.value == "2025-01-28"


def test_words_that_no_rule_finds_are_claims_all_the_same():
    (found,) = read(claim("the theft of files", speaker_canonical="officials", cue="denied", negated=True)).attributions
    assert (found.cue_class, found.negated) == (CueClass.DENIAL, True)
    assert (found.speaker.canonical, found.speaker.kind) == (None, NodeKind.UNNAMED)


@pytest.mark.parametrize(
    "name, kind", [("Reuters", NodeKind.PUBLISHER), ("OpenAI", NodeKind.PARTY), ("two officials", NodeKind.UNNAMED)]
)
def test_who_passes_it_on(name, kind):
    (found,) = read(claim("Meta copied books", speaker_canonical="Jane Doe", via=[name])).attributions
    assert [(node.words, node.kind) for node in found.via] == [(name, kind)]


def test_a_court_paper_is_a_filing_whatever_the_verb():
    marked = claim("Meta copied books", speaker_canonical="Jane Doe", cue="alleges", medium="complaint")
    (found,) = read(marked).attributions
    assert (found.cue_class, found.speaker.how) == (CueClass.FILING, How.FILED)


def test_the_charge_within_a_denial_is_none():
    text = "Perplexity rejected Reddit's charge that it had ignored the letter."
    start = text.index("it had")
    plain = {"kind": "indirect", "via": [], "about": ["Perplexity"], "hedged": False, "cue": "charge"}
    marked = {"start": start, "end": len(text) - 1, **plain, "speaker": "Reddit", "speaker_canonical": "Reddit"}

    def class_of(**fields) -> CueClass:
        gold = {"claims": [{**marked, **fields}], "parties": [], "times": []}
        return extraction_of(Article("1", text, gold, None, "")).attributions[0].cue_class

    assert class_of(negated=False) is CueClass.SPEECH
    assert class_of(negated=True, speaker="Perplexity", speaker_canonical="Perplexity") is CueClass.DENIAL
