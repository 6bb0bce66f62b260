"""Who is on stage: the names of a text in order, to tell whom "it", "she", "the company" or "the judge" means.

Sentences are walked backwards from the words in question: the subject of a sentence comes before its other names, a
near sentence before a far one, and after a few sentences we own up to not knowing.
"""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from operator import itemgetter

from spacy.tokens import Doc, Token

from claims.extraction.clauses import SUBJECTS, phrase_of
from claims.extraction.descriptions import nouns_for
from claims.extraction.name import Name
from claims.extraction.people import may_be
from claims.extraction.wordlists import words_of
from claims.terms import PartyKind

MAX_SENTENCES_BACK = 5
NOBODY: frozenset[str | None] = frozenset()
MAX_TOKENS_BACK = 200
JOINTS = frozenset((",", "and", ", and", "&", "or"))
MAX_ROWS = 20
NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
ACTING_KINDS = frozenset((PartyKind.ORGANISATION, PartyKind.GOVERNMENT, PartyKind.COURT))
SPEAKING_KINDS = ACTING_KINDS | {PartyKind.PERSON}


@dataclass(frozen=True, slots=True)
class Owner:
    """Who speaks through a document."""

    canonical: str
    kind: PartyKind | None
    is_outlet: bool = False


@dataclass(frozen=True, slots=True)
class Office:
    """For whom a person speaks, and as what: `house` is an organisation's name, or the text's words for who is spoken
    for; `title` the words that say it."""

    house: str | None = None
    title: str | None = None


def _is_company(name: Name) -> bool:
    return name.kind in ACTING_KINDS and not name.is_outlet and not name.is_place


def _is_new_product(name: Name) -> bool:
    """A product that no list knows is what its text is about."""
    return name.kind is PartyKind.PRODUCT and not name.is_known


class Cast:
    """The names of one document, and the speakers found in it so far, by position.

    `doc` is the document. `offices` are those that the text gives people where it introduces them, by canonical name,
    as far as they were looked for (None: it gives none); a name may come up thousands of times.
    """

    def __init__(self, doc: Doc, names: list[Name]) -> None:
        self.doc = doc
        self._names = names
        self._starts = [name.start for name in names]
        people = [name for name in names if name.kind is PartyKind.PERSON and name.start]
        self.offices: dict[str, Office | None] = {}
        self._mentions: dict[str, list[Name]] = {}
        for name in names:
            self._mentions.setdefault(name.canonical, []).append(name)
        self._kinds = {name.canonical: name.kind for name in names}
        self._courts = [name for name in names if name.kind is PartyKind.COURT]
        self._judges = {name.canonical for name in people if doc[name.start - 1].text in ("Judge", "Justice")}
        self._judging = [name for name in people if self._is_judge(name)]
        companies = [name for name in names if _is_company(name)]
        matters = Counter(name.canonical for name in names if _is_company(name) or _is_new_product(name))
        self._matters = [canonical for canonical, _ in matters.most_common()]
        self._rows = _rows_of(doc, companies)
        self._named = _named_in(doc, names)
        self._called: dict[str, list[Name]] = {}
        for i, name in sorted(self._named.items()):
            self._called.setdefault(doc[i].lower_, []).append(name)
        self._litigants: set[str] = set()
        self._filers: list[tuple[int, str]] = []
        self._sued: list[tuple[int, str]] = []
        self._owners: dict[str, list[tuple[int, Owner | None]]] = {}  # by the noun: "letter"

    def names_in(self, start: int, end: int) -> list[Name]:
        """The names that lie between two tokens."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [name for name in self._names[low:high] if name.end <= end]

    def name_at(self, token: Token) -> Name | None:
        """The name that this token is part of, or None."""
        i = bisect_left(self._starts, token.i + 1) - 1
        return self._names[i] if i >= 0 and self._names[i].end > token.i else None

    def last_person(self, word: Token, since: Token | None = None, others: Set[str | None] = NOBODY) -> Name | None:
        """Whom "he" or "she" means, none of the `others`: the one named last in front of it, or first in front of token
        `since`."""
        pronoun = word.lower_

        def is_meant(name: Name) -> bool:
            return name.kind is PartyKind.PERSON and may_be(pronoun, name.canonical) and name.canonical not in others

        return self._last(word, is_meant, since=since)

    def last_company(self, word: Token, others: Set[str | None] = NOBODY, since: Token | None = None) -> Name | None:
        """Whom "it" or "the company" means, looked for as `last_person` does.

        An outlet that goes to court may be "it", but is nobody's "company".
        """
        litigants = self._litigants if word.lower_ in ("it", "its") else frozenset()

        def is_meant(name: Name) -> bool:
            is_able = _is_company(name) or name.canonical in litigants
            return is_able and name.canonical not in others and not self._is_one_of_several(name)

        return self._last(word, is_meant, since=since)

    def last_outlet(self, before: Token, *, near: bool = False) -> Name | None:
        """Whom "the newspaper" means: the outlet named last, also the one behind "first reported by".

        `near`: only one named in this sentence or the two before it, for words that may mean something else.
        """
        first = before.sent.start if near else max(before.i - MAX_TOKENS_BACK, 0)
        for _ in range(2 if near else 0):
            first = self.doc[first - 1].sent.start if first > 0 else 0
        return next((name for name in reversed(self.names_in(first, before.i)) if name.is_outlet), None)

    def named_beside(self, noun: Token) -> Name | None:
        """The name that the text gives beside this noun: "a startup called Corvane", "the union, Voiceguild"."""
        return self._named.get(noun.i)

    def last_called(self, noun: Token) -> Name | None:
        """Whom "the guild" or "the photographer" means: the last one whose name ends in that word, or whom the text
        calls that. One who alone is called so may have been named any way back.
        """
        word = noun.lower_
        called = {name.canonical: name for name in self._called.get(word, ()) if name.end <= noun.i}

        def is_meant(name: Name) -> bool:
            is_named_so = name.kind in ACTING_KINDS and name.canonical.lower().endswith(" " + word)
            return is_named_so or name.canonical in called

        return self._last(noun, is_meant) or (next(iter(called.values())) if len(called) == 1 else None)

    def row_meant(self, plural: Token) -> list[str]:
        """Whom "these three firms" means: the last row of as many bodies named together, or the first one to come."""
        words = {child.lower_ for child in plural.lefts}
        number = next((NUMBERS[word] for word in words if word in NUMBERS), None)
        if not number and not words & {"these", "those", "the"}:
            return []
        here = bisect_left(self._rows, plural.i, key=lambda row: row[0].start)
        near = [*reversed(self._rows[max(here - MAX_ROWS, 0) : here])]
        near += self._rows[here : here + MAX_ROWS] if number else []
        row = next((row for row in near if number in (None, len(row))), [])
        return [name.canonical for name in row]

    def mentions_of(self, name: Name) -> list[Name]:
        """Each place where the text names this one, in its order."""
        return self._mentions[name.canonical]

    def n_mentions(self, name: Name) -> int:
        """How often the text names this one."""
        return len(self._mentions[name.canonical])

    def main_matter(self, other_than: str | None, outlets: Set[str | None]) -> str | None:
        """The body or new product that the text names most often, save who speaks and the outlets that only tell."""
        ranked = (canonical for canonical in self._matters if canonical not in outlets)
        return next((canonical for canonical in ranked if canonical != other_than), None)

    def enters(self, start: int, end: int) -> bool:
        """Whether a body acts in a sentence of its own between two code points."""
        words = self.doc.char_span(start, end, alignment_mode="contract") if start < end else None
        names = self.names_in(words.start, words.end) if words is not None else []
        return any(_is_company(name) and self._is_subject(name) for name in names)

    def last_group(self, before: Token) -> Token | None:
        """Whom "they" means: the last people described in the plural, those who act before all others."""
        subjects = (token for token in self._tokens_back(before) if token.dep_ in SUBJECTS)
        others = (token for token in self._tokens_back(before) if token.lower_ in words_of("people"))
        return next((token for token in (*subjects, *others) if _is_people(token)), None)

    def last_role(self, before: Token) -> Token | None:
        """The last person who acts and is told only by a role: "a company spokeswoman said …. She …"."""
        subjects = (token for token in self._tokens_back(before) if token.dep_ in SUBJECTS)
        return next((token for token in subjects if self._is_nameless_role(token)), None)

    def introduction_of(self, described: Token) -> Token | None:
        """Where one without a name was first told of in more words: the noun of "a former contractor" for "the
        contractor"."""
        first = max(described.i - MAX_TOKENS_BACK, 0)
        same = (self.doc[i] for i in range(described.i - 1, first - 1, -1) if self.doc[i].lower_ == described.lower_)
        return next((token for token in same if _introduces(token) and token.i not in self._named), None)

    def _is_nameless_role(self, token: Token) -> bool:
        is_role = token.tag_ == "NN" and token.lower_ in words_of("role") and self.name_at(token) is None
        following = self.doc[token.i + 1 : token.i + 3]
        return is_role and not any(self.name_at(other) is not None for other in following)

    def _tokens_back(self, before: Token) -> Iterator[Token]:
        """The tokens in front of this one, its own sentence first, each sentence from left to right."""
        sent_start, end = before.sent.start, before.i
        for _ in range(MAX_SENTENCES_BACK):
            yield from self.doc[sent_start:end]
            if sent_start == 0:
                return
            end, sent_start = sent_start, self.doc[sent_start - 1].sent.start

    def kind_of(self, canonical: str) -> PartyKind | None:
        """What the one with this name is, the first where several are joined by "; "."""
        return self._kinds.get(canonical.split("; ")[0])

    def last_judge(self, before: Token) -> Name | None:
        """Whom "the judge" or "the ruling" means: the last person whose name was given with that title."""
        return self._last(before, self._is_judge) or _latest(self._judging, before)

    def last_court(self, before: Token) -> Name | None:
        """The last court named."""
        return _latest(self._courts, before)

    def _is_judge(self, name: Name) -> bool:
        return name.canonical in self._judges

    def note_filer(self, at: int, canonical: str) -> None:
        """Remembers from token `at` on whose lawsuit "the lawsuit" is."""
        insort(self._filers, (at, canonical))
        for name in canonical.split("; "):
            self.note_litigant(name)

    def note_sued(self, at: int, canonical: str) -> None:
        """Remembers from token `at` on who "the defendant" is."""
        insort(self._sued, (at, canonical))

    def note_litigant(self, canonical: str) -> None:
        """Remembers that this one goes to court: an outlet that does is spoken of as a company is."""
        self._litigants.add(canonical)

    def last_filer(self, before: Token) -> str | None:
        """Whose lawsuit "the lawsuit" is, and who "the plaintiffs" are."""
        return _noted(self._filers, before)

    def last_sued(self, before: Token) -> str | None:
        """Who "the defendant" is."""
        return _noted(self._sued, before)

    def last_authority(self, word: Token) -> Name | None:
        """Whom "the regulator" means: the last government body, or the last one that the text calls such."""
        words = words_of("authority")
        called = {name.canonical for each in words for name in self._called.get(each, ()) if name.end <= word.i}
        offices = (name for name in self._names if name.kind is PartyKind.GOVERNMENT and not name.is_place)
        meant = called | {name.canonical for name in offices}
        return self._last(word, lambda name: name.canonical in meant)

    def note_owner(self, document: Token, owner: Owner | None) -> None:
        """Remembers whose words this letter or report holds; None for one that is new and nobody's so far."""
        insort(self._owners.setdefault(document.lower_, []), (document.i, owner), key=itemgetter(0))

    def last_owner(self, document: Token) -> Owner | None:
        """Whose "the letter" is: the one behind the last letter that the text told of."""
        known = self._owners.get(document.lower_, [])
        i = bisect_left(known, document.i, key=lambda owned: owned[0])
        return known[i - 1][1] if i else None

    def _last(self, before: Token, is_meant: Callable[[Name], bool], since: Token | None = None) -> Name | None:
        found = self._last(since, is_meant) if since is not None else None
        if found is not None:
            return found
        sent_start, end = before.sent.start, before.i
        for _ in range(MAX_SENTENCES_BACK):
            fitting = [name for name in self.names_in(sent_start, end) if is_meant(name) and not self._only_acts(name)]
            if fitting:
                acting = [name for name in fitting if self._is_subject(name)]
                return next(iter(acting or filter(self._owns_subject, fitting)), fitting[-1])
            if sent_start == 0:
                return None
            end, sent_start = sent_start, self.doc[sent_start - 1].sent.start
        return None

    def _only_acts(self, name: Name) -> bool:
        """ "Pressed by Senator Roe, he …": the one behind "by" is not the one who is spoken of."""
        return self.doc[name.end - 1].head.lower_ == "by"

    def _is_one_of_several(self, name: Name) -> bool:
        """ "Disney and Universal": neither of them is "the company"."""
        others = (self.name_at(token) for token in self.doc[name.end - 1].conjuncts)
        return any(other is not None and _is_company(other) for other in others)

    def _is_subject(self, name: Name) -> bool:
        return self.doc[name.end - 1].dep_ in SUBJECTS

    def _owns_subject(self, name: Name) -> bool:
        """ "OpenAI’s evidence on Corvane hardens": it is OpenAI who is spoken of, as in a headline without a verb."""
        last = self.doc[name.end - 1]
        return last.dep_ == "poss" and last.head.dep_ in {*SUBJECTS, "ROOT"}


def _is_people(token: Token) -> bool:
    """A plural noun for people who can speak, or two named together."""
    is_plural = token.tag_ == "NNS" and token.lower_ in words_of("group") | words_of("people")
    return is_plural or (token.tag_ == "NNP" and any(part.tag_ == "NNP" for part in token.conjuncts))


def _introduces(noun: Token) -> bool:
    """ "a former contractor", "an account on Backfield": an indefinite article and more words than the noun."""
    opens = next(noun.lefts, None)
    is_new = opens is not None and opens.lower_ in ("a", "an") and noun.tag_ == "NN"
    return is_new and (opens.i < noun.i - 1 or phrase_of(noun).end > noun.i + 1)


def _named_in(doc: Doc, names: list[Name]) -> dict[int, Name]:
    """By token the name of whom that noun describes: the "photographer" of "Ann Lee, a photographer"."""
    able = (name for name in names if name.kind in SPEAKING_KINDS and not name.is_place)
    return {noun.i: name for name in able for noun in nouns_for(doc, name)}


def _rows_of(doc: Doc, names: list[Name]) -> list[list[Name]]:
    """The bodies that stand beside each other, with commas and "and" between them; each row holds two or more."""
    rows: list[list[Name]] = []
    for before, name in zip(names, names[1:], strict=False):
        if doc[before.end : name.start].text.strip() not in JOINTS:
            continue
        if rows and rows[-1][-1] is before:
            rows[-1].append(name)
        else:
            rows.append([before, name])
    return rows


def _noted(noted: list[tuple[int, str]], before: Token) -> str | None:
    i = bisect_left(noted, before.i, key=itemgetter(0))
    return noted[i - 1][1] if i else None


def _latest(names: list[Name], before: Token) -> Name | None:
    i = bisect_left(names, before.i, key=lambda name: name.start)
    return names[i - 1] if i else None
