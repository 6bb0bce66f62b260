"""What a browser calls itself, in words that people know it by: "Firefox on Windows"."""

#: The first name that is found counts: browsers also call themselves by the names of those that they descend from.
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
    ("curl", "curl"),
    ("python", "a Python program"),
)
_SYSTEMS = (
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Android", "Android"),
    ("CrOS", "a Chromebook"),
    ("Windows", "Windows"),
    ("Macintosh", "a Mac"),
    ("Linux", "Linux"),
)


def browser_in_words(agent: str) -> str:
    """ "Firefox on Windows", as far as it can be told from the User-Agent header."""
    browser = _first(agent, _BROWSERS) or "A browser"
    system = _first(agent, _SYSTEMS)
    words = f"{browser} on {system}" if system else browser if agent else "An unknown browser"
    return words[:1].upper() + words[1:]


def _first(agent: str, names: tuple[tuple[str, str], ...]) -> str | None:
    return next((words for name, words in names if name.lower() in agent.lower()), None)
