"""What an import does, or would do, row by row: what comes, what is here already, what differs, what is left out."""

from dataclasses import asdict, dataclass, field

#: So many of each are listed; all are counted.
MOST_LISTED = 200
LONGEST_WORDS = 300


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell that is told otherwise here than in the file. What stands here stays: it is for a person to change."""

    table: str
    line: int
    claim: int
    column: str
    here: str
    told: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row of which nothing comes, and why."""

    table: str
    line: int
    why: str


@dataclass
class Outcome:
    """How much of each. ``problems`` are sentences: while there are any, nothing is imported."""

    new_claims: int = 0
    new_tombstones: int = 0
    new_tellings: int = 0
    new_articles: int = 0
    new_parties: int = 0
    new_outlets: int = 0
    new_documents: int = 0
    back_claims: int = 0
    back_tellings: int = 0
    same_claims: int = 0
    same_tellings: int = 0
    held_back: int = 0
    n_differences: int = 0
    n_left_out: int = 0
    n_problems: int = 0
    differences: list[Difference] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, kept: dict) -> "Outcome":
        """From how ``as_json`` kept it."""
        lists = {
            "differences": [Difference(**each) for each in kept.get("differences", [])],
            "left_out": [LeftOut(**each) for each in kept.get("left_out", [])],
        }
        return cls(**{**kept, **lists})

    def as_json(self) -> dict:
        """As it is kept with the import."""
        return asdict(self)

    @property
    def is_nothing(self) -> bool:
        """Whether nothing new comes, and nothing comes back."""
        new = self.new_claims or self.new_tombstones or self.new_tellings
        return not (new or self.back_claims or self.back_tellings)

    def differs(self, table: str, line: int, claim: int, column: str, here: str, told: str) -> None:
        """Note a difference."""
        self.n_differences += 1
        if self.n_differences <= MOST_LISTED:
            words = here[:LONGEST_WORDS], told[:LONGEST_WORDS]
            self.differences.append(Difference(table, line, claim, column, *words))

    def leaves_out(self, table: str, line: int, why: str) -> None:
        """Note a row of which nothing comes."""
        self.n_left_out += 1
        if self.n_left_out <= MOST_LISTED:
            self.left_out.append(LeftOut(table, line, why))

    def is_wrong(self, problem: object) -> None:
        """Note a problem."""
        self.n_problems += 1
        if self.n_problems <= MOST_LISTED:
            self.problems.append(str(problem))
