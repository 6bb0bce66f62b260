"""How addresses of formats end, for the URL map."""

import re

from django.urls.converters import StringConverter

from claims.syndication.formats import OF_CLAIM, OF_DISPUTE


def _any_of(endings) -> str:
    return "|".join(map(re.escape, endings))


class DisputeEnding(StringConverter):
    """One of the formats of a dispute."""

    regex = _any_of(OF_DISPUTE)


class ClaimEnding(StringConverter):
    """One of the formats of a claim."""

    regex = _any_of(OF_CLAIM)
