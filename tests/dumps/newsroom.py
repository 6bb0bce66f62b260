"""Two disputes of a newsroom, the first with a row in every table that a dump holds."""

from datetime import UTC, datetime
from decimal import Decimal

import pghistory

from claims import models
from claims.models import Dispute
from claims.models.constraints import days
from claims.terms import (
    ContradictionKind,
    DocumentKind,
    MatchKind,
    OriginKind,
    OutletMatchKind,
    RelationKind,
    ReplyKind,
    Role,
    Slot,
    Status,
    TakedownScope,
    TakedownState,
    Verdict,
)
from tests.factories import (
    a_claim,
    a_dispute,
    a_feed,
    a_party,
    a_placed_claim,
    a_publisher,
    a_user,
    an_addition,
    an_appearance,
)
from tests.ratings import a_rating
from tests.stories import a_story

THEN = datetime(2025, 2, 3, 12, 30, 0, 250_000, tzinfo=UTC)
#: What must never stand in a dump, whoever typed it here.
SECRET = "sesame-4711"
REASON = "Two of us rang the court."


def two_disputes() -> Dispute:
    """The first of them; the second shares a publisher, a party and an editor with it."""
    people = [a_user(role, username=f"the-{role}") for role in (Role.EDITOR, Role.LEAD, Role.STAFF)]
    dispute = a_dispute("Whose data?", slug="whose-data", publishes="accepted")
    thread = a_dispute("Photographs", slug="photographs", parent=dispute)
    claims = [
        a_placed_claim(
            dispute, "DeepSeek may have taken data 🙂.", Status.ACCEPTED, threads=[thread], about=[a_party("DeepSeek")]
        ),
        a_placed_claim(dispute, "DeepSeek took nothing.", Status.ACCEPTED, speaker=a_party("DeepSeek")),
        a_placed_claim(dispute, "Nobody was asked.", embargo_until=datetime(2099, 1, 1, tzinfo=UTC)),
        a_placed_claim(dispute, "It was withdrawn.", Status.WITHDRAWN, tombstone="It was never said."),
    ]
    _what_is_read(claims, people[0])
    _what_came_as_tables(claims, people[0])
    _what_people_decide(dispute, claims, *people)
    _what_stays_here(dispute, people[0])
    other = a_dispute("Another dispute", slug="another")
    a_placed_claim(other, "The weights are secret.", Status.ACCEPTED, publisher=a_publisher("The Gazette"))
    return dispute


def _what_is_read(claims: list, editor) -> None:
    told, denied = (claim.appearances.get() for claim in claims[:2])
    snapshot, article = told.first_snapshot, told.article
    court = a_party("A Court")
    document = models.Document.objects.create(kind=DocumentKind.FILING, title="A complaint", slug="a-complaint")
    a_party("Deep Seek", merged_into=a_party("DeepSeek"))
    site = a_publisher("petapixel.com", merged_into=article.publisher)
    models.PartyMatch.objects.create(party=a_party(), other=court, kind=MatchKind.LONGER)
    models.PublisherMatch.objects.create(publisher=article.publisher, other=site, kind=OutletMatchKind.SPELT)
    models.Affiliation.objects.create(party=a_party(), organisation=court, held=days(None, THEN.date()), evidence=told)
    models.ArticleUrl.objects.create(article=article, url="https://example.org/again")
    models.Citation.objects.create(snapshot=snapshot, words="the complaint", document=document)
    models.CopyLink.objects.create(article=article, original=denied.article, kind="copy")
    feed = a_feed()
    models.FeedEntry.objects.create(feed=feed, guid="1", article=article, seen_at=THEN, told={"title": "“Who?”"})
    models.FetchLog.objects.create(url=article.canonical_url, fetched_at=THEN, http_status=404)
    an_addition(editor, snapshot=snapshot)
    models.Telling.objects.create(appearance=told, wording=told.content, version="2")
    models.Telling.objects.create(appearance=denied, wording=denied.content, version="2")
    models.Resemblance.objects.create(appearance=told, other=denied, score=1 / 3, same=False, why="they differ")
    models.ClaimRelation.objects.create(claim=claims[1], kind=RelationKind.DENIES, other=claims[0], evidence=denied)
    models.Reply.objects.create(
        accusation=claims[0], party=a_party("DeepSeek"), kind=ReplyKind.DENIED, answer=claims[1], evidence=denied
    )
    models.Contradiction.objects.create(appearance=told, other=denied, slot=Slot.AMOUNT, kind=ContradictionKind.SLIP)
    absorbed = a_claim("DeepSeek may have taken it.", merged_into=claims[0])
    an_appearance(snapshot, absorbed, "speaks", status=Status.REJECTED)


def _what_came_as_tables(claims: list, editor) -> None:
    told = claims[0].appearances.order_by("pk")[0]
    other = a_dispute("Imported into", slug="imported-into")
    came = models.TableImport.objects.create(dispute=other, made_by=editor, claims_name="a.csv", claims_file=b"x")
    models.Excerpt.objects.create(snapshot=told.first_snapshot, came_with=came)
    models.ImportedClaim.objects.create(claim=claims[0], came_with=came, came_at=THEN, changed_at=THEN)
    models.ImportedTelling.objects.create(appearance=told, came_with=came, state="moved")


def _what_people_decide(dispute, claims: list, editor, lead, staff) -> None:
    told, denied = (claim.appearances.order_by("pk")[0] for claim in claims[:2])
    snapshot = told.first_snapshot
    with pghistory.context(user=editor.pk, reason=REASON, url="/desk/"):
        models.LinkDecision.objects.create(decided_by=editor, appearance=told, other=denied, same=False)
        models.OriginDecision.objects.create(decided_by=editor, appearance=told, other=denied, kind=OriginKind.APART)
        models.OriginDecision.objects.create(decided_by=editor, appearance=told, other=told, kind=OriginKind.AGREED)
        models.MentionDecision.objects.create(decided_by=editor, words="the lab", party=a_party("DeepSeek"))
        claims[0].placements.filter(dispute__parent=dispute).delete()
    with pghistory.context(user=staff.pk, reason="They are one."):
        models.MergeOperation.objects.create(
            decided_by=lead, kind="merge-claims", survivor_id=claims[0].pk, absorbed_id=claims[1].pk, moved={"a": [1]}
        )
    with pghistory.context(user=editor.pk, reason=REASON):
        a_rating(claims[0], editor, value=Decimal("2.5"))
    note = models.Annotation.objects.create(author=editor, body="Ask @the-lead.", snapshot=snapshot)
    note.mentioned.add(lead)
    models.Anchor.objects.create(annotation=note, snapshot=snapshot, exact=snapshot.text[:4], start=0, end=4)
    models.Annotation.objects.create(author=lead, body="Asked.", reply_to=note, motivation="replying")
    models.Report.objects.create(claim=claims[0], words="That is not so.", contact=f"{SECRET}@example.org")
    models.Clip.objects.create(url=told.article.canonical_url, words="speaks", sent_by=editor)
    a_story(claims[0], author=editor)
    takedown = models.Takedown.objects.create(
        scope=TakedownScope.EVERYWHERE, n_words=1, reason="An order", asked_by=lead, decided_by=staff,
        decided_at=THEN, state=TakedownState.DONE,
    )  # fmt: skip
    models.TakenWords.objects.create(takedown=takedown, digest="0" * 64, n_words=1)
    models.Blackout.objects.create(takedown=takedown, snapshot=snapshot, n_words=1)
    decision = models.ReviewDecision.objects.create(user=editor, verdict=Verdict.ACCEPTED, reason=REASON)
    models.ReviewedClaim.objects.create(decision=decision, claim=claims[0], was="suggested", was_updated_at=THEN)
    models.Agreement.objects.create(claim=claims[0], user=editor, version="1", decision=decision)
    models.ReviewAside.objects.create(claim=claims[2], user=editor)


def _what_stays_here(dispute, editor) -> None:
    search = models.SavedSearch.objects.create(dispute=dispute, owner=editor, name=SECRET)
    models.Subscription.objects.create(search=search, email=f"{SECRET}@example.org", site="https://example.org")
    models.Webhook.objects.create(owner=editor, url="https://example.org/hook", secret=SECRET)
    models.ApiToken.objects.create(owner=editor, name=SECRET, token_hash=SECRET)
    models.Invitation.objects.create(
        address=f"{SECRET}@example.org", role=Role.EDITOR, invited_by=editor, expires_at=THEN
    )
    editor.email, editor.password = f"{SECRET}@example.org", SECRET
    editor.save()
