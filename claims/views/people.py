"""The people at the desk: what each may do, and who is invited."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from claims import stages
from claims.editing.invitations import invitation_path, invite, revoke_invitation
from claims.editing.letters import want_invitation
from claims.editing.people import change_role, close_account, open_account
from claims.editing.refusal import Refused
from claims.forms.people import CLOSE, AccountForm, InviteForm, PeopleFilterForm, ReasonForm, RoleForm
from claims.models import Invitation
from claims.permissions import Action
from claims.terms import Role
from claims.timeline.people_page import PersonPage, load_invitation, load_people, load_person
from claims.views.allowed import allowed_to
from claims.views.numbers import in_database
from claims.views.sent_once import sent_once

WAYS = ["GET", "HEAD", "POST"]


@require_safe
@allowed_to(Action.GIVE_ROLES)
def people_list(request: HttpRequest) -> HttpResponse:
    """Everybody with an account, or those with these words in their name; and the invitations that are open."""
    form = PeopleFilterForm(request.GET)
    listed = load_people(form.words, request.GET.get("page"))
    return render(request, "people/list.html", {"people": listed, "form": form}, status=400 if form.errors else 200)


@require_http_methods(WAYS)
@allowed_to(Action.GIVE_ROLES)
@sent_once
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One account, and a form for its role; or give it that role."""
    page = _person(pk)
    form = RoleForm(request.user, page.person, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _shown(request, page, role_form=form, status=422 if form.is_bound else 200)
    sent = form.cleaned_data
    try:
        changed = change_role(request.user, page.person.pk, sent["was"], sent["role"], sent["reason"])
    except Refused as refusal:
        form.add_error(None, str(refusal))
        page = _person(pk)
        return _shown(request, page, role_form=form.seen_now(page.person), status=409)
    messages.success(request, f"{changed.username} is {changed.get_role_display()} now.")
    return redirect("person", pk=pk)


@require_POST
@allowed_to(Action.GIVE_ROLES)
@sent_once
def person_account(request: HttpRequest, pk: int) -> HttpResponse:
    """Close an account, or open it again."""
    page, form = _person(pk), AccountForm(request.POST)
    if not form.is_valid():
        return _shown(request, page, account_form=form, status=422)
    do = close_account if form.cleaned_data["do"] == CLOSE else open_account
    try:
        changed = do(request.user, page.person.pk, form.cleaned_data["reason"])
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _shown(request, _person(pk), account_form=form, status=409)
    messages.success(request, f"The account of {changed.username} is {'open' if changed.is_active else 'closed'}.")
    return redirect("person", pk=pk)


@require_http_methods(WAYS)
@allowed_to(Action.GIVE_ROLES)
@sent_once
def person_invite(request: HttpRequest) -> HttpResponse:
    """Whom to invite; or invite them, with a letter."""
    form = InviteForm(request.user, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "people/invite.html", {"form": form}, status=422 if form.is_bound else 200)
    try:
        invitation = _invite(request, form.cleaned_data["address"], form.cleaned_data["role"])
    except Refused as refusal:
        form.add_error("address", str(refusal))
        return render(request, "people/invite.html", {"form": form}, status=409)
    messages.success(request, "A letter with the link is on its way. You can also hand the link on yourself.")
    return redirect("invitation", pk=invitation.pk)


@require_http_methods(WAYS)
@allowed_to(Action.GIVE_ROLES)
@sent_once
def invitation(request: HttpRequest, pk: int) -> HttpResponse:
    """One invitation with its link; or take it back."""
    found = _invitation(pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    status = 422 if form.errors else 200
    if form.is_valid():
        try:
            revoke_invitation(request.user, found.pk, form.cleaned_data["reason"])
            messages.success(request, "Taken back: its link lets nobody in.")
            return redirect("people")
        except Refused as refusal:
            form.add_error(None, str(refusal))
            found, status = _invitation(pk), 409
    link = _site(request) + invitation_path(found) if found.is_open else ""
    return render(request, "people/invitation.html", {"invitation": found, "form": form, "link": link}, status=status)


def _invite(request: HttpRequest, address: str, role: Role) -> Invitation:
    """Keep the place and want the letter, both or neither."""
    with transaction.atomic():
        invitation = invite(request.user, address, role)
        stages.ask_for(stages.SEND_LETTER, want_invitation(invitation, _site(request)).pk)
    return invitation


def _site(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")


def _person(pk: int) -> PersonPage:
    page = load_person(in_database(pk))
    if page is None:
        raise Http404
    return page


def _invitation(pk: int) -> Invitation:
    found = load_invitation(in_database(pk))
    if found is None:
        raise Http404
    return found


def _shown(request: HttpRequest, page: PersonPage, *, role_form=None, account_form=None, status: int) -> HttpResponse:
    context = {
        "page": page,
        "role_form": role_form or RoleForm(request.user, page.person),
        "account_form": account_form or AccountForm(),
    }
    return render(request, "people/person.html", context, status=status)
