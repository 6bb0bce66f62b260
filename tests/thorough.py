"""How many generated inputs a property is tried on: all with --slow, a quarter of them without (``conftest``)."""

from hypothesis import settings


def examples(number: int) -> int:
    """So many of ``number`` as this run tries, at least one. Of 100, this is what hypothesis does by itself."""
    return max(1, number * settings.default.max_examples // 100)
