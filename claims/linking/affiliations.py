"""For whom people speak, and when, by what the texts say of them."""

from datetime import date

from claims.extraction.wordlists import words_of
from claims.linking.columns import set_columns
from claims.linking.parties import Resolver
from claims.models import Affiliation, Appearance, Party, days
from claims.terms import PartyKind, Status
from claims.text.names import is_name
from claims.text.offices import Held, held_by, title_in


def note_affiliation(party: Party, reading: dict, appearance: Appearance, resolver: Resolver) -> None:
    """Keep for whom a speaker spoke, in which office and when, as far as the text says; the appearance is the evidence.

    What several texts say of one office adds up. What a person accepted or rejected stays as it is.
    """
    house = reading.get("affiliation") or ""
    if party.kind != PartyKind.PERSON or not is_house(house):
        return
    organisation = resolver.resolve(house, PartyKind.ORGANISATION).party
    if organisation is None or organisation == party:
        return
    title = reading.get("title") or ""
    office, _ = Affiliation.objects.select_for_update(of=("self",)).get_or_create(
        party=party,
        organisation=organisation,
        title=title_in(title, house)[:200],
        defaults={"evidence": appearance},
    )
    if office.status == Status.SUGGESTED:
        said = appearance.source_words
        _add_up(office, said if title in said else f"{title} {said}".strip(), appearance)


def is_house(name: str) -> bool:
    """Whether this names an organisation that somebody speaks for, not only describes it ("lawyer for the Times")."""
    return is_name(name) and " for " not in name


def is_mouth(name: str) -> bool:
    """Whether this is a house's voice and nobody's own name: "OpenAI spokesperson", "lawyer for Getty Images"."""
    last = name.partition(" for ")[0].split()[-1:]
    return bool(last) and last[0] in words_of("mouth") | words_of("counsel")


def _add_up(office: Affiliation, words: str, appearance: Appearance) -> None:
    """Add what one appearance says of an office to what is known; the one that was published first is the evidence."""
    day = _day_of(appearance)
    known = Held.of_json(office.held_why).with_other(held_by(words, day))
    first, last = known.bounds
    columns = {"held": days(first, last) if first or last else None, "evidence": office.evidence}
    told = office.held_why.get("words")
    if told is None or office.evidence is None or _comes_before(appearance, office.evidence):
        columns["evidence"], told = appearance, words[:200]
    columns["held_why"] = {"words": told, "rule": "named", **known.as_json()}
    if set_columns(office, columns):
        office.save(update_fields=list(columns))


def _day_of(appearance: Appearance) -> date | None:
    published = appearance.article.published
    return published.lower if published else None


def _comes_before(one: Appearance, other: Appearance) -> bool:
    return (_day_of(one) or date.max, one.content) < (_day_of(other) or date.max, other.content)
