"""The site's menu says where one is: each address belongs to one of its parts."""

from django import template
from django.urls import ResolverMatch
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

#: How the routes of ``claims.urls`` begin that belong to a part of the menu, by the name of its own address. What
#: begins in several of these ways belongs to the longest.
_PARTS = {
    "timeline": (),
    "news": ("d/<slug:slug>/new/",),
    "party-list": ("parties/",),
    "source-list": ("sources/",),
    "article-list": ("articles/",),
    "compare": ("compare/",),
    "story-list": ("stories/", "desk/stories/", "desk/claims/<int:number>/story/"),
    "desk": ("desk/",),
    "add": ("desk/add/",),
    "feed-list": ("feeds/",),
    "clip-list": ("desk/clip/", "desk/clips/"),
    "note-list": ("desk/notes/", "desk/claims/<int:number>/note/", "desk/articles/<int:pk>/v/<int:number>/note/"),
    "account": ("account/",),
}
#: Addresses at which a part of the menu stands besides its own.
_SAME = {"dispute": "timeline", "dispute-news": "news"}


@register.simple_tag(takes_context=True)
def here(context: template.Context, *parts: str) -> SafeString | str:
    """The attribute that says one is on the page of a part of the menu, or on one that belongs to it or to the others
    that are folded into it; nothing elsewhere."""
    match = getattr(context.get("request"), "resolver_match", None)
    if match is None:
        return ""
    if _SAME.get(match.url_name, match.url_name) == parts[0]:
        return mark_safe(' aria-current="page"')
    return mark_safe(' aria-current="true"') if _part_of(match) in parts else ""


def _part_of(match: ResolverMatch) -> str:
    """The part of the menu to which an address belongs, "" where it belongs to none."""
    starts = [(start, part) for part, several in _PARTS.items() for start in several if match.route.startswith(start)]
    return max(starts, key=lambda found: len(found[0]), default=("", ""))[1]
