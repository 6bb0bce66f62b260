"""Questions to the parse tree that several rules ask: whose verb is this, how far does this clause reach?"""

from collections.abc import Iterator

from spacy.tokens import Token

from claims.extraction.cues import VERB_TAGS
from claims.extraction.reading import Source
from claims.extraction.wordlists import words_of

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))
RELATIVES = frozenset(("who", "which", "that", "whom"))
NOUN_TAGS = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP", "CD", "DT", "JJ", "PRP$", "VBG"))
NOBODY = frozenset(("nobody", "none", "no-one", "neither"))
DASHES = frozenset(("—", "–", "--"))
KEPT_PREPOSITIONS = frozenset(("of", "at", "for", "from", "with", "behind", "in", "against", "by", "close", "on"))
CLIMBED = frozenset(("conj", "advcl", "xcomp", "pcomp", "ccomp", "prep", "dep", "parataxis"))
MAX_CLIMB = 6
MAX_SOURCE_TOKENS = 14
MAX_KNOWLEDGE = 12
KNOWLEDGE = frozenset(("with knowledge", "with direct", "familiar with", "briefed on", "close to"))


def source_of(verb: Token) -> Source | None:
    """The words for who performs this verb, or None."""
    head = subject_of(verb)
    return phrase_of(head, verb) if head is not None else None


def subject_of(verb: Token) -> Token | None:
    """The head word of the verb's subject: its own, the antecedent of "who", a passive's agent, or a shared one."""
    if is_passive(verb):
        return _agent_of(verb)
    own = _subject_before_aside(verb) or _own_subject(verb)
    if own is not None:
        return antecedent_of(own, verb) if own.lower_ in RELATIVES and own.i < verb.i else own
    if verb.dep_ in ("acl", "relcl") and verb.head.tag_.startswith("N"):
        return verb.head
    return _shared_subject(verb)


def is_passive(verb: Token) -> bool:
    """Whether this is "was accused", not "accused"."""
    return any(child.dep_ == "auxpass" for child in verb.lefts)


def _subject_before_aside(verb: Token) -> Token | None:
    """ "The researchers — they work for X — noticed": the noun in front of the aside before the verb."""
    doc, first = verb.doc, verb.sent.start
    if verb.i - 2 <= first or doc[verb.i - 1].text not in DASHES:
        return None
    opening = next((i for i in range(verb.i - 2, max(first, verb.i - 40), -1) if doc[i].text in DASHES), None)
    if opening is None or doc[opening - 1].tag_ not in ("NN", "NNS", "NNP", "NNPS"):
        return None
    head = doc[opening - 1]
    while head.dep_ in ("pobj", "prep", "compound") and head.head.i < opening:
        head = head.head
    return head


def _own_subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in SUBJECTS), None)


def _agent_of(verb: Token) -> Token | None:
    agents = (child for child in verb.rights if child.dep_ == "agent")
    return next((grandchild for agent in agents for grandchild in agent.rights if grandchild.dep_ == "pobj"), None)


def _shared_subject(verb: Token) -> Token | None:
    """ "…, saying that", "after accusing", "sued and accused": the subject of the verb above."""
    above = verb
    for _ in range(MAX_CLIMB):
        if above.dep_ not in CLIMBED or above.head == above:
            return None
        above = above.head
        own = _own_subject(above) if above.tag_ in VERB_TAGS or above.dep_ == "ROOT" else None
        if own is not None and above.dep_ == "ccomp" and _is_speechless(own):
            continue
        if verb.tag_ == "VBG" and verb.dep_ == "conj" and above.dep_ == "ccomp":
            continue  # "saying he left and calling it a pity": the participles belong together
        if own is None and above.tag_ == "VB" and verb.tag_ in ("VBD", "VBZ", "VBP"):
            continue  # "ran on his power to help and accused": a finite verb is not joined to an infinitive
        if own is not None:
            return antecedent_of(own, above) if own.lower_ in RELATIVES else own
        if above.dep_ in ("acl", "relcl"):
            return above.head
    return None


def _is_speechless(subject: Token) -> bool:
    """ "… said that nothing was decided and denied that …": what cannot speak does not deny; who said it does."""
    is_thing = subject.tag_ in ("NN", "EX") and subject.lower_ not in words_of("role") | words_of(
        "document"
    ) | words_of("company")
    return is_thing and not subject.ent_type_


def antecedent_of(pronoun: Token, verb: Token) -> Token:
    """The noun that "who", "which" or "that" stands for: the parse's answer, else the nearest noun before it."""
    if verb.dep_ == "relcl" and verb.head.i < pronoun.i:
        return verb.head
    doc, first = pronoun.doc, max(pronoun.i - 12, 0)
    for i in range(pronoun.i - 1, first - 1, -1):
        token = doc[i]
        if token.tag_ in ("NN", "NNS", "NNP", "NNPS") and token.dep_ not in ("compound", "npadvmod"):
            return token
    return pronoun


def phrase_of(head: Token, verb: Token | None = None) -> Source:
    """The noun phrase around this head, without relative clauses, appositions and asides."""
    start, end = head.left_edge.i, head.i + 1
    if head.i - start > MAX_SOURCE_TOKENS:
        start = head.i
    for child in head.rights:
        if verb is not None and child.i <= verb.i < child.right_edge.i + 1:
            break
        if not _belongs(child) or child.right_edge.i - start > MAX_SOURCE_TOKENS:
            break
        end = child.right_edge.i + 1
    while start < head.i and (head.doc[start].is_punct or head.doc[start].is_space or head.doc[start].dep_ == "cc"):
        start += 1
    while end - 1 > head.i and (head.doc[end - 1].is_punct or head.doc[end - 1].is_space):
        end -= 1
    return Source(start, _behind_knowledge(head, end), head)


def _behind_knowledge(head: Token, end: int) -> int:
    """The end of "two people with knowledge of the talks", also where the parser hung the knowledge elsewhere."""
    doc, limit = head.doc, min(head.sent.end, end + MAX_KNOWLEDGE)
    is_nameless = head.lower_ in words_of("unnamed") | words_of("someone")
    knows = doc[end : end + 2].text.lower() in KNOWLEDGE
    if not is_nameless or not knows:
        return end
    stops = (i for i in range(end, limit) if doc[i].is_punct or doc[i].tag_ in ("VBD", "VBZ", "VBP", "MD"))
    return next(stops, limit)


def _belongs(child: Token) -> bool:
    """Whether a part to the right of a head noun still names it: "of …", "at …", "and …", a number, 's."""
    if child.dep_ == "prep":
        return child.lower_ in KEPT_PREPOSITIONS and not _holds_time(child)
    if child.dep_ in ("punct", "cc"):
        return child.text in (",", "-", "&", "and", "or")
    if _reason_to_know(child):
        return True
    return child.dep_ in ("conj", "nummod", "flat", "compound", "case") and not _holds_verb(child)


def _reason_to_know(child: Token) -> bool:
    """ "familiar with the plan", "briefed on it", "who has seen a draft": how unnamed people are told apart."""
    is_nameless = child.head.lower_ in words_of("unnamed") | words_of("someone")
    opens = child.left_edge.lower_
    is_told_apart = child.dep_ == "relcl" and opens == "who" and child.lower_ not in words_of("spoke")
    return is_nameless and (is_told_apart or child.lower_ in words_of("knowing") or opens in words_of("knowing"))


def _holds_time(preposition: Token) -> bool:
    return any(token.ent_type_ in ("DATE", "TIME") for token in preposition.subtree)


def _holds_verb(token: Token) -> bool:
    return any(part.dep_ in ("nsubj", "aux", "relcl") for part in token.subtree)


def verbs_above(token: Token) -> Iterator[Token]:
    """The words above this one in the tree, nearest first, at most as many as we ever climb."""
    for _ in range(MAX_CLIMB):
        if token.head == token:
            return
        token = token.head
        yield token


def is_negated(verb: Token) -> bool:
    """Whether it is said not to have happened: "has not accused", "nobody accused"."""
    return any(child.dep_ == "neg" or child.dep_ in SUBJECTS and child.lower_ in NOBODY for child in verb.lefts)


def is_unreal(verb: Token) -> bool:
    """Whether nothing is reported: an infinitive ("to say"), a request, a wish, a condition or a question."""
    before = {child.lower_ for child in verb.lefts if child.dep_ in ("aux", "neg", "mark", "advmod")}
    if "to" in before:
        return verb.head.lower_ not in words_of("goes-on-to")
    return bool(before & {"would", "should", "might", "if", "whether", "unless", "must"})
