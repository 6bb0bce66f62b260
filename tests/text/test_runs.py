"""Words in a row that passages share."""

from claims.text.runs import longest_run, quotes_of, runs_of

COPIED = "the scans were bought from a dealer in a village and deleted"


def test_words_outside_quotation_marks_in_a_row():
    assert runs_of(f"He says that {COPIED}.", 8) & runs_of(f"As we hear, {COPIED}!", 8)


def test_the_name_of_a_court_is_no_sign_of_copying():
    assert not runs_of("U.S. District Court for the Southern District of New York", 8)


def test_quoted_words_are_not_copied_but_quoted():
    assert not runs_of(f"He says: “{COPIED}.”", 8)
    assert quotes_of(f"“{COPIED}”", 6) & quotes_of(f'"{COPIED}," he said', 6)


def test_a_short_quotation_counts_as_a_whole():
    assert quotes_of("“We have never touched it.”", 6) == quotes_of('"We have never touched it,"', 6) != frozenset()
    assert not quotes_of("“They had.”", 6)


def test_the_longest_run_and_its_words():
    assert longest_run("One two, three four.", "zero two three four five") == (3, "two, three four")
    assert longest_run("one", "two") == (0, "")


def test_a_long_passage_of_marks_that_nothing_closes_is_looked_through_once():
    """With a look for the end of each by itself, this would take an hour."""
    assert runs_of("« " * 300_000 + COPIED, 8) == runs_of(COPIED, 8)
