"""Words of general language that tell how one claim stands to another."""

import pytest

from claims.linking.signals import opposites, signal, stems_of


@pytest.mark.parametrize(
    "kind, words, found",
    [
        ("dismissing", "The suit has no merit.", "no merit"),
        ("dismissing", "It called the report baseless.", "baseless"),
        ("dismissing", "The suit was filed in May.", ""),
        ("restricting", "It used its own data.", "own"),
        ("restricting", "It has lost all along.", ""),
        ("restricting", "All of it was licensed.", "All of"),
        ("conceding", "acknowledged", "acknowledged"),
        ("rejecting", "The firm waved  off the report", "waved  off"),
        ("granting", "He does not deny that.", "not deny"),
        ("turning", "He no longer says so.", "no longer"),
    ],
)
def test_the_words_of_a_kind_are_found_as_they_stand(kind, words, found):
    assert signal(kind, words) == found


def test_stems_leave_out_frequent_words_and_endings():
    assert stems_of("It copied the recordings of its rivals") == stems_of("Rivals' recording: they are copying it")


@pytest.mark.parametrize(
    "one, other, pair",
    [
        ("It ignored the order.", "It obeys every order.", ("ignored", "obeys")),
        ("The court granted the motion.", "The court denied the motion.", ("granted", "denied")),
        ("The files were kept.", "The files were kept and copied.", None),
        ("It won the case and lost the appeal.", "It lost the case.", None),
        ("It sold the firm.", "It left the city.", None),
    ],
)
def test_opposite_words_of_two_texts(one, other, pair):
    assert opposites(one, other) == pair
    assert opposites(other, one) == (pair and pair[::-1])
