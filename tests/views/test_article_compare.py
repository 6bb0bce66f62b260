"""Two stored versions side by side."""

import re

import pytest
from django.utils import timezone

from claims.models import Anchor, Appearance, Claim, Placement, Snapshot
from claims.terms import AnchorState, Publishes, Role, Status
from tests.factories import a_claim, a_dispute, a_user, an_appearance, an_article
from tests.queries import MOST, count_queries
from tests.versions import (
    ANTHROPIC,
    FIRST,
    GETTY,
    MICROSOFT,
    OPENAI,
    SECOND,
    SOFTENED,
    anchored,
    claim_of,
    stored_version,
    stored_versions,
)

pytestmark = pytest.mark.django_db


def address(snapshot: Snapshot, one: int = 1, other: int = 2) -> str:
    return f"/articles/{snapshot.article_id}/v/{one}/compare/{other}/"


def page(client, snapshot: Snapshot, one: int = 1, other: int = 2) -> str:
    response = client.get(address(snapshot, one, other))
    assert response.status_code == 200
    return response.content.decode()


def words(html: str) -> str:
    """What a page says, without its markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html)).replace("&#x27;", "'")


def change(html: str, content: str) -> str:
    """What the page says of the claim told in these words."""
    pk = Appearance.objects.get(content=content).pk
    return words(re.search(rf'id="change-{pk}".*?</li>', html, re.DOTALL)[0])


def test_claims_come_first_in_plain_words(client):
    first, _ = stored_versions()
    shown = page(client, first)
    assert "1 claim dropped, 1 added, 1 softened, 1 unchanged." in words(shown)
    assert "dropped" in change(shown, GETTY)
    assert "no longer there" in change(shown, GETTY)
    assert "added" in change(shown, ANTHROPIC)
    assert "softened" in change(shown, OPENAI)
    assert shown.index("What became of the claims") < shown.index("The words, side by side")


def test_each_change_leads_to_the_claim_and_to_the_words(client):
    first, _ = stored_versions()
    shown = page(client, first)
    for content in (GETTY, ANTHROPIC, OPENAI):
        row = Appearance.objects.get(content=content)
        assert f'href="/claims/{row.claim.number}/#evidence-{row.pk}"' in shown
    pk = Appearance.objects.get(content=OPENAI).pk
    for side in ("before", "after"):
        assert f'href="#{side}-{pk}"' in shown
        assert shown.count(f'id="{side}-{pk}"') == 1


def test_words_are_taken_out_and_put_in(client):
    first, _ = stored_versions()
    shown = page(client, first)
    assert "may have" in " ".join(re.findall(r"<ins>(.*?)</ins>", shown))
    assert "12 million photographs" in words(" ".join(re.findall(r"<del>(.*?)</del>", shown)))
    assert SECOND.split("\n\n")[-1] in words(shown)


def test_an_offered_passage_is_said_to_be_one(client):
    first, second = stored_versions()
    told = change(page(client, first), OPENAI)
    assert f"nearest words: {SOFTENED}" in told
    assert "nobody has checked yet" in told
    shown = client.get(f"/articles/{second.article_id}/v/2/").content.decode()
    assert not re.search(r"<mark[^>]*><a[^>]*>[^<]*may have used", shown)


def test_once_taken_the_words_are_the_claims(client):
    first, _ = stored_versions()
    Anchor.objects.filter(state=AnchorState.CHANGED).update(decided_by=a_user(Role.EDITOR))
    assert "nearest words" not in change(page(client, first), OPENAI)


def test_the_outlet_says_so_or_does_not(client):
    first, _ = stored_versions()
    assert "correction, in the text of version 2" in page(client, first)
    silent = stored_version(first, SECOND + "\n\nAnd more.")
    assert "no line in version 3 says that anything was changed" in words(page(client, silent, 2, 3))


def test_comma_only_changes_are_no_claim_change(client):
    snapshot = an_article(FIRST)
    claim = a_claim("DeepSeek used its models for training.")
    Placement.objects.create(claim=claim, dispute=a_dispute())
    appearance = an_appearance(snapshot, claim, OPENAI)
    later = stored_version(snapshot, FIRST.replace("said that", "said, that"))
    anchored(appearance, later, OPENAI, AnchorState.SAME)
    shown = page(client, snapshot)
    assert "No claim change" in shown
    assert "nothing but commas" in shown
    assert "<ins>" not in shown.partition('class="texts"')[2]


def test_other_words_on_which_no_claim_rests(client):
    first, _ = stored_versions()
    third = stored_version(first, SECOND + "\n\nIt rained on that day.")
    for row in Anchor.objects.filter(snapshot__number=2).exclude(start=None):
        anchored(row.appearance, third, row.exact, row.state, **row.reading)
    assert "none that a claim rests on" in page(client, third, 2, 3)


def test_any_two_versions_not_only_neighbours(client):
    first, _ = stored_versions()
    stored_version(first, "Nothing is left of it.")
    assert "What changed from version 1 to version 3" in page(client, first, 1, 3)


@pytest.mark.parametrize("one,other,target", [(2, 1, "v/1/compare/2/"), (2, 2, "v/2/")])
def test_the_older_one_stands_first(client, one, other, target):
    first, _ = stored_versions()
    assert client.get(address(first, one, other))["Location"] == f"/articles/{first.article_id}/{target}"


@pytest.mark.parametrize("one,other", [(1, 3), (0, 1), (7, 8), (1, 10**30)])
def test_no_such_version(client, one, other):
    first, _ = stored_versions()
    assert client.get(address(first, one, other)).status_code == 404


def test_no_such_article(client):
    assert client.get("/articles/999999/v/1/compare/2/").status_code == 404
    assert client.get(f"/articles/{10**30}/v/1/compare/2/").status_code == 404


def test_as_long_as_a_version_is_not_read_nothing_is_told_of_its_claims(client):
    first, _ = stored_versions()
    stored_version(first, "Other words.", is_read=False)
    shown = words(page(client, first, 2, 3))
    assert "Version 3 waits to be read" in shown
    assert "its claims are not read yet" in shown
    assert "dropped" not in shown.partition("Versions 3")[0]


def test_a_text_cut_to_nothing(client):
    first, _ = stored_versions()
    empty = stored_version(first, "")
    assert "What changed from version 2 to version 3" in page(client, empty, 2, 3)
    other = stored_version(first, "")
    assert "Neither version has a text." in page(client, other, 3, 4)


def test_a_redacted_version_shows_its_mark_and_no_word_of_what_was_blacked_out(client):
    first, _ = stored_versions()
    Snapshot.objects.filter(pk=first.pk).update(
        text=first.text.replace(GETTY, "█" * len(GETTY)), redacted_at=timezone.now()
    )
    Claim.objects.filter(pk=claim_of(GETTY).pk).update(wording="(blacked out)")
    shown = page(client, first)
    assert "Words of version 1 were blacked out by legal order." in words(shown)
    assert "words blacked out" in shown
    assert GETTY not in shown
    assert "█" in change(shown, GETTY)


class TestWhatIsNotPublished:
    """A reader sees neither the claim nor a count of it; the text, which is published, stays."""

    @pytest.fixture
    def first(self):
        first, _ = stored_versions(a_dispute(publishes=Publishes.ACCEPTED), status=Status.ACCEPTED)
        for content in (GETTY, ANTHROPIC):
            Appearance.objects.filter(content=content).update(status=Status.SUGGESTED)
            Claim.objects.filter(pk=claim_of(content).pk).update(wording=f"Unpublished: {content}")
        return first

    def test_readers_see_no_trace(self, client, first):
        shown = page(client, first)
        assert "1 claim softened, 1 unchanged." in words(shown)
        for content in (GETTY, ANTHROPIC):
            row = Appearance.objects.get(content=content)
            assert f"/claims/{row.claim.number}/" not in shown
            assert f"-{row.pk}" not in re.sub(r"2025-\d\d-\d\d|2026-\d\d-\d\d", "", shown)
        assert "Unpublished" not in shown
        article = client.get(f"/articles/{first.article_id}/").content.decode()
        assert "1 claim softened" in article
        assert "dropped" not in article

    def test_editors_see_it(self, client, first):
        client.force_login(a_user(Role.EDITOR))
        assert "1 claim dropped, 1 added, 1 softened, 1 unchanged." in words(page(client, first))

    @pytest.mark.parametrize("status", [Status.REJECTED, Status.WITHDRAWN])
    def test_what_was_taken_back_is_gone_from_summaries(self, client, status):
        first, _ = stored_versions()
        Claim.objects.filter(pk=claim_of(GETTY).pk).update(status=status, tombstone="The outlet retracted it.")
        shown = words(page(client, first))
        assert "1 claim added, 1 softened, 1 unchanged." in shown
        assert "1 claim added, 1 softened · compare" in shown


class TestDeciding:
    def test_editors_have_buttons(self, client):
        first, second = stored_versions()
        offer = Anchor.objects.get(snapshot=second, state=AnchorState.CHANGED)
        client.force_login(a_user(Role.EDITOR))
        shown = page(client, first)
        assert f'action="/desk/offers/{offer.pk}/"' in shown
        assert 'value="take"' in shown
        assert 'value="refuse"' in shown

    @pytest.mark.parametrize("role", [None, Role.CONTRIBUTOR])
    def test_others_have_none(self, client, role):
        first, _ = stored_versions()
        if role:
            client.force_login(a_user(role))
        shown = page(client, first)
        assert "nearest words" in shown
        assert "/desk/offers/" not in shown


def test_queries_do_not_grow_with_the_claims(client):
    client.force_login(a_user(Role.EDITOR))
    counts = []
    for n_claims in (1, 40):
        contents = [f"thing number {n} is so" for n in range(n_claims)]
        first = an_article(f"{n_claims} things\n\n" + ". ".join(contents))
        later = stored_version(first, f"{n_claims} things\n\n" + ". ".join(reversed(contents)))
        for number, content in enumerate(contents):
            row = an_appearance(first, a_claim(content), content)
            anchored(row, later, content if number % 3 else None, AnchorState.SAME if number % 3 else AnchorState.GONE)
        counts.append(count_queries(client, address(first)))
    assert counts[0] == counts[1] <= MOST


def test_a_same_claim_is_listed_nowhere_but_marked(client):
    first, _ = stored_versions()
    row = Appearance.objects.get(content=MICROSOFT)
    shown = page(client, first)
    assert f'id="change-{row.pk}"' not in shown
    assert f'id="after-{row.pk}"' in shown
