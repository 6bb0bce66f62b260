"""Lists of feeds, as feed readers hand them to each other."""

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from claims.editing.feeds import Wanted, import_feeds
from claims.exports.opml import CONTENT_TYPE, OpmlFeed, OpmlList, folder_path, folders_of, parse_opml, write_opml
from claims.forms.feeds import OpmlForm
from claims.parsing.apart import apart
from claims.parsing.errors import IngestError
from claims.permissions import Action
from claims.timeline.feeds_page import load_feeds_to_export
from claims.views.allowed import allowed_to
from claims.views.wording import sentence


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(Action.ADD_ARTICLES)
def feed_import(request: HttpRequest) -> HttpResponse:
    """The form for a file of feeds; or follow them, and say what became of each."""
    form = OpmlForm(files=request.FILES) if request.method == "POST" else OpmlForm()
    context: dict = {"form": form}
    if form.is_valid():
        try:
            listed = _parse(form.cleaned_data["file"])
            context |= {"listed": listed, "done": import_feeds(request.user, map(_wanted, listed.feeds))}
        except IngestError as problem:
            form.add_error("file", sentence(problem))
    return render(request, "feed/import.html", context, status=422 if form.errors else 200)


@require_safe
@allowed_to(Action.ADD_ARTICLES)
def feed_export(request: HttpRequest) -> HttpResponse:
    """All feeds in their folders, as a file for other programs."""
    feeds = [
        OpmlFeed(_absolute(request, feed.url), feed.title, feed.site_url or "", folders_of(feed.folder))
        for feed in load_feeds_to_export()
    ]
    headers = {"Content-Disposition": 'attachment; filename="claimline-feeds.opml"'}
    return HttpResponse(write_opml("Claimline", feeds), content_type=CONTENT_TYPE, headers=headers)


def _parse(file: UploadedFile) -> OpmlList:
    return apart(parse_opml, file.read())


def _wanted(feed: OpmlFeed) -> Wanted:
    return Wanted(feed.url, feed.title, folder_path(feed.folders), site_url=feed.site_url)


def _absolute(request: HttpRequest, url: str) -> str:
    """Other programs know nothing of paths on this site."""
    return request.build_absolute_uri(url) if url.startswith("/") else url
