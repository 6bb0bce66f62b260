"""When two names of the dispute folder are one."""

import pytest

from claims.evaluation.dispute.names import chain_of, forms_of, plain, same_name, same_speaker
from tests.evaluation.cases import claim, party

FORMS = forms_of([party("Federal Trade Commission", "FTC", "the agency")])


@pytest.mark.parametrize(
    "name, compared",
    [
        ("The New York Times’ ", "new york times"),
        ("NYT", "new york times"),
        ("Judge Ona T. Wang", "ona t wang"),
        ("the judge", "the judge"),
        ("Adobe Inc.", "adobe"),
        ("Meta's (Facebook)", "meta"),
        ("U.S.", "u s"),
        ("Müller", "mu ller"),
        ("", ""),
        (None, ""),
    ],
)
def test_the_form_that_names_are_compared_in(name, compared):
    assert plain(name) == compared


@pytest.mark.parametrize(
    "one, other, same",
    [
        ("Elon Musk", "Musk", True),
        ("Ann Lee", "Bo Lee", False),
        ("Ann Lee", "A. Lee", True),
        ("OpenAI", "Open AI", False),
        ("FTC", "the agency", True),
        ("the agency", "Federal Trade Commission", True),
        ("AI experts", "two AI experts", True),
        ("AI experts", "legal experts", False),
        ("Li", "Bo Li", False),
        ("", "", False),
        (None, "Ann Lee", False),
    ],
)
def test_same_name(one, other, same):
    assert same_name(one, other, FORMS) is same
    assert same_name(other, one, FORMS) is same


@pytest.mark.parametrize(
    "gold, found, same",
    [
        ({}, "Lee", True),
        ({"speaker_canonical": "Ann Lee; Bo Chan"}, "Bo Chan", True),
        ({}, "Bo Chan; Ann Lee", True),
        ({"speaker": "the maker"}, "the maker", True),
        ({"speaker": "she", "speaker_canonical": "Ann Lee"}, "she", False),
        ({}, "", False),
        ({}, None, False),
    ],
    ids=["surname", "one of the gold's", "one of the found", "as mentioned", "pronouns say nothing", "empty", "none"],
)
def test_same_speaker(gold, found, same):
    assert same_speaker(claim("prices", **gold), claim("prices", speaker_canonical=found), {}) is same


@pytest.mark.parametrize(
    "via, chain",
    [([], []), (["The NYT", "AP"], ["nyt", "associated press"]), (["Ann Lee", ""], []), (None, [])],
    ids=["none", "in order", "who speaks does not pass on", "not given"],
)
def test_chains(via, chain):
    assert chain_of(claim("prices", via=via)) == [plain(name) for name in chain]
