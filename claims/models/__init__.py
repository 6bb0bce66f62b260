"""The tables: what comes in, what is read in it, what it joins into, what people decide."""

from claims.models.alerts import AlertReading, ClaimSeen, Delivery, SavedSearch, Subscription, Webhook
from claims.models.appearances import Anchor, Appearance, ChainLink, Contradiction, ExtractionRun
from claims.models.backups import Backup
from claims.models.claims import Claim, ClaimParty, ClaimRelation, ClaimStats, Embedding, Origin, Reply
from claims.models.clips import Clip
from claims.models.constraints import days
from claims.models.decisions import LinkDecision, MentionDecision, MergeOperation, OriginDecision
from claims.models.desk import Annotation, ApiSent, ApiToken, JobFailure
from claims.models.disputes import Dispute, Placement
from claims.models.documents import Citation, Document
from claims.models.history import events_by_people
from claims.models.imports import Excerpt, ImportedClaim, ImportedTelling, TableImport
from claims.models.letters import Letter
from claims.models.parties import Affiliation, Folded, Party, PartyAlias, PartyMatch
from claims.models.people import Invitation, User
from claims.models.presence import Presence
from claims.models.publishers import Publisher, PublisherMatch
from claims.models.publishing import (
    Addition,
    Article,
    ArticlePolling,
    ArticleUrl,
    CopyLink,
    Feed,
    FeedEntry,
    FeedPolling,
    FetchLog,
    Fingerprint,
    Snapshot,
)
from claims.models.ratings import Rating
from claims.models.reports import Report, ReportSender
from claims.models.review import (
    Agreement,
    ReviewAside,
    ReviewDecision,
    ReviewedClaim,
    ReviewItem,
    ReviewKeys,
    ReviewLook,
    ReviewSkip,
    WatchedParty,
)
from claims.models.sessions import AccountSession
from claims.models.stories import Story, StoryStep
from claims.models.takedowns import Blackout, Takedown, TakenWords
from claims.models.tellings import Resemblance, Telling
from claims.models.timeline_entry import TimelineEntry
from claims.models.turns import HostTurn

__all__ = [
    "AccountSession",
    "Addition",
    "Affiliation",
    "AlertReading",
    "Agreement",
    "Anchor",
    "Annotation",
    "ApiSent",
    "ApiToken",
    "Appearance",
    "Article",
    "ArticlePolling",
    "ArticleUrl",
    "Backup",
    "Blackout",
    "ChainLink",
    "Citation",
    "Claim",
    "ClaimParty",
    "ClaimRelation",
    "ClaimSeen",
    "ClaimStats",
    "Clip",
    "Contradiction",
    "CopyLink",
    "Delivery",
    "Dispute",
    "Document",
    "Embedding",
    "Excerpt",
    "ExtractionRun",
    "Feed",
    "FeedEntry",
    "FeedPolling",
    "FetchLog",
    "Fingerprint",
    "Folded",
    "HostTurn",
    "ImportedClaim",
    "ImportedTelling",
    "Invitation",
    "JobFailure",
    "Letter",
    "LinkDecision",
    "MentionDecision",
    "MergeOperation",
    "Origin",
    "OriginDecision",
    "Party",
    "PartyAlias",
    "PartyMatch",
    "Placement",
    "Presence",
    "Publisher",
    "PublisherMatch",
    "Rating",
    "Reply",
    "Report",
    "ReportSender",
    "Resemblance",
    "ReviewAside",
    "ReviewDecision",
    "ReviewItem",
    "ReviewKeys",
    "ReviewLook",
    "ReviewSkip",
    "ReviewedClaim",
    "SavedSearch",
    "Snapshot",
    "Story",
    "StoryStep",
    "Subscription",
    "Takedown",
    "TableImport",
    "TakenWords",
    "Telling",
    "TimelineEntry",
    "User",
    "WatchedParty",
    "Webhook",
    "days",
    "events_by_people",
]
