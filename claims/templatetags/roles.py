"""What the viewer may do: ``{% if user|may:"add_articles" %}``."""

from django import template

from claims import permissions
from claims.permissions import Action

register = template.Library()


@register.filter
def may(user, action: str) -> bool:
    """Whether this user may do this; the page of a server error knows no user, who then may nothing."""
    return bool(user) and permissions.may(user, Action(action))
