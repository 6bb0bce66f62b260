"""Many chains as one picture: what is drawn once, what is not, and where."""

from dataclasses import replace

from claims.terms import How, NodeKind
from claims.timeline.chain_map import draw
from claims.timeline.chain_tree import grow, lead_back
from claims.timeline.chains import Node, in_words


def party(name: str) -> Node:
    return Node(f"party:{name}", NodeKind.PARTY, name, name.lower(), How.SAID)


def outlet(name: str, *, is_origin: bool = False) -> Node:
    return Node(f"publisher:{name}", NodeKind.PUBLISHER, name, name.lower(), How.WROTE, is_origin=is_origin)


def people(words: str = "people familiar") -> Node:
    return Node(f"unnamed:{words}", NodeKind.UNNAMED, words, None, How.TOLD)


MICROSOFT, BLOOMBERG, REUTERS, STAR = party("Microsoft"), outlet("Bloomberg"), outlet("Reuters"), outlet("Star")


def drawn(chains):
    """The picture of (chain, day), each of an article of its own."""
    return draw((chain, article, day) for article, (chain, day) in enumerate(chains))


def names(chains) -> list[str]:
    return sorted(box.node.label for box in drawn(chains).boxes)


def test_a_common_beginning_is_drawn_once():
    chains = [((MICROSOFT, BLOOMBERG), "1 May"), ((MICROSOFT, BLOOMBERG, REUTERS), "2 May")]
    assert names(chains) == ["Bloomberg", "Microsoft", "Reuters"]


def test_unnamed_people_of_two_outlets_are_not_taken_for_the_same():
    chains = [((MICROSOFT, people(), BLOOMBERG), ""), ((MICROSOFT, people(), REUTERS), "")]
    assert names(chains).count("people familiar") == 2


def test_unnamed_people_of_one_outlet_are_one_node():
    chains = [((people(), BLOOMBERG), ""), ((people(), BLOOMBERG, STAR), "")]
    assert names(chains).count("people familiar") == 1


def test_an_outlet_behind_others_is_another_node():
    chains = [((MICROSOFT, REUTERS), ""), ((MICROSOFT, BLOOMBERG, REUTERS), "")]
    assert names(chains).count("Reuters") == 2


def test_boxes_of_a_column_do_not_overlap_and_all_lie_inside():
    chains = [((MICROSOFT, outlet(f"Outlet {n}")), "1 May") for n in range(9)]
    chains.append(((party("OpenAI"), people(), REUTERS), "2 May"))
    picture = drawn(chains)
    columns: dict[int, list] = {}
    for box in picture.boxes:
        columns.setdefault(box.x, []).append(box)
        assert box.x >= 0
        assert box.x + box.width <= picture.width
        assert box.y >= 0
        assert box.y + box.height <= picture.height
    for column in columns.values():
        column.sort(key=lambda box: box.y)
        assert all(above.y + above.height < below.y for above, below in zip(column, column[1:], strict=False))


def test_every_node_but_the_first_hangs_on_a_line():
    picture = drawn([((MICROSOFT, BLOOMBERG, REUTERS), ""), ((MICROSOFT, BLOOMBERG, STAR), "")])
    assert len(picture.lines) == len(picture.boxes) - 1


def test_the_origin_is_marked_whichever_chain_knows_it():
    chains = [((MICROSOFT, BLOOMBERG), ""), ((MICROSOFT, outlet("Bloomberg", is_origin=True), REUTERS), "")]
    assert [box.node.label for box in drawn(chains).boxes if box.node.is_origin] == ["Bloomberg"]


def test_several_articles_at_one_end_are_counted():
    bloomberg = grow([((MICROSOFT, BLOOMBERG), 1, "1 May"), ((MICROSOFT, BLOOMBERG), 2, "3 May")])
    assert bloomberg["party:Microsoft"].children["publisher:Bloomberg"].n_articles == 2


def test_an_article_that_tells_it_twice_is_counted_once():
    says = replace(MICROSOFT, is_origin=True)
    repeats = replace(MICROSOFT, how=How.WROTE)
    chains = [((says, BLOOMBERG), 1, "1 May"), ((repeats, BLOOMBERG), 1, "1 May"), ((repeats, STAR, BLOOMBERG), 1, "")]
    assert [box.note for box in draw(chains).boxes] == ["origin", "wrote · 1 May", "wrote", "wrote"]


def test_a_long_name_is_cut_to_its_box_and_kept_whole_beside_it():
    long = "The Honourable Court of Something Very Far Away Indeed"
    box = drawn([((party(long), REUTERS), "")]).boxes[0]
    assert box.name.endswith("…")
    assert box.node.label == long


def test_nothing_to_draw():
    assert draw([]) is None


def test_a_chain_in_words():
    assert in_words((MICROSOFT, people(), BLOOMBERG)) == "Microsoft → people familiar → Bloomberg"


def root(name: str, key: str = "") -> Node:
    return replace(outlet(name, is_origin=True), origin_key=key or f"publisher:{name}")


def test_the_root_of_two_origins_is_drawn_for_each():
    chains = [((root("Bloomberg"), REUTERS), ""), ((root("Bloomberg", "publisher:Bloomberg@2025-05-01"), STAR), "")]
    assert names(chains) == ["Bloomberg", "Bloomberg", "Reuters", "Star"]


def test_who_was_found_to_have_it_from_an_origin_comes_by_it():
    told, silent, other = (MICROSOFT, root("Bloomberg"), REUTERS), (MICROSOFT, STAR), (MICROSOFT, outlet("Mint"))
    led = lead_back([(told, "publisher:Bloomberg"), (silent, "publisher:Bloomberg"), (other, None)])
    assert led == [told, (*told[:2], STAR), other]


def test_who_passed_it_on_stays_in_a_chain_that_is_led_to_an_origin():
    told, relayed = (MICROSOFT, root("Bloomberg"), REUTERS), (MICROSOFT, people(), outlet("Mint"), STAR)
    led = lead_back([(told, "publisher:Bloomberg"), (relayed, "publisher:Bloomberg")])
    assert led[1] == (*told[:2], outlet("Mint"), STAR)


def test_the_origin_itself_is_not_led_to_itself():
    led = lead_back([((MICROSOFT, root("Star")), "publisher:Star"), ((people(), STAR), "publisher:Star")])
    assert led[1] == led[0]
