"""Cited documents, and what a snapshot links to."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models

from claims.models.constraints import TermField, one_of, track_history, web_address
from claims.models.parties import Folded
from claims.models.publishing import Article, Publisher, Snapshot
from claims.terms import DocumentKind


@track_history
class Document(models.Model):
    """A filing, ruling, paper, letter, post or report that claims rest on."""

    kind = TermField(DocumentKind)
    title = models.CharField(max_length=300)
    slug = models.SlugField(max_length=80, unique=True)
    court = models.CharField(max_length=200, blank=True)
    docket = models.CharField(max_length=80, blank=True)
    url = models.TextField(null=True, blank=True)
    party = models.ForeignKey(
        "claims.Party", models.SET_NULL, null=True, blank=True, related_name="documents", help_text="who speaks in it"
    )
    medium = models.CharField(
        max_length=80,
        blank=True,
        help_text="the word under which articles speak of it as its party’s: by that it is found again, whatever its "
        "title is by now",
    )

    class Meta:
        constraints = [
            one_of("kind", DocumentKind),
            web_address("url"),
            models.UniqueConstraint(fields=["kind", "title", "party"], name="document_once", nulls_distinct=False),
        ]
        indexes = [
            GinIndex(OpClass(Folded("title"), name="gin_trgm_ops"), name="document_similar")
        ]  # misspelt searches

    def __str__(self):
        return self.title


class Citation(models.Model):
    """A link, or a named source, in a snapshot."""

    snapshot = models.ForeignKey(Snapshot, models.CASCADE, related_name="citations")
    words = models.CharField(max_length=500, help_text="the words that carry the link or name the source")
    url = models.TextField(null=True, blank=True)
    publisher = models.ForeignKey(Publisher, models.SET_NULL, null=True, blank=True, related_name="citations")
    document = models.ForeignKey(Document, models.SET_NULL, null=True, blank=True, related_name="citations")
    article = models.ForeignKey(
        Article, models.SET_NULL, null=True, blank=True, related_name="citations", help_text="the cited one, if held"
    )

    class Meta:
        constraints = [
            web_address("url"),
            models.UniqueConstraint(fields=["snapshot", "words", "url"], name="citation_once", nulls_distinct=False),
        ]
