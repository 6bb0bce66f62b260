"""Which tables a dump holds, in the order in which they are restored; which it leaves out, and why.

Taken from Django's registry: a model of which nobody decided is ``undecided``, and a test fails.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.apps import apps
from django.db.models import Field, ForeignKey, Model
from pghistory.models import Context

from claims import models as own

#: Kept, so that no row comes before what it points to, but for a few circles. Placements come last of what entries of
#: the timeline are made from: so the database makes each entry once.
KEPT: tuple[type[Model], ...] = (
    own.User,
    own.Party,
    own.PartyAlias,
    own.PartyMatch,
    own.Publisher,
    own.PublisherMatch,
    own.Feed,
    own.Document,
    own.Dispute,
    own.TableImport,
    own.Article,
    own.ArticleUrl,
    own.FeedEntry,
    own.FetchLog,
    own.Snapshot,
    own.Excerpt,
    own.Citation,
    own.CopyLink,
    own.ExtractionRun,
    own.Addition,
    own.Claim,
    own.ImportedClaim,
    own.ClaimParty,
    own.Origin,
    own.Appearance,
    own.ImportedTelling,
    own.ChainLink,
    own.Telling,
    own.Resemblance,
    own.Affiliation,
    own.ClaimRelation,
    own.Reply,
    own.Contradiction,
    own.LinkDecision,
    own.OriginDecision,
    own.MentionDecision,
    own.MergeOperation,
    own.Rating,
    own.Annotation,
    own.Annotation.mentioned.through,
    own.Anchor,
    own.Report,
    own.Clip,
    own.Story,
    own.StoryStep,
    own.Takedown,
    own.TakenWords,
    own.Blackout,
    own.ReviewDecision,
    own.ReviewedClaim,
    own.Agreement,
    own.ReviewAside,
    own.Placement,
    own.TimelineEntry,
    Context,
)

#: Only these columns of a table are kept; of all others the usual ones.
ONLY: Mapping[type[Model], tuple[str, ...]] = {
    own.User: ("id", "username", "first_name", "last_name", "role"),
    own.TimelineEntry: ("dispute_id", "appearance_id", "shown_at", "accepted_at", "hidden_at"),
}

#: Columns that stay here, with the SQL for what a restored row has in their place.
STAYING: Mapping[type[Model], Mapping[str, str]] = {
    own.User: {
        "password": "'!' || gen_random_uuid()",  # what Django takes for no password at all  # nosec B105
        "is_superuser": "false",
        "email": "''",
        "is_staff": "false",
        "is_active": "false",
        "date_joined": "now()",
    },
    own.Report: {"key": "gen_random_uuid()", "contact": "''"},
    own.Report.pgh_event_model: {"key": "gen_random_uuid()"},
    own.TableImport: {"claims_file": "NULL", "tellings_file": "NULL", "outcome": "'{}'"},
}

#: What a column is written as, where that is not what it holds.
WRITTEN: Mapping[tuple[type[Model], str], str] = {
    # some people's names here are their e-mail addresses
    (own.User, "username"): "CASE WHEN strpos(username, '@') = 0 THEN username"
    " ELSE split_part(username, '@', 1) || '-' || id END",
    (Context, "metadata"): "metadata - 'url'",  # the page of the desk from which something was changed
}

_REMADE = "made again from what is kept"
_ALERTS = "whom this site tells of changes is its own affair: addresses and secrets"
_AT_THE_DESK = "where somebody at the desk is just now, or how they like to work"
_MACHINE = "the poller's own memory; the next look makes it again"
_ACCOUNTS = "accounts and how people come by them"

LEFT_OUT: Mapping[type[Model], str] = {
    own.ClaimStats: _REMADE,
    own.Embedding: _REMADE,
    own.Fingerprint: _REMADE,
    own.ReviewItem: _REMADE,
    own.AlertReading: _ALERTS,
    own.ClaimSeen: _ALERTS,
    own.Delivery: _ALERTS,
    own.Delivery.subscriptions.through: _ALERTS,
    own.SavedSearch: _ALERTS,
    own.Subscription: _ALERTS,
    own.Webhook: _ALERTS,
    own.Presence: _AT_THE_DESK,
    own.ReviewKeys: _AT_THE_DESK,
    own.ReviewLook: _AT_THE_DESK,
    own.ReviewSkip: _AT_THE_DESK,
    own.WatchedParty: _AT_THE_DESK,
    own.ArticlePolling: _MACHINE,
    own.FeedPolling: _MACHINE,
    own.HostTurn: _MACHINE,
    own.Backup: "when this installation was last backed up",
    own.JobFailure: "jobs of this installation, whatever dispute they were for",
    own.AccountSession: _ACCOUNTS,
    own.ApiSent: _ACCOUNTS,
    own.ApiToken: _ACCOUNTS,
    own.Invitation: _ACCOUNTS,
    own.Letter: _ACCOUNTS,
    own.ReportSender: "counts against floods, kept for a day",
    own.User.groups.through: _ACCOUNTS,
    own.User.user_permissions.through: _ACCOUNTS,
    own.User.pgh_event_model: _ACCOUNTS,
}

#: Tables of others' that know of no dispute: accounts, log-ins, second factors, the queue, views of the history.
APPS_LEFT_OUT = (
    "admin",
    "auth",
    "axes",
    "contenttypes",
    "otp_static",
    "otp_totp",
    "pghistory",
    "procrastinate",
    "sessions",
)


@dataclass(frozen=True)
class Table:
    """One table of a dump."""

    model: type[Model]

    @property
    def name(self) -> str:
        """What its file is called, and its schema."""
        return self.model._meta.model_name

    @property
    def in_database(self) -> str:
        return self.model._meta.db_table

    @property
    def is_history(self) -> bool:
        return hasattr(self.model, "pgh_tracked_model")

    @property
    def key(self) -> str:
        """The column that names a row."""
        return self.model._meta.pk.column

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The fields whose columns are kept: none that the database makes itself, none that stay here."""
        only, staying = ONLY.get(self.model), STAYING.get(self.model, {})
        kept = (field for field in self.model._meta.concrete_fields if not field.generated)
        return tuple(f for f in kept if (f.column in only if only else f.column not in staying))

    @property
    def order(self) -> tuple[str, ...]:
        """The columns by which its rows are sorted: anchors as the texts are that they stand in, to be read beside."""
        if self.model is own.TimelineEntry:
            return "dispute_id", "appearance_id"
        return ("snapshot_id", self.key) if self.model is own.Anchor else (self.key,)

    def references(self) -> Iterator[tuple[ForeignKey, "Table"]]:
        """Its fields that point to rows of a kept table. What history points to may be gone: none of it counts."""
        for field in () if self.is_history else self.fields:
            if isinstance(field, ForeignKey) and field.related_model in KEPT:
                yield field, Table(field.related_model)


def tables() -> tuple[Table, ...]:
    """All tables of a dump in the order in which they are restored, their histories last."""
    histories = (model.pgh_event_model for model in KEPT if hasattr(model, "pgh_event_model"))
    return tuple(Table(model) for model in (*KEPT, *(model for model in histories if model not in LEFT_OUT)))


def undecided() -> list[str]:
    """Tables of which nobody said whether a dump holds them."""
    decided = {table.model for table in tables()} | {*LEFT_OUT}
    histories = {getattr(model, "pgh_event_model", None) for model in LEFT_OUT}
    ours = (model for model in apps.get_models(include_auto_created=True) if model not in decided | histories)
    return sorted(model._meta.label for model in ours if model._meta.app_label not in APPS_LEFT_OUT)
