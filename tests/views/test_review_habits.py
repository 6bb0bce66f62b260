"""How an editor works: keys of one's own, single keys off, and parties to look after."""

import pytest

from claims.models import PartyAlias, ReviewKeys, WatchedParty
from claims.models.review import USUAL_KEYS
from claims.terms import Role
from tests.factories import a_dispute, a_party, a_placed_claim, a_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("editor")]

KEYS, PARTIES = "/desk/review/keys/", "/desk/review/parties/"


@pytest.fixture
def queue(client):
    """The page of the queue, as it is now, with a claim on it."""
    a_placed_claim(a_dispute())
    return lambda: client.get("/desk/review/").content.decode()


def sent(**changed: str) -> dict:
    return {deed.value: key for deed, key in USUAL_KEYS.items()} | {"is_on": "on"} | changed


def test_the_usual_keys_stand_on_the_buttons_and_in_the_list(client, queue):
    assert 'value="accept" aria-keyshortcuts="a"' in queue()
    listed = client.get(KEYS, headers={"HX-Request": "true"}).content.decode()
    assert "<dt><kbd>a</kbd></dt><dd>accept</dd>" in listed
    assert "<dt><kbd>1</kbd></dt><dd>reject: nobody claims anything here</dd>" in listed
    assert 'id="single-keys"' in listed
    assert 'href="/desk/review/keys/" aria-keyshortcuts="?"' in queue()


def test_a_key_of_ones_own(client, queue, editor):
    assert client.post(KEYS, sent(accept="y", skip=""))["Location"] == KEYS
    assert 'value="accept" aria-keyshortcuts="y"' in queue()
    assert 'value="skip" aria-keyshortcuts' not in queue()
    assert ReviewKeys.objects.get().keys == {"accept": "y", "skip": ""}
    client.force_login(a_user(Role.EDITOR))
    assert 'value="accept" aria-keyshortcuts="a"' in queue()


def test_single_keys_can_be_switched_off(client, queue):
    client.post(KEYS, {name: value for name, value in sent().items() if name != "is_on"})
    review = queue().partition('<div id="results"')[2].partition("</main>")[0]
    assert "aria-keyshortcuts" not in review
    assert "Single keys are off." in client.get(KEYS, headers={"HX-Request": "true"}).content.decode()


@pytest.mark.parametrize(
    "changed,words",
    [
        ({"accept": "s"}, "is the key of “accept” already"),
        ({"accept": "t"}, "does something on every page already"),
        ({"accept": "ab"}, "One key each"),
        ({"accept": "\x07"}, "One key each"),
    ],
)
def test_keys_that_cannot_be(client, changed, words):
    answer = client.post(KEYS, sent(**changed))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not ReviewKeys.objects.exists()


def test_parties_are_looked_after_and_left(client, editor):
    assert "You look after no party yet" in client.get(PARTIES).content.decode()
    party = a_party("DeepSeek")
    assert client.post(PARTIES, {"name": "deepseek"})["Location"] == PARTIES
    assert '<a href="/parties/deepseek/"><bdi>DeepSeek</bdi></a>' in client.get(PARTIES).content.decode()
    client.post(f"{PARTIES}{party.pk}/leave/")
    assert not WatchedParty.objects.exists()


def test_the_party_into_which_one_was_merged_is_looked_after(client, editor):
    survivor, party = a_party("DeepSeek"), a_party("Deep Seek")
    client.post(PARTIES, {"name": "deep-seek"})
    party.merged_into = survivor
    party.save()
    assert "<bdi>DeepSeek</bdi>" in client.get(PARTIES).content.decode()
    client.post(f"{PARTIES}{survivor.pk}/leave/")
    assert not WatchedParty.objects.exists()


def test_a_name_that_nobody_or_several_have(client):
    for slug in ("smith", "smith-2"):
        PartyAlias.objects.create(party=a_party(f"John Smith {slug}", slug=slug), name="John Smith")
    assert client.post(PARTIES, {"name": ""}).status_code == 422
    for name, words in (("Nobody", "Nobody is known as"), ("John Smith", "one of: smith, smith-2")):
        answer = client.post(PARTIES, {"name": name})
        assert (answer.status_code, words in answer.content.decode()) == (409, True)


@pytest.mark.parametrize("address", [KEYS, PARTIES, f"{PARTIES}1/leave/"])
def test_nobody_else(client, address):
    client.force_login(a_user(Role.CONTRIBUTOR))
    assert client.post(address, sent(name="x")).status_code == 403
