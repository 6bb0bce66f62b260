from claims.exports.prose import html_of, html_of_telling, readable, title_of
from claims.terms import PartyRole, RelationKind
from tests.records import a_claim_record, a_relation_record, a_role_record, a_telling_record


def test_a_title_says_who_says_what_and_how_it_stands():
    claim = a_claim_record(roles=(a_role_record(PartyRole.ACCUSED),))
    assert title_of(claim) == "OpenAI: DeepSeek may have taken data. (alleged)"
    assert len(title_of(a_claim_record(wording="x" * 5_000))) <= 300


def test_nobody_named_is_said_to_be_nobody():
    unnamed = a_claim_record(speaker=None, tellings=(a_telling_record(chain=()),))
    assert title_of(unnamed) == "DeepSeek may have taken data."
    assert "<b>Nobody named</b>" in html_of(unnamed)


def test_what_came_from_outside_is_escaped():
    claim = a_claim_record(
        wording="<script>alert(1)</script>", tellings=(a_telling_record(headline="<img src=x onerror=alert(1)>"),)
    )
    html = html_of(claim)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "&lt;img src=x onerror=alert(1)&gt;" in html
    assert "<script" not in html
    assert "<img" not in html


def test_ten_tellings_are_told_of_and_the_others_counted():
    claim = a_claim_record(tellings=(a_telling_record(),) * 10, n_tellings=25)
    assert html_of(claim).count("OpenAI → PetaPixel") == 10
    assert "<li>and 15 more</li>" in html_of(claim)


def test_other_claims_are_linked():
    claim = a_claim_record(relations=(a_relation_record(RelationKind.DENIES),))
    assert '<a href="https://claims.example/claims/13/">It took none.</a>' in html_of(claim)


def test_what_is_denied_is_never_shown_alone():
    assert "<p>Denied: it copied</p>" in html_of_telling(a_telling_record(content="it copied", lead_in="Denied: "))


def test_what_no_xml_may_hold_is_left_out():
    assert readable("a\x00b\x0bc\ud800d\uffffe\tf") == "abcde\tf"
