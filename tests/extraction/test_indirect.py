"""Reported clauses: text → content, cue, speaker."""

import pytest

CASES = [
    ("that", "Nvidia said that demand would fall.", "demand would fall", "said", "Nvidia"),
    ("bare", "Nvidia says demand will fall.", "demand will fall", "says", "Nvidia"),
    ("told", "Ann Lee told the court that she was paid.", "she was paid", "told", "Ann Lee"),
    ("closing", "Demand will fall, Nvidia said on Monday.", "Demand will fall", "said", "Nvidia"),
    ("inverted", "Demand will fall, said Ann Lee, a director.", "Demand will fall", "said", "Ann Lee"),
    ("aside", "Demand will fall, Ann Lee, a director at Nvidia, said.", "Demand will fall", "said", "Ann Lee"),
    ("according", "According to Nvidia, demand will fall.", "demand will fall", "According to", "Nvidia"),
    ("according-end", "Demand will fall, according to Nvidia.", "Demand will fall", "according to", "Nvidia"),
    ("view", "In Nvidia’s view, demand will fall.", "demand will fall", "In Nvidia’s view", "Nvidia"),
    ("interrupted", "But, Ann Lee said, demand will fall.", "demand will fall", "said", "Ann Lee"),
    (
        "subject first",
        "The last test, Nvidia said, was its biggest yet.",
        "The last test, Nvidia said, was its biggest yet",
        "said",
        "Nvidia",
    ),
    ("as pointed out", "As Ann Lee has pointed out, demand will fall.", "demand will fall", "As", "Ann Lee"),
    ("infinitive", "Suno claims to have a licence.", "to have a licence", "claims", "Suno"),
    (
        "accuse",
        "Reddit accused Perplexity of scraping its pages.",
        "Perplexity of scraping its pages",
        "accused",
        "Reddit",
    ),
    ("sue", "Reddit sued Perplexity for scraping its pages.", "scraping its pages", "sued", "Reddit"),
    (
        "accuse several",
        "Reddit accused Udio, Adobe and Nvidia of theft.",
        "Udio, Adobe and Nvidia of theft",
        "accused",
        "Reddit",
    ),
    ("accuse over", "Suno accused Udio over stolen songs.", "Udio over stolen songs", "accused", "Suno"),
    ("hearer", "Suno told a House committee Udio copied its songs.", "Udio copied its songs", "told", "Suno"),
    ("hearers", "Suno told lawmakers Udio copied its songs.", "Udio copied its songs", "told", "Suno"),
    ("versus", "The case of Roe v. Suno is over, Ann Lee said.", "The case of Roe v. Suno is over", "said", "Ann Lee"),
    ("Inc.", "Demand will fall, Inc. reported on Friday.", "Demand will fall", "reported", "Inc."),
    ("possessive", "Demand will fall, the artists’ lawyers said.", "Demand will fall", "said", "artists’ lawyers"),
    (
        "describe",
        "Udio described the case as an attack on rivals.",
        "the case as an attack on rivals",
        "described",
        "Udio",
    ),
    ("noun", "Suno repeated its claim that the songs were stolen.", "the songs were stolen", "claim", "Suno"),
    ("headline", "Nvidia Claims Rival Stole Its Plans", "Rival Stole Its Plans", "Claims", "Nvidia"),
    ("label", "Ann Lee: Voters were misled by the firm", "Voters were misled by the firm", ":", "Ann Lee"),
    ("participle", "Nvidia left the talks, saying that they were useless.", "they were useless", "saying", "Nvidia"),
    ("shared subject", "Nvidia met the press and said demand would fall.", "demand would fall", "said", "Nvidia"),
    (
        "and",
        "Nvidia says it knows the case but refuses to talk.",
        "it knows the case but refuses to talk",
        "says",
        "Nvidia",
    ),
    ("semicolon", "Suno argued the use is fair; Udio said it agreed.", "the use is fair", "argued", "Suno"),
    (
        "aside in dashes",
        "Researchers at Nvidia — it owns a lab — noticed that bots had copied the pages.",
        "bots had copied the pages",
        "noticed",
        "Researchers at Nvidia",
    ),
    (
        "finding",
        "Researchers at Wiz have found an open database of chat logs.",
        "an open database of chat logs",
        "found",
        "researchers at Wiz",
    ),
]


@pytest.mark.parametrize("text, content, cue, speaker", [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_reported_clause(claims_in, text, content, cue, speaker):
    claim = claims_in(text)[0]

    assert (claim["content"], claim["cue"]) == (content, cue)
    assert claim["speaker"].lower() == speaker.lower()
    assert claim["kind"] == "indirect"


@pytest.mark.parametrize(
    "text",
    [
        "DeepSeek did not respond to a request for comment.",
        "Nvidia declined to comment, Reuters reported.",
        "The judge asked whether the data was sold.",
        "To say that it failed is wrong.",
        "Suno would not say whether it was trained on songs.",
        "Suno would not say whether it copied songs, Reuters reported.",
        "Suno did not say whether it copied songs, Reuters reported.",
        "Suno would not comment, Reuters reported.",
        "The company is based in Hangzhou and makes chatbots.",
    ],
)
def test_no_claim(claims_in, text):
    assert claims_in(text) == []


def test_coordinated_that_clauses_are_two_claims(claims_in):
    claims = claims_in("Nvidia said that demand fell and that prices rose.")

    assert [claim["content"] for claim in claims] == ["demand fell", "prices rose"]


def test_a_clause_inside_a_content_is_part_of_it(claims_in):
    claims = claims_in("Nvidia said it had fixed the fault, which it described as a bug.")

    assert [claim["content"] for claim in claims] == ["it had fixed the fault, which it described as a bug"]


def test_the_second_of_two_that_clauses_is_a_claim_of_its_own(claims_in):
    claims = claims_in("Nvidia said the photos were copied last year and that some bore a watermark.")

    assert [claim["content"] for claim in claims] == ["the photos were copied last year", "some bore a watermark"]


def test_a_remark_behind_which_is_the_narrators(claims_in):
    claims = claims_in("OpenAI accused DeepSeek of copying its models, which led to some jokes.")

    assert claims[0]["content"] == "DeepSeek of copying its models"


def test_what_is_not_denied_is_not_negated(claims_in):
    assert [claim["negated"] for claim in claims_in("Udio does not dispute that it used the songs.")] == [False]


def test_what_joins_a_claim_to_the_one_before_is_not_part_of_it(claims_in):
    text = "Demand fell, Ann Lee said. But prices rose, she added. “And we saw it,” she said."
    assert [claim["content"] for claim in claims_in(text)] == ["Demand fell", "prices rose", "“And we saw it,”"]
