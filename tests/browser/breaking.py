"""What is out to break a page: names that turn its direction or have no place to break, and a claim full of them."""

from datetime import date

import pytest

from claims.models import ChainLink, Document, Reply, Resemblance
from tests.factories import a_dispute, a_party, a_placed_claim, a_publisher, an_appearance, an_article

#: U+202E turns the direction of all that follows; the long word has no place to break.
TURNING, LONG = "Evil \u202eproc", "Un" + "breakable" * 20


@pytest.fixture
def claim():
    """A claim told five times in a thread, with names that are out to break a page."""
    dispute = a_dispute("Whose data?", slug="data")
    thread = a_dispute("Thread", slug="thread", parent=dispute)
    claim = a_placed_claim(
        dispute,
        f"DeepSeek may have taken {LONG}.",
        speaker=a_party(TURNING, slug="evil"),
        about=(a_party(LONG, slug="long"),),
        via=(a_publisher("Bloomberg"),),
        threads=(thread,),
    )
    for n in range(4):
        snapshot = an_article(
            f"{LONG} {n}\n\nIt may have done so {n}.", date(2024, 1 + n, 9), a_publisher(f"Paper {n}")
        )
        an_appearance(snapshot, claim, f"may have done so {n}", certainty=("may", "stated")[n % 2])
    first, second, *_ = claim.appearances.order_by("pk")
    alike = {"score": 0.8, "same": True, "why": f"same words: may, {LONG.lower()}; other names"}
    Resemblance.objects.create(appearance=first, other=second, **alike)
    days = (date(2024, 3, 1), date(2024, 3, 2))
    Reply.objects.create(accusation=claim, party=a_party(LONG), kind="denied", words=f"{LONG} no.", replied=days)
    document = Document.objects.create(kind="filing", title="Complaint", slug="complaint", party=claim.speaker)
    appearance = claim.appearances.first()
    ChainLink.objects.create(appearance=appearance, position=9, document=document, how="filed")
    return claim
