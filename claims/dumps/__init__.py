"""A whole dispute in one archive: written, checked, restored. The command ``dump`` writes it, ``restore`` reads it."""
