"""Whether a sentence looks ahead from the words before a date, so that "in December" means the coming one."""

import re

_REACH = 90
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s|\n")
_AHEAD = re.compile(
    r"\b(?:will|won't|shall|scheduled|expected|expects?|anticipated|slated|due|upcoming|deadline|set (?:to|for)"
    r"|(?:is|are|was|were|'s|’s|be) (?:to|going to)|plan(?:s|ned|ning)? (?:to|for)|begins|starts|takes effect)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"(?<!be )(?<!been )\b(?:said|says|told|wrote|announced|reported|filed|sued|ruled|added|argued|claimed|alleged"
    r"|accused|published|posted|launched|released|since|last|after)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(r"(?:^|[.!?:\n][\"”’')\]]*\s*|[\"“‘])(?:on|in|by|this|during|from)?\s*$", re.IGNORECASE)


def looks_ahead(text: str, start: int, end: int) -> bool:
    """True when the words that lead up to `text[start:end]` speak of the future ("is set to go to trial in").

    A reporting word in between takes that back: in "will appeal, it said on Tuesday" the Tuesday is past. At the very
    start of a sentence the words behind the date decide: "On Tuesday the court will hear ...".
    """
    before = _SENTENCE_END.split(text[max(0, start - _REACH) : start])[-1]
    signs = list(_AHEAD.finditer(before))
    if signs:
        return not _TOLD.search(before, signs[-1].end())
    if not _OPENING.search(text[max(0, start - _REACH) : start]):
        return False
    after = _SENTENCE_END.split(text[end : end + _REACH // 2])[0]
    sign = _AHEAD.search(after)
    return bool(sign) and not _TOLD.search(after, 0, sign.start())
