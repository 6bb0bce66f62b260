"""Citations of a claim, with the address that leads to it as it stood on the day."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from claims.exports.citation import Citable, as_bibtex, as_csl, as_plain
from claims.models import Claim
from claims.permissions import Gate, Known
from claims.terms import Clock, Status
from claims.timeline import as_of, clocks
from claims.timeline.outline import Facts

#: The ending of a file of each form, with how it is written and what it calls itself.
FORMS = {
    "txt": (as_plain, "text/plain"),
    "bib": (as_bibtex, "application/x-bibtex"),
    "json": (as_csl, "application/vnd.citationstyles.csl+json"),
}


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation in every form, for a page."""

    plain: str
    bibtex: str
    csl: str


def in_every_form(cited: Citable) -> Cited:
    """The three forms of one citation."""
    return Cited(as_plain(cited), as_bibtex(cited), as_csl(cited))


def citable(request: HttpRequest, gate: Gate, claim: Claim, facts: Facts) -> Citable:
    """The claim as the gate lets it be seen. As of today means: by what we hold today, which a day without a date of
    publication does not hide."""
    known = gate.known or Known(gate.now.date(), Clock.FIRST_HELD)
    address = f"{reverse('claim-detail', args=[claim.number])}?{urlencode(as_of.pairs(known))}"
    return Citable(
        number=claim.number,
        wording=claim.wording,
        speaker=claim.speaker.name if claim.speaker else "",
        published=clocks.label(facts.published.clock, facts.published.why) if facts.published else "",
        n_articles=facts.n_articles,
        n_origins=facts.n_origins,
        is_checked=claim.status == Status.ACCEPTED,
        as_of=known.day,
        address=request.build_absolute_uri(address),
    )


def cite_file(cited: Citable, form: str) -> HttpResponse:
    """The file of one of ``FORMS``: text to read, anything else to save."""
    write, content_type = FORMS[form]
    answer = HttpResponse(write(cited), content_type=f"{content_type}; charset=utf-8")
    if form != "txt":
        answer["Content-Disposition"] = f'attachment; filename="{cited.key}.{form}"'
    answer["X-Robots-Tag"] = "noindex"
    return answer
