#!/usr/bin/env python3
"""Checks a dump of a dispute, with nothing but Python 3.9 or later.

    python3 check.py             the folder that it lies in
    python3 check.py FILE.zip    an archive that nobody unpacked
    python3 check.py FOLDER

Every file is there and is the one that the manifest names; every row has the shape that its schema gives; no row
points to one that is missing; the words of each anchor stand where it says. Ends with 0 where all is right, else with 1
and a sentence for each thing that is wrong. Rows are read one by one: a large dump takes little more memory.
"""

import hashlib
import json
import re
import sys
import zipfile
import zlib
from array import array
from bisect import bisect_left
from itertools import islice
from pathlib import Path

FORMAT, VERSION = "claimline dispute dump", 1
KINDS = ("whole", "published")
#: Where the manifest says which old numbers of merged claims lead readers on; dumps of before do not say it.
LEADING_ON = "numbers_leading_on"
#: What may stand in an archive: no folders but these two, nothing that leads out of it.
NAMES = re.compile(r"(manifest\.json|README\.txt|check\.py|schema/[a-z_]{1,60}\.json|rows/[a-z_]{1,60}\.jsonl)\Z")
#: More than this many times its size no archive unpacks to, beyond the first 100 MB; a line has so many bytes at most.
MOST_TIMES, FREE, LONGEST_LINE = 100, 100_000_000, 100_000_000
MOST_TOLD = 25
_CHUNK = 1 << 20
_KINDS = {
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
    "null": lambda value: value is None,
}


class Refused(Exception):
    """This cannot be read as a dump at all: why, in a sentence."""


class Folder:
    """An unpacked dump."""

    def __init__(self, path):
        self.path = Path(path)
        files = (file for file in self.path.rglob("*") if file.is_file())
        names = (file.relative_to(self.path).as_posix() for file in files)
        self.names = {name for name in names if NAMES.match(name)}  # whatever else lies beside it is not ours
        if "manifest.json" not in self.names:
            raise Refused(f"{path} holds no manifest.json: unpack the whole archive, or name the zip file.")

    def open(self, name):
        return (self.path / name).open("rb")

    def size(self, name):
        return (self.path / name).stat().st_size


class Zip:
    """A dump as it was written. Nothing of it is ever unpacked to the disk."""

    def __init__(self, path):
        try:
            self.file = zipfile.ZipFile(path)
        except FileNotFoundError:
            raise Refused(f"There is no file {path}.") from None
        except (zipfile.BadZipFile, OSError, ValueError):
            raise Refused(f"{path} is no whole zip archive: it was cut off, or is something else.") from None
        members = self.file.infolist()
        for member in members:
            is_plain = member.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) and not member.flag_bits & 1
            if not NAMES.match(member.filename) or not is_plain:
                raise Refused(f"The archive holds {member.filename[:80]!r}, which belongs to no dump.")
        self.names = {member.filename for member in members}
        if len(self.names) < len(members):
            raise Refused("The archive holds a file twice.")
        packed = max(sum(member.compress_size for member in members), 1)
        if sum(member.file_size for member in members) > FREE + packed * MOST_TIMES:
            raise Refused(f"The archive would unpack to more than {MOST_TIMES} times its size: no dump does.")
        if "manifest.json" not in self.names:
            raise Refused("The archive holds no manifest.json: it was cut off, or is something else.")

    def open(self, name):
        return self.file.open(name)

    def size(self, name):
        return self.file.getinfo(name).file_size


def opened(path):
    """The dump in a folder or a zip file; Refused for anything else."""
    return Folder(path) if Path(path).is_dir() else Zip(path)


def manifest_of(dump):
    """What the manifest says, once it is sure that this program can read the rest; Refused otherwise."""
    try:
        manifest = json.loads(_read(dump, "manifest.json", 10_000_000))
        version, files = manifest["version"], manifest["files"]
        leading_on = manifest.get(LEADING_ON, [])
        facts = [(name, each["bytes"], each["sha256"], each.get("rows", 0)) for name, each in files.items()]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Refused("manifest.json cannot be read: it is damaged, or no manifest of a dump.") from None
    if manifest.get("format") != FORMAT or not isinstance(version, int):
        raise Refused("manifest.json names another format: this is no dump of a dispute.")
    if manifest.get("kind") not in KINDS or not all(
        isinstance(manifest.get(name), str) for name in ("dispute", "title")
    ):
        raise Refused("manifest.json does not say what is dumped.")
    if not isinstance(leading_on, list) or not all(map(_KINDS["integer"], leading_on)):
        raise Refused("manifest.json does not name old numbers by numbers.")
    if version > VERSION:
        raise Refused(f"The dump is of version {version}, newer than this program, which knows version {VERSION}.")
    if not all(NAMES.match(name) and isinstance(n, int) and isinstance(rows, int) for name, n, _, rows in facts):
        raise Refused("manifest.json names files that belong to no dump.")
    return manifest


def tables_of(manifest):
    """The names of the tables, in the order in which they were written."""
    return [name[len("rows/") : -len(".jsonl")] for name in manifest["files"] if name.startswith("rows/")]


def lines(dump, table):
    """The rows of a table as lines of JSON, in bytes; Refused where one is longer than any row is."""
    with dump.open(f"rows/{table}.jsonl") as file:
        while line := file.readline(LONGEST_LINE + 1):
            if len(line) > LONGEST_LINE:
                raise Refused(f"rows/{table}.jsonl has a line of more than {LONGEST_LINE} bytes: no row is so long.")
            yield line


def problems(dump, manifest):
    """Sentences, one for each thing that is wrong with a dump."""
    missing = sorted(manifest["files"].keys() - dump.names)
    surplus = sorted(dump.names - manifest["files"].keys() - {"manifest.json"})
    yield from (f"{name} is missing." for name in missing)
    yield from (f"{name} is not named in the manifest." for name in surplus)
    is_whole = not (missing or surplus)
    for name, facts in manifest["files"].items() if is_whole else ():
        for problem in _file_problems(dump, name, facts):
            is_whole = False
            yield problem
    if is_whole:
        yield from _Rows(dump, manifest).problems()


def _file_problems(dump, name, facts):
    """Whether a file is the one that the manifest names: its length, its digest, how many lines it has."""
    digest, n_bytes, n_rows = hashlib.sha256(), 0, 0
    try:
        with dump.open(name) as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                n_bytes += len(chunk)
                n_rows += chunk.count(b"\n")
                if n_bytes > facts["bytes"]:
                    break
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as problem:
        yield f"{name} cannot be read: {problem}."
        return
    if n_bytes != facts["bytes"] or digest.hexdigest() != facts["sha256"]:
        yield f"{name} is not the file that was written: its length or its digest is another."
    elif "rows" in facts and n_rows != facts["rows"]:
        yield f"{name} has {n_rows} rows where the manifest counts {facts['rows']}."


class _Keys:
    """Which rows a table has. Numbers come in order and take 8 bytes each."""

    def __init__(self):
        self.numbers, self.words = array("q"), set()

    def add(self, key):
        """Remember it; False where it does not come after all before it."""
        if isinstance(key, str):
            is_new = key not in self.words
            self.words.add(key)
            return is_new
        if self.numbers and key <= self.numbers[-1]:
            return False
        self.numbers.append(key)
        return True

    def __contains__(self, key):
        if isinstance(key, str):
            return key in self.words
        place = bisect_left(self.numbers, key)
        return place < len(self.numbers) and self.numbers[place] == key


class _Rows:
    """The rows of all tables, looked at in one go, and the texts once more beside the anchors."""

    def __init__(self, dump, manifest):
        self.dump, self.manifest = dump, manifest
        self.tables = tables_of(manifest)
        self.keys = {table: _Keys() for table in self.tables}
        self.later = {}  # (table, column, table pointed to) → keys that were not there yet

    def problems(self):
        is_sound = True
        for table in self.tables:
            for problem in self._table(table):
                is_sound = False
                yield problem
        for (table, column, target), wanted in self.later.items():
            missing = sum(key not in self.keys[target] for key in wanted)
            if missing:
                is_sound = False
                yield f"rows/{table}.jsonl: {missing} times {column} points to a row of {target} that is missing."
        if is_sound and {"anchor", "snapshot"} <= set(self.tables):
            yield from self._anchors()

    def _table(self, table):
        try:
            schema = json.loads(_read(self.dump, f"schema/{table}.json", 1_000_000))
            check = _Shape(schema)
        except (KeyError, ValueError, TypeError, AttributeError, OSError, RecursionError, re.error):
            yield f"schema/{table}.json cannot be read."
            return
        try:
            for number, line in enumerate(lines(self.dump, table), start=1):
                for problem in self._row(table, check, line):
                    yield f"rows/{table}.jsonl, line {number}: {problem}"
        except Refused as problem:
            yield str(problem)

    def _row(self, table, check, line):
        try:
            row = json.loads(line.decode(), parse_constant=_no_number)
        except (ValueError, RecursionError):
            yield "it is no JSON."
            return
        problem = check.problem(row)
        if problem:
            yield problem
            return
        if check.key and not self.keys[table].add(row[check.key]):
            yield f"its {check.key} {row[check.key]} stands twice, or out of order."
        for column, target in check.references:
            key = row[column]
            if key is not None and key not in self.keys[target]:
                yield from self._not_yet(table, column, target, key)

    def _not_yet(self, table, column, target, key):
        if self.tables.index(target) < self.tables.index(table):
            yield f"its {column} points to {key} of {target}, which is missing."
        else:
            kind = array("q") if isinstance(key, int) else []
            self.later.setdefault((table, column, target), kind).append(key)

    def _anchors(self):
        """Both files are sorted by the text: each text is read once, and forgotten."""
        texts = (json.loads(line) for line in lines(self.dump, "snapshot"))
        text = next(texts, None)
        for number, line in enumerate(lines(self.dump, "anchor"), start=1):
            anchor = json.loads(line)
            while text is not None and text["id"] < anchor["snapshot_id"]:
                text = next(texts, None)
            if anchor["start"] is None:
                continue
            if text is None or text["text"][anchor["start"] : anchor["end"]] != anchor["exact"]:
                yield (
                    f"rows/anchor.jsonl, line {number}: {anchor['exact'][:60]!r} does not stand at {anchor['start']} to"
                    f" {anchor['end']} of snapshot {anchor['snapshot_id']}."
                )


def _no_number(name):
    raise ValueError(f"{name} is no number in JSON")


class _Shape:
    """A schema as far as dumps use JSON Schema: columns with their types, lengths, patterns and words."""

    def __init__(self, schema):
        self.columns = schema["properties"]
        self.key = schema.get("x-key")
        self.references = [
            (name, each["x-references"]) for name, each in self.columns.items() if "x-references" in each
        ]
        self.patterns = {name: re.compile(each["pattern"]) for name, each in self.columns.items() if "pattern" in each}

    def problem(self, row):
        """The first thing that is wrong with a row, or nothing."""
        if not isinstance(row, dict) or row.keys() != self.columns.keys():
            return f"it must have exactly these columns: {', '.join(self.columns)}."
        for name, wanted in self.columns.items():
            problem = self._value(name, wanted, row[name])
            if problem:
                return f"its {name} {problem}."
        return None

    def _value(self, name, wanted, value):
        kinds = wanted.get("type")
        kinds = [kinds] if isinstance(kinds, str) else kinds
        if kinds and not any(_KINDS[kind](value) for kind in kinds):
            return f"must be {' or '.join(kinds)}"
        if value is None:
            return None
        if "enum" in wanted and value not in wanted["enum"]:
            return f"{value!r} is none of {', '.join(map(str, wanted['enum']))}"
        if isinstance(value, str):
            if len(value) > wanted.get("maxLength", len(value)):
                return f"is longer than {wanted['maxLength']} letters"
            if name in self.patterns and not self.patterns[name].search(value):
                return f"{value[:60]!r} is not written as it should be"
        if isinstance(value, int) and not -(2**63) <= value < 2**63:
            return "is too large a number"
        items = wanted.get("items", {}).get("type")
        if isinstance(value, list) and items and not all(_KINDS[items](each) for each in value):
            return f"must hold {items}s only"
        return None


def _read(dump, name, most):
    """The whole of a small file, as text; ValueError where it is too large or damaged."""
    if dump.size(name) > most:
        raise ValueError(f"{name} is too large")
    try:
        with dump.open(name) as file:
            return file.read(most).decode()
    except (zipfile.BadZipFile, zlib.error, EOFError) as problem:
        raise ValueError(f"{name} is damaged: {problem}") from None


def main(arguments):
    """Check, and say what was found; 0 or 1."""
    where = arguments[0] if arguments else Path(__file__).resolve().parent
    try:
        dump = opened(where)
        manifest = manifest_of(dump)
        found = list(islice(problems(dump, manifest), MOST_TOLD + 1))
    except Refused as problem:
        found, manifest = [str(problem)], {}
    for problem in found[:MOST_TOLD]:
        print(problem)  # noqa: T201
    if len(found) > MOST_TOLD:
        print("There is more; this is enough to know that it is not whole.")  # noqa: T201
    if not found:
        n_rows = sum(each.get("rows", 0) for each in manifest["files"].values())
        print(f"All is right: {n_rows} rows in {len(tables_of(manifest))} tables.")  # noqa: T201
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
