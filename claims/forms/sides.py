"""A telling as the fields of its form, and two such sides compared: what somebody typed, and what stands by now."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from claims.editing.told import Dated, Told
from claims.forms.correction import PLACES
from claims.forms.links import LAST, MOST
from claims.terms import Certainty, CueClass, Directness, How, NodeKind, PartyRole, Term
from claims.text.dates import FuzzyDate, parse_fuzzy

MINE, THEIRS = "mine", "theirs"

Data = dict[str, str]

#: What is compared, and chosen, as one: its name, what it is called, and its fields, or the prefix of its rows.
GROUPS = {
    "wording": ("The claim in words that stand alone", ("wording",)),
    **{
        name: (label, (name, f"{name}_nth", f"{name}_at"))
        for name, label in zip(PLACES, ("The words said", "Who says it, in words", "Reporting words"), strict=True)
    },
    "speaker": ("Speaker", ("speaker", "speaker_kind", "unnamed", "how")),
    "stance": ("How it is said", ("cue_class", "directness", "certainty", "negated")),
    "happened": ("Happened", ("happened",)),
    "said": ("Said", ("said",)),
    "links": ("Who passed it on", "chain-"),
    "parts": ("Who it is about", "part-"),
}
_IN_ROWS = ("ORDER", "kind", "name", "how", "role", "words", "DELETE")
_LABELS: dict[str, type[Term]] = {
    "how": How,
    "cue_class": CueClass,
    "directness": Directness,
    "certainty": Certainty,
    "kind": NodeKind,
    "role": PartyRole,
}


@dataclass(frozen=True, slots=True)
class Line:
    """One group of fields in which both sides differ. ``taken`` is the side that is offered first."""

    name: str
    label: str
    mine: str
    theirs: str
    taken: str
    both_changed: bool


def initial_of(told: Told, text: str, anchor_on: date | None) -> dict:
    """The form's initial values for a telling as it stands."""
    values = {
        "speaker": told.speaker.name if told.speaker else "",
        "unnamed": "" if told.speaker else told.unnamed,
        "how": told.how,
        "cue_class": told.cue_class or "",
        "directness": told.directness,
        "certainty": told.certainty,
        "negated": told.negated,
        "wording": told.wording,
        "links": [
            {"ORDER": n, "kind": link.kind, "name": link.who.name, "how": link.how, "words": link.words}
            for n, link in enumerate(told.links, 1)
        ],
        "parts": [{"name": part.who.name, "role": part.role} for part in told.parts],
    }
    for name in PLACES:
        span = getattr(told, name)
        values |= {name: span.of(text) if span else "", f"{name}_at": span.start if span else None}
    for name in ("happened", "said"):
        dated = getattr(told, name)
        values |= {name: entry_of(dated, anchor_on), f"{name}_dated": dated}
    return values


def entry_of(dated: Dated | None, anchor_on: date | None) -> str:
    """A clock as an editor would write it: in the words for it, where they mean these days, else in figures."""
    if dated is None:
        return ""
    words = dated.why.get("words") or ""
    meant = parse_fuzzy(words, anchor_on)
    if meant and (meant.first, meant.last) == (dated.first, dated.last):
        return words
    return FuzzyDate(dated.first, dated.last, "", "").value


def data_of(initial: Mapping) -> Data:
    """Initial values as a browser would send them back untouched."""
    data = {name: str(value) for name, value in initial.items() if isinstance(value, (str, int)) and value is not False}
    for name, prefix in (("links", "chain"), ("parts", "part")):
        rows = initial[name]
        data |= {f"{prefix}-TOTAL_FORMS": str(len(rows)), f"{prefix}-INITIAL_FORMS": str(len(rows))}
        data |= {f"{prefix}-{n}-{field}": str(value) for n, row in enumerate(rows) for field, value in row.items()}
    return data


def chosen(sent: Mapping[str, str], standing: Mapping[str, str]) -> Data:
    """What was sent, with the groups replaced for which the editor took what stands now."""
    data = dict(sent.items())
    for name, (_, fields) in GROUPS.items():
        if sent.get(f"take-{name}") == THEIRS:
            data = {field: value for field, value in data.items() if not _belongs(field, fields)}
            data |= {field: value for field, value in standing.items() if _belongs(field, fields)}
    return data


def compared(mine: Mapping[str, str], theirs: Mapping[str, str]) -> list[Line]:
    """Where both sides differ. ``mine`` holds in ``was`` what stood when its form was made (``as_opened``)."""
    was = _was(mine.get("was", ""))
    lines = []
    for name, (label, _) in GROUPS.items():
        ours, stands, before = in_words(mine, name), in_words(theirs, name), was.get(name)
        if ours != stands:
            taken = THEIRS if ours == before else MINE
            lines.append(Line(name, label, ours, stands, taken, before not in (ours, stands)))
    return lines


def as_opened(data: Mapping[str, str]) -> str:
    """What a form carries along, to know later what its editor changed."""
    return json.dumps({name: in_words(data, name) for name in GROUPS})


def in_words(data: Mapping[str, str], name: str) -> str:
    """A group of fields as people read it."""
    fields = GROUPS[name][1]
    if isinstance(fields, str):
        return "\n".join(_rows_in_words(data, fields))
    if name in PLACES:
        at, nth = data.get(f"{name}_at"), data.get(f"{name}_nth")
        place = f"place {nth}" if nth else f"from character {at}" if at else ""
        words = " ".join(data.get(name, "").split())
        return f"{words} ({place})" if words and place else words
    if name == "stance":
        told = [_label(field, data.get(field, "")) for field in fields[:-1]]
        return ", ".join(filter(None, [*told, "negative" if data.get("negated") else ""]))
    if name == "speaker":
        who = data.get("speaker") or data.get("unnamed") or "nobody named"
        return f"{who} ({_label('how', data.get('how', ''))})"
    return " ".join(data.get(name, "").split())


def _rows_in_words(data: Mapping[str, str], prefix: str) -> list[str]:
    total = data.get(f"{prefix}TOTAL_FORMS", "0")
    rows = []
    for n in range(min(int(total), MOST) if total.isdecimal() else 0):
        row = {field: data.get(f"{prefix}{n}-{field}", "") for field in _IN_ROWS}
        if row["name"] and not row["DELETE"]:
            told = ", ".join(filter(None, (_label(field, row[field]) for field in ("kind", "how", "role"))))
            order = int(row["ORDER"]) if row["ORDER"].isdecimal() else LAST
            rows.append((order, f"{row['name']} ({told})" + (f" “{row['words']}”" if row["words"] else "")))
    return [told for _, told in sorted(rows, key=lambda row: row[0])]


def _label(field: str, value: str) -> str:
    member = _LABELS[field].parse(value)
    return member.label if member else value


def _belongs(field: str, fields: tuple[str, ...] | str) -> bool:
    return field.startswith(fields) if isinstance(fields, str) else field in fields


def _was(sent: str) -> dict[str, str]:
    try:
        was = json.loads(sent)
    except (ValueError, RecursionError):
        return {}
    return was if isinstance(was, dict) else {}
