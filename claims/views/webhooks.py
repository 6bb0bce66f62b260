"""Webhooks of one's own: programs of other people that are told what changes in a saved search."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from claims.editing.refusal import Refused
from claims.editing.webhooks import add_webhook, delete_webhook, send_again
from claims.forms.searches import WebhookForm
from claims.outgoing import Site
from claims.permissions import Action
from claims.timeline.webhooks_page import load_webhooks
from claims.views.allowed import allowed_to
from claims.views.numbers import in_database
from claims.views.sent_once import sending_of


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(Action.KEEP_ACCOUNT)
@never_cache
def webhook_list(request: HttpRequest) -> HttpResponse:
    """All of them, with what they did not take; or add one, whose secret the answer shows, once."""
    form, secret = WebhookForm(request.user, request.POST if request.method == "POST" else None), ""
    status = 422 if form.errors else 200
    if form.is_valid():
        given = form.cleaned_data
        try:
            wanted = (given["url"], given["search"].pk, Site.of(request).root)
            secret = add_webhook(request.user, *wanted, sending_of(request)).secret
            form = WebhookForm(request.user)
        except Refused as refusal:
            form.add_error("url", str(refusal))
            status = 422
    context = {"hooks": load_webhooks(request.user), "form": form, "secret": secret}
    return render(request, "saved/webhooks.html", context, status=status)


@require_POST
@allowed_to(Action.KEEP_ACCOUNT)
def webhook_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Send again what failed, and go on where it was paused."""
    n = send_again(request.user, in_database(pk))
    messages.success(request, f"It goes on: {n} item{'' if n == 1 else 's'} will be sent again within minutes.")
    return redirect("webhooks")


@require_POST
@allowed_to(Action.KEEP_ACCOUNT)
def webhook_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell it nothing any more."""
    if delete_webhook(request.user, in_database(pk)):
        messages.success(request, "The webhook is deleted: nothing is sent there any more.")
    else:
        messages.info(request, "This webhook was deleted already.")
    return redirect("webhooks")
