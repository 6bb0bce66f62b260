"""What comes in: what is polled, one story, and each stored version of it."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import BrinIndex, GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import F
from django.db.models.functions import Now

from claims.models.constraints import ClockField, TermField, one_of, track_history, web_address, why_field
from claims.models.publishers import Publisher
from claims.terms import FeedState, Status


@track_history
class Feed(models.Model):
    """One address that we poll."""

    url = models.TextField(unique=True)
    title = models.CharField(max_length=500, blank=True)
    site_url = models.TextField(null=True, blank=True)
    folder = models.CharField(max_length=200, blank=True, help_text="OPML folder, levels joined by /")
    publisher = models.ForeignKey(Publisher, models.PROTECT, related_name="feeds")
    state = TermField(FeedState, default=FeedState.ACTIVE)

    class Meta:
        constraints = [one_of("state", FeedState), web_address("url"), web_address("site_url")]

    def __str__(self):
        return self.title or self.url


class FeedPolling(models.Model):
    """The poller's own memory of a feed, beside it so that machine upkeep makes no history."""

    feed = models.OneToOneField(Feed, models.CASCADE, primary_key=True, related_name="polling")
    etag = models.TextField(blank=True, help_text="the validator, echoed verbatim")
    last_modified = models.TextField(blank=True, help_text="the validator, echoed verbatim")
    next_check_at = models.DateTimeField(null=True, blank=True)
    last_good_at = models.DateTimeField(null=True, blank=True)
    n_failures = models.PositiveIntegerField(default=0, help_text="in a row")

    class Meta:
        indexes = [models.Index(fields=["next_check_at"], name="feed_due")]  # which feeds are due


class FetchLog(models.Model):
    """One attempt to read a feed or a page, kept for the feed's page and for what became of a link."""

    feed = models.ForeignKey(Feed, models.CASCADE, null=True, blank=True, related_name="fetches")
    url = models.TextField()
    fetched_at = models.DateTimeField()
    http_status = models.PositiveSmallIntegerField(null=True, blank=True)
    n_bytes = models.PositiveIntegerField(null=True, blank=True)
    n_new = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True)
    note = models.TextField(blank=True, default="", db_default="", help_text="what of a good answer was left out")

    class Meta:
        indexes = [
            models.Index(fields=["feed", "-fetched_at"], name="fetchlog_of_feed"),  # a feed's history
            models.Index(
                fields=["url", "-fetched_at"], condition=models.Q(feed__isnull=True), name="fetchlog_of_page"
            ),  # what an article's page answered when it was last looked at
            BrinIndex(fields=["fetched_at"], autosummarize=True, name="fetchlog_lately"),  # how many went wrong lately
        ]


@track_history
class Article(models.Model):
    """One story. Its words live in its snapshots."""

    publisher = models.ForeignKey(Publisher, models.PROTECT, related_name="articles")
    canonical_url = models.TextField(unique=True, null=True, blank=True, help_text="null for pasted text and files")
    headline = models.TextField()
    byline = models.CharField(max_length=500, blank=True)
    language = models.CharField(max_length=12, blank=True, help_text="BCP 47, empty when nobody knows")
    published = ClockField(help_text="first and last possible day of publication")
    published_why = why_field()
    first_held_at = models.DateTimeField()
    content_key = models.CharField(
        max_length=64, help_text="sha256 of the first stored text: names a text without address"
    )

    class Meta:
        constraints = [
            web_address("canonical_url"),
            models.UniqueConstraint(
                fields=["publisher", "content_key"],
                condition=models.Q(canonical_url__isnull=True),
                name="article_without_address_once",
            ),
        ]
        indexes = [
            models.Index(fields=["publisher", "-first_held_at"], name="article_of_publisher"),  # source page
            models.Index(
                F("published__startswith").desc(nulls_last=True),
                F("first_held_at").desc(),
                F("id").desc(),
                name="article_newest",
            ),  # the list of articles
            GinIndex(SearchVector("headline", config="english"), name="article_by_headline"),  # search
        ]

    def __str__(self):
        return self.headline


class ArticlePolling(models.Model):
    """The poller's own memory of an article's page, beside it so that machine upkeep makes no history."""

    article = models.OneToOneField(Article, models.CASCADE, primary_key=True, related_name="polling")
    etag = models.TextField(blank=True, help_text="the validator, echoed verbatim")
    last_modified = models.TextField(blank=True, help_text="the validator, echoed verbatim")
    next_check_at = models.DateTimeField(null=True, blank=True, help_text="null: looked at with its feed only")
    n_failures = models.PositiveIntegerField(default=0, help_text="in a row")

    class Meta:
        indexes = [models.Index(fields=["next_check_at"], name="article_due")]  # which pages are due for a look


class ArticleUrl(models.Model):
    """Another address under which the same story is known."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="other_urls")
    url = models.TextField(unique=True)

    class Meta:
        constraints = [web_address("url")]


class FeedEntry(models.Model):
    """One item of a feed, and the article that it became."""

    feed = models.ForeignKey(Feed, models.CASCADE, related_name="entries")
    guid = models.CharField(max_length=500)
    url = models.TextField(null=True, blank=True)
    article = models.ForeignKey(Article, models.SET_NULL, null=True, blank=True, related_name="feed_entries")
    told = models.JSONField(
        default=dict, blank=True, help_text="title, byline and day by the feed, for what the page leaves open"
    )
    problem = models.TextField(blank=True, help_text="why it became no article")
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["feed", "guid"], name="feedentry_once"),
            web_address("url"),
        ]


class Snapshot(models.Model):
    """One stored version of an article; the database refuses to rewrite it (migration ``0003``).

    Offsets everywhere count Unicode code points of ``text``. A legal redaction may black out words of
    the same length, once ``redacted_at`` is set with it.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="snapshots")
    number = models.PositiveIntegerField(help_text="1 for the first version")
    text = models.TextField()
    html = models.TextField(blank=True, help_text="sanitised")
    pages = models.JSONField(default=list, blank=True, help_text="PDF: the offset at which each page begins")
    sha256 = models.CharField(max_length=64, help_text="of the text as stored first")
    fetched_at = models.DateTimeField()
    redacted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="snapshot_number_once")]
        # which articles changed lately
        indexes = [models.Index(fields=["fetched_at"], condition=models.Q(number__gt=1), name="snapshot_later")]

    def __str__(self):
        return f"version {self.number}"


class Fingerprint(models.Model):
    """By which snapshots that share much of their words find each other (``text.shingles``).

    Beside the snapshot, so that machine upkeep does not touch what is immutable. No keys: too short to compare.
    """

    snapshot = models.OneToOneField(Snapshot, models.CASCADE, primary_key=True, related_name="fingerprint")
    keys = ArrayField(models.BigIntegerField())

    class Meta:
        indexes = [GinIndex(fields=["keys"], name="fingerprint_by_key")]  # ingest.copies: who shares a key


class Addition(models.Model):
    """Something that an editor handed in, and how far it has come: an address to fetch, or what is stored already.

    Of an address that turned out to be a site's, ``offers`` are the feeds found there (``ingest.offers.Offered``).
    """

    url = models.TextField(null=True, blank=True, help_text="null for a text or a file")
    name = models.CharField(max_length=300, help_text="what the editor will know it by: the address, headline or file")
    publisher = models.ForeignKey(Publisher, models.PROTECT, null=True, blank=True, related_name="+")
    published_on = models.DateField(null=True, blank=True, help_text="what the editor says")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="additions")
    created_at = models.DateTimeField(db_default=Now())
    article = models.ForeignKey(Article, models.SET_NULL, null=True, blank=True, related_name="additions")
    snapshot = models.ForeignKey(Snapshot, models.SET_NULL, null=True, blank=True, related_name="+")
    offers = models.JSONField(default=list, blank=True)
    problem = models.TextField(blank=True, help_text="why nothing came of it")

    class Meta:
        constraints = [web_address("url")]
        indexes = [models.Index(fields=["added_by", "-created_at"], name="addition_of_editor")]  # the Add page

    def __str__(self):
        return self.name


@track_history
class CopyLink(models.Model):
    """One article repeats another: the evidence, and whether an editor agrees."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="copies_of")
    original = models.ForeignKey(Article, models.CASCADE, related_name="copied_by")
    kind = models.CharField(max_length=20, help_text="copy, rewrite, translation, credit")
    evidence = models.JSONField(default=dict, blank=True)
    status = TermField(Status, default=Status.SUGGESTED)

    class Meta:
        constraints = [
            one_of("status", Status),
            models.UniqueConstraint(fields=["article", "original"], name="copylink_once"),
            models.CheckConstraint(condition=~models.Q(article=models.F("original")), name="copylink_not_itself"),
        ]
