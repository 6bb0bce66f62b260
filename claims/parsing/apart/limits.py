"""What one job may cost, and what people are told when it costs more."""

from dataclasses import dataclass

from claims.parsing.errors import IngestError, Trouble


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds by the wall clock, and address space of the child in MB (of which it has some 60 before it begins)."""

    seconds: float = 30
    megabytes: int = 700

    def too_slow(self) -> IngestError:
        """What a job that ran out of time is answered with."""
        message = f"reading this took longer than {self.seconds:g} s and was stopped: hand in its text as a text file"
        return IngestError(message, Trouble.TOO_SLOW)

    def too_big(self) -> IngestError:
        """What a job that ran out of memory is answered with."""
        message = f"reading this needed more than {self.megabytes} MB and was stopped: hand in its text as a text file"
        return IngestError(message, Trouble.TOO_LARGE)


def crashed() -> IngestError:
    """What a job is answered with that brought the child down, or a fault of ours to light."""
    return IngestError("the reader crashed on this: hand in its text as a text file", Trouble.CRASHED)
