"""Answers made from gold and spoilt by chance, so that every turn a scorer can take is taken somewhere."""

from random import Random
from typing import Any

FEW, SOME, MANY = 0.1, 0.3, 0.6
PLACES = ("China", "the U.S.", "The Hague")
NAMES = ("Lee", "Ann Lee", "the company", "AI experts", "Judge Alsup", "NYT", None)
KINDS = ("direct", "mixed", "indirect")
CONFIDENCES = (0.5, 0.65, 0.8, 0.9, 1.0)


def spoilt_dispute(gold: dict[str, Any], chance: Random) -> dict[str, Any]:
    """An answer in the shape of `extract`."""
    claims = [*gold["claims"], *gold["optional_claims"], *gold["claims"][:2]]
    outlets = [{"canonical": source["name"], "type": "organisation", "mentions": []} for source in gold["sources"]]
    places = [{"canonical": place, "type": "government", "mentions": []} for place in PLACES]
    return {
        "claims": [_claim(claim, claims, chance) for claim in claims if chance.random() > FEW],
        "parties": [_party(one, chance) for one in gold["parties"] + outlets + places if chance.random() > SOME],
        "times": [_time(one, chance) for one in gold["times"] + gold["optional_times"] if chance.random() > FEW],
    }


def spoilt_polnear(rows: list[dict[str, Any]], chance: Random) -> list[dict[str, Any]]:
    """Claims in the shape of `extract`, with as much of them as polnear's scorer looks at."""
    speakers = [row["speaker"] for row in rows] + ["Mr. Trump", "Clinton's campaign", "a spokesman for him", ""]
    return [
        _moved({"start": start, "end": end}, chance, 60)
        | {
            "speaker": _or(row["speaker"], speakers + _twisted(row["speaker"]) * len(rows), chance),
            "kind": chance.choice(KINDS),
            "confidence": chance.choice(CONFIDENCES),
        }
        for row in rows
        for start, end in row["pieces"]
        if chance.random() > SOME
    ]


def _claim(claim: dict[str, Any], others: list[dict[str, Any]], chance: Random) -> dict[str, Any]:
    names = [other["speaker_canonical"] for other in others] + [*NAMES] + _twisted(claim["speaker_canonical"])
    return _moved(claim, chance, 40) | {
        "kind": _or(claim["kind"], KINDS, chance),
        "speaker_canonical": _or(claim["speaker_canonical"], names, chance),
        "via": _or(claim["via"], [["Bloomberg"], ["AP", "The Verge"], claim["via"][::-1]], chance),
        "about": [_or(name, NAMES[:-1], chance) for name in claim["about"] * chance.choice((1, 1, 2))],
        "hedged": claim["hedged"] ^ (chance.random() < SOME),
        "negated": claim["negated"] ^ (chance.random() < SOME),
        "confidence": chance.choice(CONFIDENCES),
    }


def _twisted(name: str | None) -> list[str]:
    """The name with its words turned round, with an initial, and with a word in front."""
    words = (name or "nobody").split()
    return [f"{words[-1]} {words[0]}", f"{words[0][0]}. {words[-1]}", f"two {name}"]


def _party(party: dict[str, Any], chance: Random) -> dict[str, Any]:
    name = chance.choice([party["canonical"], *party["mentions"], party["canonical"].split()[-1]])
    return {"canonical": name, "type": _or(party["type"], ("group", "person"), chance), "mentions": [name]}


def _time(time: dict[str, Any], chance: Random) -> dict[str, Any]:
    return _moved(time, chance, 5) | {"value": _or(time.get("value"), ("2024", "2024-01-01/2024-12-31"), chance)}


def _moved(span: dict[str, Any], chance: Random, by: int) -> dict[str, int]:
    """The span as it is, or with its ends moved apart or together."""
    if chance.random() > MANY:
        return {"start": span["start"], "end": span["end"]}
    start = max(0, span["start"] + chance.randint(-by, by))
    return {"start": start, "end": max(start + 1, span["end"] + chance.randint(-by, by))}


def _or(value: Any, others: Any, chance: Random) -> Any:
    return value if chance.random() > SOME else chance.choice(others)
