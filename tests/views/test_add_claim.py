"""A claim that the machine missed, added from the words of a stored article."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from claims import linking
from claims.models import Appearance, Claim, Snapshot
from claims.tasks import read_again
from claims.terms import Role, Status
from tests.factories import a_claim, a_party, a_user, an_appearance, an_article
from tests.versions import FIRST, MICROSOFT, stored_version

pytestmark = pytest.mark.django_db

FIELDS = {
    "content": MICROSOFT,
    "source": "Microsoft",
    "cue": "said that",
    "speaker": "Microsoft",
    "how": "said",
    "cue_class": "speech",
    "directness": "indirect",
    "certainty": "stated",
    "wording": "Microsoft’s partners may keep the weights.",
    "reason": "It was missed.",
    "part-0-name": "OpenAI",
    "part-0-role": "about",
    "chain-TOTAL_FORMS": "0",
    "chain-INITIAL_FORMS": "0",
    "part-TOTAL_FORMS": "1",
    "part-INITIAL_FORMS": "0",
}


@pytest.fixture
def snapshot() -> Snapshot:
    a_party("Microsoft")
    a_party("OpenAI")
    return an_article(FIRST)


def send(client, snapshot: Snapshot, **fields):
    return client.post(f"/desk/articles/{snapshot.article_id}/add-claim/", FIELDS | fields)


def test_it_is_a_checked_claim_with_its_words_chain_and_parties(client, snapshot, editor):
    response = send(client, snapshot)
    row = Appearance.objects.get()
    assert response["Location"] == f"/claims/{row.claim.number}/"
    assert (row.status, row.claim.status, row.run, row.content) == ("accepted", "accepted", None, MICROSOFT)
    assert [link.label for link in row.chain.all()] == ["Microsoft", "PetaPixel"]
    assert [(part.party.name, part.status) for part in row.claim.parties.all()] == [("OpenAI", "accepted")]
    anchor = row.anchors.get()
    assert (anchor.exact, anchor.start, anchor.decided_by) == (MICROSOFT, FIRST.index(MICROSOFT), editor)
    assert anchor.cue_start == FIRST.rindex("said that")
    assert [job.task_name for job in ProcrastinateJob.objects.all()] == ["claims.link_corrected"]


def test_it_is_linked_and_the_machine_finds_it_again(client, snapshot, editor):
    send(client, snapshot)
    row = Appearance.objects.get()
    linking.link_corrected(row.pk)
    read_again(snapshot.article)
    assert Appearance.objects.filter(content=MICROSOFT).get().claim == row.claim
    row.claim.refresh_from_db()
    assert row.claim.wording == FIELDS["wording"]
    assert row.claim.stats.n_appearances == 1
    assert row.telling.version


def test_it_is_first_seen_in_the_version_in_which_its_words_first_stood(client, snapshot, editor):
    later = stored_version(snapshot, f"News.\n\n{FIRST}")
    assert later.number == 2
    send(client, snapshot)
    row = Appearance.objects.get()
    assert row.first_snapshot == snapshot
    assert [anchor.exact for anchor in row.anchors.order_by("snapshot__number")] == [MICROSOFT] * 2


def test_sent_twice_it_is_one(client, snapshot, editor):
    assert send(client, snapshot)["Location"] == send(client, snapshot)["Location"]
    assert (Claim.objects.count(), Appearance.objects.count()) == (1, 1)


def test_where_a_telling_stands_already_it_is_refused_and_nothing_typed_is_lost(client, snapshot, editor):
    known = an_appearance(snapshot, a_claim(speaker=a_party("Microsoft")), MICROSOFT)
    response = send(client, snapshot)
    assert response.status_code == 409
    assert f"Claim {known.claim.number} stands at these words already" in response.content.decode()
    assert FIELDS["wording"] in response.content.decode()
    Appearance.objects.update(status=Status.REJECTED)
    assert send(client, snapshot).status_code == 302


@pytest.mark.parametrize(
    "field,value,says",
    [
        ("content", "", "Write the words said"),
        ("content", "Nothing of this", "do not stand in the stored text"),
        ("cue_nth", "4", "no place 4"),
        ("speaker", "Nobody Known", "Nobody is known as"),
        ("reason", "", "Say why"),
        ("how", "", "those that are offered"),
    ],
)
def test_what_makes_no_sense(client, snapshot, editor, field, value, says):
    response = send(client, snapshot, **{field: value})
    assert response.status_code == 422
    assert says in response.content.decode()
    assert not Claim.objects.exists()


def test_only_editors_and_only_articles_that_are_there(client, snapshot):
    address = f"/desk/articles/{snapshot.article_id}/add-claim/"
    client.force_login(a_user(Role.CONTRIBUTOR))
    assert send(client, snapshot).status_code == 403
    assert address not in client.get(f"/articles/{snapshot.article_id}/").content.decode()
    client.force_login(a_user(Role.EDITOR))
    assert f"{address}?v=1" in client.get(f"/articles/{snapshot.article_id}/").content.decode()
    assert client.get(f"{address}?v=1").status_code == 200
    for wrong in (f"{address}?v=2", f"{address}?v=x", "/desk/articles/987654/add-claim/"):
        assert client.get(wrong).status_code == 404


def test_an_article_without_text(client, editor):
    empty = an_article("", headline="Only a head")
    assert "has no text" in client.get(f"/desk/articles/{empty.article_id}/add-claim/").content.decode()
