"""Words that somebody typed, found in a text."""

from claims.text.spotting import nearest_spot, spots_of

TEXT = "He said “no”. She said: no comment.\n\nThe court said no, and that was it."


def test_commas_and_quotation_marks_do_not_count():
    (spot,) = spots_of(TEXT, "the court said ‘no’")
    assert spot.words == "The court said no"
    assert (spot.before, spot.after) == ("He said “no”. She said: no comment.", ", and that was it.")


def test_each_place_is_found_up_to_a_number():
    assert [spot.words for spot in spots_of(TEXT, "said no")] == ["said “no", "said: no", "said no"]
    assert len(spots_of("no " * 100, "no", most=7)) == 7
    assert spots_of(TEXT, "nowhere") == spots_of(TEXT, "") == spots_of("", "no") == []


def test_what_stands_before_tells_the_places_apart():
    spots = spots_of(TEXT, "said no")
    assert nearest_spot(TEXT, spots, "She ") == 1
    assert nearest_spot(TEXT, spots, "comment.\n\nThe court") == 2
    assert nearest_spot(TEXT, spots, "") is None
    assert nearest_spot(TEXT, [], "She") is None
