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
    ("a letter left out", ("Wasington Post", ()), ("The Washington Post", ("washingtonpost.com",)), "mistyped"),
    ("a letter twice", ("Sydney Morning Herald", ()), ("Sydney Morrning Heraldd", ()), None),
    ("a letter put in", ("Philadelphia Inquirer", ()), ("Philadelpphia Inquirer", ()), "mistyped"),
    ("two letters turned round", ("The Independent", ("independent.co.uk",)), ("Indepnedent", ()), "mistyped"),
    ("a single long word", ("Handelsblatt", ()), ("Handelblatt", ()), "mistyped"),
    ("two that have sites", ("La Republica", ("larepublica.pe",)), ("La Repubblica", ("repubblica.it",)), None),
    ("another letter", ("Daily Post", ()), ("Daily Host", ()), None),
    ("another letter of a long word", ("Boston Statesman", ()), ("Boston Statesmen", ()), None),
    ("two towns", ("Boston Herald", ()), ("Bolton Herald", ()), None),
    ("two long towns", ("Lancaster Gazette", ()), ("Doncaster Gazette", ()), None),
    ("a town and another", ("Charleston Gazette", ()), ("Charlestown Gazette", ()), None),
    ("a letter before the ending", ("Greenville Sun", ()), ("Greeneville Sun", ()), None),
    ("an h at the end", ("Pittsburg Observer", ()), ("Pittsburgh Observer", ()), None),
    ("one and many", ("Newsletter Review", ()), ("Newsletters Review", ()), None),
    ("a short word", ("Evening Post", ()), ("Evening Pots", ()), None),
    ("a shorter word", ("Daily Mirror", ()), ("Daily Miror", ()), None),
    ("another number", ("Channel 14 Newsdesk", ()), ("Channel 4 Newsdesk", ()), None),
    ("a year", ("Almanach 20245678", ()), ("Almanach 2024678", ()), None),
    ("another first letter", ("Examiner Weekly", ()), ("Xaminer Weekly", ()), None),
    ("two slips", ("Wasington Examiner", ()), ("Washington Examner", ()), None),
    ("a word more", ("Washington Post", ()), ("Wasington Post Live", ()), None),
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
