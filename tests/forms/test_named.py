"""What has a page here is named by its number or its name, or by the address of that page."""

import pytest
from django import forms

from claims.forms.named import NameField, NumberField


class Named(forms.Form):
    claim = NumberField("claim", required=False)
    article = NumberField("article", required=False)
    party = NameField("parties", max_length=200, required=False)


@pytest.mark.parametrize(
    "given",
    [
        "128",
        " 128 ",
        "claim 128",
        "Claim 128",
        "#128",
        "no. 128",
        "/claims/128/",
        "http://claims.example/claims/128",
        "https://claims.example/claims/128/?as_of=2025-01-31#origins",
        "https://claims.example/desk/claims/128/relations/",
    ],
)
def test_a_claim_by_its_number_or_its_address(given):
    form = Named({"claim": given})
    assert form.is_valid()
    assert form.cleaned_data["claim"] == 128


@pytest.mark.parametrize("given", ["128", "article 128", "https://claims.example/articles/128/v/2/#a7"])
def test_an_article_by_its_number_or_its_address(given):
    form = Named({"article": given})
    assert form.is_valid()
    assert form.cleaned_data["article"] == 128


@pytest.mark.parametrize(
    "given", ["twelve", "-1", "1.5", "٣", "9" * 19, "9" * 400, "/articles/128/", "/claims/", "article 128", "12\0"]
)
def test_what_names_no_claim(given):
    form = Named({"claim": given})
    assert not form.is_valid()
    assert "is no number of a claim" in form.errors["claim"][0]
    assert len(form.errors["claim"][0]) < 200


@pytest.mark.parametrize(
    "given, name",
    [
        ("Open AI", "Open AI"),
        ("open-ai", "open-ai"),
        ("/parties/open-ai/", "open-ai"),
        ("https://claims.example/parties/open-ai/?page=2#said", "open-ai"),
        ("Parties of the /parties/ kind", "Parties of the /parties/ kind"),
        ("https://claims.example/sources/open-ai/", "https://claims.example/sources/open-ai/"),
    ],
)
def test_a_party_by_its_name_or_its_address(given, name):
    form = Named({"party": given})
    assert form.is_valid()
    assert form.cleaned_data["party"] == name
