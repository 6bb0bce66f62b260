"""Whether a claim only tells how far something has come: "the suit was filed on Wednesday", "briefing is closed", "it
will not use the articles any more".

Nobody denies that, and an answer to what the case is about is none to it.
"""

import re
from functools import lru_cache

_CASE = r"(?:case|suit|lawsuit|complaint|class\saction|briefing|trial|hearing|inquiry|investigation|appeal|discovery)s?"

#: What somebody does who begins or goes on with one, at the beginning of a sentence.
_DONE = re.compile(
    rf"""\W* (?:[\w.’'&-]+\s){{1,6}}?
    (?:files?|filed|announce[sd]?|brings?|brought|opens?|opened|launch(?:es|ed)?|begins?|began|receive[sd]?|joins?|joined)
    \s (?:(?:an?|the|its|their|similar|separate|own|class)\s)* {_CASE}\b""",
    re.IGNORECASE | re.VERBOSE,
)

#: What becomes of one: it "is still in discovery", or "closed on Thursday".
_COME_TO = re.compile(
    rf"""\W* (?:(?:the|an?|its|their)\s)? (?:[\w.’'-]+\s){{0,3}}? {_CASE}\b [^,;:“”"]*? \b
    (?: (?:is|are|was|were|has\sbeen|will\sbe|remains?|goes|went|continues?) \s (?:still\s|now\s|not\s|yet\s|fully\s)*
        (?:in\sdiscovery|closed|pending|open|under\s?way|on(?:\shold)?|stayed|adjourned|scheduled|set|due|heard|filed
          |brought|consolidated|transferred|briefed|announced|in\s\w+) \b
      | (?:began|begins|opened|opens|closed|closes|ended|ends|resumed|resumes) (?=\W*\Z|\s(?:on|in|last|this|before)\b)
    )""",
    re.IGNORECASE | re.VERBOSE,
)

#: What ends something, and does not say that it never was; "any more than" compares.
_ENDED = re.compile(r"\b(?:any\s?more|any longer)\b(?!\sthan\b)", re.IGNORECASE)

#: What is part of many a settlement, and says nothing of the charge.
_ADMITS_NOTHING = re.compile(
    r"\W*(?:[\w.’'&-]+\s){1,4}?(?:did\snot\s)?admit(?:s|ted)?\s(?:no|any)\s(?:wrongdoing|fault|liability|guilt)\W*\Z",
    re.IGNORECASE,
)


@lru_cache(maxsize=50_000)
def tells_a_stage(text: str) -> bool:
    """Whether all that a text says is what stage some proceedings are at, or that somebody does something no more."""
    return any(found.match(text) for found in (_DONE, _COME_TO, _ADMITS_NOTHING)) or bool(_ENDED.search(text))
