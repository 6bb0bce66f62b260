"""Whole addresses of the pages of this site."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from claims.exports.records import OutletRecord, PartyRecord
from claims.models import Party, Publisher
from claims.terms import PartyKind, PublisherKind


@dataclass(frozen=True, slots=True)
class Site:
    """The site as somebody came to it: ``root`` is its scheme and host, without a slash at the end."""

    root: str

    @classmethod
    def of(cls, request: HttpRequest) -> "Site":
        """The site that was asked."""
        return cls(request.build_absolute_uri("/").rstrip("/"))

    def page(self, name: str, *arguments: object) -> str:
        """The address of the page of this name."""
        return self.root + reverse(name, args=arguments)

    def whole(self, url: str | None) -> str:
        """An address outside as it is; a path on this site with the site before it; "" for none."""
        return self.root + url if url and url.startswith("/") else url or ""

    def party(self, party: Party) -> PartyRecord:
        """A party as records name it."""
        return PartyRecord(party.name, self.page("party-detail", party.slug), PartyKind(party.kind), party.wikidata_id)

    def outlet(self, publisher: Publisher) -> OutletRecord:
        """A publisher as records name it."""
        address = self.page("publisher-detail", publisher.slug)
        return OutletRecord(publisher.name, address, PublisherKind(publisher.kind))
