"""Parties: who acts, and what they are."""

from typing import Any

from claims.evaluation.counts import Hits, Trials
from claims.evaluation.dispute.names import Forms, plain, same_name
from claims.evaluation.words import words_of


def score_parties(gold: dict[str, Any], found: list[dict[str, Any]], forms: Forms) -> dict[str, Hits | Trials]:
    """Counts the parties found, each once, and of those whose kind is right.

    A place, an outlet that the article leans on, and a second form of a party that was found are not counted as
    wrong: whether they are parties, too, is a matter of taste.
    """
    left, tolerated = list(gold["parties"]), _tolerated(gold)
    types, n_wrong = Trials(), 0
    for party in found:
        name = party["canonical"]
        partner = next((i for i, other in enumerate(left) if _is(other, name, forms)), None)
        if partner is not None:
            types += Trials.of(left.pop(partner)["type"] == party.get("type"))
        elif plain(name) not in tolerated and not any(
            same_name(other["canonical"], name, forms) for other in gold["parties"]
        ):
            n_wrong += 1
    return {"parties": Hits(types.n, types.n + n_wrong, len(gold["parties"])), "party_types": types}


def _tolerated(gold: dict[str, Any]) -> set[str]:
    return {plain(source["name"]) for source in gold.get("sources", [])} | set(words_of("place"))


def _is(party: dict[str, Any], name: str, forms: Forms) -> bool:
    return any(same_name(form, name, forms) for form in (party["canonical"], *party["mentions"]))
