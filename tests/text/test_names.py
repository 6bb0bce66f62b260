import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.names import acronym_of, fold, is_name, name_key, same_name, slug_of, strip_titles


@pytest.mark.parametrize(
    "name, folded",
    [
        ("OpenAI’s", "openai"),
        ("  The\nTimes ", "the times"),
        ("Beyoncé", "beyonce"),
        ("Authors'", "authors"),
        ("O’Neill", "o'neill"),
        ("Ｏｐｅｎ AI", "open ai"),
        ("", ""),
    ],
)
def test_fold(name, folded):
    assert fold(name) == folded


@pytest.mark.parametrize(
    "one, other",
    [
        ("The Walt Disney Co.", "Walt Disney"),
        ("OpenAI, Inc.", "OpenAI"),
        ("J.K. Rowling", "J. K. Rowling"),
        ("U.S.", "US"),
        ("Character.AI", "Character AI"),
        ("Judge Ona Wang", "Ona Wang"),
        ("Mr. Altman’s", "Altman"),
        ("Federal Trade Commission", "FTC"),
        ("the AP", "Associated Press"),
    ],
)
def test_spellings_of_one_name(one, other):
    assert same_name(one, other)


@pytest.mark.parametrize(
    "one, other",
    [("New York Times", "New York Post"), ("Sam Altman", "Sam Alito"), ("A", "Amazon"), ("Judge", "Judge Wang")],
)
def test_different_names(one, other):
    assert not same_name(one, other)


def test_titles_go_but_never_the_whole_name():
    assert strip_titles("Attorney General Letitia James") == "Letitia James"
    assert strip_titles("Judge") == "Judge"
    assert strip_titles("Kingston Brown") == "Kingston Brown"
    assert name_key("The Co.") != ""


@pytest.mark.parametrize(
    "name, acronym",
    [("Federal Communications Commission", "FCC"), ("Bank of America", "BA"), ("OpenAI", None), ("the press", None)],
)
def test_acronym(name, acronym):
    assert acronym_of(name) == acronym


def test_slugs_are_readable_and_never_empty():
    assert slug_of("The Authors’ Guild, Inc.") == "the-authors-guild-inc"
    assert slug_of("Universität Köln") == "universitat-koln"
    assert slug_of("深度求索") == slug_of("深度求索") != slug_of("杭州")
    assert slug_of("word " * 40) == "-".join(["word"] * 12)


@given(st.text(max_size=100))
def test_any_name_has_a_slug_of_address_characters(name):
    slug = slug_of(name)
    assert 0 < len(slug) <= 60
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@given(st.text(max_size=60))
def test_the_key_of_a_name_survives_its_own_folding(name):
    assert name_key(fold(name)) == name_key(name)


@pytest.mark.parametrize(
    "words, named",
    [
        ("OpenAI", True),
        ("Judge William Alsup", True),
        ("The New York Times", True),
        ("404 Media", True),
        ("Microsoft researchers", True),
        ("ai fray", False),
        ("Judge", False),
        ("the judge", False),
        ("their lawyers", False),
        ("that account", False),
        ("an OpenAI spokesperson", False),
        ("Some critics", False),
        ("The lawyers", False),
        ("people familiar with the matter", False),
        ("", False),
    ],
)
def test_is_name(words, named):
    assert is_name(words) is named
