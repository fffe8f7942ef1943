"""How the log opens."""

import json

import pytest

from followup.domain.errors import Refused
from followup.domain.records import Author
from followup.services.log import OpenLog
from followup.services.passphrase import Strength, offered_passphrase, strength_of
from followup.storage.database import Database
from followup.storage.errors import DiskFull, WrongKey

MINE, HERS = "four quiet garden chairs", "seven noisy kitchen stools"


@pytest.mark.parametrize(
    ("passphrase", "strength"),
    [
        ("", Strength.WEAK),
        ("seven77", Strength.WEAK),
        ("password1234", Strength.WEAK),
        ("aaaaaaaaaaaaaaaa", Strength.WEAK),
        ("tulip harbor", Strength.FAIR),
        ("four quiet garden chairs", Strength.STRONG),
        ("w" + "ö" * 5000, Strength.FAIR),
    ],
)
def test_the_hint_goes_by_guesses(passphrase: str, strength: Strength) -> None:
    """Not by digits and signs: a known word with a number is weak, four plain words are strong."""
    assert abs(strength_of(passphrase) - strength) <= (passphrase.startswith("w"))


def test_six_offered_words_are_strong_plain_and_new_each_time() -> None:
    """Out of 2,048 different words that are easy to spell."""
    offered = {offered_passphrase() for _ in range(50)}
    assert len(offered) == 50
    for one in list(offered)[:5]:
        words = one.split()
        assert len(words) == 6
        assert all(word.isascii() and word.isalpha() and 3 <= len(word) <= 7 for word in words)
        assert strength_of(one) is Strength.STRONG


def test_the_list_of_words_has_eleven_bits_a_word(log: OpenLog) -> None:
    """No word twice."""
    from followup.services.passphrase import _words

    assert len(_words()) == len(set(_words())) == 2048


def test_the_code_on_the_sheet_is_tried(log: OpenLog) -> None:
    """In any way of typing it; a slip is no error, and a new code is not tried yet."""
    code = log.passphrase.set(MINE)
    assert code is not None
    assert not log.passphrase.was_recovery_tried
    assert not log.passphrase.try_recovery_code(code[:-1] + ("2" if code[-1] != "2" else "3"))
    assert not log.passphrase.try_recovery_code("no code at all")
    assert log.passphrase.try_recovery_code(code.lower().replace("-", " "))
    assert log.passphrase.was_recovery_tried
    log.passphrase.new_recovery_code()
    assert not log.passphrase.was_recovery_tried


def test_a_full_disk_leaves_the_old_code_its_power(log: OpenLog, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new code that nobody gets to see must not put the printed one out of use."""
    code = log.passphrase.set(MINE)
    assert code is not None

    def full(*_what: object, **_how: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(log.database, "transaction", full)
        with pytest.raises(DiskFull):
            log.passphrase.new_recovery_code()
    assert log.database.is_recovery_code(code)


def test_a_helper_opens_the_log_until_it_is_taken_away(log: OpenLog) -> None:
    """Here and in the backups beside it. The person's own passphrase stays, and no name stands in the key file."""
    ann = log.entries.add(Author(name="Ann Example"))
    with pytest.raises(Refused, match="for yourself first"):
        log.passphrase.add_helper(ann, HERS)
    log.passphrase.set(MINE)
    log.passphrase.add_helper(ann, HERS)
    backup, folder = log.backups.make(), log.database.folder
    assert "Ann" not in (folder / "keys.json").read_text()
    (helper,) = log.passphrase.helpers()
    assert helper.name == "Ann Example"
    Database.open(backup, passphrase=HERS).close()

    log.passphrase.remove_helper(helper)
    assert log.passphrase.helpers() == ()
    log.close()
    for place in (folder, backup):
        with pytest.raises(WrongKey):
            Database.open(place, passphrase=HERS)
        Database.open(place, passphrase=MINE).close()


def test_a_changed_passphrase_leaves_the_helpers_theirs(log: OpenLog) -> None:
    """And a helper may change their own."""
    ann = log.entries.add(Author(name="Ann"))
    log.passphrase.set(MINE)
    log.passphrase.add_helper(ann, HERS)
    log.passphrase.change(HERS, HERS + " too")
    assert [helper.name for helper in log.passphrase.helpers()] == ["Ann"]
    kinds = [slot["kind"] for slot in json.loads((log.database.folder / "keys.json").read_text())["slots"]]
    assert kinds == ["passphrase", "recovery", "passphrase"]


def test_a_forgotten_passphrase_is_replaced_with_the_code(log: OpenLog) -> None:
    """Whoever opened the log with the sheet must not need the sheet for ever; a helper's passphrase stays."""
    ann = log.entries.add(Author(name="Ann"))
    code = log.passphrase.set(MINE)
    assert code is not None
    log.passphrase.add_helper(ann, HERS)
    with pytest.raises(WrongKey):
        log.passphrase.change(code[:-1] + ("2" if code[-1] != "2" else "3"), "brand new garden words")
    log.passphrase.change(code.lower(), "brand new garden words")
    folder = log.database.folder
    log.close()
    with pytest.raises(WrongKey):
        Database.open(folder, passphrase=MINE)
    for secret in ({"passphrase": "brand new garden words"}, {"passphrase": HERS}, {"recovery_code": code}):
        Database.open(folder, **secret).close()


def test_only_the_person_proves_herself(log: OpenLog) -> None:
    """Her passphrase or the code from her sheet; not that of somebody who helps, who could lock her out with it."""
    ann = log.entries.add(Author(name="Ann"))
    code = log.passphrase.set(MINE)
    assert code is not None
    log.passphrase.add_helper(ann, HERS)
    log.passphrase.prove(MINE)
    log.passphrase.prove(code)
    for typed in (HERS, "something else", "", "2" * 32):
        with pytest.raises(WrongKey):
            log.passphrase.prove(typed)


def test_two_people_do_not_share_a_passphrase(log: OpenLog) -> None:
    """Taken away from the helper, it would still open the log as the person's."""
    ann = log.entries.add(Author(name="Ann"))
    log.passphrase.set(MINE)
    with pytest.raises(Refused, match="take others"):
        log.passphrase.add_helper(ann, MINE)
    log.passphrase.add_helper(ann, HERS)
    with pytest.raises(Refused, match="take others"):
        log.passphrase.add_helper(ann, HERS)
