"""The demonstration's own pages."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

pytestmark = pytest.mark.django_db


def test_the_feed_and_every_page_it_names(client):
    feed = client.get("/demo-digest/feed.xml")
    assert feed["Content-Type"] == "application/rss+xml; charset=utf-8"
    links = re.findall(r"<link>(/demo-digest/[^<]+\.html)</link>", feed.content.decode())
    assert len(links) >= 60
    for link in links:
        response = client.get(link)
        assert response.status_code == 200, link
        assert response["Content-Type"] == "text/html; charset=utf-8"


def test_the_table_of_contents_says_that_it_is_a_demonstration(client):
    shown = client.get("/demo-digest/").content.decode()
    assert "A demonstration" in shown
    assert shown.count("/demo-digest/2025") > 10
    assert ">8 Apr 2026<" in shown


def test_the_pages_wear_style_sheets_that_are_there(client):
    page = client.get("/demo-digest/2020-05-29-thomson-reuters-sues-ross.html").content.decode()
    sheets = re.findall(r'<link rel="stylesheet" href="/static/([^"]+)">', page)
    assert sheets
    assert all(finders.find(sheet) for sheet in sheets)


@pytest.mark.parametrize(
    "name",
    [
        "../settings.py",
        "..%2f..%2fsettings.py",
        "pages/../../settings.py",
        "%2e%2e/__init__.py",
        "/etc/passwd",
        "pages",
        "nothing.html",
        "feed.xml%00",
    ],
)
def test_nothing_else_is_served(name):
    assert Client().get(f"/demo-digest/{name}").status_code == 404
