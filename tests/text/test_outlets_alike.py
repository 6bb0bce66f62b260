"""Why two outlets may be one."""

import pytest

from claims.text.outlets_alike import MOST_AT_ONE, Outlet, find_alike

CASES = [
    ("a byline and an address", ("Washington Post", ()), ("washingtonpost.com", ("washingtonpost.com",)), "spelt"),
    ("with the article", ("The Verge", ()), ("theverge.com", ("theverge.com",)), "spelt"),
    ("a name that is a domain", ("Wired", ()), ("Wired.com", ()), "spelt"),
    ("shortened", ("The New York Times", ("nyt.com",)), ("nytimes.com", ("nytimes.com",)), "shortened"),
    ("initials", ("Wall Street Journal", ()), ("wsj.com", ("wsj.com",)), "shortened"),
    ("small words left out", ("Bureau of Investigative Journalism", ()), ("bij.org", ("bij.org",)), "shortened"),
    ("a site below another", ("Cooking", ("cooking.nytimes.com",)), ("Times", ("nytimes.com",)), "same_site"),
    ("below one ending of a country", ("One", ("a.paper.co.uk",)), ("Other", ("paper.co.uk",)), "same_site"),
    ("another spelling", ("Peta-Pixel", ()), ("PetaPixel", ()), "same_name"),
    ("an edition", ("Folha do Tejo (English edition)", ()), ("Folha do Tejo", ()), "same_name"),
    ("accents in a domain", ("Bücher", ()), ("xn--bcher-kva.de", ("xn--bcher-kva.de",)), "spelt"),
    ("two papers", ("The Herald", ("herald.com",)), ("The Guardian", ("guardian.com",)), None),
    ("two of one ending", ("One", ("one.co.uk",)), ("Other", ("other.co.uk",)), None),
    ("guests of one host", ("One", ("one.github.io",)), ("Other", ("other.github.io",)), None),
    ("two words give no initials", ("Financial Times", ()), ("ft.com", ("ft.com",)), None),
    ("no letters", ("!!", ()), ("??", ()), None),
]


@pytest.mark.parametrize("is_turned", [False, True])
@pytest.mark.parametrize("one, other, kind", [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_two_outlets(one, other, kind, is_turned):
    pair = [Outlet(key, *told) for key, told in enumerate((other, one) if is_turned else (one, other))]
    assert [(each.one, each.other, each.kind) for each in find_alike(pair)] == ([(0, 1, kind)] if kind else [])


def test_the_best_reason_is_told_with_what_was_compared():
    pair = [Outlet(7, "The Verge", ("theverge.com",)), Outlet(9, "verge.theverge.com", ("verge.theverge.com",))]
    (found,) = find_alike(pair)
    assert (found.kind, found.words) == ("spelt", ("The Verge", "theverge.com"))


def test_a_site_with_room_for_whoever_comes_says_nothing():
    guests = [Outlet(key, f"Guest {key}", (f"guest-{key}.medium.com",)) for key in range(MOST_AT_ONE + 1)]
    assert len(find_alike(guests[:-1])) == MOST_AT_ONE * (MOST_AT_ONE - 1) / 2
    assert find_alike(guests) == []
