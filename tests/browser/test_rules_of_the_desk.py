"""Every page of the desk in a real browser: for everybody, on a narrow screen, with hostile names, and empty."""

import pytest
from django.utils import timezone
from playwright.sync_api import Browser

from claims.editing.clips import keep_clip
from claims.editing.failures import settle_failures
from claims.editing.importing import Outcome
from claims.editing.reports import file_report
from claims.editing.review import accept_claim, version_of
from claims.models import (
    Affiliation,
    ClaimParty,
    Document,
    FeedEntry,
    FeedPolling,
    FetchLog,
    JobFailure,
    TableImport,
    WatchedParty,
)
from claims.terms import DocumentKind, FeedState, PartyRole, ReportKind, Role
from tests.browser.breaking import LONG, TURNING
from tests.browser.looking import DESK_SCREENS, faults_of
from tests.browser.validity import invalid, needs_checker
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
    an_article,
)
from tests.stories import a_story

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def editor():
    return a_user(Role.EDITOR)


@pytest.fixture
def feed():
    """A feed that fails, with names that are out to break a page."""
    feed = a_feed(
        f"https://{'long.' * 30}example.org/{LONG}", a_publisher(LONG, slug="long"), title=LONG, folder=f"{LONG}/x"
    )
    now = timezone.now()
    FeedPolling.objects.create(feed=feed, n_failures=4, next_check_at=now, last_good_at=now)
    FetchLog.objects.create(feed=feed, url=feed.url, fetched_at=now, http_status=503, error=f"no answer from {LONG}")
    FeedEntry.objects.create(feed=feed, guid="a", told={"title": TURNING}, problem=f"{LONG} has no text", seen_at=now)
    return feed


def imports_of(editor, dispute) -> list[str]:
    """One that was made, with all that there is to say, and one with mistakes that waits."""
    made, wrong = Outcome(new_claims=2, held_back=1, new_tombstones=1), Outcome()
    made.differs("Claims", 2, 7, "speaker", LONG, TURNING)
    made.leaves_out("Tellings", 9, f"{TURNING} {LONG}")
    wrong.is_wrong(f"{LONG} {TURNING}")
    told = {"dispute": dispute, "made_by": editor, "claims_name": LONG[:255], "tellings_name": TURNING}
    rows = [
        TableImport.objects.create(**told, outcome=made.as_json(), done_at=timezone.now()),
        TableImport.objects.create(**told, outcome=wrong.as_json()),
        TableImport.objects.create(**told, outcome=Outcome(new_claims=3).as_json()),
        TableImport.objects.create(
            **told, outcome=made.as_json(), done_at=timezone.now(), undone_at=timezone.now(), undone_by=editor,
            undone={
                "reason": f"{LONG} {TURNING}", "claims": 3, "tellings": 1, "staying": 1, "staying_tellings": 2,
                "listed": [[7, "it was checked or changed"]],
            },
        ),
    ]  # fmt: skip
    undoing = [f"/desk/imports/{row.pk}/undo/" for row in (rows[0], rows[-1])]
    return [f"/desk/imports/{row.pk}/" for row in rows] + undoing


@pytest.fixture
def addresses(editor, feed) -> list[str]:
    """Every page of the desk, with something of each kind on it, and as it is after a mistake."""
    a_feed(title=TURNING, state=FeedState.PAUSED)
    an_addition(editor, problem=f"no answer from {LONG}", url=f"https://example.org/{LONG}")
    an_addition(
        editor, offers=[{"url": f"https://example.org/{LONG}.xml", "title": LONG}, {"url": feed.url, "title": ""}]
    )
    snapshot = an_article(f"{LONG}\n\nWords.")
    an_addition(editor, snapshot=snapshot)
    for reason in ("no answer", LONG):
        JobFailure.objects.create(stage="claims.read", object_ref=f"snapshot_id:{snapshot.pk}", reason=reason)
        JobFailure.objects.create(stage="claims.take_feed", object_ref=f"feed_id:{feed.pk}", reason=reason)
    settled = JobFailure.objects.create(stage="claims.read", object_ref=LONG, reason=LONG)
    settle_failures(editor, [settled.pk], f"{TURNING} {LONG}")
    report = file_report(a_claim(LONG), ReportKind.WORDS, f"{TURNING} {LONG}", contact="reader@example.org")
    of_reports = ["/desk/reports/", "/desk/reports/?state=settled", f"/desk/reports/{report.pk}/"]
    dispute = a_dispute()
    claim = a_placed_claim(dispute, LONG)
    a_story(claim, a_claim(TURNING), title=LONG, slug="long", lead=LONG)
    of_stories = ["/desk/stories/", "/desk/stories/long/", f"/desk/claims/{claim.number}/story/", "/stories/long/"]
    a_story(claim, title=LONG, slug="draft", author=editor, published=False)
    of_stories += ["/desk/stories/draft/", "/desk/stories/draft/delete/", "/desk/stories/long/delete/"]
    of_feed = [f"/feeds/{feed.pk}/{page}" for page in ("", "change/", "remove/")]
    desk = ["/desk/", "/desk/add/", "/desk/failures/", "/desk/failures/settled/"]
    claim_decided = a_placed_claim(dispute, TURNING, appearance={"rule": LONG[:60]})
    accept_claim(claim_decided.number, editor, version_of(claim_decided), f"{TURNING} {LONG}")
    accusing = a_placed_claim(a_dispute(second_editor=True), TURNING)
    ClaimParty.objects.create(claim=accusing, party=accusing.speaker, role=PartyRole.ACCUSED)
    accept_claim(accusing.number, a_user(Role.EDITOR, username=f"x{LONG}"[:150]), version_of(accusing))
    desk += [f"/desk/review/{accusing.number}/", f"/claims/{accusing.number}/"]
    WatchedParty.objects.create(user=editor, party=claim.speaker)
    desk += ["/desk/imports/", *imports_of(editor, dispute)]
    desk += ["/desk/review/", "/desk/review/?order=accusations&unsure=0.95&dispute=none"]
    clip = keep_clip(editor, f"https://example.org/{LONG}", f"{TURNING} {LONG}", title=LONG, before=LONG, note=LONG)
    desk += ["/desk/clip/", f"/desk/clip/?words={LONG}", "/desk/clips/", f"/desk/clips/{clip.pk}/"]
    desk += ["/desk/questions/", "/desk/questions/?kind=source&dispute=nowhere"]
    desk += [f"/desk/review/{page}/" for page in ("many", "figures", "keys", "parties")]
    telling = an_appearance(an_article(f"{LONG}\n\n{LONG} {TURNING}"), claim, TURNING)
    correcting = f"/desk/claims/{claim.number}/correct/"
    of_claims = [correcting, f"{correcting}?telling={telling.pk}", f"{correcting}?telling=x"]
    of_claims += [f"/desk/articles/{telling.article_id}/add-claim/", f"/desk/articles/{snapshot.article_id}/add-claim/"]
    of_claims.append(f"/desk/articles/{telling.article_id}/correct/")
    of_claims.append(f"/desk/publishers/{telling.article.publisher_id}/")
    of_claims.append(f"/desk/parties/{claim.speaker.slug}/change/")
    document = Document.objects.create(kind=DocumentKind.FILING, title=LONG, slug="long", url=f"https://a.org/{LONG}")
    of_claims += [f"/desk/documents/{document.pk}/", "/sources/documents/long/"]
    told = {"title": LONG[:200], "held_why": {"words": TURNING}, "evidence": telling}
    office = Affiliation.objects.create(party=claim.speaker, organisation=a_party(TURNING, slug="turning"), **told)
    of_claims.append(f"/desk/offices/{office.pk}/")
    of_feeds = ["/feeds/", "/feeds/?state=gone", "/feeds/add/", "/feeds/import/", *of_feed]
    return [*desk, *of_claims, *of_feeds, *of_reports, *of_stories]


@DESK_SCREENS
def test_no_page_of_the_desk_breaks_a_rule(browser: Browser, live_server, editor, addresses, width, scheme):
    assert faults_of(browser, live_server.url, addresses, width, scheme, editor) == []


@DESK_SCREENS
def test_nor_does_one_where_nothing_is_yet(browser: Browser, live_server, editor, width, scheme):
    trays = ["/desk/failures/", "/desk/failures/settled/", "/desk/reports/", "/desk/stories/"]
    empty = ["/desk/", "/desk/review/", "/desk/review/?only=mine", "/desk/add/", *trays, "/feeds/"]
    empty += [f"/desk/review/{page}/" for page in ("many", "figures", "parties")]
    assert faults_of(browser, live_server.url, empty, width, scheme, editor) == []


@needs_checker
def test_every_page_of_the_desk_is_valid_html(client, editor, addresses, tmp_path):
    client.force_login(editor)
    assert invalid(client, addresses, tmp_path) == []
