"""Records for tests of formats: as few arguments as a test cares about."""

from datetime import UTC, date, datetime

from claims.exports.clock_record import ClockRecord
from claims.exports.records import (
    ClaimRecord,
    OutletRecord,
    PartyRecord,
    RelationRecord,
    ReplyRecord,
    RoleRecord,
    StepRecord,
    TellingRecord,
)
from claims.terms import (
    Certainty,
    Directness,
    How,
    NodeKind,
    PartyKind,
    PartyRole,
    PublisherKind,
    RelationKind,
    ReplyKind,
    Status,
)

SITE = "https://claims.example"
THEN = datetime(2025, 1, 31, 9, tzinfo=UTC)
OPENAI = PartyRecord("OpenAI", f"{SITE}/parties/openai/", PartyKind.ORGANISATION, "Q21708200")
DEEPSEEK = PartyRecord("DeepSeek", f"{SITE}/parties/deepseek/", PartyKind.ORGANISATION)


def a_clock(first: date = date(2025, 1, 30), last: date | None = None, **why) -> ClockRecord:
    """A clock of one day, or from a first to a last one."""
    return ClockRecord.of(first, last or first, "in words", why)


def a_telling_record(**fields) -> TellingRecord:
    """OpenAI says it to PetaPixel."""
    usual = {
        "id": 5,
        "claim": 12,
        "address": f"{SITE}/articles/3/v/1/#a5",
        "headline": "OpenAI Claims DeepSeek Took Data",
        "article": f"{SITE}/articles/3/",
        "url": "https://petapixel.example/story",
        "outlet": OutletRecord("PetaPixel", f"{SITE}/sources/petapixel/", PublisherKind.NEWS),
        "language": "en",
        "content": "DeepSeek may have taken data",
        "lead_in": "",
        "status": Status.ACCEPTED,
        "directness": Directness.INDIRECT,
        "certainty": Certainty.STATED,
        "negated": False,
        "source_words": "OpenAI",
        "cue_words": "says",
        "cue": None,
        "speaker": OPENAI,
        "chain": (
            StepRecord(NodeKind.PARTY, "OpenAI", How.SAID, OPENAI.address),
            StepRecord(NodeKind.PUBLISHER, "PetaPixel", How.WROTE),
        ),
        "origin": "publisher:1",
        "happened": None,
        "said": None,
        "published": a_clock(),
        "first_held_at": THEN,
        "selector": None,
        "state": None,
        "version": 1,
        "snapshot": f"{SITE}/articles/3/v/1/",
        "sha256": "0" * 64,
        "redacted": False,
        "by_hand": False,
        "updated_at": THEN,
    }
    return TellingRecord(**usual | fields)


def a_claim_record(**fields) -> ClaimRecord:
    """A claim of OpenAI's, told once."""
    usual = {
        "number": 12,
        "address": f"{SITE}/claims/12/",
        "wording": "DeepSeek may have taken data.",
        "status": Status.ACCEPTED,
        "negated": False,
        "speaker": OPENAI,
        "roles": (),
        "places": (),
        "happened": None,
        "said": None,
        "published": a_clock(),
        "first_held_at": THEN,
        "n_tellings": 1,
        "n_articles": 1,
        "n_origins": 1,
        "tellings": (a_telling_record(),),
        "relations": (),
        "replies": (),
        "created_at": THEN,
        "updated_at": THEN,
    }
    return ClaimRecord(**usual | fields)


def a_relation_record(kind: RelationKind, *, outward: bool = False) -> RelationRecord:
    """How claim 13 stands to this one; ``outward``, how this one stands to it."""
    return RelationRecord(
        kind, outward, f"{kind.label}", 13, f"{SITE}/claims/13/", "It took none.", "DeepSeek", Status.ACCEPTED
    )


def a_reply_record(kind: ReplyKind) -> ReplyRecord:
    """What DeepSeek answered."""
    return ReplyRecord(DEEPSEEK, kind, "", None, Status.ACCEPTED)


def a_role_record(role: PartyRole) -> RoleRecord:
    """What DeepSeek is to a claim."""
    return RoleRecord(DEEPSEEK, role)
