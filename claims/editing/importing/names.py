"""Names in a file as rows here: known ones as who they are, new ones as what they are; many at once."""

from collections.abc import Iterable

from claims.editing.importing.outcome import Outcome
from claims.editing.parties import holder_of
from claims.models import Document, Party, PartyAlias, Publisher
from claims.models.slugs import free_slug
from claims.parsing.tables.rows import PartyCell, StepCell
from claims.terms import DocumentKind, NodeKind, PartyKind, PublisherKind, Status
from claims.text.names import fold
from claims.text.urls import domain_of

Who = tuple[str, str]  # end of an address, "" where none is told; and name


class Parties:
    """Parties by the names and the ends of addresses that a file has for them.

    The same end of an address with the same name is the same party; then a name that one party alone is known by.
    Where several are, the one is meant that bears the name itself; else a new one is made. A new one comes without its
    Wikidata id where that is another's already: ``take_clash`` says so, once.
    """

    def __init__(self, outcome: Outcome):
        self._known: dict[Who, Party] = {}
        self._by_end: dict[str, Party] = {}
        self._ends: dict[str, str] = {}  # by the end of the address here
        self._holders: dict[str, Party] = {}
        self._made: list[Party] = []
        self._taken: set[str] = set()  # ends that are no longer free here
        self._outcome = outcome

    def learn(self, cells: Iterable[PartyCell]) -> None:
        """Find these, or make them; three queries for those that are known, three for those that are new, and some for
        each of them whose end of an address is not told, or another's here."""
        wanted = {(cell.slug, cell.name): cell for cell in cells}
        wanted = {who: cell for who, cell in wanted.items() if who not in self._known}
        if not wanted:
            return
        found = self._by_slug(wanted)
        called = self._by_name({name for _, name in wanted})
        for who, cell in wanted.items():
            same = called.setdefault(fold(cell.name), [])
            meant = found.get(who) or self._meant(same, cell)
            if meant is None:
                meant = self._new(cell)
                same.append(meant)
            self._known[who] = meant
            if cell.slug:
                self._by_end[cell.slug], self._ends[meant.slug] = meant, cell.slug
        self._store()

    def of(self, cell: PartyCell) -> Party:
        """One that was learnt."""
        return self._known[cell.slug, cell.name]

    def take_clash(self, cell: PartyCell) -> Party | None:
        """Who has the Wikidata id that this one should have come with; None when asked again."""
        return self._holders.pop(self.of(cell).slug, None)

    def at(self, slug: str) -> Party | None:
        """The one that was learnt with this end of its address."""
        return self._by_end.get(slug)

    def _by_slug(self, wanted: dict[Who, PartyCell]) -> dict[Who, Party]:
        rows = Party.objects.filter(slug__in={slug for slug, _ in wanted} - {""}).select_related("merged_into")
        by_slug = {row.slug: row for row in rows}
        self._taken |= by_slug.keys()
        both = {who: by_slug[who[0]] for who in wanted if who[0] in by_slug}
        same = {who: row for who, row in both.items() if fold(row.name) == fold(who[1])}
        return {who: row.merged_into or row for who, row in same.items()}

    def _by_name(self, names: set[str]) -> dict[str, list[Party]]:
        aliases = PartyAlias.objects.filter(folded__in=set(map(fold, names)), party__merged_into=None)
        called: dict[str, dict[int, Party]] = {}
        for alias in aliases.exclude(status=Status.REJECTED).select_related("party").order_by("party"):
            called.setdefault(fold(alias.name), {})[alias.party_id] = alias.party
        return {name: list(parties.values()) for name, parties in called.items()}

    def _meant(self, parties: list[Party], cell: PartyCell) -> Party | None:
        """Not one that the file itself calls by another end of its address."""
        parties = [party for party in parties if not cell.slug or self._ends.get(party.slug, cell.slug) == cell.slug]
        if len(parties) < 2:
            return parties[0] if parties else None
        own = [party for party in parties if fold(party.name) == fold(cell.name)]
        return own[0] if len(own) == 1 else None

    def _new(self, cell: PartyCell) -> Party:
        """One that is stored with the others of its batch; before that where the database has to know of all so far."""
        is_free = cell.slug and cell.slug not in self._taken
        if not is_free or (cell.qid and any(party.wikidata_id == cell.qid for party in self._made)):
            self._store()
        holder = holder_of(cell.qid)
        party = Party(name=cell.name, kind=cell.kind, wikidata_id="" if holder else cell.qid)
        party.slug = cell.slug if is_free else free_slug(Party, cell.name)
        if holder:
            self._holders[party.slug] = holder
        self._made.append(party)
        self._taken.add(party.slug)
        return party

    def _store(self) -> None:
        Party.objects.bulk_create(self._made)
        aliases = (PartyAlias(party=party, name=party.name, status=Status.ACCEPTED) for party in self._made)
        PartyAlias.objects.bulk_create(aliases)
        self._outcome.new_parties += len(self._made)
        self._made = []


class Publishers:
    """Outlets by their names and the ends of their addresses."""

    def __init__(self, outcome: Outcome):
        self._known: dict[Who, Publisher] = {}
        self._outcome = outcome

    def named(self, name: str, kind: PublisherKind, url: str = "", slug: str = "") -> Publisher:
        """The outlet of this name; a new one is of this kind and prints at this address."""
        if (slug, name) not in self._known:
            self._known[slug, name] = self._found(name, slug) or self._new(name, kind, url, slug)
        return self._known[slug, name]

    def _found(self, name: str, slug: str) -> Publisher | None:
        by_slug = Publisher.objects.filter(slug=slug).select_related("merged_into").first() if slug else None
        same = by_slug.standing if by_slug and fold(by_slug.name) == fold(name) else None
        return same or Publisher.objects.called(name)

    def _new(self, name: str, kind: PublisherKind, url: str, slug: str) -> Publisher:
        self._outcome.new_outlets += 1
        domains = [domain_of(url)] if url else []
        is_taken = bool(domains) and Publisher.objects.filter(domains__contains=domains).exists()
        columns = {"kind": kind, "domains": [] if is_taken else domains}
        if not slug or _is_taken(Publisher, slug):
            return Publisher.objects.named(name, **columns)
        return Publisher.objects.create(name=name, slug=slug, **columns)


class Documents:
    """Cited documents by their titles."""

    def __init__(self, outcome: Outcome):
        self._known: dict[Who, Document] = {}
        self._outcome = outcome

    def of(self, step: StepCell) -> Document:
        """The document of this title and kind; made where it is new."""
        if (step.slug, step.name) not in self._known:
            self._known[step.slug, step.name] = self._found(step) or self._new(step)
        return self._known[step.slug, step.name]

    def _found(self, step: StepCell) -> Document | None:
        by_slug = Document.objects.filter(slug=step.slug, title=step.name).first() if step.slug else None
        same = Document.objects.filter(title=step.name, kind=_kind(step))
        return by_slug or (same.order_by("pk").first() if not step.slug else None)

    def _new(self, step: StepCell) -> Document:
        if same := Document.objects.filter(title=step.name, kind=_kind(step), party=None).first():
            return same
        self._outcome.new_documents += 1
        slug = free_slug(Document, step.name) if not step.slug or _is_taken(Document, step.slug) else step.slug
        return Document.objects.create(title=step.name, kind=_kind(step), slug=slug, url=step.url or None)


def party_of(step: StepCell) -> PartyCell:
    """A step that is a party."""
    return PartyCell(step.name, PartyKind.parse(step.what) or PartyKind.ORGANISATION, step.slug)


def parties_in(steps: Iterable[StepCell]) -> list[PartyCell]:
    """Those of the steps that are parties."""
    return [party_of(step) for step in steps if step.kind == NodeKind.PARTY]


def _kind(step: StepCell) -> DocumentKind:
    return DocumentKind.parse(step.what) or DocumentKind.REPORT


def _is_taken(model: type[Party | Publisher | Document], slug: str) -> bool:
    return model.objects.filter(slug=slug).exists()
