"""Headlines: which lines are such, and how those in title case read as a sentence.

"DeepSeek Took Its Data" reads "DeepSeek took its data".
"""

import re
from collections.abc import Iterable, Iterator, Set

#: Shorter words stand in small letters in title case, too, or are capitals in any case.
_LONG = 4
#: A title has so many long words, or it may be a name with its office.
_LEAST = 3

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_BEHIND_SMALL = re.compile(r"(?<=[a-z] )[A-Z][^\W\d_]*(?:['’][^\W\d_]+)*")

#: A headline is no longer, and ends without a mark.
_MOST_CHARS, _ENDS = 200, ".!?:;,”\"’'"


def stands_in_headline(words: str, text: str) -> bool:
    """Whether the line of ``text`` that holds these words first is a headline or a heading."""
    at = text.find(words)
    if at < 0:
        return False
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    line = text[start : end if end >= 0 else len(text)].strip()
    return len(line) <= _MOST_CHARS and line[-1:] not in _ENDS


def is_title_case(words: str) -> bool:
    """Whether all words of some length begin with capitals, and there are enough of them to be sure."""
    long = [word for word in _WORD.findall(words) if len(word) >= _LONG]
    return len(long) >= _LEAST and all(word[0].isupper() for word in long)


def in_sentence_case(title: str, names: Iterable[str], text: str) -> str:
    """A title with small letters, but for names: those given, and what ``text`` writes with capitals in a sentence.

    Words that hold further capitals ("AI", "OpenAI") stay as they are.
    """
    kept = {match.span() for name in names for match in _places_of(name, title)}
    capitals = _capitals_in(text)

    def written(word: re.Match) -> str:
        is_name = any(start <= word.start() < end for start, end in kept) or word[0] in capitals
        has_more = word[0][1:] != word[0][1:].lower()
        return word[0] if is_name or has_more else word[0].lower()

    return _WORD.sub(written, title)


def _places_of(name: str, title: str) -> Iterator[re.Match]:
    return re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", title) if name else iter(())


def _capitals_in(text: str) -> Set[str]:
    """The words that begin with a capital behind a word in small letters, in lines that are no titles themselves."""
    lines = (line for line in text.splitlines() if not is_title_case(line))
    return {found for line in lines for found in _BEHIND_SMALL.findall(line)}
