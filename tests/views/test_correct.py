"""The page on which an editor sets a telling right, without JavaScript: fields, refusals, two at once."""

import re

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.models import Appearance, Claim, ClaimParty, Document, Party
from claims.terms import Role, Status
from claims.timeline import correct_page
from tests.factories import a_claim, a_party, a_user, an_appearance, an_article
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db

TEXT = "OpenAI Claims DeepSeek Took Data\n\nOpenAI says that DeepSeek may have taken data. It denies it, Reuters told."
CONTENT = "DeepSeek may have taken data"


@pytest.fixture
def telling() -> Appearance:
    return an_appearance(an_article(TEXT), a_claim(), CONTENT)


@pytest.fixture
def editor(client):
    editor = a_user(Role.EDITOR)
    client.force_login(editor)
    return editor


def address(telling: Appearance) -> str:
    return f"/desk/claims/{telling.claim.number}/correct/?telling={telling.pk}"


def fields_of(client, telling: Appearance) -> dict[str, str]:
    """What a browser would send back of the form as it stands, with a reason."""
    form = client.get(address(telling)).context["form"]
    lists = [rows.management_form for rows in (form.links, form.parts)]
    bounds = [bound for each in (form, *lists, *form.links, *form.parts) for bound in each]
    data = {bound.html_name: _as_sent(bound) for bound in bounds}
    return {name: str(value) for name, value in data.items() if value is not None} | {"reason": "It is so."}


def _as_sent(bound):
    value = bound.value()
    if value is None and getattr(bound.field, "choices", None):
        return bound.field.choices[0][0]
    return None if value is False else value


def test_what_stands_is_in_the_fields_and_lit_in_the_text(client, telling, editor):
    shown = client.get(address(telling)).content.decode()
    assert f'<span class="lit-content ">{CONTENT}</span>' in shown
    assert CONTENT in re.search(r'<textarea name="content".*?</textarea>', shown, re.DOTALL)[0]


def test_saved_untouched_it_is_checked(client, telling, editor):
    response = client.post(address(telling), fields_of(client, telling))
    assert response["Location"] == f"/claims/{telling.claim.number}/"
    telling.refresh_from_db()
    assert (telling.status, telling.content) == (Status.ACCEPTED, CONTENT)
    assert [job.task_name for job in ProcrastinateJob.objects.all()] == ["claims.link_corrected"]


def test_everything_is_set_by_fields_alone(client, telling, editor):
    ClaimParty.objects.create(claim=telling.claim, party=a_party("Getty"))
    fields = fields_of(client, telling) | {
        "content": "DeepSeek may have taken\n data. It",
        "source": "OpenAI",
        "source_nth": "2",
        "cue": "says  that",
        "speaker": "Sam Altman",
        "speaker_kind": "person",
        "certainty": "may",
        "negated": "on",
        "directness": "direct",
        "cue_class": "belief",
        "happened": "last fall",
        "said": "2025-01",
        "wording": "DeepSeek took data.",
        "chain-0-kind": "unnamed",
        "chain-0-name": "two people",
        "chain-0-how": "told",
        "part-0-DELETE": "on",
        "part-1-name": "DeepSeek",
        "part-1-new": "organisation",
        "part-1-role": "accused",
    }
    assert client.post(address(telling), fields).status_code == 302
    row = Appearance.objects.get()
    anchor = row.anchors.get()
    assert (row.content, anchor.source_start, row.cue_words) == ("DeepSeek may have taken data. It", 34, "says that")
    assert (row.speaker.name, row.certainty, row.negated, row.directness) == ("Sam Altman", "may", True, "direct")
    assert (row.happened_why["words"], row.said_why["edtf"]) == ("last fall", "2025-01")
    assert [link.label for link in row.chain.all()] == ["Sam Altman", "two people", "PetaPixel"]
    assert (row.claim.wording, row.claim.speaker) == ("DeepSeek took data.", row.speaker)
    assert sorted(row.claim.parties.values_list("party__name", "status")) == [
        ("DeepSeek", "accepted"),
        ("Getty", "rejected"),
    ]


@pytest.mark.parametrize(
    "field,value,says",
    [
        ("content", "DeepSeek took it", "do not stand in the stored text"),
        ("content", "", "Write the words said"),
        ("content", "x" * 6_000, "takes up to 5000 characters"),
        ("content_at", str(len(TEXT)), "outside the stored text"),
        ("content_nth", "2", "no place 2"),
        ("content_nth", "-1", "greater than or equal to 1"),
        ("speaker", "Nobody Known", "Nobody is known as"),
        ("unnamed", "people", "leave one of the two empty"),
        ("certainty", "quite", "those that are offered"),
        ("said", "the day the music died", "is not understood"),
        ("wording", "  ", "in a sentence of its own"),
        ("reason", "", "Say why"),
        ("speaker", "a\x00b", "NUL"),
        ("chain-0-name", "Nobody Known", "Nobody is known as"),
        ("part-0-name", "Nobody Known", "Nobody is known as"),
        ("chain-TOTAL_FORMS", "x", "The list came incomplete"),
        ("part-TOTAL_FORMS", "99999", "at most 30"),
    ],
)
def test_what_makes_no_sense_comes_back_with_a_sentence(client, telling, editor, field, value, says):
    before = Appearance.objects.values().get()
    response = client.post(address(telling), fields_of(client, telling) | {"certainty": "may", field: value})
    assert response.status_code == 422
    assert says in response.content.decode()
    assert "It is so." in response.content.decode() or field == "reason"
    assert Appearance.objects.values().get() == before
    assert Party.objects.count() == 1


CHAIN = {
    f"chain-{n}-{field}": value
    for n, name in enumerate(["two people", "Reuters"])
    for field, value in {"name": name, "ORDER": str(n + 1), "how": "told", "kind": ["unnamed", "publisher"][n]}.items()
}


def rows_of(response) -> list[tuple[str, str]]:
    """The chain's rows as they stand in the form: name and number."""
    rows = response.context["form"].links
    return [(row["name"].value(), row["ORDER"].value()) for row in rows if row["name"].value()]


@pytest.mark.parametrize(
    "move, names",
    [
        ("chain-1-up", ["Reuters", "two people"]),
        ("chain-0-down", ["Reuters", "two people"]),
        ("chain-0-up", ["two people", "Reuters"]),
        ("chain-1-down", ["two people", "Reuters"]),
        ("chain-7-up", ["two people", "Reuters"]),
        ("chain-0-sideways", ["two people", "Reuters"]),
        ("part-0-up", ["two people", "Reuters"]),
        ("chain-²-up", ["two people", "Reuters"]),
        ("", ["two people", "Reuters"]),
    ],
)
def test_a_row_is_moved_by_a_button_and_nothing_is_kept_yet(client, telling, editor, move, names):
    sent = fields_of(client, telling) | CHAIN | {"reason": "", "wording": "Typed.", "move": move}
    response = client.post(address(telling), sent)
    assert response.status_code == 200
    assert [name for name, _ in rows_of(response)] == names
    shown = response.content.decode()
    assert "Typed." in shown
    assert 'role="alert"' not in shown[shown.index("<form method") :].split("</form>")[0]
    assert not telling.chain.filter(unnamed="two people").exists()


def test_moved_rows_are_kept_in_their_order(client, telling, editor):
    moved = client.post(address(telling), fields_of(client, telling) | CHAIN | {"move": "chain-1-up"})
    fields = {bound.html_name: _as_sent(bound) for row in moved.context["form"].links for bound in row}
    sent = fields_of(client, telling) | {name: str(value) for name, value in fields.items() if value is not None}
    assert client.post(address(telling), sent).status_code == 302
    assert [link.label for link in telling.chain.order_by("position")] == [
        "OpenAI",
        "Reuters",
        "two people",
        "PetaPixel",
    ]


def test_rows_are_moved_as_their_numbers_stand(client, telling, editor):
    sent = fields_of(client, telling) | CHAIN | {"chain-0-ORDER": "7", "chain-1-ORDER": "3", "move": "chain-0-up"}
    assert rows_of(client.post(address(telling), sent)) == [("two people", "1"), ("Reuters", "2")]


DOCUMENT = {"chain-0-kind": "document", "chain-0-name": "Complaint of 3 May", "chain-0-how": "filed"}


def test_a_document_that_is_not_held_is_made_while_it_is_typed_in(client, telling, editor):
    fields = fields_of(client, telling) | DOCUMENT
    assert client.post(address(telling), fields).status_code == 422
    assert not Document.objects.exists()
    assert client.post(address(telling), fields | {"chain-0-new": "filing"}).status_code == 302
    made = Document.objects.get()
    assert (made.title, made.kind) == ("Complaint of 3 May", "filing")
    assert telling.chain.get(position=1).document == made
    assert made.events.get().pgh_context.metadata["user"] == editor.pk


@pytest.mark.parametrize("kind, new", [("document", "person"), ("party", "filing"), ("document", "novel")])
def test_a_kind_that_does_not_fit_makes_nothing(client, telling, editor, kind, new):
    fields = fields_of(client, telling) | DOCUMENT | {"chain-0-kind": kind, "chain-0-new": new}
    assert client.post(address(telling), fields).status_code == 422
    assert (Document.objects.count(), Party.objects.count()) == (0, 1)


def test_a_document_that_is_known_is_not_made_again(client, telling, editor):
    held = Document.objects.create(title="Complaint of 3 May", kind="filing", slug="complaint")
    fields = fields_of(client, telling) | DOCUMENT | {"chain-0-new": "ruling"}
    assert client.post(address(telling), fields).status_code == 302
    assert telling.chain.get(position=1).document == held == Document.objects.get()


def test_a_relative_day_needs_the_day_of_the_article(client, editor):
    telling = an_appearance(an_article(TEXT, published_on=None), a_claim(), CONTENT)
    response = client.post(address(telling), fields_of(client, telling) | {"said": "last fall"})
    assert "counted from the day on which the article came out" in response.content.decode()


def test_words_that_stand_twice_are_those_nearest_to_where_they_were(client, telling, editor):
    fields = fields_of(client, telling) | {"source": "OpenAI", "source_at": "30"}
    client.post(address(telling), fields)
    assert telling.anchors.get().source_start == 34


def test_two_at_once_both_sides_are_shown_and_nothing_is_lost(client, telling, editor):
    fields = fields_of(client, telling) | {"wording": "Mine.", "reason": "My reason."}
    Claim.objects.update(wording="Theirs.")
    Appearance.objects.update(certainty="may")
    response = client.post(address(telling), fields)
    shown = response.content.decode()
    assert response.status_code == 409
    lines = {line.name: line for line in response.context["lines"]}
    assert (lines["wording"].mine, lines["wording"].theirs, lines["wording"].both_changed) == ("Mine.", "Theirs.", True)
    assert (lines["stance"].taken, lines["stance"].both_changed) == ("theirs", False)
    assert set(lines) == {"wording", "stance"}
    assert "My reason." in shown
    assert Claim.objects.get().wording == "Theirs."


def test_it_is_said_who_saved_meanwhile_and_why(client, telling, editor):
    fields = fields_of(client, telling)
    client.force_login(a_user(Role.EDITOR, username="grace"))
    client.post(address(telling), fields | {"wording": "Theirs.", "reason": "I know better."})
    client.force_login(editor)
    shown = client.post(address(telling), fields | {"wording": "Mine."}).content.decode()
    assert "grace changed this meanwhile" in shown
    assert "I know better." in shown


def test_who_saved_is_said_also_where_the_machine_has_followed(client, telling, editor):
    fields = fields_of(client, telling)
    client.force_login(a_user(Role.EDITOR, username="grace"))
    client.post(address(telling), fields | {"wording": "Theirs.", "reason": "I know better."})
    Claim.objects.update(slots={"stems": ["their"]})
    client.force_login(editor)
    shown = client.post(address(telling), fields | {"wording": "Mine."}).content.decode()
    assert "grace changed this meanwhile" in shown
    assert "I know better." in shown


def test_then_one_chooses_and_saves(client, telling, editor):
    fields = fields_of(client, telling) | {"wording": "Mine."}
    Claim.objects.update(wording="Theirs.")
    Appearance.objects.update(certainty="may")
    form = client.post(address(telling), fields).context["form"]
    again = fields | {"version": form["version"].value(), "was": form["was"].value(), "take-stance": "theirs"}
    assert client.post(address(telling), again | {"wording": "Ours, joined."}).status_code == 302
    assert Claim.objects.get().wording == "Ours, joined."
    assert Appearance.objects.get().certainty == "may"


def test_theirs_takes_whole_lists(client, telling, editor):
    fields = fields_of(client, telling) | {"chain-0-name": "two people", "chain-0-kind": "unnamed"}
    fields |= {"take-links": "theirs"}
    assert client.post(address(telling), fields).status_code == 302
    assert telling.chain.count() == 2


def test_sent_twice_it_is_kept_once(client, telling, editor):
    fields = fields_of(client, telling) | {"wording": "Mine."}
    client.post(address(telling), fields)
    n_events = Appearance.pgh_event_model.objects.count()
    response = client.post(address(telling), fields, follow=True)
    assert "Kept already" in response.content.decode()
    assert Appearance.pgh_event_model.objects.count() == n_events


def test_rejected_meanwhile_the_words_come_back(client, telling, editor):
    fields = fields_of(client, telling) | {"wording": "Mine."}
    Appearance.objects.update(status=Status.REJECTED)
    response = client.post(address(telling), fields)
    assert response.status_code == 409
    assert "not open to a decision" in response.content.decode()
    assert "Mine." in response.content.decode()
    assert client.get(address(telling)).status_code == 404


def test_moved_to_another_claim_meanwhile_it_is_followed(client, telling, editor):
    fields = fields_of(client, telling) | {"wording": "Mine."}
    Appearance.objects.update(claim=a_claim("Another claim."))
    response = client.post(address(telling), fields)
    assert response.status_code == 409
    assert [line.theirs for line in response.context["lines"]] == ["Another claim."]


def test_the_one_that_waits_comes_first_and_each_is_led_to(client, telling, editor):
    Appearance.objects.update(status=Status.ACCEPTED)
    waiting = an_appearance(an_article(f"{TEXT} Later."), telling.claim, CONTENT)
    page = client.get(f"/desk/claims/{telling.claim.number}/correct/").context["page"]
    assert (page.row, len(page.tellings)) == (waiting, 2)
    shown = client.get(f"/claims/{telling.claim.number}/").content.decode()
    assert all(f"/correct/?telling={row.pk}" in shown for row in (telling, waiting))


def test_of_very_many_the_one_that_is_asked_for(client, telling, editor, monkeypatch):
    monkeypatch.setattr(correct_page, "MOST_TELLINGS", 1)
    later = an_appearance(an_article(f"{TEXT} Later."), telling.claim, CONTENT)
    assert client.get(address(later)).context["page"].row == later


def test_words_that_lost_their_place_are_marked_anew(client, telling, editor):
    telling.anchors.all().delete()
    fields = fields_of(client, telling)
    assert fields["content"] == ""
    assert client.post(address(telling), fields | {"content": CONTENT}).status_code == 302
    assert telling.anchors.get().exact == CONTENT


@pytest.mark.parametrize("was", ["[", "[]", '{"wording": 1}', "[" * 40_000])
def test_what_is_carried_along_may_be_garbled(client, telling, editor, was):
    fields = fields_of(client, telling) | {"wording": "Mine.", "was": was}
    Claim.objects.update(wording="Theirs.")
    response = client.post(address(telling), fields)
    assert (response.status_code, len(response.context["lines"])) == (409, 1)


def test_a_megabyte_comes_back_whole(client, telling, editor):
    response = client.post(address(telling), fields_of(client, telling) | {"wording": "word " * 200_000})
    assert response.status_code == 422
    assert "word " * 199_999 in response.content.decode()


@pytest.mark.parametrize("asked", ["", "0", "x", "9" * 30, "1&telling=2"])
def test_no_such_telling(client, telling, editor, asked):
    response = client.get(f"/desk/claims/{telling.claim.number}/correct/?telling={asked}")
    assert response.status_code == (400 if asked else 200)
    assert CONTENT in response.content.decode()


def test_no_such_claim_and_not_everybody(client, telling):
    client.force_login(a_user(Role.CONTRIBUTOR))
    assert client.get(address(telling)).status_code == 403
    assert client.post(address(telling), {}).status_code == 403
    client.force_login(a_user(Role.EDITOR))
    assert client.get("/desk/claims/987654/correct/").status_code == 404
    assert client.post(address(telling), {}).status_code == 422


def test_logged_out_meanwhile_the_words_are_carried_on(client, telling, editor):
    fields = fields_of(client, telling) | {"wording": "A sentence that took long to write."}
    client.logout()
    response = client.post(address(telling), fields)
    assert response.status_code == 403
    assert "A sentence that took long to write." in response.content.decode()


def test_attack_html_stays_words(client, telling, editor):
    attack = "<script>alert(1)</script>\u202e"
    names = ("wording", "reason", "speaker", "happened", "chain-0-name", "part-0-name", "content")
    response = client.post(address(telling), fields_of(client, telling) | dict.fromkeys(names, attack))
    shown = response.content.decode()
    assert response.status_code == 422
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert" in shown


@pytest.mark.parametrize("n", [1, 50])
def test_queries_do_not_grow(client, editor, n):
    claim = a_claim()
    for number in range(n):
        telling = an_appearance(an_article(f"{TEXT} {number}"), claim, CONTENT)
        ClaimParty.objects.create(claim=claim, party=a_party(f"Party {number}"))
    assert count_queries(client, address(telling)) <= MOST


ENDLESS = "9" * 5_000


@pytest.mark.parametrize("field", ["chain-TOTAL_FORMS", "chain-0-ORDER", "part-TOTAL_FORMS", "move"])
@pytest.mark.parametrize("version", ["", "x", "x" * 99])
def test_an_endless_number_is_no_number(client, telling, editor, field, version):
    """Also where two editors were at it, and both sides are put into words."""
    number = f"chain-{ENDLESS}-up" if field == "move" else ENDLESS
    fields = fields_of(client, telling) | {"chain-0-name": "two people", "chain-0-kind": "unnamed", field: number}
    response = client.post(address(telling), fields | ({"version": version} if version else {}))
    assert response.status_code in (200, 409, 422)
