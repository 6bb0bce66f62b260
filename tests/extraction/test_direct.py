"""Direct speech: whose quotation it is, and that exactly the quotation is the content."""

import pytest

CASES = [
    ("behind", "“We did nothing wrong,” Ann Lee said.", "“We did nothing wrong,”", "Ann Lee"),
    ("straight", '"We did nothing wrong," said Ann Lee.', '"We did nothing wrong,"', "Ann Lee"),
    ("before", "Ann Lee said: “We did nothing wrong.”", "“We did nothing wrong.”", "Ann Lee"),
    ("before, next line", "Ann Lee said:\n\n“We did nothing wrong.”", "“We did nothing wrong.”", "Ann Lee"),
    ("sentences", "“We did nothing. We said so,” Ann Lee said.", "“We did nothing. We said so,”", "Ann Lee"),
    ("document", "Getty sued. “They took our work,” the lawsuit states.", "“They took our work,”", "Getty Images"),
    ("nested", "“He said ‘no’ to us all,” Ann Lee said.", "“He said ‘no’ to us all,”", "Ann Lee"),
    ("brackets", "“[Our] work was … taken,” Ann Lee said.", "“[Our] work was … taken,”", "Ann Lee"),
]


@pytest.mark.parametrize("text, content, speaker", [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_direct(claims_in, text, content, speaker):
    claim = next(claim for claim in claims_in(text) if claim["kind"] == "direct")

    assert (claim["content"], claim["speaker"]) == (content, speaker)


def test_a_quotation_cut_by_its_attribution_is_two_claims_of_one_speaker(claims_in):
    claims = claims_in("“We did nothing wrong,” Ann Lee said. “We will appeal.”")

    assert [(claim["content"], claim["cue"], claim["speaker"]) for claim in claims] == [
        ("“We did nothing wrong,”", "said", "Ann Lee"),
        ("“We will appeal.”", None, "Ann Lee"),
    ]


def test_a_paragraph_that_is_all_quotation_goes_on_with_the_speaker_before_it(claims_in):
    claims = claims_in("“We did nothing wrong,” Ann Lee said.\n\n“We will appeal to a higher court.”")

    assert [claim["speaker"] for claim in claims] == ["Ann Lee", "Ann Lee"]


def test_a_few_quoted_words_make_the_clause_mixed(claims_in):
    claim = claims_in("Nvidia said there was “substantial evidence” of theft.")[0]

    assert (claim["content"], claim["kind"]) == ("there was “substantial evidence” of theft", "mixed")


@pytest.mark.parametrize(
    "text, content",
    [
        ("Suno said that rivals try to “free-ride.”", "rivals try to “free-ride.”"),
        ("Suno said that rivals try to “free-ride,” Wired reported.", "rivals try to “free-ride,”"),
        ("Suno said that rivals try to ‘free-ride.’ “We object,” it said.", "rivals try to ‘free-ride.’"),
    ],
)
def test_a_content_never_breaks_off_inside_a_quotation(claims_in, text, content):
    assert claims_in(text)[0]["content"] == content


def test_scare_quotes_are_no_claim(claims_in):
    assert claims_in("The “Books3” collection was taken offline.") == []


def test_a_signed_post_is_its_authors_own_words(claims_in):
    claim = claims_in("They copied everything we made\n\n— Ann Lee (@annlee) January 30, 2025")[0]

    assert (claim["content"], claim["speaker"]) == ("They copied everything we made", "Ann Lee")
    assert (claim["kind"], claim["medium"]) == ("direct", "post")


BLOCKS = [
    (
        "colon",
        "Ann Lee wrote:\n\nWe did nothing wrong, and we kept receipts.",
        ["We did nothing wrong, and we kept receipts."],
    ),
    (
        "marked",
        "Ann Lee wrote:\n\n> We did nothing wrong at all.\n\nShe went on.\n\n> We kept all the receipts.",
        ["We did nothing wrong at all.", "We kept all the receipts."],
    ),
    ("marked without a speaker", "The weather was fine.\n\n> We did nothing wrong at all.", []),
    (
        "post on its line",
        "We did nothing wrong at all. — Ann Lee (@annlee) January 2, 2025",
        ["We did nothing wrong at all."],
    ),
    ("colon behind a name", "More from Ann Lee: “We did nothing wrong.”", ["“We did nothing wrong.”"]),
    ("floating", "Ann Lee was not amused. “We did nothing wrong.”", ["“We did nothing wrong.”"]),
    ("typed marks", "''We did nothing wrong,'' Ann Lee said.", ["''We did nothing wrong,''"]),
]


@pytest.mark.parametrize("text, contents", [case[1:] for case in BLOCKS], ids=[case[0] for case in BLOCKS])
def test_words_set_apart(claims_in, text, contents):
    found = claims_in(text)

    assert [claim["content"] for claim in found if claim["kind"] == "direct"] == contents
    assert {claim["speaker"] for claim in found} <= {"Ann Lee"}
