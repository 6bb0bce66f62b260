"""A story small enough to stand in a page of somebody else's."""

from dataclasses import dataclass
from html import escape

from claims.timeline.story_page import StepShown, StoryPage

#: So many characters of a text are shown; so many bytes take the steps together, and each besides its words.
LONGEST, MOST_BYTES, FRAME = 300, 24_000, 900


@dataclass(frozen=True, slots=True)
class StoryEmbed:
    """As many steps from the beginning as there is room for, and how many are left out."""

    page: StoryPage
    steps: list[StepShown]

    @property
    def n_left(self) -> int:
        return len(self.page.steps) - len(self.steps)


def fit(page: StoryPage) -> StoryEmbed:
    """The story as an embed: its first steps, always at least one of them, up to the size of the whole."""
    room, steps = MOST_BYTES, []
    for step in page.steps:
        room -= _size(step)
        if room < 0 and steps:
            break
        steps.append(step)
    return StoryEmbed(page, steps)


def _size(shown: StepShown) -> int:
    """Bytes of the step as HTML, at most about that many."""
    said = [shown.text]
    if shown.row:
        claim, article = shown.row.claim, shown.row.telling.article
        said += [claim.wording, str(claim.speaker or ""), article.publisher.name]
    elif shown.tombstone:
        said.append(shown.tombstone.tombstone)
    return FRAME + sum(len(escape(words[:LONGEST]).encode()) for words in said)
