"""Ratings at the desk: listed, given, changed, withdrawn and taken back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from claims.editing import ratings
from claims.editing.refusal import Refused, Stale
from claims.forms.ratings import TAKE_BACK, ChangeRatingForm, RatingDeedForm, RatingForm
from claims.forms.stamped import stamped
from claims.models import Rating
from claims.permissions import Action, Gate
from claims.timeline.claim_lookup import find_claim_of_today
from claims.timeline.ratings_desk import find_rating, latest_rating, load_ratings, ratings_standing_on
from claims.views.allowed import allowed_to
from claims.views.gone import claim_gone
from claims.views.numbers import in_database
from claims.views.sent_once import sent_once

WAYS = ["GET", "HEAD", "POST"]


@require_safe
@allowed_to(Action.RATE)
def rating_list(request: HttpRequest) -> HttpResponse:
    """All ratings, what was changed last first, withdrawn ones too."""
    return render(request, "rating/list.html", {"page": load_ratings(Gate.of(request.user), request.GET.get("page"))})


@require_http_methods(WAYS)
@allowed_to(Action.RATE)
@sent_once
def rating_give(request: HttpRequest, number: int) -> HttpResponse:
    """The form for a rating of a claim; or keep, or preview, what it brings."""
    gate, sent = Gate.of(request.user), request.POST if request.method == "POST" else None
    claim = find_claim_of_today(gate, in_database(number))
    if claim is None:
        raise claim_gone(request, number)
    form = RatingForm.of_claim(claim, latest_rating(gate), sent)
    context = {"claim": claim, "form": form, "others": ratings_standing_on(gate, claim)}
    if not form.is_valid() or form.is_preview:
        return _form(request, context)
    try:
        ratings.give_rating(request.user, claim.number, form.finding)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _form(request, context, 409)
    messages.success(request, "Kept: readers find it at this address, and on the claim’s page.")
    return redirect("claim-rating", claim.number)


@require_http_methods(WAYS)
@allowed_to(Action.RATE)
@sent_once
def rating_change(request: HttpRequest, pk: int) -> HttpResponse:
    """A rating to be changed, or withdrawn; or keep, or preview, what was changed. Where somebody was quicker, both
    texts are shown."""
    rating, sent = _rating(request, pk), request.POST if request.method == "POST" else None
    form = ChangeRatingForm.of_rating(rating, sent)
    if not form.is_valid() or form.is_preview:
        return _change(request, rating, form)
    version, correction = form.cleaned_data["version"], form.cleaned_data["correction"]
    try:
        ratings.change_rating(request.user, rating.pk, version, form.finding, correction)
    except Refused as refusal:
        return _refused(request, _rating(request, pk), form, refusal)
    messages.success(request, "Kept: readers see what was changed.")
    return redirect("claim-rating", rating.claim.number)


@require_POST
@allowed_to(Action.RATE)
@sent_once
def rating_do(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw a rating, or take it back."""
    rating, deed = _rating(request, pk), RatingDeedForm(request.POST)
    if not deed.is_valid():
        return _change(request, rating, ChangeRatingForm.of_rating(rating), 422, deed)
    sent = deed.cleaned_data
    do = ratings.take_rating_back if sent["do"] == TAKE_BACK else ratings.withdraw_rating
    try:
        do(request.user, rating.pk, sent["version"], sent["reason"])
    except Refused as refusal:
        deed.add_error(None, str(refusal))
        rating = _rating(request, pk)
        return _change(request, rating, ChangeRatingForm.of_rating(rating), 409, deed)
    said = "Taken back: it stands as it stood." if sent["do"] == TAKE_BACK else "Withdrawn. It can be taken back here."
    messages.success(request, said)
    return redirect("rating-change", rating.pk)


def _rating(request: HttpRequest, pk: int) -> Rating:
    rating = find_rating(Gate.of(request.user), in_database(pk))
    if rating is None:
        raise Http404
    return rating


def _form(request: HttpRequest, context: dict, status: int = 0) -> HttpResponse:
    form = context["form"]
    status = status or (422 if form.is_bound and form.errors else 200)
    return render(request, "rating/form.html", context, status=status)


def _change(
    request: HttpRequest, rating: Rating, form: ChangeRatingForm, status: int = 0, deed: RatingDeedForm | None = None
) -> HttpResponse:
    deed = stamped(deed or RatingDeedForm(), version=rating.version)
    deed.auto_id = "deed-%s"
    return _form(request, {"rating": rating, "claim": rating.claim, "form": form, "deed": deed}, status)


def _refused(request: HttpRequest, rating: Rating, form: ChangeRatingForm, refusal: Refused) -> HttpResponse:
    """What was typed, what is wrong, and where somebody changed the rating, how it reads now."""
    form.add_error(None, str(refusal))
    stamped(form, version=rating.version)
    deed = RatingDeedForm(auto_id="deed-%s", initial={"version": rating.version})
    context = {"rating": rating, "claim": rating.claim, "form": form, "deed": deed, "stale": isinstance(refusal, Stale)}
    return _form(request, context, 409)
