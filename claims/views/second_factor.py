"""The second factor of one's own account: set up, confirmed, switched off."""

from base64 import b32encode
from io import BytesIO

import segno
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from claims.editing import second_factor as factor
from claims.editing.accounts import end_other_sessions
from claims.editing.refusal import Refused
from claims.forms.account import AskedForPassword
from claims.forms.second_factor import CodeForm
from claims.permissions import Action
from claims.views.allowed import allowed_to


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(Action.KEEP_ACCOUNT)
@never_cache
def second_factor(request: HttpRequest) -> HttpResponse:
    """How it stands; or begin, for whoever knows the password."""
    form = AskedForPassword(request, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            factor.begin(request.user)
            return redirect("second-factor")
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return _shown(request, form=form, status=409)
    return _shown(request, form=form, status=422 if form.is_bound else 200)


@require_POST
@allowed_to(Action.KEEP_ACCOUNT)
@never_cache
def second_factor_confirm(request: HttpRequest) -> HttpResponse:
    """Switch it on with a first code; the codes for paper are shown now and never again."""
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _shown(request, code_form=form, status=422)
    try:
        codes = factor.confirm(request.user, form.cleaned_data["code"])
    except Refused as refusal:
        form.add_error("code", str(refusal))
        return _shown(request, code_form=form, status=409)
    end_other_sessions(request.user, request.session.session_key)
    return render(request, "account/codes.html", {"codes": codes, "is_new": True})


@require_POST
@allowed_to(Action.KEEP_ACCOUNT)
@never_cache
def second_factor_codes(request: HttpRequest) -> HttpResponse:
    """New codes for paper, for whoever knows the password."""
    form = AskedForPassword(request, request.POST)
    if not form.is_valid():
        return _shown(request, form=form, status=422)
    try:
        return render(request, "account/codes.html", {"codes": factor.make_new_codes(request.user)})
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _shown(request, form=form, status=409)


@require_POST
@allowed_to(Action.KEEP_ACCOUNT)
def second_factor_off(request: HttpRequest) -> HttpResponse:
    """Switch it off, for whoever knows the password."""
    form = AskedForPassword(request, request.POST)
    if not form.is_valid():
        return _shown(request, form=form, status=422)
    factor.switch_off(request.user)
    messages.success(request, "The second factor is off: the password alone lets you in.")
    return redirect("account")


@require_safe
@allowed_to(Action.KEEP_ACCOUNT)
@never_cache
def second_factor_picture(request: HttpRequest) -> HttpResponse:
    """The secret as a picture for the app's camera, as long as it is not in use."""
    device = factor.pending_device(request.user)
    if device is None:
        raise Http404
    picture = BytesIO()
    segno.make(device.config_url, micro=False).save(picture, kind="svg", scale=5, dark="#000", light="#fff", border=4)
    return HttpResponse(picture.getvalue(), content_type="image/svg+xml")


def _shown(request: HttpRequest, *, form=None, code_form=None, status: int) -> HttpResponse:
    device = factor.pending_device(request.user)
    context = {
        "form": form or AskedForPassword(request),
        "code_form": code_form or CodeForm(),
        "is_on": factor.has_second_factor(request.user),
        "n_codes": factor.n_codes_left(request.user),
        "device": device,
        "secret": device and b32encode(device.bin_key).decode(),
    }
    return render(request, "account/second_factor.html", context, status=status)
