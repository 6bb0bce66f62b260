"""Our figures are those of the evaluation folders' own score.py; skipped where the folders are not at hand."""

import json
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest

from claims.evaluation import Report, evaluate, load_folder
from claims.evaluation.export import as_json
from claims.evaluation.polnear import QUOTED
from claims.evaluation.polnear.items import KINDS
from claims.management.answers import answer, questions_on
from tests.evaluation.spoiling import spoilt_dispute, spoilt_polnear

FOLDERS = Path(__file__).parents[2].parent / "shared" / "eval"
CLOSE = {"abs": 1e-9, "rel": 0}
N_POLNEAR = 40

BALANCES = ("claims_relaxed", "claims_strict", "about", "parties", "times_span", "times_span_and_value")
ACCURACIES = {
    "speaker_acc": "speaker_accuracy",
    "kind_acc": "directness_accuracy",
    "via_acc_ordered": "chain_ordered",
    "via_acc_set": "chain_set",
    "no_chain_kept_empty": "no_chain_invented",
    "hedged_acc": "hedged",
    "negated_acc": "negated",
    "party_type_acc": "party_types",
    "time_value_acc": "time_values",
}


def folder(name: str) -> Path:
    if not (FOLDERS / name).is_dir():
        pytest.skip(f"no evaluation folder at ../shared/eval/{name}")
    return FOLDERS / name


def theirs(script: Path, *arguments: object) -> dict[str, Any]:
    command = [sys.executable, script, *map(str, arguments), "--json"]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def balance(figure: dict[str, Any]) -> list[float]:
    return [figure[part]["value"] for part in ("precision", "recall", "f1")]


def assert_same_dispute(answers: dict[str, dict], report: Report, scratch: Path) -> None:
    for id, found in answers.items():
        (scratch / f"{id}.json").write_text(json.dumps(found))
    said, ours = theirs(FOLDERS / "dispute/score.py", FOLDERS / "dispute/gold", scratch), as_json(report)
    figures = ours["sections"]["all"]
    for name in BALANCES:
        assert balance(figures[name]) == pytest.approx([said[name][part] for part in "PRF"], **CLOSE), name
    for name, own in ACCURACIES.items():
        assert figures[own]["value"] == pytest.approx(said[name], **CLOSE), name
    counts = (ours["articles"], figures["claims_relaxed"]["n"], figures["claims_relaxed"]["found"], ours["ignored"])
    assert counts == (said["articles"], said["gold_claims"], said["pred_claims"], said["ignored_optional"])
    assert figures["chain_set"]["n"] == said["via_n"]


@pytest.mark.slow
def test_dispute_on_what_the_extraction_finds(tmp_path):
    format, articles = load_folder(folder("dispute"))
    answers = {found["id"]: found for found in map(answer, questions_on(articles, with_lexicon=True))}
    assert_same_dispute(answers, evaluate(format, articles, answers), tmp_path)


@pytest.mark.parametrize("seed", range(6))
def test_dispute_on_spoilt_gold(tmp_path, seed):
    format, articles = load_folder(folder("dispute"))
    chance = Random(seed)
    answers = {article.id: spoilt_dispute(article.gold, chance) for article in articles}
    assert_same_dispute(answers, evaluate(format, articles, answers), tmp_path)


def write_lines(path: Path, records: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


def as_prediction(id: str, claim: dict[str, Any]) -> dict[str, Any]:
    where = [claim["start"], claim["end"]]
    return {"doc_id": id, "quote": where, "speaker": claim["speaker"] or "", "kind": claim["kind"]}


def assert_same_section(said: dict[str, Any], figures: dict[str, Any]) -> None:
    for measure in ("relaxed", "strict"):
        content, both = figures[f"{measure}_content"], figures[f"{measure}_content_and_speaker"]
        assert balance(content) == pytest.approx(said[measure]["quote"], **CLOSE)
        assert balance(both) == pytest.approx(said[measure]["quote_speaker"], **CLOSE)
        assert (content["n"], content["found"]) == (said[measure]["gold"], said[measure]["pred"])
        speaker = figures[f"{measure}_speaker_accuracy"]["value"]
        assert speaker == pytest.approx(said[measure]["speaker_acc"], **CLOSE)
        recalls = {kind: figures[f"{measure}_recall_{kind}"]["value"] for kind in said[measure]["recall_by_kind"]}
        assert recalls == pytest.approx(said[measure]["recall_by_kind"], **CLOSE)


def assert_same_polnear(articles: list, answers: dict[str, dict], report: Report, scratch: Path) -> None:
    texts = write_lines(scratch / "texts", [{"doc_id": article.id, "text": article.text} for article in articles])
    gold = write_lines(scratch / "gold", [row for article in articles for row in article.gold])
    figures = as_json(report)["sections"]

    def said_of(lists: dict[str, tuple[str, ...]], *more: Any) -> dict[str, Any]:
        found = [
            as_prediction(article.id, row)
            for article in articles
            for name, kinds in lists.items()
            for row in answers[article.id][name]
            if row["kind"] in kinds
        ]
        options = ("--text", texts, "--split-pieces", "--min-tokens", 3, *more)
        return theirs(FOLDERS / "polnear/score.py", gold, write_lines(scratch / "found", found), *options)

    assert_same_section(said_of({"claims": KINDS}), figures["claims alone"])
    said = said_of({"claims": KINDS, "attitudes": KINDS})
    assert_same_section(said, figures["all"])
    assert balance(figures["all"]["words_covered"]) == pytest.approx(said["token"]["content"], **CLOSE)
    with_speaker = figures["all"]["words_covered_and_speaker"]
    assert balance(with_speaker) == pytest.approx(said["token"]["content_speaker"], **CLOSE)
    quoted = said_of({"claims": KINDS, "attitudes": QUOTED}, "--kinds", "direct,mixed")
    assert_same_section(quoted, figures["direct and mixed"])


@pytest.mark.slow
def test_polnear_on_what_the_extraction_finds(tmp_path):
    format, articles = load_folder(folder("polnear"))
    articles = articles[:: len(articles) // 6]
    answers = {found["id"]: found for found in map(answer, questions_on(articles, with_lexicon=True))}
    assert_same_polnear(articles, answers, evaluate(format, articles, answers), tmp_path)


def halved(rows: list[dict[str, Any]], chance: Random) -> dict[str, list[dict[str, Any]]]:
    """Each row as a claim or as an attitude."""
    halves: dict[str, list[dict[str, Any]]] = {"claims": [], "attitudes": []}
    for row in rows:
        halves[chance.choice(tuple(halves))].append(row)
    return halves


@pytest.mark.parametrize("seed", range(3))
def test_polnear_on_spoilt_gold(tmp_path, seed):
    format, articles = load_folder(folder("polnear"))
    chance = Random(seed)
    articles = chance.sample(articles, N_POLNEAR)
    answers = {article.id: halved(spoilt_polnear(article.gold, chance), chance) for article in articles}
    assert_same_polnear(articles, answers, evaluate(format, articles, answers), tmp_path)
