"""Work on plain strings: spans, selectors, addresses, names, dates, sanitising. No Django, no spaCy, no network."""
