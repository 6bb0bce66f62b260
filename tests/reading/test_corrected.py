"""What an editor set right, after its article is read, linked, and read in another version again."""

from dataclasses import replace

import pytest

from claims import linking
from claims.editing.claims_merged import articles_of, merge_claims, undo_claims
from claims.editing.corrections import correct_telling
from claims.editing.refusal import Refused
from claims.editing.told import Named, told_in, version_of_telling
from claims.models import Anchor, Appearance, Article, ChainLink, Claim, ClaimParty, MergeOperation, Party, PartyMatch
from claims.tasks import read_again
from claims.terms import AnchorState, Certainty, PartyKind, Role, Status
from claims.text.spans import Span
from tests.factories import a_party, a_user
from tests.linking.telling_tales import tell
from tests.versions import FIRST, MICROSOFT, OPENAI, a_version, two_versions

pytestmark = pytest.mark.django_db

SHORTER = "used its models"
ROWS = (Appearance, Anchor, Claim, ChainLink, ClaimParty)


def corrected(words: str, **changed) -> Appearance:
    """This telling set right by an editor, and linked as the worker does it."""
    row = Appearance.objects.get(content=words)
    told = told_in(row)
    correct_telling(a_user(Role.EDITOR), row.pk, version_of_telling(row, told), replace(told, **changed), "Read again.")
    linking.link_corrected(row.pk)
    return Appearance.objects.get(pk=row.pk)


def span_of(words: str) -> Span:
    return Span(FIRST.index(words), FIRST.index(words) + len(words))


def rows_of(telling: Appearance) -> list:
    """All that the editor set, as it is stored."""
    own = Appearance.objects.filter(pk=telling.pk).exclude(origin=0)
    left_out = {"origin_id", "search"}
    row = {name: value for name, value in own.values().get().items() if name not in left_out}
    of_claim = ClaimParty.objects.filter(claim=telling.claim).exclude(status=Status.SUGGESTED)
    claim = Claim.objects.filter(pk=telling.claim_id).values("wording", "speaker", "negated", "status", "number").get()
    return [row, claim, *telling.anchors.order_by("pk").values(), *telling.chain.values(), *of_claim.values()]


def test_it_stays_as_it_was_set_when_its_article_is_read_and_linked_again():
    article = two_versions()[0].article
    a_party("Reuters")
    telling = corrected(MICROSOFT, speaker=Named("Reuters"), certainty=Certainty.MAY, negated=True, wording="Mine.")
    before, n_tellings = rows_of(telling), Appearance.objects.count()
    read_again(article)
    linking.relink_article(article)
    assert rows_of(telling) == before
    assert Appearance.objects.count() == n_tellings
    assert telling.claim.wording == "Mine."


def test_words_that_were_cut_down_are_not_found_anew_where_they_stood():
    article = two_versions()[0].article
    telling = corrected(OPENAI, content=span_of(SHORTER))
    before, n_tellings = rows_of(telling), Appearance.objects.count()
    read_again(article)
    assert Appearance.objects.count() == n_tellings
    assert rows_of(telling) == before


def test_nor_in_a_later_version():
    snapshot, _ = two_versions()
    telling = corrected(OPENAI, content=span_of(SHORTER))
    later = a_version(snapshot, FIRST + "\n\nOne more paragraph.")
    assert not Appearance.objects.filter(content=OPENAI).exists()
    found = telling.anchors.get(snapshot=later)
    assert (found.exact, found.state) == (SHORTER, AnchorState.MOVED)


def test_what_the_machine_reads_as_before_is_no_change_between_versions():
    snapshot, _ = two_versions()
    telling = corrected(MICROSOFT, certainty=Certainty.MAY)
    later = a_version(snapshot, FIRST + "\n\nOne more paragraph.")
    assert [anchor.reading["certainty"] for anchor in telling.anchors.all()] == ["may"] * 3
    assert telling.anchors.get(snapshot=later).reading["speaker"] == "Microsoft"


def test_linking_it_again_changes_nothing():
    two_versions()
    telling = corrected(MICROSOFT, wording="Mine.")
    before = [list(model.objects.order_by("pk").values()) for model in ROWS]
    linking.link_corrected(telling.pk)
    assert [list(model.objects.order_by("pk").values()) for model in ROWS] == before


def test_a_party_that_an_editor_made_may_be_one_that_is_known():
    two_versions()
    corrected(MICROSOFT, speaker=Named("Microsoft Corporation", PartyKind.ORGANISATION))
    made = Party.objects.get(name="Microsoft Corporation")
    match = PartyMatch.objects.get(other=made)
    assert (match.party.name, match.status) == ("Microsoft", Status.SUGGESTED)


def test_a_telling_that_went_to_a_claim_of_its_own_stays_there():
    article = two_versions()[0].article
    other = Appearance.objects.get(content=OPENAI)
    was = Appearance.objects.get(content=MICROSOFT).claim
    Appearance.objects.filter(pk=other.pk).update(claim=was)
    telling = corrected(MICROSOFT, own_claim=True)
    assert telling.claim_id != was.pk
    linking.relink_article(article)
    assert Appearance.objects.get(pk=telling.pk).claim_id == telling.claim_id
    assert (telling.claim.stats.n_appearances, telling.claim.status) == (1, Status.ACCEPTED)


def test_a_telling_stays_in_a_claim_of_its_own_though_the_other_says_the_like():
    first = tell("OpenAI said that DeepSeek copied its models.")
    second = tell("OpenAI said that DeepSeek had copied its models.", "The Star")
    assert first.claim_id == second.claim_id
    telling = corrected(second.content, own_claim=True)
    first.refresh_from_db()
    assert first.claim_id != telling.claim_id
    operation, _ = undo_claims(a_user(Role.LEAD), MergeOperation.objects.get().pk, "It is the same.")
    for article in articles_of(operation):
        linking.relink_article(Article.objects.get(pk=article))
    assert Appearance.objects.values("claim").distinct().count() == 1


@pytest.mark.parametrize("changed", [{"own_claim": True}, {"speaker": Named("Reuters")}])
def test_a_telling_does_not_leave_what_an_editor_put_it_together_with(changed):
    a_party("Reuters")
    first, second = tell("OpenAI said that DeepSeek copied its models."), tell("OpenAI said that prices rise.", "Inc.")
    merge_claims(a_user(Role.LEAD), second.claim.number, first.claim.number, "The same.")
    with pytest.raises(Refused, match="decided on .* tell the same claim"):
        corrected(second.content, **changed)
    assert Appearance.objects.values("claim").distinct().count() == 1
