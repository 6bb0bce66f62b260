"""The programming interface: what readers may see as JSON, part by part, and a few things to send with a token.

``addresses`` puts it on the map. What it says of a claim is what all other formats say (``claims.outgoing``), and it is
asked in their way (``claims.syndication``): the same filters, the same conditional GET, the same problem details.
"""
