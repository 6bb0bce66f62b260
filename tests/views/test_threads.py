"""Threads at the desk: put into an order, moved to another dispute; and where their old addresses lead."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.editing.threads import move_thread, version_of_order
from claims.models import Dispute
from claims.permissions import Gate
from claims.terms import Role
from claims.timeline.disputes import find_place
from tests.factories import a_dispute, a_placed_claim, a_user

pytestmark = pytest.mark.django_db

PAGE = "/desk/disputes/"


@pytest.fixture
def water() -> Dispute:
    return a_dispute("Water", slug="water")


@pytest.fixture
def dams(water) -> Dispute:
    thread = a_dispute("Dams", slug="dams", parent=water)
    a_placed_claim(water, "The dam will hold.", threads=(thread,))
    return thread


@pytest.fixture
def fire() -> Dispute:
    return a_dispute("Fire", slug="fire")


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def order(client, water: Dispute) -> list[str]:
    page = words(client.get(PAGE))
    return sorted(water.threads.values_list("title", flat=True), key=lambda title: page.index(f"<bdi>{title}</bdi>"))


def shift(client, thread: Dispute, to: str, **sent):
    sent = {"to": to, "version": version_of_order(thread.parent.threads.in_order()), **sent}
    return client.post(f"{PAGE}{thread.slug}/shift/", sent, follow=True)


def test_a_lead_puts_them_into_an_order_that_is_the_same_for_readers(client, lead, water, dams):
    wells = a_dispute("Wells", parent=water)
    assert order(client, water) == ["Dams", "Wells"]
    answer = shift(client, wells, "up")
    assert answer.redirect_chain == [(f"{PAGE}#dispute-{wells.pk}", 302)]
    assert order(client, water) == ["Wells", "Dams"]
    assert find_place(Gate.for_readers(), "water").threads == [wells, dams]


def test_what_cannot_be_shifted_is_said_above_the_order_as_it_stands(client, lead, water, dams):
    wells = a_dispute("Wells", parent=water)
    assert "The threads stand otherwise by now." in words(shift(client, wells, "up", version="old"))
    assert "“Dams” is the first thread already." in words(shift(client, dams, "up"))
    assert "Use the buttons at the threads." in words(shift(client, dams, "away"))
    assert shift(client, Dispute.objects.create(slug="air", title="Air", parent=water), "up").status_code == 200
    assert client.post(f"{PAGE}water/shift/", {"to": "up"}).status_code == 404
    assert order(client, water) == ["Dams", "Air", "Wells"]


def test_a_thread_goes_to_another_dispute(client, lead, water, dams, fire):
    assert f'href="{PAGE}dams/move/"' in words(client.get(PAGE))
    page = words(client.get(f"{PAGE}dams/move/"))
    assert "One claim stands in it." in page
    assert f'<option value="{fire.pk}"' in page
    assert f'<option value="{water.pk}"' not in page
    sent = {"to": fire.pk, "seen": water.pk, "reason": "It burns."}
    assert "“Dams” is a thread of “Fire”." in words(client.post(f"{PAGE}dams/move/", sent, follow=True))
    assert ProcrastinateJob.objects.filter(task_name="claims.place").count() == 1
    assert "It burns." in words(client.get(f"/desk/history/dispute/{dams.pk}/"))
    assert client.get("/d/dams/").status_code == 200


def test_what_cannot_be_moved_comes_back_as_typed(client, lead, water, dams, fire):
    sent = {"to": fire.pk, "seen": water.pk, "reason": "It burns."}
    for wrong in ({"reason": ""}, {"to": ""}, {"to": water.pk}, {"to": "x"}):
        assert client.post(f"{PAGE}dams/move/", {**sent, **wrong}).status_code == 422
    for seen in (fire.pk, "forged"):
        answer = client.post(f"{PAGE}dams/move/", {**sent, "seen": seen})
        assert answer.status_code == 409
        for said in ("It is a thread of “Water” by now.", "It burns.", f'name="seen" value="{water.pk}"'):
            assert said in words(answer)
    assert Dispute.objects.get(slug="dams").parent == water


def test_it_becomes_a_dispute_of_its_own(client, lead, water, dams):
    assert f'href="{PAGE}dams/move/"' in words(client.get(PAGE))
    sent = {"to": "own", "seen": water.pk, "reason": "It has grown."}
    assert "“Dams” is a dispute of its own." in words(client.post(f"{PAGE}dams/move/", sent, follow=True))
    assert client.get("/d/water/?thread=dams")["Location"] == "/d/dams/"


def test_a_dispute_with_threads_says_why_it_becomes_none(client, lead, water, dams, fire):
    assert f'href="{PAGE}water/move/"' in words(client.get(PAGE))
    why = "“Water” has threads itself, and a thread has none. Move those to another dispute first."
    page = words(client.get(f"{PAGE}water/move/"))
    assert (why in page, 'name="reason"' in page) == (True, False)
    answer = client.post(f"{PAGE}water/move/", {"to": fire.pk, "seen": "", "reason": "It burns."})
    assert (answer.status_code, why in words(answer), "It burns." in words(answer)) == (409, True, True)


def test_and_a_dispute_without_threads_becomes_one(client, lead, water, dams, fire):
    page = words(client.get(PAGE))
    assert f'href="{PAGE}fire/move/"' in page
    page = words(client.get(f"{PAGE}fire/move/"))
    assert f'<option value="{water.pk}"' in page
    assert f'<option value="{fire.pk}"' not in page
    assert "none: a dispute of its own" not in page
    sent = {"to": water.pk, "seen": "", "reason": "It is put out."}
    assert "“Fire” is a thread of “Water”." in words(client.post(f"{PAGE}fire/move/", sent, follow=True))
    assert client.get("/d/fire/").status_code == 200


def test_editors_look_and_move_nothing(client, dams, fire):
    client.force_login(a_user(Role.EDITOR))
    page = words(client.get(PAGE))
    assert "/dams/move/" not in page
    assert "/dams/shift/" not in page
    assert client.get(f"{PAGE}dams/move/").status_code == 403
    assert client.post(f"{PAGE}dams/shift/", {"to": "up"}).status_code == 403


@pytest.mark.parametrize(
    "old, new",
    [
        ("/?thread=dams", "/d/dams/"),
        ("/d/water/?thread=dams&clock=said", "/d/dams/?clock=said"),
        ("/d/water.atom?thread=dams", "/d/dams.atom"),
        ("/d/water.json?thread=dams&order=oldest", "/d/dams.json?order=oldest"),
        ("/d/water/network/?thread=dams", "/d/dams/network/"),
        ("/embed/d/water/?thread=dams", "/embed/d/dams/"),
    ],
)
def test_old_addresses_that_ask_for_it_lead_to_it(client, water, dams, fire, old, new):
    assert client.get(old).status_code == 200
    move_thread(a_user(Role.LEAD), dams.pk, water.pk, fire.pk, "It burns.")
    answer = client.get(old)
    assert (answer.status_code, answer["Location"]) == (302, new)
    assert client.get(new).status_code == 200


@pytest.mark.parametrize(
    "asked", ["thread=dams&thread=wells", "thread=-dams", "thread=nothing", "thread=water", "thread="]
)
def test_what_asks_for_more_than_it_is_answered_where_it_was_asked(client, water, dams, fire, asked):
    move_thread(a_user(Role.LEAD), dams.pk, water.pk, fire.pk, "It burns.")
    assert "Location" not in client.get(f"/d/water/?{asked}")


def test_a_thread_that_readers_do_not_see_is_led_to_by_nobody(client, water, dams, fire):
    Dispute.objects.filter(pk=fire.pk).update(embargo_until="2099-01-01T00:00:00Z")
    move_thread(a_user(Role.LEAD), dams.pk, water.pk, fire.pk, "It burns.")
    assert client.get("/d/water/?thread=dams").status_code == 400
