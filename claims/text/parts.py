"""What parties are to a claim, by the words in which it is told: who accuses, who is accused, who judges, who prints.

Pure: one telling in, the parts that its words give, each with those words. The words are a table that anybody can
review, `data/roles.tsv`. What is not sure gives no part.
"""

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path

from claims.terms import CueClass, PartyKind, PartyRole
from claims.text.names import fold

_TABLE = Path(__file__).parent / "data" / "roles.tsv"

#: What may stand between names that do the same: "Microsoft and OpenAI", "Suno, Udio".
_BETWEEN_EQUALS = re.compile(r"(?:,|,? and|,? or|&)", re.IGNORECASE)

#: Frames whose accused stands in front of the content ("sued Meta for" copying), and in it (accused "Meta of" copying).
_BEFORE, _WITHIN = ("turned-", "object-for"), "object-of"
_LINK = re.compile(r"\b(?:of|for|over|on)\b", re.IGNORECASE)

#: What stands in front of who does it in the passive ("were secretly used by"), and of who has it done to them.
_AGENT = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?\w+\s+by\s+(?:the\s+)?$", re.IGNORECASE)
_NO_DOER = re.compile(
    r"\b(?:from|against|of|to|at|with|about|in|for|upon|than|judge|justice)\s+(?:the\s+)?$", re.IGNORECASE
)
_PASSIVE = r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?{}(?!\w)"
_DONE = re.compile(_PASSIVE.format(r"\w+(?:ed|en|wn|ught|ung|it|ut|ead)"), re.IGNORECASE)
_SOMEBODY_NAMED_BEFORE = re.compile(r"\b(?:it|they|he|she|the (?:company|firm|start-?up|lab|maker)s?)\b", re.IGNORECASE)

#: What stands in front of whom somebody suspects: "which it suspects was by", "suspects that".
_SUSPECTED = re.compile(
    r"\b(suspect(?:s|ed|ing)?)\s+(?:(?:that|of|(?:was|were|is|are)(?: done)? by|to be)\s+)?(?:the\s+)?$", re.IGNORECASE
)

#: Kinds that nobody accuses, and classes of cues by which an outlet speaks as one.
_BLAMELESS = (PartyKind.PRODUCT, PartyKind.COURT)
_OUTLETS_CUES = (CueClass.REPORT, CueClass.WRITING, None)


@dataclass(frozen=True, slots=True)
class Told:
    """One telling: its words, who speaks and for whom, and whom it concerns with the forms of their names.

    `speakers` are the names of who speaks, several where they speak together; `house` is for whom, `outlets` are those
    through which it came.
    """

    content: str
    cue: str = ""
    cue_class: CueClass | None = None
    medium: str = ""
    rule: str = ""
    negated: bool = False
    speakers: tuple[str, ...] = ()
    speaker_kind: PartyKind | None = None
    speaker_words: str = ""
    is_outlet: bool = False
    house: str = ""
    outlets: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    forms: Mapping[str, Iterable[str]] = field(default_factory=dict)
    kinds: Mapping[str, PartyKind] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """What the party of this name is to the claim, and the words that say so ("" where it is simply named)."""

    name: str
    role: PartyRole
    words: str = ""


def parts_in(told: Told) -> list[Part]:
    """Every part that the telling gives; one party may have several."""
    parts = [Part(name, PartyRole.ABOUT) for name in told.about]
    if words := _judges(told):
        return parts + [Part(name, PartyRole.JUDGE, words) for name in told.speakers]
    sues = _found("suing", told.medium) or _found("suing", told.cue)
    if sues:
        parts += [Part(name, PartyRole.PLAINTIFF, sues) for name in _litigants(told)]
    accused, words = _accused(told)
    parts += [Part(name, PartyRole.ACCUSED, words) for name in accused]
    parts += [Part(name, PartyRole.DEFENDANT, sues) for name in accused if sues]
    return parts + _outlets(told, bool(sues))


def is_charge(cue: str) -> bool:
    """Whether what these words report is a charge: "accused", "has sued"."""
    return bool(_found("accusing", cue) or _found("suing", cue))


def _judges(told: Told) -> str:
    """The words by which the speaker is a court or a judge; "" for anybody else."""
    if told.speaker_kind == PartyKind.COURT:
        return told.speaker_words or told.cue
    if told.speaker_kind not in (PartyKind.PERSON, None):
        return ""
    titled = _found("judge", told.speaker_words)
    rules = _found("ruling", told.medium) or (told.cue_class == CueClass.RULING and _found("ruling", told.cue))
    return titled or rules or ""


def _litigants(told: Told) -> tuple[str, ...]:
    """Who goes to court: whoever speaks in the complaint; where that is a lawyer, who is spoken for, if it is told."""
    if _found("lawyer", told.speaker_words):
        return (told.house,) if told.house else ()
    return told.speakers


def _outlets(told: Told, sues: bool) -> list[Part]:
    """The outlet that speaks by itself, or through its reporter; not as a side that accuses, or makes a statement."""
    is_side = sues or told.medium or len(told.speakers) > 1 or _found("accusing", told.cue)
    if told.is_outlet and not is_side and told.cue_class in _OUTLETS_CUES:
        return [Part(name, PartyRole.OUTLET, told.cue) for name in told.speakers]
    words = _found("reporter", told.speaker_words)
    return [Part(told.house, PartyRole.OUTLET, words)] if words and told.house else []


def _accused(told: Told) -> tuple[tuple[str, ...], str]:
    """Who is said to have done wrong, and the words that say so; nobody where what is said is a denial."""
    own = {fold(name) for name in (*told.speakers, *told.outlets, told.house) if name}
    names = [name for name in told.about if fold(name) not in own and told.kinds.get(name) not in _BLAMELESS]
    if not names or told.cue_class == CueClass.DENIAL:
        return (), ""
    if told.rule == _WITHIN or told.rule.startswith(_BEFORE):
        return _object(told, names), told.cue
    if words := _found("suing", told.medium):
        return _doers(told, names) or (_only(names) if told.speakers else ()), words
    if words := _found("accusing", told.cue):
        return _doers(told, names), words
    if suspected := [] if told.negated else _suspected(told, names):
        return tuple(name for name, _ in suspected), suspected[0][1]
    words = "" if told.negated or _found("allowed", told.content) else _found("wrong", told.content)
    is_passive = bool(words and re.search(_PASSIVE.format(re.escape(words)), told.content, re.IGNORECASE))
    return (_doers(told, names, only_by=is_passive), words) if words else ((), "")


def _suspected(told: Told, names: list[str]) -> list[tuple[str, str]]:
    """Whom the content says somebody suspects, each with the word for it."""
    before = ((name, told.content[: place[0]]) for name in names if (place := _place(told, name)))
    return [(name, found[1]) for name, words in before if (found := _SUSPECTED.search(words))]


def _object(told: Told, names: list[str]) -> tuple[str, ...]:
    """Who stands behind "accused", "sued", "blamed": in front of the content, or at its beginning."""
    if told.rule == _WITHIN:
        link = _LINK.search(told.content)
        end = link.start() if link else 0
        return tuple(name for name in names if (place := _place(told, name)) and place[0] < end)
    outside = tuple(name for name in names if _place(told, name) is None)
    return outside or tuple(names[:1])


def _only(names: list[str]) -> tuple[str, ...]:
    """Whom a complaint concerns, where that is one besides who complains."""
    return tuple(names) if len(names) == 1 else ()


def _doers(told: Told, names: list[str], *, only_by: bool = False) -> tuple[str, ...]:
    """Who does it: who stands behind "was used by", else the first one named to whom it is not done; with those who
    stand beside them as equals. Where nobody is named, an "it" stands for them: that is only sure for one."""
    places = sorted((place, name) for name in names if (place := _place(told, name)))
    if not places:
        return _only(names) if _SOMEBODY_NAMED_BEFORE.search(told.content) and not only_by else ()
    before = [told.content[:start] for (start, _), _ in places]
    by = [i for i, words in enumerate(before) if _AGENT.search(words)]
    active = (
        [] if only_by else [i for i, words in enumerate(before) if not (_NO_DOER.search(words) or _DONE.search(words))]
    )
    return _with_equals(told, places[(by or active)[0] :]) if by or active else ()


def _with_equals(told: Told, places: list[tuple[tuple[int, int], str]]) -> tuple[str, ...]:
    """The first of these, and those behind that only a comma or an "and" keeps apart."""
    equals = [places[0][1]]
    for ((_, end), _), ((start, _), name) in pairwise(places):
        if not _BETWEEN_EQUALS.fullmatch(told.content[end:start].strip()):
            break
        equals.append(name)
    return tuple(equals)


def _place(told: Told, name: str) -> tuple[int, int] | None:
    """Where the content names them first."""
    forms = sorted({name, *told.forms.get(name, ())}, key=len, reverse=True)
    pattern = "|".join(re.escape(form) for form in forms)
    found = re.search(rf"(?<!\w)(?:{pattern})(?!\w)", told.content)
    return found.span() if found else None


def _found(kind: str, words: str) -> str:
    """The first of these words that the table files under this kind, as it stands there; "" where none does."""
    found = _patterns()[kind].search(words)
    return found.group() if found else ""


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))
    words: dict[str, list[str]] = {}
    for row in rows:
        words.setdefault(row["kind"], []).append(re.escape(row["words"]).replace(r"\*", r"\w*"))
    return {kind: re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)", re.IGNORECASE) for kind, each in words.items()}
