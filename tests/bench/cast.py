"""Who takes part in a generated dispute: speakers, outlets, threads, archives; all drawn by Zipf's law."""

import json
from dataclasses import dataclass
from random import Random

from claims.models import Affiliation, Dispute, Party, PartyAlias, Publisher
from claims.terms import PartyKind, PublisherKind, Publishes, Status
from claims.text.names import slug_of
from tests.bench.chance import Lottery
from tests.bench.rows import Rows
from tests.bench.words import WORDS, Names

_PARTY_KINDS = Lottery.of(
    {
        PartyKind.PERSON: 45,
        PartyKind.ORGANISATION: 35,
        PartyKind.GROUP: 8,
        PartyKind.GOVERNMENT: 5,
        PartyKind.PRODUCT: 7,
    }
)
_SUFFIXES = {
    PartyKind.ORGANISATION: "organisations",
    PartyKind.GROUP: "groups",
    PartyKind.GOVERNMENT: "governments",
    PartyKind.PRODUCT: "products",
    PartyKind.COURT: "courts",
}
_OUTLET_KINDS = Lottery.of(
    {PublisherKind.NEWS: 70, PublisherKind.AGENCY: 6, PublisherKind.TRADE: 12, PublisherKind.BLOG: 12}
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A party."""

    id: int
    name: str
    kind: PartyKind


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher of news."""

    id: int
    name: str
    domain: str


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody and everything that stories are made of. ``root`` and ``threads`` are ids of disputes."""

    speakers: Lottery[Speaker]
    accused: Lottery[Speaker]
    courts: Lottery[Speaker]
    outlets: Lottery[Outlet]
    archives: Lottery[str]
    threads: Lottery[int]
    root: int
    fillers: list[str]


def make_cast(rng: Random, rows: Rows, n_appearances: int) -> Cast:
    """A cast in proportion to the size of the dispute; its rows wait in ``rows``.

    A million appearances have 5,000 speakers, the first of whom says one in nine; a thousand outlets; 20,000 archives.
    """
    names = Names(rng)
    speakers = _make_speakers(rng, rows, names, n=min(max(n_appearances // 100, 40), 5_000))
    root, threads = _make_disputes(rows)
    return Cast(
        speakers=Lottery.zipf(speakers),
        accused=Lottery.zipf([speaker for speaker in speakers if speaker.kind == PartyKind.ORGANISATION]),
        courts=Lottery.zipf([_make_party(rows, names, PartyKind.COURT) for _ in range(12)]),
        outlets=Lottery.zipf(_make_outlets(rng, rows, names, n=min(max(n_appearances // 400, 20), 1_000))),
        archives=Lottery.zipf([names.compound("archives") for _ in range(min(max(n_appearances // 50, 20), 20_000))]),
        threads=Lottery.zipf(threads, exponent=0.7),
        root=root,
        fillers=[rng.choice(WORDS["articles"]["fillers"]).format(place=names.stem()) for _ in range(500)],
    )


def _make_speakers(rng: Random, rows: Rows, names: Names, n: int) -> list[Speaker]:
    # The first is an organisation, so that there is always somebody to accuse.
    kinds = [PartyKind.ORGANISATION] * 2 + [_PARTY_KINDS.draw(rng) for _ in range(n - 2)]
    speakers = [_make_party(rows, names, kind) for kind in kinds]
    employers = Lottery.zipf([speaker for speaker in speakers if speaker.kind == PartyKind.ORGANISATION])
    for speaker in speakers:
        if speaker.kind == PartyKind.PERSON and rng.random() < 0.5:
            employer = employers.draw(rng)
            rows.add(Affiliation, party_id=speaker.id, organisation_id=employer.id, title="spokesperson")
    return speakers


def _make_party(rows: Rows, names: Names, kind: PartyKind) -> Speaker:
    name = names.compound(_SUFFIXES[kind]) if kind in _SUFFIXES else names.person()
    # A name's slug may meet another's once its accents are gone, hence the number.
    party = rows.new_id(Party)
    rows.add(Party, id=party, kind=kind, name=name, slug=f"{slug_of(name)}-{party}")
    rows.add(PartyAlias, party_id=party, name=name, status=Status.ACCEPTED)
    rows.add(
        PartyAlias, party_id=party, name=name.split()[-1 if kind == PartyKind.PERSON else 0], status=Status.SUGGESTED
    )
    return Speaker(party, name, kind)


def _make_outlets(rng: Random, rows: Rows, names: Names, n: int) -> list[Outlet]:
    return [_make_outlet(rows, names, _OUTLET_KINDS.draw(rng)) for _ in range(n)]


def _make_outlet(rows: Rows, names: Names, kind: PublisherKind) -> Outlet:
    name = names.compound("agencies" if kind == PublisherKind.AGENCY else "outlets")
    publisher = rows.new_id(Publisher)
    slug = f"{slug_of(name)}-{publisher}"
    domain = f"{slug}.example"
    rows.add(Publisher, id=publisher, name=name, slug=slug, domains=json.dumps([domain]), kind=kind)
    return Outlet(publisher, name, domain)


def _make_disputes(rows: Rows) -> tuple[int, list[int]]:
    words = WORDS["dispute"]

    def make(title: str, parent: int | None, position: int) -> int:
        return rows.add(
            Dispute,
            slug=f"bench-{slug_of(title)}"[:80],
            title=title,
            question=words["question"] if parent is None else "",
            parent_id=parent,
            position=position,
            publishes=Publishes.SUGGESTED,
        )

    root = make(words["title"], None, 0)
    return root, [make(title, root, position) for position, title in enumerate(words["threads"], 1)]
