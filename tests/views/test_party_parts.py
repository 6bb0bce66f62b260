"""What a party denies, has not answered, and how its position changed; and who quotes it."""

from datetime import date

import pytest

from claims.models import ClaimParty, ClaimRelation, Reply
from claims.terms import Publishes, Role
from tests.factories import a_dispute, a_party, a_placed_claim, a_publisher, a_user
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db

PARTS = ["says", "chains", "denies", "about", "unanswered", "position"]


@pytest.fixture
def dispute():
    return a_dispute()


@pytest.fixture
def openai():
    return a_party("OpenAI")


def shown(client, query: str = "") -> str:
    response = client.get(f"/parties/openai/{query}")
    assert response.status_code == 200
    return response.content.decode()


def counted(html: str, label: str) -> int:
    return int(html.partition(f'{label} <span class="n">')[2].partition("<")[0])


def an_accusation(dispute, words: str, role: str = "accused"):
    claim = a_placed_claim(dispute, words, speaker=a_party("The Times"))
    ClaimParty.objects.create(claim=claim, party=a_party("OpenAI"), role=role)
    return claim


def test_what_it_denies_by_its_words_or_by_a_relation(client, dispute, openai):
    denial = {"negated": True, "cue_class": "denial"}
    a_placed_claim(dispute, "It copied books.", speaker=openai, appearance=denial)
    contesting = a_placed_claim(dispute, "The numbers are wrong.", speaker=openai)
    ClaimRelation.objects.create(claim=contesting, kind="disputes", other=an_accusation(dispute, "A thousand."))
    a_placed_claim(dispute, "The sky is grey.", speaker=openai)
    page = shown(client, "?part=denies")
    assert counted(page, "Denies") == 2
    assert "It copied books." in page
    assert "The numbers are wrong." in page
    assert "The sky is grey." not in page


def test_what_it_has_not_answered(client, dispute, openai):
    for words, kind in (("Open.", None), ("Silent.", "no_answer"), ("Denied.", "denied"), ("Declined.", "declined")):
        claim = an_accusation(dispute, words)
        if kind:
            Reply.objects.create(accusation=claim, party=openai, kind=kind)
    answered = an_accusation(dispute, "Answered by a claim.", role="defendant")
    answer = a_placed_claim(dispute, "Not so.", speaker=openai)
    ClaimRelation.objects.create(claim=answer, kind="answers", other=answered)
    a_placed_claim(dispute, "Merely about it.", speaker=a_party("The Times"), about=(openai,))
    page = shown(client, "?part=unanswered")
    assert counted(page, "No answer held") == 2
    assert "Open." in page
    assert "Silent." in page
    for words in ("Denied.", "Declined.", "Answered by a claim.", "Merely about it."):
        assert words not in page
    assert f'href="/d/{dispute.slug}/?about=openai&amp;standing=unanswered"' in page


def test_the_reply_of_another_is_no_answer_of_its_own(client, dispute, openai):
    claim = an_accusation(dispute, "Open.")
    Reply.objects.create(accusation=claim, party=a_party("Microsoft"), kind="denied")
    assert counted(shown(client), "No answer held") == 1


def test_a_suggested_reply_that_is_not_published_answers_nothing_for_readers(client, openai):
    claim = an_accusation(a_dispute(publishes=Publishes.ACCEPTED), "Open.")
    for row in (claim, claim.appearances.get(), claim.parties.get()):
        row.status = "accepted"
        row.save()
    Reply.objects.create(accusation=claim, party=openai, kind="denied")
    assert counted(shown(client), "No answer held") == 1
    client.force_login(a_user(Role.EDITOR))
    assert counted(shown(client), "No answer held") == 0


def test_its_position_over_time_marks_where_it_changed(client, dispute, openai):
    old = a_placed_claim(dispute, "A jury must decide.", speaker=openai, published_on=date(2023, 9, 29))
    new = a_placed_claim(dispute, "Nobody need decide.", speaker=openai, published_on=date(2025, 2, 12))
    other = a_placed_claim(dispute, "Of somebody else.", speaker=a_party("Microsoft"))
    ClaimRelation.objects.create(claim=new, kind="supersedes", other=old, words="revised")
    ClaimRelation.objects.create(claim=new, kind="supersedes", other=other)
    page = " ".join(shown(client, "?part=position").split())
    rows = page.partition('<ol class="rows positions">')[2]
    assert rows.index("A jury must decide.</a>") < rows.index("changed position")
    assert "later instead: <a" in rows
    assert "rests on “revised”" in rows
    assert "Of somebody else." not in rows


def test_positions_on_one_matter(client, dispute, openai):
    a_placed_claim(dispute, "DeepSeek took it.", speaker=openai, about=(a_party("DeepSeek"), openai))
    a_placed_claim(dispute, "The Times asked tricks.", speaker=openai, about=(a_party("The Times"),))
    page = shown(client, "?part=position")
    assert 'matter=deepseek"' in page
    assert 'matter=openai"' not in page
    narrowed = shown(client, "?part=position&matter=deepseek")
    assert "DeepSeek took it." in narrowed
    assert "The Times asked tricks." not in narrowed
    for garbled in ("nobody", "%00", "x" * 3000):
        assert "The Times asked tricks." in shown(client, f"?part=position&matter={garbled}")


def test_who_quotes_it_and_how_often(client, dispute, openai):
    for n in range(3):
        a_placed_claim(
            dispute, f"Claim {n}.", speaker=openai, publisher=a_publisher("Mint"), via=(a_publisher("Reuters"),)
        )
    a_placed_claim(dispute, "Another.", speaker=openai, publisher=a_publisher("Mint"))
    panel = shown(client).partition('id="outlets"')[2].partition("</section>")[0]
    assert panel.index("Mint") < panel.index("Reuters")
    assert f'href="/d/{dispute.slug}/?by=openai&amp;publisher=mint">4 claims' in panel
    assert f'href="/d/{dispute.slug}/?by=openai&amp;publisher=reuters">3 claims' in panel


@pytest.mark.slow
def test_no_part_takes_more_queries_with_more_rows(client, dispute, openai):
    client.force_login(a_user(Role.EDITOR))

    def more(n: int) -> None:
        claim = a_placed_claim(dispute, f"Not {n}.", speaker=openai, about=(a_party("DeepSeek"),))
        accusation = an_accusation(dispute, f"Accused {n}.")
        a_placed_claim(dispute, f"On it {n}.", speaker=a_party("DeepSeek"), about=(openai,))
        ClaimRelation.objects.create(claim=claim, kind="denies", other=accusation)
        an_accusation(dispute, f"Open {n}.")

    def needed() -> dict[str, int]:
        return {part: count_queries(client, f"/parties/openai/?part={part}") for part in PARTS}

    more(0)
    few = needed()
    for n in range(1, 26):
        more(n)
    assert needed() == few
    assert max(few.values()) <= MOST
