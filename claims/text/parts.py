"""What parties are to a claim, by the words in which it is told: who accuses, who is accused, who judges, who prints.

Pure: one telling in, the parts that its words give, each with those words. The words are a table that anybody can
review, `data/roles.tsv`. What is not sure gives no part.
"""

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from claims.terms import CueClass, PartyKind, PartyRole
from claims.text.names import fold

_TABLE = Path(__file__).parent / "data" / "roles.tsv"

#: What may stand between names that do the same: "Microsoft and OpenAI", "Suno, Udio".
_BETWEEN_EQUALS = re.compile(r"(?:,|,? and|,? or|&)", re.IGNORECASE)

#: Frames whose accused stands in front of the content ("sued Meta for" copying), and in it (accused "Meta of" copying).
_BEFORE, _WITHIN = ("turned-", "object-for"), "object-of"
_LINK = re.compile(r"\b(?:of|for|over|on)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """One telling: its words, who speaks and for whom, and whom it concerns with the forms of their names.

    `speakers` are the names of who speaks, several where they speak together; `house` is for whom.
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
    """The outlet that speaks by itself, or through its reporter."""
    if told.is_outlet and not sues and not told.medium:
        return [Part(name, PartyRole.OUTLET, told.cue) for name in told.speakers]
    words = _found("reporter", told.speaker_words)
    return [Part(told.house, PartyRole.OUTLET, words)] if words and told.house else []


def _accused(told: Told) -> tuple[tuple[str, ...], str]:
    """Who is said to have done wrong, and the words that say so; nobody where what is said is a denial."""
    own = {fold(name) for name in (*told.speakers, told.house) if name}
    names = [name for name in told.about if fold(name) not in own and told.kinds.get(name) != PartyKind.PRODUCT]
    if not names or told.cue_class == CueClass.DENIAL:
        return (), ""
    if told.rule == _WITHIN or told.rule.startswith(_BEFORE):
        return _object(told, names), told.cue
    if words := _found("accusing", told.cue) or _found("suing", told.medium):
        return _doers(told, names), words
    words = "" if told.negated or _found("allowed", told.content) else _found("wrong", told.content)
    return (_doers(told, names), words) if words else ((), "")


def _object(told: Told, names: list[str]) -> tuple[str, ...]:
    """Who stands behind "accused", "sued", "blamed": in front of the content, or at its beginning."""
    if told.rule == _WITHIN:
        link = _LINK.search(told.content)
        end = link.start() if link else 0
        return tuple(name for name in names if (place := _place(told, name)) and place[0] < end)
    outside = tuple(name for name in names if _place(told, name) is None)
    return outside or tuple(names[:1])


def _doers(told: Told, names: list[str]) -> tuple[str, ...]:
    """Who does it: named behind "by", else the first one named, with those who stand beside it as equals.

    Where the content names nobody, an "it" stands for them; that is only sure for one.
    """
    places = sorted((place, name) for name in names if (place := _place(told, name)))
    if not places:
        return tuple(names) if len(names) == 1 else ()
    by = [i for i, ((start, _), _) in enumerate(places) if told.content[:start].rstrip().casefold().endswith(" by")]
    first = by[0] if by else 0
    doers = [places[first][1]]
    for ((_, end), _), ((start, _), name) in zip(places[first:], places[first + 1 :], strict=False):
        if not _BETWEEN_EQUALS.fullmatch(told.content[end:start].strip()):
            break
        doers.append(name)
    return tuple(doers)


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
