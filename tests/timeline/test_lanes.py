"""Lanes: who stands in which, where in time, and what is said of the rest."""

from datetime import date, timedelta

import pytest

from claims.permissions import Gate, Known
from claims.terms import Clock
from claims.timeline import lane_rows
from claims.timeline.filters import Filters
from claims.timeline.lane_scale import MARK
from claims.timeline.lanes import Lane, Lanes
from claims.timeline.looks import Look, Row, Zoom
from claims.timeline.page import load_timeline
from tests.factories import a_dispute, a_party, a_placed_claim, a_publisher, an_appearance, an_article

DAY = date(2025, 1, 30)


@pytest.fixture
def dispute(db):
    return a_dispute()


def lanes(dispute, row: Row = Row.PARTY, threads=(), number: int = 1, gate: Gate | None = None, **filters) -> Lanes:
    """A page of lanes, as a reader gets it."""
    chosen = Filters(look=Look.LANES, row=row, **filters)
    return load_timeline(gate or Gate.for_readers(), dispute, list(threads), chosen, number=number).lanes


def marks(lane: Lane) -> list[tuple[str, str]]:
    """What stands in a lane, by the name of its track."""
    return [(track.name, mark.label) for track in lane.tracks for mark in (*track.points, *track.heaps, *track.bands)]


def retell(claim, day: date, publisher: str = "Wired", words: str = "told again", **fields):
    snapshot = an_article(f"{publisher} of {day} on {claim.pk}\n\nIt was {words}.", day, a_publisher(publisher))
    return an_appearance(snapshot, claim, words, **fields)


def test_a_party_has_a_track_for_what_it_says_and_one_for_what_is_about_it(dispute):
    a_placed_claim(dispute, "It took data.", speaker=a_party("OpenAI"), about=(a_party("DeepSeek"), a_party("OpenAI")))
    openai, deepseek = sorted(lanes(dispute).lanes, key=lambda lane: lane.name, reverse=True)
    assert marks(openai) == [("says", "30 Jan 2025, OpenAI: It took data.")]
    assert marks(deepseek) == [("about it", "30 Jan 2025, OpenAI: It took data.")]
    assert (openai.slug, deepseek.slug) == ("openai", "deepseek")
    assert openai.tracks[0].query == "?by=openai"
    assert deepseek.tracks[0].query == "?by=-deepseek&about=deepseek"


def test_what_a_party_says_of_itself_stands_under_what_it_says_alone(dispute):
    """So what is listed as about it is as much as the track shows."""
    openai = a_party("OpenAI")
    a_placed_claim(dispute, "We took data.", speaker=openai, about=(openai,))
    a_placed_claim(dispute, "They took data.", speaker=a_party("Google"), about=(openai,))
    [lane] = [lane for lane in lanes(dispute).lanes if lane.name == "OpenAI"]
    assert marks(lane) == [
        ("says", "30 Jan 2025, OpenAI: We took data."),
        ("about it", "30 Jan 2025, Google: They took data."),
    ]
    assert [track.query for track in lane.tracks] == ["?by=openai", "?by=-openai&about=openai"]


def test_words_that_do_not_stand_alone_have_what_they_lack(dispute):
    openai = a_party("OpenAI")
    denial = {"negated": True, "cue_class": "denial", "cue_words": "denies"}
    a_placed_claim(dispute, "it took data", speaker=openai, appearance=denial)
    a_placed_claim(
        dispute, "Google of copying", speaker=openai, appearance={"cue_words": "accused", "rule": "object-of"}
    )
    [lane] = lanes(dispute).lanes
    assert [label for _, label in marks(lane)] == [
        "30 Jan 2025, OpenAI: Denied: it took data",
        "30 Jan 2025, OpenAI: accused Google of copying",
    ]


def test_a_claim_stands_in_the_lane_of_every_outlet_in_its_chain(dispute):
    a_placed_claim(dispute, via=(a_publisher("Bloomberg"),))
    assert {lane.name for lane in lanes(dispute, Row.OUTLET).lanes} == {"Bloomberg", "PetaPixel"}


def test_threads_are_only_those_that_the_viewer_sees_and_the_rest_is_counted(dispute):
    seen, hidden = (a_dispute(name, slug=name, parent=dispute) for name in ("seen", "hidden"))
    a_placed_claim(dispute, threads=(seen, hidden))
    a_placed_claim(dispute, threads=(hidden,))
    a_placed_claim(dispute)
    found = lanes(dispute, Row.THREAD, threads=(seen,))
    assert [(lane.name, lane.slug, lane.size) for lane in found.lanes] == [("seen", "seen", 1)]
    assert found.n_nowhere == 2


def test_a_claims_lane_holds_all_its_tellings(dispute):
    claim = a_placed_claim(dispute, "It took data.")
    retell(claim, DAY + timedelta(40))
    (lane,) = lanes(dispute, Row.CLAIM).lanes
    assert (lane.name, lane.slug, lane.size) == ("It took data.", str(claim.number), 2)
    assert [label for _, label in marks(lane)] == [
        "30 Jan 2025, OpenAI: It took data.",
        "11 Mar 2025, OpenAI: told again",
    ]


def test_a_claim_told_twice_in_a_cell_is_one_mark_there_at_its_first_telling(dispute):
    claim = a_placed_claim(dispute, published_on=date(2025, 1, 27))
    retell(claim, date(2025, 1, 29))
    retell(claim, date(2025, 2, 20))
    (lane,) = lanes(dispute).lanes
    assert [label[:11] for _, label in marks(lane)] == ["27 Jan 2025", "20 Feb 2025"]


def test_a_crowded_cell_is_one_mark_that_says_how_many_and_lists_just_those(dispute):
    for n in range(8):
        a_placed_claim(dispute, f"Claim {n}.", speaker=a_party("OpenAI"), published_on=DAY)
    a_placed_claim(dispute, "Another month.", speaker=a_party("OpenAI"), published_on=DAY + timedelta(60))
    track = lanes(dispute).lanes[0].tracks[0]
    (heap,) = track.heaps
    assert heap.label == "27 Jan – 2 Feb 2025: 8 claims (8 reported by others)"
    assert heap.n == 8
    assert heap.query == "?by=openai&from=2025-01-27&to=2025-02-02"
    assert len(track.points) == 1
    (cut,) = lanes(dispute, first=DAY, last=DAY).lanes[0].tracks[0].heaps
    assert cut.query == "?by=openai&from=2025-01-30&to=2025-01-30"


def test_marks_can_be_hit_each_by_itself(dispute):
    for n in range(40):
        a_placed_claim(dispute, f"Claim {n}.", published_on=DAY + timedelta(n * n % 50))
    (lane,) = lanes(dispute).lanes
    points = lane.tracks[0].points
    for n, one in enumerate(points):
        for other in points[n + 1 :]:
            assert abs(one.x - other.x) >= MARK - 0.2 or abs(one.y - other.y) >= MARK
    assert all(0 <= point.y <= lane.height for point in points)


def test_a_longer_time_is_a_band_from_its_first_to_its_last_day(dispute):
    autumn = {"happened": (date(2024, 9, 1), date(2024, 12, 1))}
    a_placed_claim(dispute, "It took data.", appearance=autumn)
    a_placed_claim(dispute, appearance={"happened": (DAY, DAY + timedelta(1))})
    found = lanes(dispute, clock=Clock.HAPPENED)
    ((band,),) = [track.bands for track in found.lanes[0].tracks]
    assert band.label == "1 Sep – 30 Nov 2024, OpenAI: It took data."
    assert (band.x, band.width) == (6 * 4, 91 * 4)  # its week begins on a Monday
    assert len(found.lanes[0].tracks[0].points) == 1


def test_several_claims_of_one_longer_time_are_one_band_and_those_without_room_are_counted(dispute):
    for n in range(5):
        happened = (date(2024, 1 + n, 1), date(2025, 1, 1))
        for _ in range(2):
            a_placed_claim(dispute, appearance={"happened": happened})
    (track,) = lanes(dispute, clock=Clock.HAPPENED).lanes[0].tracks
    assert [band.n for band in track.bands] == [2, 2, 2]
    assert track.bands[0].label == "2024: 2 claims (2 reported by others)"
    assert track.n_hidden == 4


def test_a_time_without_an_end_goes_on_to_the_edge(dispute):
    a_placed_claim(dispute, appearance={"happened": (date(2024, 9, 1), None)})
    a_placed_claim(dispute, appearance={"happened": (DAY, DAY + timedelta(1))})
    found = lanes(dispute, clock=Clock.HAPPENED)
    (band,) = found.lanes[0].tracks[0].bands
    assert band.x + band.width == found.width
    assert band.label.startswith("1 Sep 2024 or later")


def test_lanes_are_the_fullest_first_and_come_by_pages(dispute, monkeypatch):
    monkeypatch.setattr(lane_rows, "LANES_A_PAGE", 2)
    monkeypatch.setattr("claims.timeline.lanes.LANES_A_PAGE", 2)
    for name, n in (("Few", 1), ("Many", 3), ("Some", 2)):
        for _ in range(n):
            a_placed_claim(dispute, speaker=a_party(name))
    first, second, beyond = (lanes(dispute, number=number) for number in (1, 2, 9))
    assert [lane.name for lane in (*first.lanes, *second.lanes)] == ["Many", "Some", "Few"]
    assert (first.n_lanes, first.next, second.previous, second.next) == (3, 2, 1, None)
    assert (beyond.lanes, beyond.next) == ([], None)


@pytest.mark.parametrize(
    "zoom,period,cell",
    [
        (Zoom.DAY, {"first": date(2025, 1, 1), "last": date(2025, 2, 1)}, "day"),
        (Zoom.DAY, {}, "week"),
        (Zoom.MONTH, {}, "week"),
        (Zoom.YEAR, {}, "month"),
    ],
)
def test_zoom_says_how_closely_time_is_drawn(dispute, zoom, period, cell):
    a_placed_claim(dispute, published_on=date(2025, 1, 30))
    assert lanes(dispute, zoom=zoom, **period).cell == cell


@pytest.mark.parametrize("first", [date(1, 1, 1), date(1800, 1, 1), date(1990, 1, 1)])
def test_a_long_dispute_is_drawn_from_further_away(dispute, first):
    a_placed_claim(dispute, published_on=first)
    a_placed_claim(dispute, published_on=DAY)
    found = lanes(dispute)
    assert found.width <= 12_000
    points = found.lanes[0].tracks[0].points
    assert len(points) == 2
    assert all(0 <= point.x <= found.width for point in points)


def test_nothing_with_a_day_is_nothing_to_draw(dispute):
    a_placed_claim(dispute, published_on=None)
    assert lanes(dispute) is None


def test_wound_back_a_lane_holds_what_was_known(dispute):
    claim = a_placed_claim(dispute)
    retell(claim, DAY + timedelta(40), "Bloomberg")
    then = Gate.for_readers(Known(DAY, Clock.PUBLISHED))
    assert [lane.name for lane in lanes(dispute, Row.OUTLET, gate=then, known=then.known).lanes] == ["PetaPixel"]
