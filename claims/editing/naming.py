"""Names that an editor wrote, as rows: parties, who prints, documents."""

from collections.abc import Callable, Iterable
from functools import cached_property

from django.db.models import Q

from claims.editing.meanings import party_called
from claims.editing.refusal import Refused
from claims.editing.told import Link, Named
from claims.models import Document, Party, PartyAlias, Publisher
from claims.models.slugs import free_slug
from claims.terms import DocumentKind, NodeKind, PartyKind, Status

#: What a link holds, by the column for it.
Who = Party | Publisher | Document | str


class Names:
    """Whom names mean. Those of ``at_hand``, which stand in the telling already, mean what they meant there.

    They are only loaded when a name is to be looked up.
    """

    def __init__(self, at_hand: Callable[[], Iterable[Party | Publisher | Document]] = tuple):
        self._at_hand = at_hand

    @cached_property
    def _known(self) -> dict[tuple[type, str], Party | Publisher | Document]:
        return {(type(row), str(row)): row for row in self._at_hand()}

    def party(self, named: Named) -> Party:
        """The party of this name; made where it is new and its kind is given.

        Refused for a name that nobody, or more than one party, is known by. A new one must be made in a transaction.
        """
        name = " ".join(named.name.split())
        if (Party, name) not in self._known:
            self._known[Party, name] = _new_party(name, named.kind) if _is_new(name, named) else party_called(name)
        return self._known[Party, name]

    def check(self, named: Named) -> None:
        """Refused as ``party`` does; nothing is made."""
        name = " ".join(named.name.split())
        if (Party, name) not in self._known and not _is_new(name, named):
            party_called(name)

    def column_of(self, link: Link) -> dict[str, Who]:
        """The column of a chain link for whom it names."""
        name = " ".join(link.who.name.split())
        if link.kind is NodeKind.PARTY:
            return {"party": self.party(link.who)}
        if link.kind is NodeKind.PUBLISHER:
            return {"publisher": self._known.get((Publisher, name)) or Publisher.objects.named(name)}
        if link.kind is NodeKind.DOCUMENT:
            return {"document": self._document(link.who)}
        return {"unnamed": name}

    def check_link(self, link: Link) -> None:
        """Refused as ``column_of`` does; nothing is made."""
        name = " ".join(link.who.name.split())
        if link.kind is NodeKind.PARTY:
            self.check(link.who)
        elif link.kind is NodeKind.DOCUMENT and (Document, name) not in self._known and not _is_new_document(link.who):
            document_called(name)

    def _document(self, named: Named) -> Document:
        name = " ".join(named.name.split())
        if (Document, name) not in self._known:
            self._known[Document, name] = (
                _new_document(name, named.kind) if _is_new_document(named) else document_called(name)
            )
        return self._known[Document, name]


def document_called(name: str) -> Document:
    """The document of this title, or with this end of its address; Refused where there is not just one."""
    rows = Document.objects.order_by("slug")
    found = list(rows.filter(slug=name)) or list(rows.filter(title__iexact=name))
    if not found:
        raise Refused(
            f"No document is called “{name}”. Write its title as on its page, or say what it is, if it is new."
        )
    if len(found) > 1:
        slugs = ", ".join(document.slug for document in found)
        raise Refused(f"Several documents are called “{name}”. Write the end of its address instead, one of: {slugs}.")
    return found[0]


def _is_new(name: str, named: Named) -> bool:
    known = Party.objects.filter(slug=name).exists() or PartyAlias.objects.called(name).exists()
    return isinstance(named.kind, PartyKind) and not known


def _is_new_document(named: Named) -> bool:
    name = " ".join(named.name.split())
    known = Document.objects.filter(Q(slug=name) | Q(title__iexact=name)).exists()
    return isinstance(named.kind, DocumentKind) and not known


def _new_document(title: str, kind: DocumentKind) -> Document:
    return Document.objects.create(title=title, kind=kind, slug=free_slug(Document, title))


def _new_party(name: str, kind: PartyKind) -> Party:
    """Its own name is accepted: an editor gave it."""
    party = Party.objects.create(name=name, kind=kind, slug=free_slug(Party, name))
    PartyAlias.objects.create(party=party, name=name, status=Status.ACCEPTED)
    return party
