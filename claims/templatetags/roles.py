"""What the viewer may do, ``{% if user|may:"add_articles" %}``, and who else may: ``{% who_may "merge" %}``."""

from django import template
from django.utils.text import get_text_list

from claims import permissions
from claims.models import User
from claims.permissions import ACTIONS, Action

register = template.Library()

#: So many people are named to whoever has to ask one of them.
MOST_NAMED = 5


@register.filter
def may(user, action: str) -> bool:
    """Whether this user may do this; the page of a server error knows no user, who then may nothing."""
    return bool(user) and permissions.may(user, Action(action))


@register.simple_tag
def who_may(action: str) -> str:
    """The names of people who may do this, the longest here first, "ada, bob or eve"; one query."""
    roles = [role for role, actions in ACTIONS.items() if role and Action(action) in actions]
    people = User.objects.filter(role__in=roles, is_active=True).order_by("pk")
    return get_text_list(list(people.values_list("username", flat=True)[:MOST_NAMED]), "or")
