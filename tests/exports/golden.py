"""The golden dispute: twelve claims from real disagreements between outlets, in which every field has a value of its
own, so that a value that is found again cannot be another's."""

from datetime import UTC, date, datetime, timedelta

from claims.exports.clock_record import ClockRecord
from claims.exports.records import (
    ClaimRecord,
    ListRecord,
    OutletRecord,
    PartyRecord,
    PlaceRecord,
    RatingRecord,
    RelationRecord,
    ReplyRecord,
    RoleRecord,
    SelectorRecord,
    SourceRecord,
    StepRecord,
    TellingRecord,
    TombstoneRecord,
)
from claims.terms import (
    AnchorState,
    Certainty,
    CueClass,
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

#: Who says it, about whom, what, by whom it is printed and when; when it happened as EDTF says it, first and last day.
FACTS = (
    (
        "Authors Alliance",
        "Anthropic",
        "The settlement sum is 1.5 billion dollars.",
        "Authors Alliance Blog",
        "2025-09-05",
    ),
    ("Daily Journal", "Bartz", "The settlement sum is 1.5 million dollars.", "Daily Journal Online", "2025-12-23"),
    ("Concord", "Claude", "The suit was filed in October 2023.", "IP Lawyer LA", "2023-10"),
    ("Quinn Emanuel", "Universal Music", "The suit was filed on October 18, 2024.", "Client Alert", "2024-10-18"),
    ("High Court", "Stability AI", "The judgment came on 4 November 2025.", "Juristeca", "2025-11-04"),
    ("Authors Guild", "Microsoft Copilot", "The complaint was filed on 19 September 2023.", "Scribd", "2023-09-19"),
    ("Nation", "DeepSeek", "The model was released on 20 January 2025.", "Nation of Pakistan", "2025-01-20"),
    ("Ganjing World", "R1", "The model was released in late 2023.", "Ganjing", "2023-10-01/2023-12-31"),
    ("OpenAI", "High-Flyer", "They believe that a group drew data in the fall.", "Bloomberg Law", "2024-23"),
    ("Inc.", "Liang Wenfeng", "It found some evidence of distillation.", "Inc. Magazine", "2024"),
    ("Google", "Bard", "It is not trained on such data.", "Livemint", "2023-03-30"),
    ("Judge Bibas", "Ross Intelligence", "Copying was not fair use.", "Mass Law Blog", "2025-02-11"),
)
_EDTF = {
    "2023-10": (date(2023, 10, 1), date(2023, 10, 31), {}),
    "2023-10-01/2023-12-31": (date(2023, 10, 1), date(2023, 12, 31), {"words": "late 2023"}),
    "2024-23": (date(2024, 9, 1), date(2024, 11, 30), {"words": "in the fall", "edtf": "2024-23"}),
    "2024": (date(2024, 1, 1), date(2024, 12, 31), {}),
}
_CERTAINTIES = (Certainty.STATED, Certainty.EVIDENCE, Certainty.BELIEVED, Certainty.MAY, Certainty.SUSPECTED)


def golden_list() -> ListRecord:
    """All twelve, and a withdrawn one."""
    tombstone = TombstoneRecord(900, f"{SITE}/claims/900/", "It was satire, as its outlet said.", _moment(99))
    return ListRecord(
        title="Whose data?",
        question="Whose data trained the models?",
        page=f"{SITE}/d/data/",
        own=f"{SITE}/d/data.json",
        next="",
        n_found=len(FACTS),
        clock="published",
        order="newest",
        as_of=None,
        as_of_clock="",
        claims=tuple(_claim(n, *facts) for n, facts in enumerate(FACTS)),
        withdrawn=(tombstone,),
    )


def _claim(n: int, speaker: str, about: str, wording: str, outlet: str, happened: str) -> ClaimRecord:
    party, other = _party(speaker, n), _party(about, 50 + n)
    telling = _telling(n, party, wording, outlet, happened)
    return ClaimRecord(
        number=700 + n,
        address=f"{SITE}/claims/{700 + n}/",
        wording=wording,
        status=Status.ACCEPTED if n % 2 else Status.SUGGESTED,
        negated=False,
        speaker=party,
        roles=(RoleRecord(other, PartyRole.ACCUSED, f"accused-words-{n}"),),
        places=(PlaceRecord(f"Thread {n}", f"{SITE}/d/thread-{n}/"),),
        happened=telling.happened,
        said=telling.said,
        published=telling.published,
        first_held_at=telling.first_held_at,
        n_tellings=1,
        n_articles=310 + n,
        n_origins=210 + n,
        tellings=(telling,),
        relations=(_relation(n),),
        replies=(_reply(n, other),),
        created_at=_moment(n),
        updated_at=_moment(30 + n),
        ratings=(_rating(n),),
    )


def _telling(n: int, speaker: PartyRecord, wording: str, outlet: str, happened: str) -> TellingRecord:
    article = f"{SITE}/articles/{800 + n}/"
    return TellingRecord(
        id=4_000 + n,
        claim=700 + n,
        address=f"{article}v/1/#a{4_000 + n}",
        headline=f"Headline of story {n}",
        article=article,
        url=f"https://outlet-{n}.example/story",
        outlet=OutletRecord(outlet, f"{SITE}/sources/outlet-{n}/", PublisherKind.NEWS),
        language="en-GB",
        content=f"The very words no. {n}",
        lead_in="",
        status=Status.ACCEPTED,
        directness=Directness.MIXED,
        certainty=_CERTAINTIES[n % len(_CERTAINTIES)],
        negated=False,
        source_words=f"source-words-{n}",
        cue_words=f"cue-words-{n}",
        cue=CueClass.FILING,
        speaker=speaker,
        chain=(
            StepRecord(NodeKind.PARTY, speaker.name, How.SAID, speaker.address),
            StepRecord(NodeKind.UNNAMED, f"two people ({n})", How.TOLD, aside=f"not allowed to speak {n}"),
            StepRecord(NodeKind.PUBLISHER, outlet, How.WROTE),
        ),
        origin=f"publisher:{60_000 + n}",
        happened=_clock(happened),
        said=_clock(f"2025-05-{n + 1:02}"),
        published=_clock(f"2025-06-{n + 1:02}"),
        first_held_at=_moment(60 + n),
        selector=SelectorRecord(f"The very words no. {n}", f"before-{n} ", f" after-{n}", 11_000 + n, 12_000 + n),
        state=AnchorState.MOVED,
        version=1,
        snapshot=f"{article}v/1/",
        sha256=f"{n:064x}",
        redacted=False,
        by_hand=bool(n % 2),
        updated_at=_moment(30 + n),
    )


def _relation(n: int) -> RelationRecord:
    number = 700 + (n + 1) % len(FACTS)
    kind = RelationKind.DENIES if n % 2 else RelationKind.CORRECTS
    return RelationRecord(
        kind,
        False,
        f"{kind.value}-label",
        number,
        f"{SITE}/claims/{number}/",
        "",
        f"relation-speaker-{n}",
        Status.ACCEPTED,
    )


def _reply(n: int, party: PartyRecord) -> ReplyRecord:
    return ReplyRecord(party, ReplyKind.DENIED, f"reply-words-{n}", _clock(f"2025-07-{n + 1:02}"), Status.ACCEPTED)


def _rating(n: int) -> RatingRecord:
    return RatingRecord(
        address=f"{SITE}/claims/{700 + n}/rating/#rating-{5_000 + n}",
        claim_reviewed=f"claim-in-short-{n}",
        alternate_name=f"verdict-{n}",
        value=70_000 + n,
        best=80_000 + n,
        worst=1,
        reasons=f"reasons-for-it-{n}",
        sources=(SourceRecord(f"https://source-{n}.example/", f"source-of-rating-{n}"),),
        organisation=f"Checkers {n}",
        url=f"https://checkers-{n}.example/",
        decided_on=date(2025, 8, n + 1),
        correction="",
        created_at=_moment(n),
        updated_at=_moment(n),
    )


def _party(name: str, n: int) -> PartyRecord:
    slug = name.lower().replace(" ", "-").replace(".", "")
    return PartyRecord(name, f"{SITE}/parties/{slug}/", PartyKind.ORGANISATION, f"Q{9_000 + n}")


def _clock(edtf: str) -> ClockRecord:
    first, last, why = _EDTF.get(edtf) or (date.fromisoformat(edtf), date.fromisoformat(edtf), {})
    return ClockRecord.of(first, last, f"in words: {edtf}", {"rule": "golden-rule", **why})


def _moment(n: int) -> datetime:
    return datetime(2026, 1, 1, 9, tzinfo=UTC) + timedelta(days=n)
