"""A small dispute whose claims differ in everything a filter can ask for."""

from datetime import UTC, date, datetime, timedelta

from claims.models import (
    Anchor,
    Appearance,
    ChainLink,
    ClaimParty,
    ClaimRelation,
    Dispute,
    Origin,
    Party,
    Placement,
    Reply,
    ReviewAside,
    Snapshot,
)
from claims.terms import Status
from tests.factories import a_dispute, a_party, a_placed_claim, a_publisher, a_user, an_appearance, an_article

JANUARY = date(2025, 1, 1)
DAYS = [JANUARY + timedelta(days=number) for number in (0, 20, 40, 60)]


def a_version(appearance: Appearance, number: int, state: str, day: date, **reading) -> None:
    """A later version of its article, and what became of the appearance there."""
    stored = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    snapshot, _ = Snapshot.objects.get_or_create(
        article=appearance.article, number=number, defaults={"text": "…", "sha256": "0" * 64, "fetched_at": stored}
    )
    place = {} if state == "gone" else {"start": 0, "end": 1}
    Anchor.objects.create(appearance=appearance, snapshot=snapshot, exact="…", state=state, reading=reading, **place)


def a_varied_dispute() -> Dispute:
    """Claims that differ in everything a filter can ask for, some told again elsewhere and later."""
    dispute = a_dispute()
    thread = a_dispute("Thread", slug="thread", parent=dispute)
    openai, deepseek, getty = a_party("OpenAI"), a_party("DeepSeek"), a_party("Getty Images")
    wire, blog = a_publisher("Wire", kind="agency"), a_publisher("Blog", kind="blog")
    claims = []
    for number in range(12):
        about = [(), (deepseek,), (openai, getty)][number % 3]
        claims.append(
            a_placed_claim(
                dispute,
                f"claim {number} by DeepSeek, OpenAI and Getty Images",
                speaker=[openai, deepseek, getty][number % 3],
                about=about,
                threads=(thread,) if number % 4 == 0 else (),
                published_on=DAYS[number % 4] if number != 7 else None,
                publisher=blog if number % 5 == 0 else None,
                via=(wire,) if number % 2 else (),
                status=[Status.SUGGESTED, Status.ACCEPTED, Status.SUGGESTED, Status.ACCEPTED][number % 4],
                appearance={
                    "directness": ["direct", "mixed", "indirect"][number % 3],
                    "certainty": ["stated", "may", "unknown", "evidence"][number % 4],
                    "cue_class": "filing" if number % 5 == 1 else "speech",
                },
            )
        )
    for number in (0, 1, 2, 5):
        text = f"Again {number}\n\nIt is said that claim {number} by DeepSeek, OpenAI and Getty Images"
        again = an_article(text, DAYS[3], wire, language="de")
        telling = an_appearance(again, claims[number], text[text.index("claim") :], status=claims[number].status)
        a_version(telling, 2, "changed", DAYS[3])
    _relate(claims, openai, deepseek)
    _root(claims)
    told = [Appearance.objects.filter(claim=claim).order_by("pk").first() for claim in claims]
    a_version(told[3], 2, "same", DAYS[2], certainty="stated", negated=True)
    a_version(told[4], 2, "gone", DAYS[1])
    a_version(told[4], 3, "same", DAYS[3])
    a_version(told[6], 2, "moved", DAYS[2], certainty="unknown")
    claims[10].status, claims[10].tombstone = Status.WITHDRAWN, "It was a mix-up."
    claims[10].save()
    claims[11].embargo_until = datetime(2099, 1, 1, tzinfo=UTC)
    claims[11].save()
    ReviewAside.objects.create(claim=claims[8], user=a_user())
    held = a_dispute("Held back", slug="held", embargo_until=datetime(2099, 1, 1, tzinfo=UTC))
    Placement.objects.create(claim=claims[9], dispute=held, why="test")
    return dispute


def _root(claims: list) -> None:
    """Give tellings origins: rooted in an outlet of their chain, in one that no longer stands there, or nowhere."""
    for number, claim in enumerate(claims[:9]):
        for again, telling in enumerate(claim.appearances.order_by("pk")):
            links = telling.chain.filter(publisher__isnull=False).order_by("position")
            other = ChainLink.objects.filter(publisher__slug="blog").first()
            root = [links.first(), other, None][number % 3]
            key = f"{number}" if number < 2 else f"{number} {again}"
            origin, _ = Origin.objects.get_or_create(claim=claim, key=key, defaults={"label": key, "root": root})
            Appearance.objects.filter(pk=telling.pk).update(origin=origin)


def _relate(claims: list, openai: Party, deepseek: Party) -> None:
    for number, role in enumerate(
        ["accused", "defendant", "plaintiff", "judge", "accused", "accused", "accused", "outlet"]
    ):
        party = deepseek if number % 2 == 0 else openai
        ClaimParty.objects.create(claim=claims[number], party=party, role=role, status=claims[number].status)
    relate, kinds = ClaimRelation.objects.create, ["denies", "disputes", "answers", "supports", "corrects"]
    for number, kind in enumerate(kinds):
        relate(claim=claims[number + 1], other=claims[number], kind=kind, status=Status.ACCEPTED)
    relate(claim=claims[7], other=claims[3], kind="denies")
    relate(claim=claims[8], other=claims[6], kind="denies", status=Status.REJECTED)
    relate(claim=claims[10], other=claims[6], kind="denies", status=Status.ACCEPTED)
    relate(claim=claims[11], other=claims[9], kind="disputes", status=Status.ACCEPTED)
    for number, kind in ((4, "denied"), (5, "no_answer"), (6, "declined")):
        evidence = Appearance.objects.filter(claim=claims[number + 1]).first()
        party = deepseek if number % 2 == 0 else openai
        Reply.objects.create(accusation=claims[number], party=party, kind=kind, evidence=evidence)
