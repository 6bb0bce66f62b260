"""For whom people speak, and when, by what the texts say of them."""

from django.db.backends.postgresql.psycopg_any import DateRange

from claims.linking.parties import resolve_party
from claims.models import Affiliation, Appearance, Party, days
from claims.terms import PartyKind, Status
from claims.text.names import is_name
from claims.text.offices import Held, held_by, title_in


def note_affiliation(party: Party, reading: dict, appearance: Appearance) -> None:
    """Keep for whom a speaker spoke, in which office and when, as far as the text says; the appearance is the evidence.

    What several texts say of one office adds up. What a person accepted or rejected stays as it is.
    """
    house = reading.get("affiliation") or ""
    if party.kind != PartyKind.PERSON or not is_house(house):
        return
    organisation = resolve_party(house, PartyKind.ORGANISATION)
    if organisation is None or organisation == party:
        return
    words = reading.get("title") or ""
    office, _ = Affiliation.objects.select_for_update().get_or_create(
        party=party,
        organisation=organisation,
        title=title_in(words, house)[:200],
        defaults={"evidence": appearance},
    )
    if office.status == Status.SUGGESTED:
        _hold(office, f"{words} {appearance.source_words}".strip(), appearance.article.published)


def is_house(name: str) -> bool:
    """Whether this names an organisation that somebody speaks for, not only describes it ("lawyer for the Times")."""
    return is_name(name) and " for " not in name


def _hold(office: Affiliation, words: str, published: DateRange | None) -> None:
    known = Held.of_json(office.held_why).with_other(held_by(words, published.lower if published else None))
    first, last = known.bounds
    held = days(first, last) if first or last else None
    why = {"words": office.held_why.get("words") or words[:200], "rule": "named", **known.as_json()}
    if (office.held, office.held_why) != (held, why):
        office.held, office.held_why = held, why
        office.save(update_fields=["held", "held_why"])
