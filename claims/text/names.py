"""Names of people and organisations as strings: folded for comparing, slugged for addresses, sorted for lists."""

import hashlib
import re
import unicodedata

_APOSTROPHES = str.maketrans("‘’ʼ′`", "'''''")
_POSSESSIVE = re.compile(r"(?<=\w)(?:'s|(?<=s)')$")
_TITLE = re.compile(
    r"(?:(?:the\s+)?(?:hon(?:ou?rable)?|president|vice president|prime minister|secretary|minister|senator|sen|governor"
    r"|gov|representative|rep|congressman|congresswoman|chairman|chairwoman|chair|commissioner|attorney general"
    r"|chief justice|magistrate judge|district judge|judge|justice|chief executive|ceo|cfo|cto|coo|co-founder|founder"
    r"|professor|prof|doctor|dr|mr|mrs|ms|miss|mx|sir|dame|lord|lady|king|queen|prince|princess|pope|general|gen"
    r"|colonel|col|captain|capt|spokesman|spokeswoman|spokesperson)\b\.?,?\s+)+",
    re.IGNORECASE,
)
_CORPORATE = re.compile(
    r",?\s+(?:incorporated|inc|corporation|corp|company|co|limited|ltd|llc|llp|lp|plc|gmbh|ag|pbc|s a|sa|nv|bv)\.?$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_OPENS = {"the", "a", "an", "its", "their", "his", "her", "our", "my", "that", "this", "these", "those", "some", "one"}
_DESCRIBES = _OPENS - {"the"}
_SMALL_WORDS = {"of", "the", "and", "for", "in", "on", "de", "la", "et", "der", "und"}
_LONGEST_SLUG = 60


def fold(name: str) -> str:
    """A name for comparing: no case, accents, possessive ending or doubled blanks, and straight apostrophes."""
    plain = name.translate(_APOSTROPHES)
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _POSSESSIVE.sub("", " ".join(plain.casefold().split()))


def strip_titles(name: str) -> str:
    """The name without what stands before it: "U.S. District Judge Ona Wang" stays as it is, "Judge Ona Wang" loses
    the judge. A name that is nothing but a title is returned unchanged."""
    return _TITLE.sub("", name, count=1).strip() if _TITLE.match(name) else name


def is_name(words: str) -> bool:
    """Whether these words name somebody in particular: "Judge Alsup" does, "the judge", "Judge", "their lawyers" and
    "an OpenAI spokesperson" do not.

    A description may hold a name and still leave open who is meant: it begins with a determiner and ends in small
    letters. "The New York Times" begins with an article and ends in a name; "Microsoft researchers" is a group that has
    a name in it, and is taken for its name.
    """
    tokens = words.split()
    if not tokens or _TITLE.fullmatch(words + " "):
        return False
    opens = tokens[0].casefold()
    if opens in _DESCRIBES and not tokens[-1][:1].isupper():
        return False
    return any(token[:1].isupper() or token[:1].isdigit() for token in tokens[1 if opens in _OPENS else 0 :])


def name_key(name: str) -> str:
    """What two spellings of one name share: `fold` without titles, a leading "the", "Inc." and the like, and dots.

    "The Walt Disney Co." and "Walt Disney" have the same key, "J.K. Rowling" and "J. K. Rowling" too.
    """
    bare = _ARTICLE.sub("", strip_titles(_ARTICLE.sub("", fold(name))))
    without_form = _CORPORATE.sub("", bare) or bare
    spaced = " ".join(re.sub(r"[^\w\s'&+-]", " ", without_form).split())
    return re.sub(r"(?<=\b\w) (?=\w\b)", "", spaced) or bare


def acronym_of(name: str) -> str | None:
    """The capitals by which a name of several words goes, "Federal Trade Commission" → "FTC"; None for one word."""
    words = [word for word in re.findall(r"[\w'’]+", name) if word.casefold() not in _SMALL_WORDS]
    initials = "".join(word[0] for word in words if word[0].isupper())
    return initials if len(initials) > 1 and len(initials) == len(words) else None


def same_name(one: str, other: str) -> bool:
    """Whether two names are spellings of one, by their keys or because one is the other's acronym.

    Says nothing on whether two people of one name are one person.
    """
    keys = {name_key(one), name_key(other)}
    if len(keys) == 1:
        return True
    return any(
        acronym is not None and fold(acronym) == name_key(short)
        for acronym, short in ((acronym_of(one), other), (acronym_of(other), one))
    )


def slug_of(name: str) -> str:
    """Small letters, digits and hyphens for an address, at most 60; never empty.

    A name without any Latin letter or digit gets `n-` and eight digits of its checksum. Not unique.
    """
    decomposed = unicodedata.normalize("NFKD", name.translate(_APOSTROPHES).replace("'", ""))
    slug = "-".join(re.findall(r"[a-z0-9]+", decomposed.encode("ascii", "ignore").decode().lower()))
    if len(slug) > _LONGEST_SLUG:
        slug = slug[: _LONGEST_SLUG + 1].rpartition("-")[0] or slug[:_LONGEST_SLUG]
    return slug or "n-" + hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
