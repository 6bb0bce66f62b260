"""The gold of the linking is well formed: spans, members and pairs point at what is there, and nothing is thin."""

import pytest

from claims.evaluation import load_folder
from tests.gold.linked import HERE, articles, lookalikes_of, members, pairs, read

FOLDERS = (
    "links",
    "links_more",
    "links_origins",
    "links_disputes",
    "links_news",
    "links_charges",
    "links_twice",
    "links_rulings",
    "links_calm",
    "links_check",
    "links_unseen",
    "links_news_check",
    "links_charges_check",
    "links_twice_check",
    "links_rulings_check",
    "conflicts",
)
SPANS = ("claims", "optional_claims", "narrator_facts", "times", "optional_times")
RELATIONS = {"denies", "disputes", "contradicts", "counter-argument", "supersedes"}
LEAST = {
    "links": {"articles": 40, "groups": 30, "disputes": 20, "lookalikes": 20},
    "links_more": {"articles": 24, "groups": 22, "disputes": 14, "lookalikes": 20},
    "links_origins": {"articles": 30, "groups": 34, "disputes": 8, "lookalikes": 15},
    "links_disputes": {"articles": 24, "groups": 14, "disputes": 36, "lookalikes": 24},
    "links_news": {"articles": 60, "groups": 120, "disputes": 180, "lookalikes": 150},
    "links_charges": {"articles": 12, "groups": 29, "disputes": 11, "lookalikes": 30},
    "links_calm": {"articles": 8, "groups": 19, "disputes": 0, "lookalikes": 20},
    "links_check": {"articles": 20, "groups": 15, "disputes": 10, "lookalikes": 10},
    "links_unseen": {"articles": 24, "groups": 22, "disputes": 14, "lookalikes": 20},
    "links_news_check": {"articles": 18, "groups": 35, "disputes": 60, "lookalikes": 50},
    "links_charges_check": {"articles": 12, "groups": 30, "disputes": 16, "lookalikes": 30},
    "links_twice": {"articles": 12, "groups": 25, "disputes": 24, "lookalikes": 15},
    "links_twice_check": {"articles": 6, "groups": 10, "disputes": 12, "lookalikes": 6},
    "links_rulings": {"articles": 10, "groups": 45, "disputes": 50, "lookalikes": 60},
    "links_rulings_check": {"articles": 8, "groups": 25, "disputes": 42, "lookalikes": 40},
}
#: The least and the most words of an article.
LENGTHS = {"links_news": (240, 460), "links_news_check": (240, 460)}
USUAL_LENGTHS = (80, 300)


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_evaluation_takes_the_folder(folder):
    format, loaded = load_folder(HERE / folder)
    assert format.name == "dispute"
    assert {article.id for article in loaded} == set(articles(folder))


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_span_holds_its_words(folder):
    wrong = [
        (id, kind, span)
        for id, (article, gold) in articles(folder).items()
        for kind in SPANS
        for span in gold[kind]
        if article["text"][span["start"] : span["end"]] != span.get("content", span.get("text"))
    ]
    assert not wrong


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_word_of_the_attribution_stands_in_the_text(folder):
    shortest, longest = LENGTHS.get(folder, USUAL_LENGTHS)
    for id, (article, gold) in articles(folder).items():
        names = [name for party in gold["parties"] for name in party["mentions"]]
        cues = [words for claim in gold["claims"] for words in (claim["cue"], claim["speaker"]) if words]
        assert [words for words in [*names, *cues] if words not in article["text"]] == [], id
        assert shortest <= len(article["text"].split()) <= longest, id


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_claims_stand_in_the_order_of_the_text(folder):
    for id, (_, gold) in articles(folder).items():
        starts = [claim["start"] for claim in gold["claims"]]
        assert starts == sorted(starts), id


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_claim_is_in_one_group_at_most_and_has_an_origin(folder):
    groups = read(folder, "links.json")["groups"]
    all_members = [member for group in groups for member in group["members"]]
    assert set(all_members) <= members(folder)
    assert len(all_members) == len(set(all_members))
    for group in groups:
        assert len(group["members"]) >= 2, group["id"]
        assert set(group["origins"]) == set(group["members"]), group["id"]
        assert group["independent_origins"] == len(set(group["origins"].values())), group["id"]
        assert group["articles"] == sorted({member.split("#")[0] for member in group["members"]}), group["id"]


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_members_of_a_group_have_the_speaker_of_the_group(folder):
    gold = articles(folder)
    for group in read(folder, "links.json")["groups"]:
        for member in group["members"]:
            id, index = member.split("#")
            assert gold[id][1]["claims"][int(index)]["speaker_canonical"] == group["speaker"], member


@pytest.mark.parametrize("folder", FOLDERS)
def test_pairs_are_of_two_claims_that_are_not_one(folder):
    links = read(folder, "links.json")
    group_of = {member: group["id"] for group in links["groups"] for member in group["members"]}
    all_members = members(folder)
    for pair in pairs(folder):
        assert {pair["a"], pair["b"]} <= all_members, pair
        assert pair["a"] != pair["b"], pair
        assert group_of.get(pair["a"]) is None or group_of.get(pair["a"]) != group_of.get(pair["b"]), pair
    for pair in [*links["disputes"], *links["optional_disputes"]]:
        assert pair["type"] in RELATIONS, pair
        assert (pair["a_group"], pair["b_group"]) == (group_of.get(pair["a"]), group_of.get(pair["b"])), pair


@pytest.mark.parametrize("folder", LEAST)
def test_there_is_enough_of_everything(folder):
    links = read(folder, "links.json")
    found = {
        "articles": len(articles(folder)),
        "groups": len(links["groups"]),
        "disputes": len(links["disputes"]),
        "lookalikes": len(lookalikes_of(folder)),
    }
    assert {name for name, least in LEAST[folder].items() if found[name] < least} == set()


@pytest.mark.parametrize("folder", ["links", "links_more", "links_origins", "links_disputes", "links_unseen"])
def test_a_third_of_the_groups_have_several_origins(folder):
    groups = read(folder, "links.json")["groups"]
    assert 3 * sum(group["independent_origins"] > 1 for group in groups) >= len(groups)


@pytest.mark.parametrize("folder", ["links_disputes", "links_rulings", "links_rulings_check"])
def test_no_pair_that_is_no_dispute_is_also_one(folder):
    links = read(folder, "links.json")
    group_of = {member: group["id"] for group in links["groups"] for member in group["members"]}

    def sides(pair):
        return frozenset(group_of.get(member, member) for member in (pair["a"], pair["b"]))

    disputes = {sides(pair) for pair in [*links["disputes"], *links["optional_disputes"]]}
    assert [pair["id"] for pair in lookalikes_of(folder) if sides(pair) in disputes] == []
