"""What robots.txt lets us read, and how fast."""

import pytest

from claims.outbound import Busy, Fetcher, ForbiddenByRobots, Limits, NotAllowed, Unreachable
from claims.outbound.address import parse_address
from claims.outbound.gate import HostGate
from claims.outbound.limits import Deadline
from claims.outbound.robots import AGE_SECONDS, MOST_SITES, RETRY_SECONDS, Robots, narrowed
from tests.outbound.stand_ins import FakeClock, hosts

PATH = "/robots.txt"


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def reader(hostile, clock):
    """A visitor whose clock moves only when it waits, and who begins with an empty memory."""
    hostile.visits[PATH] = 0
    gate = HostGate(pause=1, clock=clock, sleep=clock.sleep)
    yield Fetcher(allow=hostile.endpoint, resolve=hosts({"news.example": ["127.0.0.2"]}), gate=gate, clock=clock)
    hostile.robots = ""


@pytest.mark.parametrize(
    "name, error",
    [
        ("", None),
        ("robots-empty", None),
        ("robots-forbidden", None),
        ("robots-in-circles", None),
        ("robots-as-page", None),
        ("robots-as-noise", None),
        ("robots-forbids-another", None),
        ("robots-allows-us", None),
        ("robots-forbids-us", ForbiddenByRobots),
        ("robots-forbids-all", ForbiddenByRobots),
        ("robots-elsewhere", ForbiddenByRobots),
        ("robots-without-end", ForbiddenByRobots),
        ("robots-broken", Unreachable),
        ("robots-too-often", Unreachable),
        ("robots-at-metadata", Unreachable),
        ("reset-at-once", Unreachable),
        ("garbage-status-line", Unreachable),
    ],
)
def test_a_page_is_read_only_where_the_site_lets_us(reader, hostile, name, error):
    hostile.robots = name
    before = hostile.visits["/plain"]
    if error:
        with pytest.raises(error) as caught:
            reader.fetch_page(hostile.url("plain"))
        assert "robots.txt" in str(caught.value)
        assert caught.value.retry is (error is Unreachable)
    else:
        assert reader.fetch_page(hostile.url("plain")).body == b"the whole story"
    assert hostile.visits["/plain"] - before == (error is None)


def test_feeds_are_read_without_it(reader, hostile):
    hostile.robots = "robots-forbids-all"
    assert reader.fetch(hostile.url("plain")).status == 200
    assert hostile.visits[PATH] == 0


def test_a_redirect_is_no_way_around_it(reader, hostile):
    hostile.robots = "robots-forbids-us"
    with pytest.raises(ForbiddenByRobots):
        reader.fetch_page(hostile.url("leads-on-relatively"))


def test_an_address_that_is_refused_is_refused_without_asking_there(reader, hostile):
    with pytest.raises(NotAllowed):
        reader.fetch_page("http://127.0.0.2:80/plain")
    assert hostile.visits[PATH] == 0


def test_a_copy_is_used_for_a_day(reader, hostile, clock):
    for _ in range(3):
        reader.fetch_page(hostile.url("plain"))
    assert hostile.visits[PATH] == 1
    clock.now += AGE_SECONDS
    reader.fetch_page(hostile.url("plain"))
    assert hostile.visits[PATH] == 2


def test_a_copy_of_yesterday_is_better_than_none(reader, hostile, clock):
    hostile.robots = "robots-forbids-us"
    with pytest.raises(ForbiddenByRobots):
        reader.fetch_page(hostile.url("plain"))
    hostile.robots = "robots-broken"
    clock.now += AGE_SECONDS
    with pytest.raises(ForbiddenByRobots):
        reader.fetch_page(hostile.url("plain"))
    assert reader.fetch_page(hostile.url("gzip")).status == 200


def test_a_site_in_trouble_is_asked_again_ten_minutes_later(reader, hostile, clock):
    hostile.robots = "robots-broken"
    for _ in range(2):
        with pytest.raises(Unreachable, match=r"robots\.txt cannot be: the server answered 503"):
            reader.fetch_page(hostile.url("plain"))
    assert hostile.visits[PATH] == 1
    hostile.robots = ""
    clock.now += RETRY_SECONDS
    assert reader.fetch_page(hostile.url("plain")).status == 200


def test_each_name_has_a_file_of_its_own(reader, hostile):
    reader.fetch_page(hostile.url("plain"))
    reader.fetch_page(hostile.url("plain", host="news.example"))
    assert hostile.visits[PATH] == 2


def test_the_pause_that_a_site_asks_for_is_kept(reader, hostile, clock):
    hostile.robots = "robots-slow-down"
    reader.fetch_page(hostile.url("plain"))
    reader.fetch_page(hostile.url("plain"))
    assert clock.naps == [7, 7]


def test_a_pause_beyond_our_patience_is_for_the_queue(reader, hostile):
    hostile.robots = "robots-stand-still"
    with pytest.raises(Busy) as caught:
        reader.fetch_page(hostile.url("plain"))
    assert caught.value.retry_after.total_seconds() == 60


def test_our_own_queue_says_nothing_about_the_site(reader, hostile):
    reader.fetch(hostile.url("plain"))
    with pytest.raises(Busy):
        reader.fetch_page(hostile.url("plain"), limits=Limits(patience=0))
    assert reader.fetch_page(hostile.url("plain")).status == 200


def test_a_file_of_ten_thousand_agents_is_read_within_the_hour(reader, hostile):
    hostile.robots = "robots-of-many-agents"
    assert reader.fetch_page(hostile.url("plain")).status == 200


def test_the_memory_has_a_bound(clock):
    robots = Robots(lambda _where, _limits, _deadline: b"User-agent: *\nDisallow: /x\n", clock)
    for number in range(MOST_SITES + 10):
        robots.permit(parse_address(f"http://{number}.example.org/"), Deadline(Limits(), clock))
    assert len(robots._copies) == MOST_SITES


@pytest.mark.parametrize(
    "line, narrow",
    [
        ("User-agent: *", "User-agent: *"),
        ("USER-AGENT:Claimline/2.0 # us", "User-agent: claimline"),
        ("user agent claimline", "User-agent: claimline"),
        ("User-agent: claim", "User-agent: other"),
        ("User-agent: claimline-news", "User-agent: other"),
        ("User-agent: *bot", "User-agent: other"),
        ("Useragents: x", "Useragents: x"),
        ("# User-agent: *", "# User-agent: *"),
        ("Disallow: /user-agent: x", "Disallow: /user-agent: x"),
    ],
)
def test_agents_are_compared_by_whole_names(line, narrow):
    assert narrowed(line) == narrow
