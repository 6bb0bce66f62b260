"""The demonstration dispute: its articles and feed (written for it from public facts), its threads and their rules."""

from pathlib import Path

FOLDER = Path(__file__).parent

#: The address under which the site serves the demo's feed and pages, and which their links begin with.
ADDRESS = "/demo-digest/"
