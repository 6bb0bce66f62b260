"""The rules that find attributions: each module takes a Reading and its Doc, and yields drafts."""
