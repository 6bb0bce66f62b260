"""Names of outlets as texts call them."""

from claims.text.houses import NamesIn, house_of, same_house


def test_one_house_by_two_names():
    assert same_house("The Ledger", "Ledger")
    assert same_house("Folha do Tejo (English edition)", "Folha do Tejo")
    assert not same_house("The Ledger", "The Tempo Ledger")


def test_names_are_found_whole():
    named = NamesIn(map(house_of, ("The Ledger", "Tempo Ledger", "")))
    assert named.of("as the Tempo Ledger has it") == ["tempo ledger"]
    assert named.of("as The Ledger and the Tempo Ledger have it") == ["ledger", "tempo ledger"]
    assert named.of("as ledgers have it") == []
