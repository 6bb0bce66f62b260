"""Production: Django's own check finds nothing, and what browsers are told holds them to https and to this host."""

import os
import runpy
import subprocess
import sys

import pytest
from django.conf import settings as django_settings
from django.test import Client

from claims.terms import Role
from tests.factories import a_user
from tests.house.users import ROOT

HOST = "claims.example"
PRODUCTION = {
    "CLAIMS_ENV": "production",
    "CLAIMS_SECRET_KEY": "kept-in-the-environment-" + "0123456789abcdefghijklmnopqrstuvwxyz",
    "CLAIMS_ALLOWED_HOSTS": HOST,
    "CLAIMS_BEHIND_TLS_PROXY": "1",
    "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing",
}
#: What browsers and proxies see of the settings.
SEEN = ("SECURE_", "SESSION_COOKIE_", "CSRF_COOKIE_", "X_FRAME_OPTIONS", "CONTENT_SECURITY_POLICY", "ALLOWED_HOSTS")


def bare_environment() -> dict[str, str]:
    ours = ("CLAIMS_", "DATABASE_", "DJANGO_")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


@pytest.fixture
def production(monkeypatch, settings):
    """This process's site answers as one in production does; its database and its files stay those of the tests."""
    for name in set(os.environ) - set(bare_environment()):
        monkeypatch.delenv(name)
    for name, value in PRODUCTION.items():
        monkeypatch.setenv(name, value)
    for name, value in runpy.run_path(str(ROOT / "claims" / "settings.py")).items():
        if name.startswith(SEEN):
            setattr(settings, name, value)


@pytest.fixture
def browser(production):
    """What comes in through the proxy, over TLS."""
    return Client(headers={"Host": HOST, "X-Forwarded-Proto": "https", "X-Forwarded-For": "198.51.100.7"})


@pytest.mark.slow
def test_djangos_check_for_deployment_finds_nothing():
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    told = bare_environment() | PRODUCTION | {"CLAIMS_NO_VENV": "1"}
    done = subprocess.run(command, cwd=ROOT, env=told, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_whoever_comes_without_tls_is_sent_to_it(production):
    answer = Client(headers={"Host": HOST}).get("/help/?q=1")
    assert (answer.status_code, answer["Location"]) == (301, f"https://{HOST}/help/?q=1")


@pytest.mark.parametrize("address", ["/healthz/live", "/metrics"])
def test_what_the_machine_asks_itself_needs_none(production, monkeypatch, address):
    monkeypatch.setattr("claims.views.metrics.exposition", lambda: b"figures")
    assert Client(headers={"Host": HOST}).get(address).status_code == 200


def test_what_every_answer_tells_browsers(browser):
    answer = browser.get("/healthz/live")
    assert answer["Strict-Transport-Security"] == "max-age=31536000"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    policy = answer["Content-Security-Policy"]
    for part in ("default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"):
        assert part in policy
    assert "unsafe" not in policy


def test_without_tls_nothing_is_said_of_it(production):
    assert "Strict-Transport-Security" not in Client(headers={"Host": HOST}).get("/healthz/live")


@pytest.mark.parametrize(
    "said, header",
    [
        ("off", None),
        ("subdomains", "max-age=31536000; includeSubDomains"),
        ("preload", "max-age=31536000; includeSubDomains; preload"),
    ],
)
def test_the_owner_says_how_far_it_goes(monkeypatch, request, said, header):
    PRODUCTION_AND = PRODUCTION | {"CLAIMS_HSTS": said}  # noqa: N806
    monkeypatch.setattr(sys.modules[__name__], "PRODUCTION", PRODUCTION_AND)
    answer = request.getfixturevalue("browser").get("/healthz/live")
    assert answer.headers.get("Strict-Transport-Security") == header


@pytest.mark.django_db
def test_cookies_go_to_this_host_over_tls_and_to_no_script(browser):
    user = a_user(Role.EDITOR)
    user.set_password("a long enough word")
    user.save()
    browser.get("/login/")
    answer = browser.post("/login/", {"username": user.username, "password": "a long enough word"})
    assert answer.status_code == 302
    for name in ("__Host-sessionid", "__Host-csrftoken"):
        cookie = browser.cookies[name]
        assert (cookie["secure"], cookie["path"], cookie["domain"]) == (True, "/", "")
        assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert "sessionid" not in browser.cookies


def test_another_host_is_refused(production):
    answer = Client(headers={"Host": "evil.example", "X-Forwarded-Proto": "https"}).get("/help/")
    assert answer.status_code == 400
    assert "evil.example" not in answer.content.decode()


def test_a_form_of_another_site_is_refused(production):
    browser = Client(enforce_csrf_checks=True, headers={"Host": HOST, "X-Forwarded-Proto": "https"})
    answer = browser.post("/login/", {"username": "x"}, headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403


def test_no_secret_stands_in_the_program():
    """Whatever a secret is kept in comes from the environment, or is made at random."""
    source = (ROOT / "claims" / "settings.py").read_text()
    for name in ("SECRET_KEY", "TAKEDOWN_KEY", "EMAIL_HOST_PASSWORD", "METRICS_TOKEN"):
        assert f'{name} = env_text("CLAIMS_' in source, name
    assert hasattr(django_settings, "METRICS_TOKEN")
