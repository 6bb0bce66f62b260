"""Who prints."""

from collections.abc import Collection, Iterable

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import TrigramSimilarity, TrigramWordSimilarity
from django.db import models, transaction
from django.db.models.functions import Greatest

from claims.models.constraints import TermField, one_of, track_history
from claims.models.locks import lock_names
from claims.models.parties import Folded
from claims.terms import OutletMatchKind, PublisherKind, Status
from claims.text.cleaning import one_line
from claims.text.names import slug_of
from claims.text.urls import domain_of

LONGEST_NAME = 200

#: From 0 to 1: so alike are "Wasington Post" and "The Washington Post" (.72), not "The Herald" and "The Guardian".
ALIKE = 0.5


def _bare(name: str) -> str:
    return name.removeprefix("The ").removeprefix("the ")


def _slug(name: str) -> str:
    return slug_of(_bare(name))


def keys_of(name: str) -> tuple[str, str]:
    """What two names have in common, one of them at least, that mean the same publisher: for ``lock_names``."""
    return _bare(one_line(name, LONGEST_NAME)), _slug(one_line(name, LONGEST_NAME))


class PublisherQuerySet(models.QuerySet):
    """Publishers by name."""

    def named(self, name: str, **fields) -> "Publisher":
        """The publisher that goes by this name, whatever its case, accents or "The"; made when it is new.

        ``fields`` are for a new one only. Two workers that make the same one at once get the same row.
        """
        name = one_line(name, LONGEST_NAME)
        return self.called(name) or self._made(name, fields)

    def _made(self, name: str, fields: dict) -> "Publisher":
        """The publisher of this name, if somebody made it or called one so meanwhile; else a new one."""
        with transaction.atomic():
            lock_names(keys_of(name))
            return self.called(name) or self.get_or_create(slug=_slug(name), defaults={"name": name, **fields})[0]

    def called(self, name: str) -> "Publisher | None":
        """The publisher that ``named`` gives for this name; None where it would make one.

        One that was renamed goes by its first name, which its address has, and by the present one; one into which
        another was merged also by those of that one.
        """
        found = self.bearing(name)
        return found and found.standing

    def bearing(self, name: str) -> "Publisher | None":
        """As ``called``, one that was merged itself."""
        name = one_line(name, LONGEST_NAME)
        bare = _bare(name)
        spelled = [models.Q(folded=Folded(models.Value(one))) for one in (bare, f"The {bare}")]
        rows = self.select_related("merged_into")
        by_address = rows.filter(slug=_slug(name)).first()
        by_name = rows.alias(folded=Folded("name")).filter(spelled[0] | spelled[1])
        return by_address or by_name.first()

    def like(self, words: str) -> "PublisherQuerySet":
        """Those whose names hold these words or are spelled much like them, or whose domain they are; best first."""
        likeness = Greatest(TrigramSimilarity("name", words), TrigramWordSimilarity(words, "name"))
        is_like = models.Q(slug__contains=_slug(words)) | models.Q(likeness__gte=ALIKE)
        is_like |= models.Q(domains__contains=[words.lower()])
        return self.annotate(likeness=likeness).filter(is_like, merged_into=None).order_by("-likeness", "name")

    def at(self, url: str) -> "Publisher":
        """The publisher behind an address on the web, by its domain; made, with the domain for a name, when
        nobody is known there. ValueError for what is no address."""
        domain = domain_of(url)
        return self._on([domain]).get(domain) or self._made_at(domain)

    def _made_at(self, domain: str) -> "Publisher":
        with transaction.atomic():
            lock_names(keys_of(domain))
            return self._on([domain]).get(domain) or self.named(domain, domains=[domain])

    def for_domains(self, domains: Iterable[str]) -> dict[str, "Publisher"]:
        """The publisher of each of these host names (without www.); one of that name is made where none is known.

        At most five queries, however many there are.
        """
        wanted = set(domains)
        found = self._on(wanted)
        if unknown := wanted - found.keys():
            with transaction.atomic():
                lock_names(key for domain in unknown for key in keys_of(domain))
                found |= self._on(unknown)
                found |= self._made_of(unknown - found.keys())
        return found

    def _on(self, domains: Collection[str]) -> dict[str, "Publisher"]:
        """Those that are known to be at these domains."""
        known = self.filter(domains__has_any_keys=sorted(domains)).order_by("-pk") if domains else ()
        return {domain: publisher for publisher in known for domain in publisher.domains if domain in domains}

    def _made_of(self, domains: Collection[str]) -> dict[str, "Publisher"]:
        """New ones with these domains for names, or those that have such a name's address."""
        slugs = {domain: slug_of(domain) for domain in domains}
        rows = [Publisher(name=one_line(domain, 200), slug=slug, domains=[domain]) for domain, slug in slugs.items()]
        self.bulk_create(rows, ignore_conflicts=True)
        named = self.filter(slug__in=slugs.values()).select_related("merged_into") if slugs else ()
        by_slug = {publisher.slug: publisher.standing for publisher in named}
        return {domain: by_slug[slug] for domain, slug in slugs.items()}


@track_history
class Publisher(models.Model):
    """Who prints. Chains pass through it whether or not we hold an article of its own.

    Whatever is stored for one that was merged is of the one into which it was: triggers see to it. That one was itself
    not merged.
    """

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=80, unique=True)
    domains = models.JSONField(default=list, blank=True, help_text="host names, without www.")
    kind = TermField(PublisherKind, default=PublisherKind.NEWS)
    party = models.OneToOneField(
        "claims.Party", models.SET_NULL, null=True, blank=True, help_text="the outlet as a speaker or a side of its own"
    )

    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="absorbed")

    objects = PublisherQuerySet.as_manager()

    class Meta:
        constraints = [
            one_of("kind", PublisherKind),
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=True) | ~models.Q(merged_into=models.F("id")),
                name="publisher_not_merged_into_itself",
            ),
        ]
        indexes = [
            models.Index(fields=["name"], name="publisher_by_name"),  # the list of sources, by name
            GinIndex(OpClass(Folded("name"), name="gin_trgm_ops"), name="publisher_similar"),  # misspelt searches
        ]

    def __str__(self):
        return self.name

    @property
    def standing(self) -> "Publisher":
        """The one into which it was merged; itself when it was not."""
        return self.merged_into or self


@track_history
class PublisherMatch(models.Model):
    """Two outlets that may be one, with the evidence. Never merged by a machine: an editor decides."""

    publisher = models.ForeignKey(Publisher, models.CASCADE, related_name="matches_from")
    other = models.ForeignKey(Publisher, models.CASCADE, related_name="matches_to")
    kind = TermField(OutletMatchKind)
    words = models.JSONField(default=list, help_text="the two that were compared: names, or a name and a site")
    score = models.FloatField(default=1)
    status = TermField(Status, default=Status.SUGGESTED)

    class Meta:
        verbose_name_plural = "publisher matches"
        constraints = [
            one_of("kind", OutletMatchKind),
            one_of("status", Status),
            models.UniqueConstraint(fields=["publisher", "other"], name="publishermatch_once"),
            models.CheckConstraint(condition=models.Q(publisher__lt=models.F("other")), name="publishermatch_in_order"),
            models.CheckConstraint(condition=models.Q(score__gte=0, score__lte=1), name="publishermatch_score_share"),
        ]
        indexes = [models.Index(fields=["other"], name="publishermatch_of_other")]  # an outlet's page, from either side
