"""The vocabularies of the product: kinds, ladders and states, each with the words shown on screen.

Plain enums, so that text and extraction can use them without Django; models turn them into
choices with ``Term.choices()``.
"""

from enum import StrEnum


class Term(StrEnum):
    """A vocabulary whose members carry the label shown to people: ``NAME = "value", "label"``."""

    label: str

    def __new__(cls, value: str, label: str):
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """(value, label) pairs in the order of definition, as Django's ``choices`` wants them."""
        return [(member.value, member.label) for member in cls]

    @classmethod
    def parse(cls, value: object) -> "Term | None":
        """The member with this value, or None: for values from a URL or a file."""
        try:
            return cls(value)
        except ValueError:
            return None


class MergeKind(Term):
    """What somebody decided about two parties, claims or outlets that were one, or about one that was two."""

    MERGE_PARTIES = "merge-parties", "parties merged"
    SPLIT_PARTY = "split-party", "party split"
    MERGE_CLAIMS = "merge-claims", "claims merged"
    SPLIT_CLAIM = "split-claim", "claim split"
    MERGE_OUTLETS = "merge-outlets", "outlets merged"


class Directness(Term):
    """How much of the content stands inside quotation marks."""

    DIRECT = "direct", "direct quote"
    MIXED = "mixed", "mixed quote"
    INDIRECT = "indirect", "reported"


class AttitudeKind(Term):
    """What somebody expresses without claiming that anything is so."""

    REQUEST = "request", "request"
    INTENTION = "intention", "intention"
    QUESTION = "question", "question"
    STANCE = "stance", "stance"


class CueClass(Term):
    """What the reporting words say about how the content came out."""

    SPEECH = "speech", "speech"
    WRITING = "writing", "writing"
    FILING = "filing", "filing"
    RULING = "ruling", "ruling"
    BELIEF = "belief", "belief"
    OBSERVATION = "observation", "observation"
    DENIAL = "denial", "denial"
    REPORT = "report", "report"


class Manner(Term):
    """The three colours of the timeline: in whose words, and in which forum, a claim stands."""

    SAID = "said", "said or written directly"
    REPORTED = "reported", "reported by others"
    FILED = "filed", "in a court filing"


class Certainty(Term):
    """The ladder of certainty, lowest rung first. Polarity is kept apart from it."""

    UNKNOWN = "unknown", "unknown"
    SUSPECTED = "suspected", "suspected"
    MAY = "may", "may"
    BELIEVED = "believed", "believed"
    EVIDENCE = "evidence", "has evidence"
    STATED = "stated", "stated"

    @property
    def rung(self) -> int:
        """0 for unknown, 5 for stated."""
        return _RUNGS[self]


_RUNGS = {certainty: rung for rung, certainty in enumerate(Certainty)}


class PartyKind(Term):
    """What a party is."""

    PERSON = "person", "person"
    ORGANISATION = "organisation", "organisation"
    GOVERNMENT = "government", "government"
    COURT = "court", "court"
    PRODUCT = "product", "product"
    GROUP = "group", "group"
    UNNAMED = "unnamed", "unnamed people"


class PartyRole(Term):
    """What a party is to a claim. The speaker stands on the claim itself."""

    ABOUT = "about", "about"
    ACCUSED = "accused", "accused"
    PLAINTIFF = "plaintiff", "plaintiff"
    DEFENDANT = "defendant", "defendant"
    JUDGE = "judge", "judge"
    OUTLET = "outlet", "outlet"


#: The roles of those whom a claim is about. The others say who speaks in it, or through whom.
CONCERNED = (PartyRole.ABOUT, PartyRole.ACCUSED, PartyRole.DEFENDANT)
#: The roles of those who are owed a hearing.
CHARGED = (PartyRole.ACCUSED, PartyRole.DEFENDANT)


class MatchKind(Term):
    """Why two parties may be one."""

    ACRONYM = "acronym", "one is the other's initials"
    SPELLING = "spelling", "spelt alike"
    LONGER = "longer", "one name is a longer form of the other"
    SAME_NAME = "same_name", "the same name"


class OutletMatchKind(Term):
    """Why two outlets may be one."""

    SAME_NAME = "same_name", "the same name, written otherwise"
    SPELT = "spelt", "the domain of one is the name of the other"
    MISTYPED = "mistyped", "the names are one slip of the pen apart"
    SHORTENED = "shortened", "the domain of one shortens the name of the other"
    SAME_SITE = "same_site", "at one site"


class PublisherKind(Term):
    """What sort of house prints."""

    NEWS = "news", "news outlet"
    AGENCY = "agency", "news agency"
    TRADE = "trade", "trade or law press"
    BLOG = "blog", "blog or newsletter"
    TRACKER = "tracker", "tracker"
    COMPANY = "company", "company site"
    OFFICIAL = "official", "official site"
    DEMO = "demo", "demonstration"


class DocumentKind(Term):
    """What sort of document a chain leads through."""

    FILING = "filing", "court filing"
    RULING = "ruling", "ruling"
    PAPER = "paper", "paper"
    LETTER = "letter", "letter"
    REPORT = "report", "report"
    POST = "post", "post"
    RELEASE = "release", "press release"


class How(Term):
    """How a chain link passed the content on to the next one."""

    SAID = "said", "said"
    WROTE = "wrote", "wrote"
    POSTED = "posted", "posted"
    FILED = "filed", "filed"
    RULED = "ruled", "ruled"
    TOLD = "told", "told"
    CITES = "cites", "cites"
    COPIES = "copies", "copies"


class NodeKind(Term):
    """What a chain link is."""

    PARTY = "party", "party"
    PUBLISHER = "publisher", "publisher"
    DOCUMENT = "document", "document"
    UNNAMED = "unnamed", "unnamed people"


class Status(Term):
    """Where an appearance, a claim or a link stands between machine and editor."""

    SUGGESTED = "suggested", "found by the machine, not yet checked"
    ACCEPTED = "accepted", "checked by an editor"
    REJECTED = "rejected", "rejected by an editor"
    WITHDRAWN = "withdrawn", "withdrawn"


class Verdict(Term):
    """What an editor makes of a claim in the review queue."""

    ACCEPTED = "accepted", "accepted"
    REJECTED = "rejected", "rejected"
    UNCLEAR = "unclear", "put aside: not clear who is meant"


class Deed(Term):
    """What an editor can do in the review queue with one key. Each common reason of a rejection has one as well."""

    ACCEPT = "accept", "accept"
    REJECT = "reject", "reject, in your own words"
    UNCLEAR = "unclear", "put aside: not clear who is meant"
    SKIP = "skip", "skip: it comes back at the end"
    UNDO = "undo", "undo the last decision"
    CORRECT = "correct", "correct it"
    ARTICLE = "article", "the words in the stored article"
    CLAIM = "claim", "the page of the claim"


class RejectionReason(Term):
    """Why claims are rejected most often."""

    NO_CLAIM = "no-claim", "nobody claims anything here"
    SPEAKER = "speaker", "somebody else says it"
    CUT = "cut", "the words are cut in the wrong place"
    TWICE = "twice", "the same claim stands here already"
    BESIDE = "beside", "it has nothing to do with the dispute"
    NOT_MEANT = "not-meant", "satire, fiction or an example"


class AnchorState(Term):
    """How sure we are that evidence still stands in a stored version."""

    SAME = "same", "same words"
    MOVED = "moved", "same words, elsewhere"
    CHANGED = "changed", "changed words"
    GONE = "gone", "gone"


class ClaimChange(Term):
    """What became of a claim from one stored version of an article to another, the gravest first."""

    DROPPED = "dropped", "dropped"
    ADDED = "added", "added"
    REVERSED = "reversed", "turned round"
    SOFTENED = "softened", "softened"
    HARDENED = "hardened", "hardened"
    REWORDED = "reworded", "reworded"
    MOVED = "moved", "moved"
    SAME = "same", "no claim change"


class RelationKind(Term):
    """How one claim stands to another (read: the first … the second)."""

    DISPUTES = "disputes", "disputes"
    DENIES = "denies", "denies"
    SUPPORTS = "supports", "supports"
    ANSWERS = "answers", "answers"
    CORRECTS = "corrects", "corrects"
    SUPERSEDES = "supersedes", "supersedes"


#: Kinds by which a claim contests another, and by which it answers one.
CONTESTING = (RelationKind.DISPUTES, RelationKind.DENIES)
ANSWERING = (*CONTESTING, RelationKind.ANSWERS)


class ContradictionKind(Term):
    """Why two tellings differ in a slot."""

    SLIP = "slip", "slip"
    STALE = "stale", "out of date"
    CLOCK = "clock", "different clock"
    DENIAL = "denial", "allegation and denial"
    FORUM = "forum", "different forum"
    CHANGED_MIND = "changed_mind", "changed position"
    DISPUTE = "dispute", "real dispute"


class Slot(Term):
    """Where two tellings of one matter can differ."""

    AMOUNT = "amount", "amount"
    DATE = "date", "date"
    ACTOR = "actor", "actor"
    SCOPE = "scope", "scope"
    OUTCOME = "outcome", "outcome"
    POLARITY = "polarity", "polarity"


class ReplyKind(Term):
    """What an accused party answered."""

    DENIED = "denied", "denied"
    PARTIAL = "partial", "partial answer"
    DECLINED = "declined", "declined to comment"
    NO_ANSWER = "no_answer", "no answer"
    IN_COURT = "in_court", "answered in court"


class Publishes(Term):
    """What a dispute lets readers see."""

    ACCEPTED = "accepted", "only what editors accepted"
    SUGGESTED = "suggested", "also what the machine suggests, marked as such"


class Scope(Term):
    """What a token of the programming interface is for; besides, whoever has it must be allowed to."""

    SUGGEST = "suggest", "suggest claims"
    ANNOTATE = "annotate", "write notes"


class ReportKind(Term):
    """What a reader says is wrong with a claim or an article."""

    WORDS = "words", "the words are not what the article says"
    SPEAKER = "speaker", "somebody else said it"
    CHAIN = "chain", "it comes from elsewhere"
    APART = "apart", "a telling of it is another claim"
    DATE = "date", "a date is wrong"
    OUTDATED = "outdated", "it was corrected, answered or taken back since"
    HARM = "harm", "it harms somebody, or should not be public"
    OTHER = "other", "something else"


class FeedState(Term):
    """What the poller may do with a feed."""

    ACTIVE = "active", "active"
    PAUSED = "paused", "paused"
    RETIRED = "retired", "retired"


class Role(Term):
    """What a person with an account is. A reader needs no account."""

    CONTRIBUTOR = "contributor", "contributor"
    EDITOR = "editor", "editor"
    LEAD = "lead", "lead"
    STAFF = "staff", "staff"


class LetterKind(Term):
    """What a letter by e-mail is for."""

    RESET = "reset", "a new password"
    INVITATION = "invitation", "an invitation"
    ADDRESS = "address", "another e-mail address, to be confirmed"
    ADDRESS_LEFT = "address_left", "an e-mail address that is no longer the account’s"
    SUBSCRIPTION = "subscription", "a search by e-mail, to be confirmed"


class AlertKind(Term):
    """What happened to a claim, for whoever follows a search."""

    NEW = "new", "New"
    ANSWERED = "answered", "Answered"
    CORRECTED = "corrected", "Corrected"
    WITHDRAWN = "withdrawn", "Withdrawn"
    MERGED = "merged", "Merged"


class Clock(Term):
    """The four clocks. An empty one stays empty; none is filled from another."""

    HAPPENED = "happened", "happened"
    SAID = "said", "said"
    PUBLISHED = "published", "published"
    FIRST_HELD = "first_held", "first held"


class FoldedBy(Term):
    """Why a telling counts for an origin, strongest first; most name another telling behind these words.

    Last, why it does not count for that of another one, and that an editor agreed to what is counted.
    """

    LEADS = "leads", "leads there"
    DECIDED = "decided", "took it from"
    SAME_TEXT = "same_text", "prints the same text as"
    COPY = "copy", "is a near copy of"
    QUOTE = "quote", "quotes the same words as"
    CITES = "cites", "cites"
    LINK = "link", "links to"
    CREDIT = "credit", "credits"
    REWRITE = "rewrite", "is a rewrite of"
    RUN = "run", "has words in a row from"
    SLIP = "slip", "carries the same slip as"
    SAME = "same", "may speak of the same occasion"
    SILENT = "silent", "does not say where it was said, and goes with what was printed before it"
    APART = "apart", "is another origin than"
    AGREED = "agreed", "counts for this one"


class OriginKind(Term):
    """What an editor says of where two tellings of a claim come from (read: the first … the second)."""

    TAKEN = "taken", "took it from"
    APART = "apart", "is another origin than"
    AGREED = "agreed", "is of one origin with"


class Forum(Term):
    """Where somebody says something: what tells one occasion of saying it from another."""

    COURT = "court", "in court papers"
    RULING = "ruling", "in a ruling"
    HEARING = "hearing", "at a hearing"
    LETTER = "letter", "in a letter"
    POST = "post", "in a post"
    STATEMENT = "statement", "in a statement"
    TALK = "talk", "in a talk"
    INTERVIEW = "interview", "in an interview"
    PAPER = "paper", "in a paper"
    REPORT = "report", "to an outlet without a name"


class Standing(Term):
    """How a claim stands among the others; one claim can stand in several of these ways."""

    DISPUTED = "disputed", "disputed"
    UNANSWERED = "unanswered", "unanswered"
    ONE_ORIGIN = "one-origin", "on one origin only"
    CHANGED = "changed", "changed since first held"
    WITHDRAWN = "withdrawn", "withdrawn"


class OpenQuestion(Term):
    """What is not settled, as the program finds it by itself; those that an editor can settle at once come first."""

    MEANT = "meant", "Not clear who is meant"
    SPEAKER = "speaker", "Nobody knows who speaks"
    PARTIES = "parties", "Two parties may be one"
    OFFER = "offer", "A later version has near words"
    DATE = "date", "Dates differ"
    UNANSWERED = "unanswered", "No reply held"
    SOURCE = "source", "No primary source"
    LINK = "link", "The page is gone"


class TakedownScope(Term):
    """How far a take-down reaches."""

    VERSION = "version", "this stored version"
    ARTICLE = "article", "this article: all its versions, and all that was made from it"
    EVERYWHERE = "everywhere", "everywhere"


class TakedownState(Term):
    """What became of an asked take-down."""

    ASKED = "asked", "waits for a second lead"
    DONE = "done", "done"
    DECLINED = "declined", "declined"
    DROPPED = "dropped", "dropped by who asked"
