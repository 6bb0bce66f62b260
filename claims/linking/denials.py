"""What of a telling its negation is about: "the filters rinse bottles and never touched the water" rinses them, too."""

import re

from claims.linking.signals import signal, stems_of

_BETWEEN = re.compile(r"[.;:!?,—–]|\b(?:and|but|which|who|while|because|although|though|as|when)\b")

#: So many words the other telling shares at least with what is not denied.
_LEAST_SHARED = 2


def denies_something_else(negated: str, other: str) -> bool:
    """Whether what the other telling says is rather what the negated one states besides than what it denies.

    By the words that both have: of those in clauses with a negative word, and of those in the others.
    """
    clauses = _BETWEEN.split(negated)
    denying = [clause for clause in clauses if signal("negative", clause)]
    stated = stems_of(" ".join(clause for clause in clauses if clause not in denying))
    denied = stems_of(" ".join(denying)) - stated
    words = stems_of(other)
    return bool(denying) and len(stated & words) >= max(_LEAST_SHARED, len(denied & words) + 1)
