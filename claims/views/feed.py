"""Feeds that are followed: the list, each one, and what may be done with it."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from claims import stages
from claims.editing.feeds import Wanted, add_feed, change_feed, pause_feed, remove_feed, resume_feed
from claims.editing.refusal import Refused
from claims.forms.feeds import FeedChangeForm, FeedFilterForm, FeedForm
from claims.models import Feed
from claims.permissions import Action
from claims.timeline.feeds_page import find_feed, load_feed_list, load_feed_page, load_folders
from claims.timeline.publisher_lookup import load_recent_publishers
from claims.views.allowed import allowed_to
from claims.views.numbers import in_database


@require_safe
@allowed_to(Action.ADD_ARTICLES)
def feed_list(request: HttpRequest) -> HttpResponse:
    """All feeds, or those in a folder or a condition."""
    form = FeedFilterForm(request.GET, load_folders())
    listed = load_feed_list(form.chosen_folder, form.condition, request.GET.get("page"))
    return render(request, "feed/list.html", {"form": form, "list": listed})


@require_safe
@allowed_to(Action.ADD_ARTICLES)
def feed_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One feed: how it is doing, its last fetches, and what became no article."""
    return render(request, "feed/detail.html", {"page": load_feed_page(_found(pk), request.GET.get("page"))})


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(Action.ADD_ARTICLES)
def feed_add(request: HttpRequest) -> HttpResponse:
    """The form for a feed; or follow what it brings."""
    form = FeedForm(_sent(request))
    if form.is_valid():
        try:
            return _follow(request, Wanted(**form.cleaned_data), form.news)
        except Refused as refusal:
            form.add_error("url", str(refusal))
    return _form(request, "feed/add.html", form)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(Action.ADD_ARTICLES)
def feed_change(request: HttpRequest, pk: int) -> HttpResponse:
    """The form for what a feed is called; or change it."""
    feed = _found(pk)
    now = {"title": feed.title, "folder": feed.folder, "publisher": feed.publisher.name}
    form = FeedChangeForm(_sent(request), initial=now)
    if form.is_valid():
        change_feed(request.user, feed.pk, **form.cleaned_data)
        messages.success(request, f"Changed. {form.news}".strip())
        return redirect("feed-detail", pk=feed.pk)
    return _form(request, "feed/change.html", form, feed=feed)


@require_POST
@allowed_to(Action.ADD_ARTICLES)
def feed_refresh(request: HttpRequest, pk: int) -> HttpResponse:
    """Read a feed now, whenever it is due."""
    stages.ask_for(stages.TAKE_FEED, _found(pk).pk)
    messages.info(request, "It will be read in a moment. Open this page again to see what came.")
    return redirect("feed-detail", pk=pk)


@require_POST
@allowed_to(Action.ADD_ARTICLES)
def feed_pause(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop looking at a feed."""
    pause_feed(request.user, _found(pk).pk)
    messages.success(request, "Paused: it is not looked at until you resume it.")
    return redirect("feed-detail", pk=pk)


@require_POST
@allowed_to(Action.ADD_ARTICLES)
def feed_resume(request: HttpRequest, pk: int) -> HttpResponse:
    """Look at a feed again, first of all now."""
    with transaction.atomic():
        resume_feed(request.user, _found(pk).pk)
        stages.ask_for(stages.TAKE_FEED, pk)
    messages.success(request, "Resumed: it will be read in a moment.")
    return redirect("feed-detail", pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(Action.ADD_ARTICLES)
def feed_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether a feed is really to go; or follow it no longer."""
    feed = _found(pk)
    if request.method != "POST":
        return render(request, "feed/remove.html", {"page": load_feed_page(feed)})
    name = remove_feed(request.user, feed.pk)
    messages.success(request, f"“{name}” is followed no longer. Its articles stay.")
    return redirect("feed-list")


def _found(pk: int) -> Feed:
    feed = find_feed(in_database(pk))
    if feed is None:
        raise Http404
    return feed


def _sent(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _form(request: HttpRequest, template: str, form: FeedForm | FeedChangeForm, **shown) -> HttpResponse:
    context = {"form": form, "recent": load_recent_publishers(request.user), **shown}
    return render(request, template, context, status=422 if form.errors else 200)


def _follow(request: HttpRequest, wanted: Wanted, news: str) -> HttpResponse:
    with transaction.atomic():
        feed, is_new = add_feed(request.user, wanted)
        if is_new:
            stages.ask_for(stages.TAKE_FEED, feed.pk)
    words = f"Added: it will be read in a moment. {news}" if is_new else "This feed is followed already: here it is."
    messages.info(request, words.strip())
    return redirect("feed-detail", pk=feed.pk)
