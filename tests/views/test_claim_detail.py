"""The page of a claim: its evidence, and what no reader may see of it."""

import re
from datetime import date, timedelta
from itertools import combinations

import pytest
from django.test import Client

from claims.editing.claims_merged import merge_claims
from claims.models import (
    Anchor,
    Appearance,
    Citation,
    Claim,
    ClaimParty,
    ClaimRelation,
    Contradiction,
    Reply,
)
from claims.terms import PartyRole, Publishes, Role, Status
from tests.factories import (
    a_dispute,
    a_merged_claim,
    a_party,
    a_placed_claim,
    a_publisher,
    a_user,
    an_appearance,
    an_article,
)
from tests.queries import MOST, count_queries
from tests.versions import GETTY, MICROSOFT, OPENAI, SOFTENED, claim_of, stored_versions

pytestmark = pytest.mark.django_db


@pytest.fixture
def dispute():
    return a_dispute("Whose data?", slug="whose-data")


def page(client, claim: Claim, query: str = "") -> str:
    response = client.get(f"/claims/{claim.number}/{query}")
    assert response.status_code == 200
    return response.content.decode()


def retold(claim: Claim, times: int, **fields) -> None:
    for n in range(times):
        snapshot = an_article(f"Story {n}\n\nThey say so in story {n}.", publisher=a_publisher(f"Outlet {n}"))
        an_appearance(snapshot, claim, f"so in story {n}", (a_publisher("Bloomberg"),), **fields)
        Citation.objects.create(snapshot=snapshot, words="there", url=f"https://example.org/{n}")


def test_the_words_are_lit_up_in_their_paragraph(client, dispute):
    claim = a_placed_claim(dispute, "DeepSeek may have taken data.", appearance={"certainty_words": ["may"]})
    shown = page(client, claim)
    assert "says that <mark>DeepSeek may have taken data.</mark></blockquote>" in shown
    assert "found by the machine, not yet checked" in shown
    assert "rule test-rule" in shown
    assert "extractor test" in shown


def test_the_chain_is_drawn_and_told_in_words(client, dispute):
    claim = a_placed_claim(dispute, via=(a_publisher("Bloomberg"),), speaker=a_party("OpenAI"))
    shown = page(client, claim)
    assert '<a href="/sources/bloomberg/"><g class="origin">' in shown
    trail = shown.partition('<ol class="trails">')[2].partition("</ol>")[0]
    assert [words for words in re.findall(r">([^<>]+)</a>", trail) if words != "stored text"] == [
        "OpenAI",
        "Bloomberg",
        "PetaPixel",
    ]
    assert "30 Jan 2025" in trail
    assert "One origin: the article leads back to Bloomberg." in shown


def test_links_lead_to_the_stored_version_and_to_the_outside_page(client, dispute):
    claim = a_placed_claim(dispute)
    telling = Appearance.objects.select_related("article").get()
    shown = page(client, claim)
    assert f'href="/articles/{telling.article_id}/v/1/#a{telling.pk}"' in shown
    assert f'href="{telling.article.canonical_url}" rel="noopener noreferrer external"' in shown


def test_clocks_say_why(client, dispute):
    why = {"words": "last fall", "rule": "last-season", "edtf": "2024-23", "anchor_on": "2025-01-30"}
    happened = (date(2024, 9, 1), date(2024, 12, 1))
    shown = page(client, a_placed_claim(dispute, appearance={"happened": happened, "happened_why": why}))
    assert "autumn 2024" in shown
    assert "“last fall”, counted from 30 Jan 2025, rule last-season" in shown


def test_an_anchor_that_changed_says_so(client, dispute):
    claim = a_placed_claim(dispute)
    telling = Appearance.objects.get()
    second = telling.article.snapshots.create(
        number=2, text="Other words.", sha256="x", fetched_at=telling.first_snapshot.fetched_at
    )
    Anchor.objects.create(appearance=telling, snapshot=second, exact="", state="gone")
    assert "gone in <a" in page(client, claim)


def test_markup_in_an_article_is_shown_as_words(client, dispute):
    claim = a_placed_claim(dispute, "<script>alert(1)</script> is a claim.")
    shown = page(client, claim)
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert(1)" in shown


def test_tellings_are_paged_by_twenty(client, dispute):
    claim = a_placed_claim(dispute)
    retold(claim, 24)
    assert page(client, claim).count('<article class="telling') == 20
    assert page(client, claim, "?page=2").count('<article class="telling') == 5
    assert page(client, claim, "?page=nonsense").count('<article class="telling') == 20


def test_the_ways_to_take_it_along_stand_beside_the_evidence(client, dispute):
    claim = a_placed_claim(dispute, "They took it.")
    beside = page(client, claim).partition("<aside")[2].partition("</aside>")[0]
    assert 'href="#cite"' in beside
    assert f"/claims/{claim.number}.json" in beside


def test_what_contests_it_and_what_was_answered(client, dispute):
    claim, denial = a_placed_claim(dispute, "They took it."), a_placed_claim(dispute, "Nobody took it.")
    ClaimRelation.objects.create(claim=denial, kind="denies", other=claim)
    days = (date(2025, 2, 9), date(2025, 2, 10))
    Reply.objects.create(accusation=claim, party=a_party("DeepSeek"), kind="denied", answer=denial, replied=days)
    shown = page(client, claim)
    assert "denied by" in shown
    assert "Right of reply" in shown
    assert "after 10 days" in shown


def facts(html: str) -> str:
    return html.partition('<dl class="facts">')[2].partition("</dl>")[0]


@pytest.mark.parametrize(
    "kind, said",
    [
        ("denied", '<dd class="contest">denied <small>by <bdi>DeepSeek</bdi></small>'),
        ("declined", "<dd>declined to comment <small><bdi>DeepSeek</bdi></small>"),
        ("no_answer", "<dd>no answer <small><bdi>DeepSeek</bdi></small>"),
    ],
)
def test_the_head_says_what_was_answered_without_a_day_and_by_no_denial_too(client, dispute, kind, said):
    claim = a_placed_claim(dispute)
    Reply.objects.create(accusation=claim, party=a_party("DeepSeek"), kind=kind)
    assert said in facts(page(client, claim))


def test_the_head_names_a_denial_before_what_came_earlier_and_denies_nothing(client, dispute):
    claim = a_placed_claim(dispute, published_on=date(2025, 1, 30))
    for name, kind, day in (("Microsoft", "declined", 1), ("High-Flyer", "denied", None), ("DeepSeek", "denied", 9)):
        replied = (date(2025, 2, day), date(2025, 2, day + 1)) if day else None
        Reply.objects.create(accusation=claim, party=a_party(name), kind=kind, replied=replied)
    assert "after 10 days <small>by <bdi>DeepSeek</bdi>, " in facts(page(client, claim))


def test_the_ledger_says_when_on_what_words_and_after_how_many_days(client, dispute):
    claim = a_placed_claim(dispute, "They took it.")
    days = (date(2025, 2, 9), date(2025, 2, 10))
    why = {"rule": "told in an article of that day"}
    fields = {"kind": "declined", "words": "DeepSeek would not comment.", "replied": days, "replied_why": why}
    Reply.objects.create(accusation=claim, party=a_party("DeepSeek"), **fields)
    shown = page(client, claim)
    assert "DeepSeek would not comment." in shown
    assert "after 10 days" in shown
    assert "declined to comment" in shown
    assert "rule told in an article of that day" in shown


@pytest.mark.parametrize("said_on, after", [(30, "the same day"), (31, "after 1 day"), (29, "")])
def test_an_answer_of_the_same_day_is_said_to_be(client, dispute, said_on, after):
    claim = a_placed_claim(dispute, "They took it.")
    days = (date(2025, 1, said_on), date(2025, 1, said_on) + timedelta(days=1))
    Reply.objects.create(accusation=claim, party=a_party("DeepSeek"), kind="denied", replied=days)
    shown = page(client, claim)
    assert shown.count(after) == 2 if after else "after 1 day" not in shown
    assert "after 0 days" not in shown


def test_a_relation_says_what_it_rests_on(client, dispute):
    claim, denial = a_placed_claim(dispute, "They took it."), a_placed_claim(dispute, "Nobody took it.")
    fields = {"words": "Nobody", "rule": "the same, negated", "confidence": 0.75}
    ClaimRelation.objects.create(claim=denial, kind="denies", other=claim, **fields)
    shown = page(client, claim)
    assert "rests on “Nobody” · the same, negated, sure 0.75" in shown


def test_a_contradiction_shows_both_readings_lit_up_and_what_could_decide(client, dispute):
    one, other = (a_placed_claim(dispute, f"It costs {words}.") for words in ("ten", "two"))
    evidence = {"note": "", "decides": [{"words": "3:23-cv-1", "year": 2023, "agrees_with": ["reading"]}]}
    fields = {"slot": "amount", "kind": "slip", "reading": "ten", "other_reading": "two", "evidence": evidence}
    Contradiction.objects.create(appearance=one.appearances.get(), other=other.appearances.get(), **fields)
    shown = page(client, other)
    assert "<mark>ten</mark>" in shown
    assert "<mark>two</mark>" in shown
    assert "<b>3:23-cv-1</b> is of 2023, as “ten”" in shown
    assert "not yet checked" in shown
    assert f'href="/claims/{one.number}/">claim {one.number}</a>' in shown


@pytest.mark.parametrize("status, n", [("suggested", 1), ("accepted", 0)])
def test_what_somebody_checked_does_not_make_the_claim_in_it_look_checked(client, dispute, status, n):
    """Accepting a relation, an answer or a contradiction says nothing of the claim that it is with."""
    claim, denial = (a_placed_claim(dispute, f"It costs {words}.") for words in ("ten", "two"))
    Claim.objects.filter(pk=denial.pk).update(status=status)
    denial.appearances.update(status=status)
    claim.appearances.update(status="accepted")
    ClaimRelation.objects.create(claim=denial, kind="denies", other=claim, status="accepted")
    Reply.objects.create(accusation=claim, party=a_party("DeepSeek"), kind="denied", answer=denial, status="accepted")
    fields = {"slot": "amount", "kind": "slip", "reading": "ten", "other_reading": "two", "status": "accepted"}
    Contradiction.objects.create(appearance=claim.appearances.get(), other=denial.appearances.get(), **fields)
    shown = page(client, claim)
    for section in ("relations", "replies", "contradictions"):
        part = shown.partition(f'id="{section}"')[2].partition("</section>")[0]
        assert part.count("not yet checked") == n, section


def test_a_contradiction_says_what_is_denied(client, dispute):
    denial = {"negated": True, "cue_class": "denial", "cue_words": "denies"}
    said = a_placed_claim(dispute, "it copied the books")
    denied = a_placed_claim(dispute, "it copied the books", speaker=a_party("Google"), appearance=denial)
    fields = {"slot": "polarity", "kind": "denial", "reading": "affirmed", "other_reading": "negated"}
    Contradiction.objects.create(appearance=said.appearances.get(), other=denied.appearances.get(), **fields)
    shown = page(client, said).partition('id="contradictions"')[2].partition("</section>")[0]
    assert '<span class="contest">Denied:</span> it copied the books' in shown
    assert shown.count("Denied:") == 1


def test_the_drift_is_told_over_all_pages_of_tellings(client, dispute):
    claim = a_placed_claim(dispute, "They may have taken it.", appearance={"certainty": "may"})
    retold(claim, 24)
    for address in ("", "?page=2"):
        drift = page(client, claim, address).partition('id="drift"')[2].partition("</section>")[0]
        assert drift.count("<tr") == 3
        assert "3 rungs surer" in drift
        assert "and 23 more" in drift


def test_a_drift_and_contradictions_cost_a_query_each(client, dispute):
    plain, rich = a_placed_claim(dispute), a_placed_claim(dispute, appearance={"certainty": "may"})
    retold(rich, 3)
    fields = {"slot": "amount", "kind": "slip", "reading": "a", "other_reading": "b"}
    pairs = combinations(rich.appearances.order_by("pk"), 2)
    Contradiction.objects.bulk_create(Contradiction(appearance=one, other=two, **fields) for one, two in pairs)
    assert count_queries(client, f"/claims/{rich.number}/") == count_queries(client, f"/claims/{plain.number}/") + 2


@pytest.mark.parametrize("publishes,is_shown", [(Publishes.SUGGESTED, True), (Publishes.ACCEPTED, False)])
def test_suggested_relations_and_replies_keep_to_what_the_dispute_publishes(client, publishes, is_shown):
    dispute = a_dispute(publishes=publishes)
    claim = a_placed_claim(dispute, "They took it.", status=Status.ACCEPTED)
    denial = a_placed_claim(dispute, "Nobody took it.", status=Status.ACCEPTED)
    ClaimRelation.objects.create(claim=denial, kind="denies", other=claim)
    Reply.objects.create(accusation=claim, party=a_party("DeepSeek"), kind="declined", words="said nothing at all")
    shown = page(client, claim)
    assert ("denied by" in shown) is is_shown
    assert ("said nothing at all" in shown) is is_shown


def test_a_reader_sees_no_suggested_telling_of_an_accepted_claim(client):
    claim = a_placed_claim(a_dispute(publishes=Publishes.ACCEPTED), status=Status.ACCEPTED)
    retold(claim, 3)
    shown = page(client, claim)
    assert "Outlet" not in shown
    assert "1 article</a></dd>" in shown
    client.force_login(a_user(Role.CONTRIBUTOR))
    assert "Outlet 2" in page(client, claim)


def test_what_is_not_published_is_not_there_for_readers(client):
    claim = a_placed_claim(a_dispute(publishes=Publishes.ACCEPTED))
    assert client.get(f"/claims/{claim.number}/").status_code == 404
    client.force_login(a_user(Role.EDITOR))
    assert client.get(f"/claims/{claim.number}/").status_code == 200


def test_history_is_for_people_with_an_account(client, dispute):
    claim = a_placed_claim(dispute)
    assert ">History<" not in page(client, claim)
    client.force_login(a_user(Role.CONTRIBUTOR))
    assert "the machine</b>: made" in page(client, claim)


@pytest.mark.parametrize("role,sees", [(None, False), (Role.CONTRIBUTOR, False), (Role.EDITOR, True)])
def test_the_form_is_for_those_who_may_decide(client, dispute, role, sees):
    if role:
        client.force_login(a_user(role))
    assert ("Your decision" in page(client, a_placed_claim(dispute))) is sees


def test_a_withdrawn_claim_leaves_a_tombstone(client, dispute):
    claim = a_placed_claim(dispute, "Secret words.", status=Status.WITHDRAWN, tombstone="It was a parody.")
    response = client.get(f"/claims/{claim.number}/")
    assert response.status_code == 410
    assert "It was a parody." in response.content.decode()
    assert "Secret words" not in response.content.decode()


def test_a_merged_claim_leads_to_its_survivor_which_says_so(client, dispute):
    survivor = a_placed_claim(dispute)
    middle = a_merged_claim(survivor, "In between.")
    merged = a_merged_claim(middle)
    response = client.get(f"/claims/{middle.number}/", follow=True)
    assert response.redirect_chain == [(f"/claims/{survivor.number}/?merged={middle.number}", 302)]
    assert f"Claim {middle.number} was found to say the same" in response.content.decode()
    assert client.get(f"/claims/{merged.number}/")["Location"].startswith(f"/claims/{survivor.number}/")


@pytest.mark.parametrize("merged", ["", "x", "-1", "9" * 40, "1e5"])
def test_an_invented_merge_is_not_believed(client, dispute, merged):
    assert "was found to say the same" not in page(client, a_placed_claim(dispute), f"?merged={merged}")


def test_a_merge_into_something_unpublished_is_not_there(client):
    hidden = a_placed_claim(a_dispute(publishes=Publishes.ACCEPTED))
    merged = a_merged_claim(hidden)
    assert client.get(f"/claims/{merged.number}/").status_code == 404


def test_an_old_number_that_no_reader_ever_saw_leads_readers_nowhere(client, dispute):
    survivor, hidden = a_placed_claim(dispute), a_placed_claim(a_dispute(publishes=Publishes.ACCEPTED), "Not checked.")
    hidden.speaker = survivor.speaker
    hidden.save()
    merge_claims(a_user(Role.LEAD), hidden.number, survivor.number, "They say the same.")
    old = [f"/claims/{hidden.number}{end}" for end in ("/", ".json", "/card.png", "/report/", "/cite/txt/")]
    assert {client.get(address).status_code for address in old} == {404}
    assert "was found to say the same" not in page(client, survivor, f"?merged={hidden.number}")
    client.force_login(a_user(Role.EDITOR))
    assert client.get(old[0]).status_code == 302
    assert "was found to say the same" in page(client, survivor, f"?merged={hidden.number}")


def test_one_that_readers_saw_leads_on_after_a_merge(client, dispute):
    survivor, other = a_placed_claim(dispute), a_placed_claim(dispute, "It took data.")
    merge_claims(a_user(Role.LEAD), other.number, survivor.number, "They say the same.")
    assert client.get(f"/claims/{other.number}/")["Location"] == f"/claims/{survivor.number}/?merged={other.number}"


@pytest.mark.parametrize("number", ["0", "999999", "9" * 30])
def test_no_such_number(client, number):
    response = client.get(f"/claims/{number}/")
    assert response.status_code == 404
    assert "go to the timeline" in response.content.decode()


def test_queries_do_not_grow_with_the_tellings(client, dispute):
    few, many = a_placed_claim(dispute), a_placed_claim(dispute)
    retold(few, 1)
    retold(many, 50)
    editor = Client()
    editor.force_login(a_user(Role.EDITOR))
    for visitor in (client, editor):
        n = count_queries(visitor, f"/claims/{few.number}/")
        assert n == count_queries(visitor, f"/claims/{many.number}/")
        assert n <= MOST


@pytest.mark.parametrize(
    "content,said", [(GETTY, "These words are gone since version 2"), (OPENAI, "nobody has checked")]
)
def test_what_became_of_the_words_since(client, content, said):
    first, _ = stored_versions()
    shown = client.get(f"/claims/{claim_of(content).number}/").content.decode()
    assert said in shown
    assert f'href="/articles/{first.article_id}/v/1/compare/2/#change-' in shown
    assert content in shown
    assert SOFTENED not in shown


def test_words_that_still_stand_have_no_such_note(client):
    stored_versions()
    shown = client.get(f"/claims/{claim_of(MICROSOFT).number}/").content.decode()
    assert MICROSOFT in shown
    assert 'class="since"' not in shown


def test_a_suggestion_that_a_later_reading_no_longer_finds_says_so(client):
    first, _ = stored_versions()
    Appearance.objects.filter(content=MICROSOFT).update(lost_in=first.runs.get())
    assert "no longer finds this claim" in client.get(f"/claims/{claim_of(MICROSOFT).number}/").content.decode()
    assert "no longer found by the extractor" in client.get(f"/articles/{first.article_id}/").content.decode()


def test_what_a_party_is_to_the_claim_is_told_once_with_the_words_for_it(client, dispute):
    meta, suno = a_party("Meta"), a_party("Suno")
    claim = a_placed_claim(dispute, about=(meta, suno))
    for role, words in ((PartyRole.ACCUSED, "alleges"), (PartyRole.DEFENDANT, "complaint")):
        ClaimParty.objects.create(claim=claim, party=meta, role=role, words=words)
    head = client.get(f"/claims/{claim.number}/").content.decode().partition('<dl class="facts">')[0]
    head = " ".join(head.split())
    assert "accused and defendant: <a" in head
    assert "“alleges”" in head
    assert "“complaint”" in head
    assert head.count(">Meta</a>") == 1
    assert "· about <a" in head
    assert ">Suno</a>" in head
