"""The facets beside a timeline: for every value how many claims it would leave, the other filters kept."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from django.utils.translation import get_language_info

from claims.models import Dispute
from claims.terms import (
    Certainty,
    Directness,
    DocumentKind,
    NodeKind,
    PartyRole,
    PublisherKind,
    Standing,
    Term,
)
from claims.text.names import fold
from claims.timeline.counts import Counts
from claims.timeline.facet_links import Links
from claims.timeline.figures import NO_FIGURE, Figure, Figures
from claims.timeline.filters import (
    ABOUT,
    CERTAINTY,
    DIRECTNESS,
    FACETS,
    LANGUAGE,
    MINUS,
    ROLE,
    SOURCE,
    SPEAKER,
    STANDING,
    STANDINGS,
    STATUS,
    THREAD,
    Choice,
    Facet,
    Filters,
)
from claims.timeline.names import Named, Names

#: So many options are seen at once, unless hardly more are left to fold away.
N_AT_ONCE, N_HARDLY_MORE = 8, 2
N_LISTED = 20

#: Folded away until something of it is chosen, so that the list of facets can be seen as a whole.
_FOLDED = (ROLE, SOURCE, DIRECTNESS, CERTAINTY, STATUS, LANGUAGE)
#: Their values have an order of their own.
_LADDERS = {CERTAINTY: list(Certainty)}

#: Key in the entry table → value in the address and label.
Offered = Mapping[str, tuple[str, str]]


class Option(NamedTuple):
    """One value of a facet on the page. ``share`` is its part of the facet's largest count, in percent.

    The rest is as the page has it, for there are many: figures as text, each with the words that a screen reader says
    after it, and query strings for links on this very page. ``query`` takes the value in, or takes it away where it was
    chosen; ``only`` asks for it instead of the others that are wanted; ``out`` leaves it out. Those are empty where
    that is what ``query`` does.
    """

    choice: Choice
    label: str
    id: str
    n_claims: str
    claims: str
    n_origins: str
    origins: str
    share: str
    state: str
    query: str
    only: str
    out: str


@dataclass(frozen=True, slots=True)
class FacetList:
    """A facet on the page: its first options, the further ones, and how many more there are than are listed.

    ``find`` are the words by which values are looked for in it, where some are.
    """

    facet: Facet
    options: list[Option]
    further: list[Option]
    n_unlisted: int
    find: str = ""
    is_open: bool = True

    @property
    def is_folded(self) -> bool:
        """Whether it is folded away until something of it is chosen."""
        return self.facet in _FOLDED

    @property
    def n_more(self) -> int:
        return len(self.further) + self.n_unlisted

    @property
    def is_long(self) -> bool:
        """Whether it is worth typing."""
        return bool(self.n_more or self.find)

    @property
    def n_matching(self) -> int:
        return len(self.options) + self.n_more


def list_facets(counts: Counts, filters: Filters, names: Names, threads: list[Dispute]) -> list[FacetList]:
    """The facets as the page shows them; one with nothing to choose is left out, and so is a value that all have."""
    lists = [
        _list(facet, _telling_apart(facet, counts, filters), filters, partial(_offered, facet, names, threads))
        for facet in FACETS
    ]
    return [found for found in lists if found.options or found.find]


def _telling_apart(facet: Facet, counts: Counts, filters: Filters) -> Figures:
    """The counts of a facet without the values that every claim has: to choose one of those would leave the same list.

    Beside a chosen value another one adds claims to the list, so there it is compared with all claims there are. What
    is withdrawn is never in that list.
    """
    kept = {choice.key for choice in filters.choices_of(facet)} | {Standing.WITHDRAWN}
    every = counts.n_claims if filters.of(facet) else counts.n_found
    return counts.facets[facet].below(every, but=kept)


def _offered(facet: Facet, names: Names, threads: list[Dispute], keys: Iterable[str]) -> Offered:
    """Key in the entry table → value in the address and label, of those of these keys that have a name here."""
    if facet in _TERMS:
        return _TERMS[facet]
    if facet is THREAD:
        return {str(thread.pk): (thread.slug, thread.title) for thread in threads}
    if facet is ROLE:
        return {key: named for key in keys if (named := _role(key, names))}
    if facet is LANGUAGE:
        return {key: (key, language(key)) for key in keys}
    return _slugs(keys, names.parties if facet in (SPEAKER, ABOUT) else names.publishers)


def _slugs(keys: Iterable[str], named: dict[int, Named]) -> Offered:
    return {key: (one.slug, one.name) for key in keys if (one := named.get(int(key)))}


def terms(term: type[Term]) -> Offered:
    """A vocabulary, whose values stand as they are in the address and in the entry table."""
    return {member.value: (member.value, member.label) for member in term}


def kinds_of_source() -> Offered:
    """Kinds of publishers and documents, and unnamed people."""
    unnamed = NodeKind.UNNAMED
    return {**terms(PublisherKind), **terms(DocumentKind), unnamed.value: (unnamed.value, unnamed.label)}


_TERMS: dict[Facet, Offered] = {
    STANDING: terms(Standing),
    SOURCE: kinds_of_source(),
    DIRECTNESS: terms(Directness),
    CERTAINTY: terms(Certainty),
    STATUS: {str(key): (status.value, status.label) for status, key in STANDINGS.items()},
}


def language(code: str) -> str:
    """The English name of a language; its code where it has none."""
    try:
        return get_language_info(code)["name"]
    except KeyError:
        return code


def role_label(role: PartyRole, name: str = "") -> str:
    """ "accused: OpenAI", or "anyone accused"."""
    return f"{role.label}: {name}" if name else f"any {role.label}"


def _role(key: str, names: Names) -> tuple[str, str] | None:
    """Value and label of a role alone or of one with its party; None where the party has no name here."""
    role, _, pk = key.partition(":")
    if not pk:
        return role, role_label(PartyRole(role))
    party = names.parties.get(int(pk))
    return (f"{role}:{party.slug}", role_label(PartyRole(role), party.name)) if party else None


def _list(facet: Facet, counts: Figures, filters: Filters, offer: Callable[[Iterable[str]], Offered]) -> FacetList:
    """Chosen values are among the first options, wherever they rank."""
    find = filters.find(facet)
    chosen = filters.choices_of(facet)
    if find:
        offered = offer(counts)
        words = fold(find)
        like_it = (key for key in counts if key in offered and words in fold(offered[key][1]))
        counts = Figures.of(counts.some(like_it))
    keys = [*counts.some(_LADDERS[facet])] if facet in _LADDERS else counts.largest(N_LISTED)
    figures = counts.some([*keys, *(choice.key for choice in chosen)])
    offered = offer(keys)
    ranked = [_choice(facet, key, offered[key], chosen) for key in keys if key in offered]
    ranked += [choice for choice in chosen if choice not in ranked]
    at_once = N_AT_ONCE if len(ranked) > N_AT_ONCE + N_HARDLY_MORE and not find else len(ranked)
    options = ranked[:at_once] + [choice for choice in ranked[at_once:] if choice in chosen]
    further = [choice for choice in ranked[at_once:] if choice not in chosen]
    top = max((figures[choice.key].n_claims for choice in ranked if choice.key in figures), default=0)
    links = Links(filters, facet)
    as_options = [
        [_option(choice, figures.get(choice.key), top, links) for choice in part] for part in (options, further)
    ]
    is_open = facet not in _FOLDED or bool(chosen or find)
    return FacetList(facet, *as_options, max(0, len(counts) - N_LISTED), find, is_open)


def _choice(facet: Facet, key: str, named: tuple[str, str], chosen: list[Choice]) -> Choice:
    found = Choice(facet, named[0], key, named[1])
    return found.turned if chosen and found.turned in chosen else found


def _option(choice: Choice, figure: Figure | None, top: int, links: Links) -> Option:
    n_claims, n_origins = figure or NO_FIGURE
    if not links.chosen:  # as in most facets: there is nothing to compare it with
        asked = links.to_one(choice.value), "", links.to_one(MINUS + choice.value)
        return _as_shown(choice, n_claims, n_origins, top, "", "", *asked)
    is_chosen = choice in links.chosen
    others = [other for other in links.chosen if other not in (choice, choice.turned)]
    unwanted = [other for other in others if other.is_out]
    chosen = (", left out" if choice.is_out else ", chosen") if is_chosen else ""
    return _as_shown(
        choice,
        n_claims,
        n_origins,
        top,
        chosen,
        ("out" if choice.is_out else "in") if is_chosen else "",
        links.to(others if is_chosen else [*others, choice]),
        links.to([choice, *unwanted]) if not choice.is_out and len(unwanted) < len(others) else "",
        "" if choice.is_out else links.to([*others, choice.turned]),
    )


def _as_shown(choice: Choice, n_claims: int, n_origins: int, top: int, chosen: str, *last: str) -> Option:
    """Its figures as text; ``chosen`` says so to a screen reader, ``last`` are state and query strings."""
    return Option(
        choice,
        choice.label,
        f"{choice.facet.name}-{choice.value}",
        f"{n_claims:,}",
        f" claim{'' if n_claims == 1 else 's'}{',' if n_origins else ''}",
        f"{n_origins:,}" if n_origins else "",
        f" origin{'' if n_origins == 1 else 's'}{chosen}" if n_origins else chosen,
        str(round(100 * n_claims / top)) if n_claims else "0",
        *last,
    )
