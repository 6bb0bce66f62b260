"""Names for addresses."""

from django.db import models

from claims.text.names import slug_of


def free_slug(model: type[models.Model], name: str) -> str:
    """A slug of this name that no row of ``model`` has yet: ``openai``, ``openai-2``, …

    Whoever asks for it holds a lock until the row is committed: two at once would be given the same.
    """
    stem = slug_of(name)
    taken = set(model.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    number, slug = 1, stem
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}"
    return slug
