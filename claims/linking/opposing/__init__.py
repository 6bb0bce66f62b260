"""How claims stand to each other, found among the tellings of one article, or of claims that come near each other.

It rests on structure first: who speaks about whom (`sides`), what is said against whom (`charges`) and who answers to
it (`replies`, `retorts`, `stances`), what is negated (`denials`), which courts rule on one matter (`forums`), who takes
back what (`turns`); between articles (`across`) the wordings must say more. Words of general language
(`claims.linking.signals`) tell a denial from an answer that grants something, and are kept as the words that a relation
rests on.
"""

from claims.linking.opposing.across import answer_from_afar, relations_across
from claims.linking.opposing.found import Relating
from claims.linking.opposing.within import relations_within

__all__ = ["Relating", "answer_from_afar", "relations_across", "relations_within"]
