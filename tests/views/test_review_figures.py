"""Figures of the review: decisions per day and how long each took, and how much of a rule's finds is accepted."""

import time

import pytest

from claims.editing.review import accept_claim, reject_claim, version_of
from claims.models import ReviewDecision
from claims.terms import Role
from tests.factories import a_dispute, a_placed_claim, a_user
from tests.queries import MOST, count_queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("editor")]

FIGURES = "/desk/review/figures/"


def shown(client) -> str:
    return " ".join(client.get(FIGURES).content.decode().split())


def decided(n_accepted: int, n_rejected: int, rule: str, by, seconds: int | None = None) -> None:
    dispute = a_dispute(slug=f"of-{rule}")
    for n in range(n_accepted + n_rejected):
        claim = a_placed_claim(dispute, f"It took {n}.", appearance={"rule": rule})
        if n < n_accepted:
            accept_claim(claim.number, by, version_of(claim), seconds=seconds)
        else:
            reject_claim(claim.number, by, version_of(claim), "No claim.", seconds)


def test_nothing_was_decided(client):
    page = shown(client)
    assert "No rule has found anything yet" in page
    assert "Nothing was decided in these weeks" in page
    assert "You have decided nothing yet" in page


def test_a_bad_rule_is_seen(client, editor):
    decided(3, 1, "good-rule", editor)
    decided(0, 2, "bad-rule", editor)
    a_placed_claim(a_dispute(slug="new"), appearance={"rule": "new-rule"})
    page = shown(client)
    assert "good-rule</th><td>3</td><td>1</td> <td>75%</td><td>30% and 95%</td>" in page
    assert "bad-rule</th><td>0</td><td>2</td> <td>0%</td><td>0% and 66%</td>" in page
    assert 'href="/desk/review/?rule=new-rule">1<' in page
    assert page.index("bad-rule") < page.index("good-rule") < page.index("new-rule")


def test_how_many_on_a_day_and_how_long_each_took(client, editor):
    decided(2, 0, "a", editor, seconds=8)
    decided(1, 0, "b", a_user(Role.EDITOR), seconds=30)
    ReviewDecision.objects.filter(seconds=30).update(seconds=20)
    assert "<td>2</td><td>3</td><td>8 s</td><td>8 s</td>" in shown(client)


def test_a_look_is_counted_up_to_ten_minutes(client):
    claim = a_placed_claim(a_dispute())
    for opened, seconds in ((0, 600), (int(time.time()) + 99, 0), ("soon", None)):
        sent = {"deed": "unclear", "version": version_of(claim), "opened": opened}
        client.post(f"/desk/review/{claim.number}/", sent)
        decision = ReviewDecision.objects.latest("pk")
        assert decision.seconds == seconds
        client.post("/desk/review/undo/", {"decision": decision.pk})


def test_ones_own_latest_decisions_can_be_undone_there(client, editor):
    decided(1, 0, "a", editor)
    decision = ReviewDecision.objects.get()
    assert f'name="decision" value="{decision.pk}"' in shown(client)
    client.post("/desk/review/undo/", {"decision": decision.pk})
    assert "undone</span>" in shown(client)
    assert "Nothing was decided in these weeks" in shown(client)


def test_more_of_it_takes_no_more_queries(client, editor):
    few = count_queries(client, FIGURES)
    decided(2, 2, "a", editor)
    assert count_queries(client, FIGURES) == few <= MOST
    client.force_login(a_user(Role.CONTRIBUTOR))
    assert client.get(FIGURES).status_code == 403
