"""The HTML with which another page shows one of ours in a frame."""

from html import escape

from claims.text.cleaning import one_line

LONGEST_TITLE = 150


def frame(address: str, title: str, width: int | str, height: int) -> str:
    """One element that runs nothing: what is in it may open pages of ours in a new tab, and no more."""
    shown = escape(one_line(title, LONGEST_TITLE), quote=True)
    return (
        f'<iframe src="{escape(address, quote=True)}" title="{shown}" width="{width}" height="{height}" loading="lazy" '
        'sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>'
    )
