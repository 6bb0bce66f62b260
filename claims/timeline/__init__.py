"""From rows to what a page shows. Knows no request, and sees only what the gate lets through."""
