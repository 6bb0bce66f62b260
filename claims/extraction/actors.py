"""Names that no list and no model knows, told by what they do: "Tonewell rejects the claim", "Stability said".

A capital letter tells a name only inside of a sentence. At its beginning the grammar has to: nothing but a name, or a
mass noun, speaks without an article, and few mass nouns speak.
"""

from collections.abc import Iterator, Set
from functools import cache

from spacy.tokens import Doc, Token

from claims.extraction.cues import VERB_TAGS, verb_forms
from claims.extraction.name import NAME_TAGS, Name
from claims.extraction.people import first_names, is_city, kind_shown_by
from claims.extraction.shapes import UNSURE_TAGS, canonical_of
from claims.extraction.wordlists import words_of
from claims.terms import CueClass, PartyKind

SPEAKING = frozenset((CueClass.SPEECH, CueClass.WRITING, CueClass.FILING, CueClass.DENIAL, CueClass.REPORT))
SUBJECTS = frozenset(("nsubj", "nsubjpass"))
#: With a plural noun, what shows that one acts: "Harmonics disputes", "Harmonics has denied".
SINGULAR = frozenset(("has", "was", "is", "does", "hasn't", "wasn't", "isn't", "doesn't"))
NO_NAMES = frozenset(("NORP", "DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "LANGUAGE", "EVENT", "LAW"))
#: The kinds of nouns of words.tsv that headlines, and some texts, use without an article.
ORDINARY = (
    "bare", "role", "company", "companies", "group", "people", "document", "press", "label", "unnamed", "hearer",
    "finder", "figures", "government", "country", "pronoun", "stop", "some", "someone", "number", "opener", "nothing",
    "another", "mouth", "talk", "court-word", "not-name", "negation",
)  # fmt: skip
MAX_TOKENS = 4
MIN_CHARS = 2


def acting_names(doc: Doc, taken: Set[int]) -> Iterator[Name]:
    """The capitalised subjects of verbs that only somebody can do; `taken` are the tokens that are names already."""
    small = {token.text for token in doc if token.text.islower()}
    for token in doc:
        if token.i in taken or not acts(token) or _is_ordinary(token, small) or _is_of_headline(token):
            continue
        start = _first_of(token, taken)
        if start is not None:
            words = doc[start : token.i + 1].text
            kind = PartyKind.PERSON if words in first_names() else kind_shown_by(words, PartyKind.ORGANISATION)
            yield Name(start, token.i + 1, words, canonical_of(words), kind)


def acts(token: Token) -> bool:
    """Whether this capitalised word, by its place in the sentence, must be somebody who does something."""
    verb = token.head
    if token.dep_ not in SUBJECTS or not token.text[0].isupper() or token.ent_type_ in NO_NAMES or verb.i < token.i:
        return False
    able = deeds() if token.dep_ == "nsubj" else words_of("suffered")
    is_deed = verb.tag_ in VERB_TAGS and verb.lower_ in able and token.nbor().text != ":"
    return is_deed and (token.tag_ in NAME_TAGS | UNSURE_TAGS) and (token.tag_[-1] != "S" or _is_of_one(verb))


def _is_of_one(verb: Token) -> bool:
    return verb.tag_ == "VBZ" or any(child.lower_ in SINGULAR for child in verb.lefts)


@cache
def deeds() -> Set[str]:
    """The forms of the verbs for what only somebody can do: speak, deny, sue, decline."""
    spoken = {
        form
        for form, entries in verb_forms().items()
        if any(entry.cue_class in SPEAKING and entry.lemma not in words_of("no-relay") for entry in entries)
    }
    return spoken | words_of("deed")


def _is_ordinary(token: Token, small: Set[str]) -> bool:
    """Whether it is an ordinary noun: one of the lists, or one that the text also writes with a small letter."""
    word = token.lower_
    is_listed = word in _ordinary_nouns() or token.text.rstrip(".") in words_of("title") or is_city(word)
    return is_listed or word in small or len(word) < MIN_CHARS or not word[-1].isalnum()


@cache
def _ordinary_nouns() -> Set[str]:
    return frozenset().union(*map(words_of, ORDINARY))


def _is_of_headline(token: Token) -> bool:
    """Headlines leave articles out: "Drummer sues label". There only the tagger can tell a name."""
    ends = next((word.text for word in reversed(token.sent) if not word.is_space), "")
    return token.is_sent_start and token.tag_ not in NAME_TAGS and ends[-1:].isalnum()


def _first_of(token: Token, taken: Set[int]) -> int | None:
    """Where the name of which this is the last word begins; None where other words describe it."""
    start = token.i
    for child in reversed([child for child in token.lefts if child.dep_ != "punct"]):
        if child.i != start - 1 or child.tag_ not in NAME_TAGS or not child.text[0].isupper() or child.i in taken:
            return None
        start = child.i
    return start if token.i - start < MAX_TOKENS else None
