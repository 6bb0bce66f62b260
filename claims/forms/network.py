"""What a network is asked for: the filters of a timeline, and how many nodes."""

from django import forms

from claims.forms.filters import FilterForm
from claims.timeline.network import MOST_NODES, NODES

_NO_NUMBER = f"“nodes” takes a number from 2 to {MOST_NODES}."


class NetworkForm(FilterForm):
    """The query string of a network."""

    nodes = forms.IntegerField(
        required=False,
        min_value=2,
        max_value=MOST_NODES,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _NO_NUMBER),
    )

    @property
    def n_nodes(self) -> int:
        """How many of the strongest are drawn."""
        return self.cleaned_data.get("nodes") or NODES
