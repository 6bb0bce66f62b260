"""The word lists explain themselves."""

from claims.extraction.wordlists import read_table


def test_every_kind_of_word_is_explained_once():
    kinds = [row["kind"] for row in read_table("kinds")]
    assert sorted(kinds) == sorted({row["kind"] for row in read_table("words")})
    assert all(row["meaning"] for row in read_table("kinds"))


def test_no_word_stands_twice_in_its_kind():
    rows = [(row["kind"], row["word"]) for row in read_table("words")]
    assert len(rows) == len(set(rows))
