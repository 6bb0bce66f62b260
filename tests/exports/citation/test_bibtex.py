"""A citation for BibTeX."""

import re

import pytest

from claims.exports.citation import as_bibtex
from tests.exports.citation.cases import a_citable


def test_an_entry():
    assert as_bibtex(a_citable()) == (
        "@misc{claimline-8-2026-11-28,\n"
        "  author = {{Claimline}},\n"
        "  title = {{“OpenAI copied millions of articles.” (The New York Times)}},\n"
        "  year = {2026},\n"
        "  howpublished = {Claimline, claim 8, as known on 28 Nov 2026},\n"
        "  note = {first published 28 Dec 2023; told by 5 articles, 1 origin; "
        "found by the machine, not yet checked},\n"
        "  url = {https://example.org/claims/8/?as_of=2026-11-28&as_of_clock=first_held},\n"
        "  urldate = {2026-11-28},\n"
        "}\n"
    )


@pytest.mark.parametrize(
    "words,escaped",
    [
        ("AT&T paid 10% of $5 for #1", r"AT\&T paid 10\% of \$5 for \#1"),
        ("snake_case ^ ~", r"snake\_case \textasciicircum{} \textasciitilde{}"),
        (r"\input{secret}", r"\textbackslash{}input\{secret\}"),
        ("}, note = {forged", r"\}, note = \{forged"),
    ],
)
def test_signs_of_tex_are_words(words, escaped):
    entry = as_bibtex(a_citable(wording=words))
    assert escaped in entry
    unescaped = re.sub(r"\\.", "", entry)
    assert unescaped.count("{") == unescaped.count("}")
