"""Stories: an accusation, and what others file, deny, support and answer on the same day."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from claims.terms import Certainty, CueClass, PartyRole, RelationKind, Status
from tests.bench.cast import Cast, Outlet, Speaker
from tests.bench.chance import Lottery
from tests.bench.phrasing import Proposition

_RUNGS = Lottery.of(
    {
        Certainty.UNKNOWN: 2,
        Certainty.SUSPECTED: 10,
        Certainty.MAY: 25,
        Certainty.BELIEVED: 20,
        Certainty.EVIDENCE: 13,
        Certainty.STATED: 30,
    }
)
_STATUSES = Lottery.of({Status.SUGGESTED: 52, Status.ACCEPTED: 40, Status.REJECTED: 5, Status.WITHDRAWN: 3})


@dataclass(frozen=True, slots=True)
class Part:
    """A part that a claim can play in a story: who speaks, whom of, how it stands to the accusation.

    ``speaker`` is "plaintiff", "defendant", "witness" or "court"; ``chance`` the share of stories that have it;
    ``repeats`` says whether it is about the very deed that the accusation names.
    """

    speaker: str
    chance: float
    about: str = "defendant"
    role: PartyRole = PartyRole.ABOUT
    relation: RelationKind | None = None
    cue_class: CueClass = CueClass.SPEECH
    negated: bool = False
    repeats: bool = False


ACCUSATION = Part("plaintiff", 1, role=PartyRole.ACCUSED)
PARTS = [
    Part("defendant", 0.6, relation=RelationKind.DENIES, negated=True, repeats=True),
    Part("plaintiff", 0.25, role=PartyRole.DEFENDANT, relation=RelationKind.SUPPORTS, cue_class=CueClass.FILING),
    Part("witness", 0.2, relation=RelationKind.SUPPORTS),
    Part("witness", 0.2, relation=RelationKind.DISPUTES, repeats=True),
    Part("defendant", 0.25, about="plaintiff", relation=RelationKind.ANSWERS),
    Part("court", 0.1, role=PartyRole.DEFENDANT, cue_class=CueClass.RULING),
]


@dataclass(slots=True)
class Matter:
    """A claim on its way into the world. ``claim`` is its id once an article has told it.

    ``origins`` maps the keys of its origins to their ids.
    """

    part: Part
    speaker: Speaker
    about: Speaker
    proposition: Proposition
    happened_on: date
    certainty: Certainty
    status: Status
    document: tuple[int, str] | None = None
    claim: int | None = None
    origins: dict[str, int] = field(default_factory=dict)

    def harden(self, rng: Random) -> Certainty:
        """The certainty of the next telling: now and then a rung is gained for good, or lost for once."""
        if self.part.negated:
            return Certainty.STATED
        ladder, rung = list(Certainty), self.certainty.rung
        if rng.random() < 0.12 and rung < Certainty.STATED.rung:
            self.certainty = ladder[rung + 1]
        return ladder[rung - 1] if rung and rng.random() < 0.08 else self.certainty


@dataclass(slots=True)
class Story:
    """What happened on one day, and the outlets that have it first. ``told_by`` maps those to (article, address)."""

    day: date
    threads: list[int]
    matters: list[Matter]
    leads: list[Outlet]
    told_by: dict[int, tuple[int, str]] = field(default_factory=dict)

    @property
    def accusation(self) -> Matter:
        """The first matter, which every article tells."""
        return self.matters[0]


def make_story(rng: Random, cast: Cast, day: date) -> Story:
    """A story of one to seven claims that breaks on ``day``."""
    plaintiff = cast.speakers.draw(rng)
    defendant = cast.accused.draw_other(rng, plaintiff)
    people = {
        "plaintiff": plaintiff,
        "defendant": defendant,
        "witness": cast.speakers.draw_other(rng, plaintiff, defendant),
        "court": cast.courts.draw(rng),
    }
    deed = Proposition.draw(rng, defendant.name, cast.archives.draw(rng))
    parts = [ACCUSATION, *(part for part in PARTS if rng.random() < part.chance)]
    first, second = cast.threads.draw(rng), cast.threads.draw(rng)
    return Story(
        day=day,
        threads=[first] if first == second or rng.random() < 0.8 else [first, second],
        matters=[_make_matter(rng, part, people, deed, day) for part in parts],
        leads=[cast.outlets.draw(rng) for _ in range(rng.choice((1, 1, 1, 2, 3)))],
    )


def _make_matter(rng: Random, part: Part, people: dict[str, Speaker], deed: Proposition, day: date) -> Matter:
    about = people[part.about]
    proposition = deed
    if not part.repeats and part is not ACCUSATION:
        proposition = Proposition.draw(rng, about.name, deed.archive)
    elif part.relation == RelationKind.DISPUTES:
        proposition = deed.but(amount=Proposition.draw(rng, about.name, deed.archive).amount)
    return Matter(
        part=part,
        speaker=people[part.speaker],
        about=about,
        proposition=proposition,
        happened_on=day - timedelta(days=int(rng.expovariate(1 / 200))),
        certainty=Certainty.STATED if part.negated else _RUNGS.draw(rng),
        status=_STATUSES.draw(rng),
    )
