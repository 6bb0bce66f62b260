"""For whom people speak, by the words beside their names."""

import pytest

from claims.extraction import affiliations, extract

SAID = {
    "in front": ("OpenAI's chief executive Sam Lund said it fell.", "OpenAI"),
    "in front, with a comma": ("OpenAI's chief executive, Sam Lund, met ministers. Lund said it fell.", "OpenAI"),
    "behind": ("Sam Lund, the chief executive of OpenAI, said it fell.", "OpenAI"),
    "behind, in inverted order": ("“It fell,” said OpenAI's chief legal officer Sam Lund, “and broke.”", "OpenAI"),
    "of": ("Kim Harris of Google said that it fell.", "Google"),
    "at, with more words": ("Kim Harris at the video site YouTube said that it fell.", "YouTube"),
    "of a name in the plural": ("The firm met investors, and Ann Lee of Oxylabs said that it fell.", "Oxylabs"),
    "counsel's letters": ("Ann Lee KC, for Getty Images, told the court that it fell.", "Getty Images"),
    "counsel, later": ("Ann Lee KC, for Getty Images, rose. Lee said that it fell.", "Getty Images"),
    "who heads": ("Ann Lee, who heads Google, said that it fell.", "Google"),
    "its": ("Google met investors. Its spokesperson Ann Lee said that it fell.", "Google"),
    "its, behind": ("Google met investors. Ann Lee, its vice president, said that it fell.", "Google"),
    "its, in inverted order": ("Google met investors. “It fell,” said its chief executive, Ann Lee.", "Google"),
    "told once": ("OpenAI spokeswoman Liz Day spoke. It was late. Day said that it fell.", "OpenAI"),
    "she": ("OpenAI spokeswoman Liz Day spoke. She said that it fell.", "OpenAI"),
    "for whom counsel speaks": (
        "Ian Cross, a partner at Dunn Kerr and the lead counsel for Getty Images, said that it fell.",
        "Getty Images",
    ),
    "the maker, not its product": ("ChatGPT maker OpenAI's Sam Lund said that it fell.", "OpenAI"),
}
NOT_SAID = {
    "a place": "Ann Lee, an author from Oregon, said that it fell.",
    "a judge's country": "US District Judge Ann Lee said that it fell.",
    "whom somebody sues": "Google lost. Ann Lee, who sued OpenAI, said that it fell.",
    "named beside": "OpenAI and Ann Lee met. Lee said that it fell.",
    "somebody else's": "President Trump's AI czar Ann Lee said that it fell.",
}


@pytest.mark.parametrize("text,house", SAID.values(), ids=SAID)
def test_the_house_is_read_beside_the_name(text, house):
    found = extract(text).attributions[-1]

    assert found.speaker.canonical.split()[-1] in ("Lund", "Harris", "Lee", "Day", "Cross")
    assert found.speaker_affiliation == house


@pytest.mark.parametrize("text", NOT_SAID.values(), ids=NOT_SAID)
def test_what_else_stands_there_is_no_house(text):
    assert extract(text).attributions[-1].speaker_affiliation is None


def test_each_mention_is_looked_at_a_few_times_however_often_somebody_speaks(monkeypatch):
    def n_looks(n_claims: int) -> int:
        looks = []
        beside = affiliations._beside
        monkeypatch.setattr(affiliations, "_beside", lambda name, cast: looks.append(name) or beside(name, cast))
        extract("\n\n".join(f"Ann Lee said that item {number} fell in March." for number in range(n_claims)))
        monkeypatch.undo()
        return len(looks)

    assert n_looks(40) <= 2.2 * n_looks(20)
