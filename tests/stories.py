"""Stories for tests."""

from django.utils import timezone

from claims.models import Claim, Story, StoryStep
from claims.terms import Role
from tests.factories import a_user


def a_story(*claims: Claim, title: str = "How it came out", published: bool = True, **fields) -> Story:
    """A story of these claims, each with the line "Line 1", "Line 2" …"""
    fields = {"slug": title.lower().replace(" ", "-"), "author": a_user(Role.EDITOR), **fields}
    story = Story.objects.create(title=title, published_at=timezone.now() if published else None, **fields)
    story.refresh_from_db()
    for position, claim in enumerate(claims, 1):
        StoryStep.objects.create(story=story, claim=claim, position=position, text=f"Line {position}")
    return story
