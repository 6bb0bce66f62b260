"""Who told whom."""

import sys
from datetime import date

import pytest

from claims.extraction import attribution, chains, extract
from claims.extraction.chains import REASON
from claims.terms import How, NodeKind

CHATGPT_BLOG = "ChatGPT Is Eating the World"
CASES = [
    ("told", "Ann Lee told The Verge that demand fell.", "Ann Lee", ["The Verge"]),
    ("reports that", "Bloomberg reports that Nvidia said demand fell.", "Nvidia", ["Bloomberg"]),
    ("closing report", "Demand fell, Nvidia said, Reuters reported.", "Nvidia", ["Reuters"]),
    (
        "two outlets",
        "OpenAI told the Financial Times that data was copied, Inc. reported on Wednesday.",
        "OpenAI",
        ["Inc.", "Financial Times"],
    ),
    ("according to", "According to Reuters, Nvidia said demand fell.", "Nvidia", ["Reuters"]),
    (
        "a short report of long words",
        "According to Reuters, Nvidia claims that demand, which had gone up with every quarter since the firm began to "
        "sell to operators of data centres in earnest, fell by half within the six months after the export rules came.",
        "Nvidia",
        ["Reuters"],
    ),
    ("behind a label", "Summary: According to Reuters, Nvidia said demand fell.", "Nvidia", ["Reuters"]),
    ("nameless document", "Nvidia said demand fell, a new report claims.", "Nvidia", []),
    ("own outlet", "Ann Lee told the Evening Page that demand fell.", "Ann Lee", []),
    ("outlet alone", "Bloomberg reported that demand fell.", "Bloomberg", []),
    (
        "own spokesperson",
        "Google denied that Bard was trained on it, spokesperson Cy Roe told The Verge, Mint reported.",
        "Google",
        ["Mint", "The Verge"],
    ),
    (
        "first reported by",
        "Lee’s lawsuit, which was first reported by Reuters, says the work was copied.",
        "Lee",
        ["Reuters"],
    ),
    (
        "as told by",
        "Nvidia told the Financial Times that it saw theft, as told by Inc.",
        "Nvidia",
        ["Inc.", "Financial Times"],
    ),
    ("as X told it", "Nvidia said demand fell, Reuters wrote, as Inc. told it.", "Nvidia", ["Inc.", "Reuters"]),
    (
        "carried by",
        "Nvidia said demand fell, according to a Reuters piece carried by Mint.",
        "Nvidia",
        ["Mint", "Reuters"],
    ),
    ("unlisted", "Nvidia said demand fell, Snarkfin reported on Friday.", "Nvidia", ["Snarkfin"]),
    ("sentence as a name", "Nvidia said demand fell, ChatGPT Is Eating the World reported.", "Nvidia", [CHATGPT_BLOG]),
    ("citing papers", "Suno denied that it copied songs, 36Kr reported, citing papers in Nature.", "Suno", ["36Kr"]),
    ("order between", "Suno argued that use is fair, according to the order, ai fray reported.", "Suno", ["ai fray"]),
    ("month", "Suno argued that use is fair, Mint reported in September.", "Suno", ["Mint"]),
    ("accused", "Reddit accused Udio, Adobe and Nvidia of theft, Snarkfin reported.", "Reddit", ["Snarkfin"]),
    ("pronoun inside", "Ann Lee spoke. She ruled that use is fair, Reuters reported.", "Ann Lee", ["Reuters"]),
    ("citing people", "Reuters reported that Nvidia may buy it, citing two officials.", None, ["Reuters"]),
    ("quoted as saying", "Reuters quoted Ann Lee as saying that demand fell.", "Ann Lee", ["Reuters"]),
    ("on a broadcaster", "In a call with Reuters, Ann Lee said that demand fell.", "Ann Lee", ["Reuters"]),
    ("reports from a report", "A report by Reuters, in which Ann Lee warned that demand fell.", "Ann Lee", ["Reuters"]),
    (
        "somebody in between",
        "Nvidia, Cy Roe told The Verge, had promised Suno that demand fell.",
        "Nvidia",
        ["The Verge", "Cy Roe"],
    ),
    ("noted source", "Demand fell, according to Ann Lee (source: Reuters).", "Ann Lee", ["Reuters"]),
    ("quoted report", "Ann Lee quoted a report by Nvidia which found that demand fell.", "Nvidia", ["Ann Lee"]),
    (
        "seen by itself",
        "Demand fell, according to a memo first reported by Reuters and seen by Evening Page.",
        None,
        [],
    ),
    ("interview in front", "In an interview with CNBC, Ann Lee said that demand fell.", "Ann Lee", ["CNBC"]),
    (
        "source of a figure",
        "Nvidia said demand fell.\n\nShare of chips\nSource: TechRadar\n\nOther news.",
        "Nvidia",
        [],
    ),
    ("source of a section", "Nvidia said demand fell.\n\nOther news\n\nIt rained.\n\nSource: TechRadar", "Nvidia", []),
    ("source line", "Nvidia said demand fell.\n\nSource: TechRadar\n\nOther news.", "Nvidia", ["TechRadar"]),
    ("email to", "Suno denied it in an email to TechCrunch, saying that it paid.", "Suno", ["TechCrunch"]),
    ("sent to", "“We paid for them,” Suno said in a statement sent to Mint.", "Suno", ["Mint"]),
    ("speaking to", "Speaking to Sky News, Ann Lee said that demand fell.", "Ann Lee", ["Sky News"]),
    ("seen by", "Suno knew of it, according to memos seen by Wired.", "memos", ["Wired"]),
    ("cited by", "Suno paid nobody, two people cited by The Information said.", None, ["The Information"]),
    ("citing between", "Reuters, citing two officials, reported that demand fell.", None, ["Reuters"]),
    ("citing in front", "Citing two officials, Reuters reported that demand fell.", None, ["Reuters"]),
    ("report according to", "Reuters reported that demand fell, according to two officials.", None, ["Reuters"]),
    ("according between", "Ann Lee said, according to Reuters, that demand fell.", "Ann Lee", ["Reuters"]),
    ("report in", "According to a report in Mint, Nvidia said demand fell.", "Nvidia", ["Mint"]),
    ("the magazine", "The Atlantic looked into it. Suno told the magazine that it paid.", "Suno", ["The Atlantic"]),
    ("admission passed on", "Udio said in a filing that Suno admitted copying songs.", "Suno", ["Udio"]),
    (
        "carried, citing",
        "Demand fell, Nvidia said in a statement told by TRT, citing Reuters.",
        "Nvidia",
        ["TRT", "Reuters"],
    ),
]


@pytest.mark.parametrize("text, speaker, via", [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_chain(claims_in, text, speaker, via):
    assert [(claim["speaker"], claim["via"]) for claim in claims_in(text)] == [(speaker, via)]


def test_unnamed_people_are_a_node_with_their_number_and_reason():
    text = (
        "Nvidia saw that bots copied the pages, two people who asked not to be named"
        " because the talks are private told Bloomberg."
    )
    bloomberg, people = extract(text).attributions[0].via

    assert (bloomberg.canonical, bloomberg.kind) == ("Bloomberg", NodeKind.PUBLISHER)
    assert (people.canonical, people.kind, people.number) == (None, NodeKind.UNNAMED, "two")
    assert people.reason.startswith("asked not to be named")


def test_citing_makes_the_cited_people_the_speaker():
    text = "Reuters reported that demand fell, citing three people familiar with the matter."
    found = extract(text).attributions[0]

    assert found.content.of(text) == "demand fell"
    assert (found.speaker.kind, found.speaker.number) == (NodeKind.UNNAMED, "three")
    assert [node.canonical for node in found.via] == ["Reuters"]


def test_unnamed_people_who_asked_not_to_be_named_may_be_cited_behind_the_outlet():
    text = "Suno researchers saw bots copy the pages, Bloomberg reported, citing people who asked not to be named."
    found = extract(text).attributions[0]

    assert found.content.of(text) == "Suno researchers saw bots copy the pages"
    assert (found.speaker.kind, [node.canonical for node in found.via]) == (NodeKind.UNNAMED, ["Bloomberg"])


def test_every_unlisted_teller_is_a_publisher():
    text = "Nvidia said demand fell, Snarkfin reported. Prices rose, Nvidia said, according to Snarkfin."

    assert {node.kind for found in extract(text).attributions for node in found.via} == {NodeKind.PUBLISHER}


def test_a_plaintiff_that_is_an_outlet_is_a_party():
    text = "The New York Times alleged in a complaint that its articles were used."
    found = extract(text).attributions[0]

    assert (found.speaker.kind, found.speaker.how, found.medium) == (NodeKind.PARTY, How.FILED, "complaint")


def test_clocks_come_from_beside_the_cue_and_from_the_content():
    text = "Nvidia said on Tuesday that sales fell in December 2024."
    found = extract(text, published=date(2025, 1, 30)).attributions[0]

    assert found.said.date.value == "2025-01-28"
    assert found.happened.date.value == "2024-12-01/2024-12-31"


def test_the_time_of_an_observation_is_when_it_happened():
    text = "Nvidia noticed last fall that bots copied the pages."
    found = extract(text, published=date(2025, 1, 30)).attributions[0]

    assert found.said is None
    assert found.happened.date.value == "2024-09-01/2024-11-30"


def test_the_order_around_a_ruling_is_its_medium():
    text = "Judge Ann Lee held that training is fair use, according to the order."
    found = extract(text).attributions[0]

    assert (found.speaker.canonical, found.speaker.how, found.medium, found.via) == ("Ann Lee", How.RULED, "order", ())


def last_chain(text):
    found = extract(text, publisher="Evening Page").attributions[-1]
    return found.speaker and (found.speaker.canonical or found.speaker.words), [node.canonical for node in found.via]


@pytest.mark.parametrize(
    "text, speaker",
    [
        ("Ann Lee told Reuters that demand fell. She said that prices rose.", "Ann Lee"),
        ("Two people told Reuters that demand fell.\n\nPrices rose, the people said.", "the people"),
        ("Two people told Reuters that demand fell.\n\nPrices rose, they said.", "Two people"),
        ("Reuters reported, citing a memo, that demand fell. Prices rose, the memo says.", "the memo"),
        ("Demand fell, Nvidia said, as first reported by Reuters. Prices rose, it added.", "Nvidia"),
    ],
)
def test_who_goes_on_speaks_through_the_same_outlet(text, speaker):
    assert last_chain(text) == (speaker, ["Reuters"])


@pytest.mark.parametrize(
    "text",
    [
        "Nvidia said that demand fell, Reuters reported. Suno said that prices rose.",
        "Ann Lee told Reuters that demand fell.\n\nSuno said that prices rose.",
        "Reuters reported on the complaint, which says that demand fell. The complaint says that prices rose.",
    ],
)
def test_who_speaks_anew_does_not(text):
    assert last_chain(text)[1] == []


def test_a_filing_tells_on_the_word_of_whoever_filed_it():
    text = "Suno said in a filing that it lost money. According to the filing, Nvidia told it that demand fell."
    assert last_chain(text) == ("Nvidia", ["Suno"])


INTERVIEW = (
    "Ann Lee counts.\n\nPage: How many?\n\nLee: Nvidia told us that demand fell.\n\nPage: And now?\n\nLee: We wait."
)


def test_an_interview_gives_the_words_of_whoever_answers():
    chains = {found.content.of(INTERVIEW): found for found in extract(INTERVIEW, publisher="Page").attributions}
    assert [node.canonical for node in chains["demand fell"].via] == ["Ann Lee"]


def test_somebody_met_again_is_told_by_the_words_that_brought_them_in():
    text = "A former Suno engineer spoke. The engineer said that demand fell."
    assert last_chain(text)[0] == "former Suno engineer"


def test_it_is_not_the_narrator():
    text = "Suno spoke. It told Reuters that Nvidia had described the songs as “free for all to use”."
    assert last_chain(text) == ("Nvidia", ["Reuters", "Suno"])


def test_why_people_are_not_named_is_looked_for_once_in_a_paragraph(monkeypatch):
    """However many there are: a long one takes time with its length, not with its square."""
    looked_through = []

    class Noting:
        def search(self, words):
            looked_through.append(words)
            return REASON.search(words)

    monkeypatch.setattr(chains, "REASON", Noting())
    text = "Two officials said that it fell. Three officials, who asked not to be named, said that it rose."
    found = extract(text).attributions
    assert [each.speaker.reason for each in found] == ["asked not to be named"] * 2
    assert looked_through == [text]


def work_of_nesting(monkeypatch, n: int) -> float:
    """Calls for each draft of one paragraph in which so many are told on somebody's word."""
    n_calls = n_drafts = 0

    def note(frame, event, arg):
        nonlocal n_calls
        n_calls += event in ("call", "c_call")

    def counted(drafts, cast):
        nonlocal n_drafts
        n_drafts += len(drafts)
        sys.setprofile(note)
        try:
            outer_of = chains.nested(drafts, cast)
            attribution._parts(draft.content for draft in drafts)
        finally:
            sys.setprofile(None)
        assert len(outer_of) >= n
        return outer_of

    monkeypatch.setattr(attribution, "nested", counted)
    extract(" ".join(f"Reuters reported that Ann Lee said that number {i} was taken." for i in range(n)))
    return n_calls / n_drafts


def test_who_passes_on_whom_is_found_without_a_look_at_each_pair(monkeypatch):
    """A long paragraph takes time with its length, not with its square."""
    assert work_of_nesting(monkeypatch, 120) < 1.5 * work_of_nesting(monkeypatch, 30)
