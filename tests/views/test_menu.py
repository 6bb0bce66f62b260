"""The site's menu shows the desk to those who may use it, on every page."""

import re

import pytest

from claims.terms import Role
from tests.factories import a_dispute, a_placed_claim, a_user

pytestmark = pytest.mark.django_db

DESK = ["/desk/", "/desk/add/", "/feeds/"]
BEHIND = [
    *("/desk/failures/", "/desk/reports/", "/desk/unclear/", "/desk/questions/", "/desk/stories/", "/desk/review/"),
    *("/desk/parties/", "/desk/clips/"),
]


def links(client, address: str) -> list[str]:
    page = client.get(address).content.decode()
    menu = page[page.index('<nav aria-label="Site">') : page.index("</nav>")]
    return [link for link in DESK if f'href="{link}"' in menu]


@pytest.mark.parametrize("role,shown", [(None, []), (Role.CONTRIBUTOR, []), (Role.EDITOR, DESK), (Role.LEAD, DESK)])
def test_who_sees_the_desk(client, role, shown):
    if role:
        client.force_login(a_user(role))
    assert links(client, "/articles/") == shown
    assert links(client, "/claims/999999/") == shown


def marked(client, address: str) -> list[tuple[str, str]]:
    """Which parts of the menu are marked, and how."""
    page = client.get(address, follow=True).content.decode()
    menu = page[page.index('<nav aria-label="Site">') : page.index("</nav>")]
    return re.findall(r'<a href="([^"]+)"[^>]* aria-current="(\w+)"', menu)


@pytest.mark.parametrize(
    "address, part",
    [
        ("/", ("/", "page")),
        ("/new/", ("/new/", "page")),
        ("/parties/openai/", ("/parties/", "true")),
        ("/stories/", ("/stories/", "page")),
        ("/desk/", ("/desk/", "page")),
        ("/desk/review/", ("/desk/", "true")),
        ("/desk/clips/", ("/desk/", "true")),
        ("/desk/add/", ("/desk/add/", "page")),
        ("/desk/stories/", ("/stories/", "true")),
        ("/desk/notes/", ("/desk/notes/", "page")),
        ("/feeds/add/", ("/feeds/", "true")),
        ("/account/password/", ("/account/", "true")),
    ],
)
def test_each_address_belongs_to_one_part_of_the_menu(client, address, part):
    a_placed_claim(a_dispute())
    client.force_login(a_user(Role.EDITOR))
    assert marked(client, address) == [part]


def test_the_clips_of_a_contributor_are_a_part_of_their_own(client):
    client.force_login(a_user(Role.CONTRIBUTOR))
    assert marked(client, "/desk/clips/") == [("/desk/clips/", "page")]
    assert marked(client, "/desk/clip/") == [("/desk/clips/", "true")]


@pytest.mark.parametrize("address", [*DESK, *BEHIND, "/feeds/add/"])
def test_the_menu_says_where_one_is(client, address):
    client.force_login(a_user(Role.EDITOR))
    page = client.get(address).content.decode()
    menu = page[page.index('<nav aria-label="Site">') : page.index("</nav>")]
    assert menu.count("aria-current") == 1


def test_the_front_page_of_the_desk_leads_to_all_behind_it(client):
    client.force_login(a_user(Role.EDITOR))
    page = client.get("/desk/").content.decode()
    assert [address for address in BEHIND if f'href="{address}"' not in page] == []
