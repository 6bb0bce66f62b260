"""The hostile server for commands that fetch."""

from tests.hostile.fixtures import hostile as hostile
from tests.hostile.visiting import site as site
