"""How a claim stands to others and where: relations, contradictions, answers and places, decided on one page.

What is sent about a claim that was merged meanwhile holds for the one that it was merged into.
"""

from collections.abc import Callable
from typing import NamedTuple

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from claims import stages
from claims.editing import placements, replies
from claims.editing import relations as editing
from claims.editing.refusal import Refused
from claims.forms.relating import (
    ACCEPT,
    IN,
    OUT,
    REJECT,
    AnswerForm,
    ContradictionForm,
    PlaceForm,
    RelateForm,
    RelationForm,
    ReplyForm,
)
from claims.models import Claim, ClaimRelation, Reply, User
from claims.permissions import Action, Gate
from claims.terms import ContradictionKind, RelationKind, ReplyKind
from claims.timeline.claim_candidates import find_by_words, load_near
from claims.timeline.claim_lookup import of_today
from claims.timeline.contradictions import Contradicting
from claims.timeline.relations_page import (
    RelationsPage,
    has_contradiction,
    has_relation,
    has_reply,
    load_relations_page,
)
from claims.views.allowed import allowed_to
from claims.views.merge_form import is_looking, looked_for, with_picked
from claims.views.numbers import in_database
from claims.views.sent_once import sent_once

WAYS = ["GET", "HEAD", "POST"]


@require_http_methods(WAYS)
@allowed_to(Action.RELATE)
@sent_once
def relations(request: HttpRequest, number: int) -> HttpResponse:
    """All that is to be decided; look for another claim (``?q=``), choose it (``pick``, or ``?other=``), and write a
    relation to it that the machine did not find."""
    page = _page(request, number)
    if request.method != "POST":
        return _shown(request, page) if page.claim.number == number else redirect("claim-relations", page.claim.number)
    if "pick" in request.POST or is_looking(request.POST):
        return _shown(request, page, {"add": RelateForm(initial=with_picked(request.POST).dict())})
    return _sent(request, page, "add", RelateForm(request.POST), _relate)


@require_http_methods(WAYS)
@allowed_to(Action.RELATE)
@sent_once
def relation(request: HttpRequest, number: int, pk: int) -> HttpResponse:
    """Accept a relation, reject it, or give it another kind or other words."""
    return _decided(request, number, pk, _Row("relation", has_relation, RelationForm, _decide))


@require_http_methods(WAYS)
@allowed_to(Action.RELATE)
@sent_once
def contradiction(request: HttpRequest, number: int, pk: int) -> HttpResponse:
    """Say what a contradiction is and comes to, or that it is none."""
    return _decided(request, number, pk, _Row("contradiction", has_contradiction, ContradictionForm, _settle))


@require_http_methods(WAYS)
@allowed_to(Action.RELATE)
@sent_once
def reply(request: HttpRequest, number: int, pk: int) -> HttpResponse:
    """Say that something is an answer to the claim, and of which kind, or that it is none."""
    return _decided(request, number, pk, _Row("reply", has_reply, ReplyForm, _answer))


@require_http_methods(WAYS)
@allowed_to(Action.RELATE)
@sent_once
def reply_add(request: HttpRequest, number: int) -> HttpResponse:
    """Write down an answer that the machine missed."""
    page = _page(request, number)
    if request.method != "POST":
        return redirect("claim-relations", number)
    form = AnswerForm(request.POST, auto_id="answer-%s")

    def add(user: User, page: RelationsPage, sent: dict) -> None:
        replies.add_reply(user, page.claim, form.answer, sent["reason"])

    return _sent(request, page, "answer", form, add)


@require_http_methods(WAYS)
@allowed_to(Action.RELATE)
@sent_once
def places(request: HttpRequest, number: int) -> HttpResponse:
    """Put the claim into a dispute, keep it out of one, or leave it to the rules."""
    page = _page(request, number)
    if request.method != "POST":
        return redirect("claim-relations", number)
    return _sent(request, page, "place", PlaceForm(request.POST, auto_id="place-%s"), _place)


class _Row(NamedTuple):
    """A kind of thing that is decided on the page: its name, whether a claim has one, its form, and what that does."""

    name: str
    is_there: Callable[[Claim, int], bool]
    form: type[forms.Form]
    do: Callable[[User, int, dict], None]


def _decided(request: HttpRequest, number: int, pk: int, row: _Row) -> HttpResponse:
    page = _page(request, number)
    if request.method != "POST":
        return redirect("claim-relations", number)
    if not row.is_there(page.claim, in_database(pk)):
        raise Http404
    at = f"{row.name}-{pk}"
    form = row.form(request.POST, auto_id=f"{at}-%s")
    return _sent(request, page, at, form, lambda user, page, sent: row.do(user, pk, sent))


def _page(request: HttpRequest, number: int) -> RelationsPage:
    """The page of the claim, or of the one that it was merged into."""
    page = of_today(Gate.of(request.user), in_database(number), load_relations_page)
    if page is None:
        raise Http404
    return page


def _sent(request: HttpRequest, page: RelationsPage, at: str, form: forms.Form, do: Callable) -> HttpResponse:
    """Do what a form of the page says; a refused one comes back in its place, beside what stands now."""
    if not form.is_valid():
        return _shown(request, page, {at: form}, 422)
    try:
        with transaction.atomic():
            do(request.user, page, form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _shown(request, _page(request, page.claim.number), {at: form}, 409)
    sent_to, number = request.resolver_match.kwargs["number"], page.claim.number
    merged = f" Claim {sent_to} was merged into claim {number} meanwhile: it is kept there."
    messages.success(request, f"Kept.{merged if sent_to != number else ''}")
    return redirect("claim-relations", number)


def _relate(user: User, page: RelationsPage, sent: dict) -> None:
    one, other = (sent["other"], page.claim) if sent["turned"] else (page.claim, sent["other"])
    kind = RelationKind(sent["kind"])
    _ask_for_answers(editing.relate_claims(user, one, kind, other, sent["reason"], words=sent["words"]))


def _decide(user: User, pk: int, sent: dict) -> None:
    if sent["do"] == ACCEPT:
        decided = editing.accept_relation(user, pk, sent["reason"], sent["seen"])
    elif sent["do"] == REJECT:
        decided = editing.reject_relation(user, pk, sent["reason"], sent["seen"])
    else:
        kind = RelationKind.parse(sent["kind"])
        if kind is None:
            raise Refused("Choose the kind that it is.")
        decided = editing.retype_relation(user, pk, kind, sent["reason"], sent["words"], sent["seen"])
    _ask_for_answers(decided)


def _ask_for_answers(relation: ClaimRelation) -> None:
    """Who answered what follows from how claims stand to each other."""
    stages.ask_to_settle([relation.claim_id, relation.other_id])


def _answer(user: User, pk: int, sent: dict) -> None:
    if sent["do"] == ACCEPT:
        replies.accept_reply(user, pk, sent["reason"], sent["seen"])
    elif sent["do"] == REJECT:
        given = (sent["reason"], sent["seen"])
        _, relations = replies.reject_reply(user, pk, *given, with_relations=sent["relations_too"])
        for relation in relations:
            _ask_for_answers(relation)
    else:
        kind = ReplyKind.parse(sent["kind"])
        if kind is None:
            raise Refused("Choose the kind that it is.")
        replies.change_reply(user, pk, kind, sent["reason"], sent["seen"], sent["seen_kind"])


def _settle(user: User, pk: int, sent: dict) -> None:
    if sent["do"] == REJECT:
        editing.reject_contradiction(user, pk, sent["reason"], sent["seen"])
    else:
        kind = ContradictionKind.parse(sent["kind"])
        editing.accept_contradiction(user, pk, sent["reason"], sent["decision"], kind, sent["seen"])


def _place(user: User, page: RelationsPage, sent: dict) -> None:
    do = {IN: placements.place_claim, OUT: placements.keep_out}.get(sent["do"], placements.back_to_rule)
    do(user, page.claim.number, sent["dispute"].pk, sent["reason"])


def _shown(
    request: HttpRequest, page: RelationsPage, sent: dict[str, forms.Form] | None = None, status: int = 200
) -> HttpResponse:
    sent = sent or {}
    gate, words = Gate.of(request.user), looked_for(request)
    context = {
        "page": page,
        "claim": page.claim,
        "rows": [(row, sent.get(f"relation-{row.relation.pk}") or _relation_form(row.relation)) for row in page.rows],
        "contradictions": [
            (each, sent.get(f"contradiction-{each.pk}") or _contradiction_form(each)) for each in page.contradictions
        ],
        "replies": [(each, sent.get(f"reply-{each.reply.pk}") or _reply_form(each.reply)) for each in page.replies],
        "answer": sent.get("answer") or AnswerForm(auto_id="answer-%s"),
        "add": sent.get("add") or RelateForm(initial={"other": request.GET.get("other", "")[:20]}),
        "words": words,
        "found": find_by_words(gate, page.claim, words),
        "near": load_near(gate, page.claim),
        "place": sent.get("place") or PlaceForm(auto_id="place-%s"),
    }
    return render(request, "relating/page.html", context, status=status)


def _relation_form(row: ClaimRelation) -> RelationForm:
    return RelationForm(initial={"kind": row.kind, "words": row.words}, auto_id=f"relation-{row.pk}-%s")


def _contradiction_form(found: Contradicting) -> ContradictionForm:
    stands = {"kind": found.kind, "decision": found.decision}
    return ContradictionForm(initial=stands, auto_id=f"contradiction-{found.pk}-%s")


def _reply_form(found: Reply) -> ReplyForm:
    return ReplyForm(initial={"kind": found.kind}, auto_id=f"reply-{found.pk}-%s")
