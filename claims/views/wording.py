"""Reasons as sentences."""


def sentence(problem: Exception) -> str:
    """The reason of an error as a sentence: "this is no feed" gets a capital, "notes.txt is empty" does not."""
    words = str(problem)
    first, _, _ = words.partition(" ")
    return f"{words[:1].upper() if first.isalpha() else words[:1]}{words[1:]}."
