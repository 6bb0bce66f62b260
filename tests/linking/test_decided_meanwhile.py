"""What an editor decides about a claim while its tellings are grouped anew holds for that run already."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from claims.editing.review import accept_claim, version_of
from claims.linking import grouping, relink_article
from claims.models import Appearance, Claim, LinkDecision
from claims.terms import Role, Status
from tests.factories import a_user
from tests.linking.telling_tales import read, tell

SAID = "OpenAI said that DeepSeek copied its models."


@pytest.fixture
def two(transactional_db) -> tuple[Appearance, Appearance]:
    """Tellings of the very same in two claims, which the next run puts into the first."""
    first = tell(SAID)
    second = read(SAID, "The Star").article.appearances.get()
    decision = LinkDecision.objects.create(appearance=first, other=second, same=False, decided_by=a_user())
    relink_article(second.article)
    second.refresh_from_db()
    first.refresh_from_db()
    assert first.claim.number < second.claim.number
    decision.delete()
    return first, second


def while_grouping(monkeypatch, decide) -> list[int]:
    """Have ``decide`` done on a connection of its own after a run has looked up who decided what; how often it
    grouped."""
    group, n_grouped = grouping.groups_of, []

    def groups_of(component):
        n_grouped.append(len(component.members))
        if len(n_grouped) == 1:
            with ThreadPoolExecutor(1) as aside:
                aside.submit(on_its_own, decide).result(timeout=30)
        return group(component)

    monkeypatch.setattr(grouping, "groups_of", groups_of)
    return n_grouped


def on_its_own(decide) -> None:
    try:
        decide()
    finally:
        connection.close()


def test_one_that_is_accepted_keeps_its_telling_and_its_number(monkeypatch, two):
    claim, editor = two[1].claim, a_user(Role.EDITOR)
    n_grouped = while_grouping(monkeypatch, lambda: accept_claim(claim.number, editor, version_of(claim)))
    relink_article(two[1].article)
    claim.refresh_from_db()
    assert (claim.status, claim.merged_into) == (Status.ACCEPTED, None)
    assert set(claim.appearances.all()) == set(two)
    assert Claim.objects.get(pk=two[0].claim_id).merged_into == claim
    assert len(n_grouped) == 2


def test_one_that_bears_a_note_keeps_its_telling(monkeypatch, two):
    claim, editor = two[1].claim, a_user(Role.EDITOR)
    while_grouping(monkeypatch, lambda: claim.annotations.create(author=editor, body="Look at this."))
    relink_article(two[1].article)
    claim.refresh_from_db()
    assert claim.merged_into is None
    assert set(claim.appearances.all()) == set(two)


def test_nothing_is_grouped_twice_for_what_is_decided_elsewhere(monkeypatch, two):
    other, editor = tell("OpenAI said that somebody had helped themselves.", "Inc.").claim, a_user(Role.EDITOR)
    n_grouped = while_grouping(monkeypatch, lambda: accept_claim(other.number, editor, version_of(other)))
    relink_article(two[1].article)
    assert Claim.objects.get(pk=two[1].claim_id).merged_into == two[0].claim
    assert len(n_grouped) == 1


def test_a_telling_that_is_accepted_stays_in_its_claim(monkeypatch, transactional_db):
    first, other = tell(SAID), tell("OpenAI said that somebody had helped themselves.", "The Star")
    editor, claim = a_user(Role.EDITOR), first.claim
    accept_claim(claim.number, editor, version_of(claim))
    Appearance.objects.filter(pk=other.pk).update(claim=claim)
    claim.refresh_from_db()
    n_grouped = while_grouping(monkeypatch, lambda: accept_claim(claim.number, editor, version_of(claim)))
    relink_article(other.article)
    assert set(claim.appearances.all()) == {first, other}
    assert len(n_grouped) == 2
