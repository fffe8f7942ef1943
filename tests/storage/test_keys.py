import json
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from followup.domain.errors import Refused
from followup.storage import durable, slots
from followup.storage.errors import Damaged, TooNew, WrongKey
from followup.storage.keys import KeyFile, Secret, make_keys, read_keys, write_keys

KEY = bytes(range(32))
LOG = "00ff"


@pytest.fixture
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretch passphrases a little only: how long it takes is not what these tests look at."""
    monkeypatch.setattr(slots, "ITERATIONS", 1)
    monkeypatch.setattr(slots, "MEMORY_KIB", 64)


def _edit(path: Path, edit: Callable[[dict[str, Any]], object]) -> None:
    content = json.loads(path.read_text())
    edit(content)
    path.write_text(json.dumps(content))


def test_a_passphrase_is_stretched_as_the_rfc_says(tmp_path: Path) -> None:
    """Argon2id with 64 MiB, 4 lanes, 3 passes or more; only the person's passphrase gives the key back."""
    keys, code = make_keys(LOG, KEY, "a long walk by the sea")
    write_keys(tmp_path / "keys.json", keys)
    content = json.loads((tmp_path / "keys.json").read_text())
    assert [slot["kind"] for slot in content["slots"]] == ["passphrase", "recovery"]
    for slot in content["slots"]:
        assert (slot["kdf"], slot["memory_kib"], slot["lanes"]) == ("argon2id", 65536, 4)
    assert 3 <= content["slots"][0]["iterations"] <= 12
    assert content["slots"][1]["iterations"] == 3  # nobody guesses 160 bits
    assert (content["format"], content["log"]) == (1, LOG)
    again = read_keys(tmp_path / "keys.json")
    assert again.unlock(Secret("a long walk by the sea")) == KEY
    assert code is not None
    assert KEY.hex() not in (tmp_path / "keys.json").read_text()


@pytest.mark.parametrize(("seconds", "passes"), [(0.0, 3), (1e6, 12)])
def test_a_quick_computer_makes_guessing_dearer_within_bounds(
    monkeypatch: pytest.MonkeyPatch, seconds: float, passes: int
) -> None:
    """Never fewer passes than the RFC's, never more than a key file may ask for; the next computer reads it."""
    monkeypatch.setattr(slots, "MEMORY_KIB", 64)
    monkeypatch.setattr(slots, "GUESS_SECONDS", seconds)
    slots._passes.cache_clear()
    try:
        slot = slots.wrap("passphrase", KEY, "a long walk", LOG)
    finally:
        slots._passes.cache_clear()
    assert slot.iterations == passes
    assert slots.from_json(slots.to_json(slot)).open("a long walk", LOG) == KEY


@pytest.mark.usefixtures("_quick")
class TestSlots:
    """What opens a log, and what does not."""

    def test_the_recovery_code_opens_too(self) -> None:
        """Typed in small letters and with other signs between the groups."""
        keys, code = make_keys(LOG, KEY, "passphrase")
        assert code is not None
        assert keys.unlock(Secret(recovery_code=code.lower().replace("-", " "))) == KEY

    def test_nothing_else_opens(self) -> None:
        """Each wrong secret has its sentence."""
        keys, code = make_keys(LOG, KEY, "passphrase")
        for secret in (Secret("Passphrase"), Secret(""), Secret(code), Secret(recovery_code="passphrase")):
            with pytest.raises(WrongKey):
                keys.unlock(secret)
        with pytest.raises(WrongKey, match="printed"):
            keys.unlock(Secret(recovery_code="0000"))
        with pytest.raises(WrongKey, match="has a passphrase"):
            keys.unlock(Secret())

    @pytest.mark.parametrize("passphrase", ["Größe", "ﬁve words", "Å ngström", "å, ß, 한국어"])
    def test_a_passphrase_typed_on_another_keyboard_is_the_same(self, passphrase: str) -> None:
        """Composed, decomposed or compatible letters are one passphrase."""
        keys, _ = make_keys(LOG, KEY, unicodedata.normalize("NFC", passphrase))
        assert keys.unlock(Secret(unicodedata.normalize("NFD", passphrase))) == KEY
        assert keys.unlock(Secret(unicodedata.normalize("NFKC", passphrase))) == KEY

    def test_spaces_count(self) -> None:
        """What a person types is not trimmed behind their back."""
        keys, _ = make_keys(LOG, KEY, " with spaces ")
        with pytest.raises(WrongKey):
            keys.unlock(Secret("with spaces"))

    def test_an_empty_passphrase_is_refused(self) -> None:
        """Having none is a choice of its own."""
        with pytest.raises(Refused):
            make_keys(LOG, KEY, "")
        with pytest.raises(Refused):
            make_keys(LOG, KEY, "one")[0].with_changed_passphrase("one", "")

    def test_a_log_without_passphrase_opens_with_anything(self) -> None:
        """It has the plain slot and no recovery code."""
        keys, code = make_keys(LOG, KEY, None)
        assert code is None
        assert keys.is_plain
        assert keys.unlock(Secret()) == keys.unlock(Secret("not needed")) == KEY

    def test_a_caregiver_may_have_a_passphrase_too(self) -> None:
        """Each opens, and one can be changed without the other."""
        keys = make_keys(LOG, KEY, "hers")[0].with_passphrase(KEY, "his")
        changed = keys.with_changed_passphrase("his", "his new one")
        assert changed.unlock(Secret("hers")) == changed.unlock(Secret("his new one")) == KEY
        with pytest.raises(WrongKey):
            changed.unlock(Secret("his"))
        with pytest.raises(WrongKey):
            keys.with_changed_passphrase("nobody's", "new")

    def test_a_key_file_never_takes_more_passphrases_than_it_can_be_read_with(self, tmp_path: Path) -> None:
        """Twelve people who help, each with most passes, and one more is refused in words."""
        keys, _ = make_keys(LOG, KEY, "hers")
        for number in range(12):
            keys, _ = keys.with_helper(KEY, f"helper {number}")
        with pytest.raises(Refused, match="No more passphrases"):
            keys.with_helper(KEY, "one more")
        dear = tuple(replace(slot, iterations=12, memory_kib=64 * 1024, lanes=4) for slot in keys.slots)
        write_keys(tmp_path / "keys.json", replace(keys, slots=dear))
        assert len(read_keys(tmp_path / "keys.json").helpers) == 12

    def test_a_passphrase_replaces_the_plain_slot(self) -> None:
        """And taking it off again brings the plain slot alone."""
        plain, _ = make_keys(LOG, KEY, None)
        locked = plain.with_passphrase(KEY, "now locked")
        assert not locked.is_plain
        assert [slot.kind for slot in locked.without_passphrase(KEY).slots] == ["plain"]

    def test_a_new_recovery_code_replaces_the_old_one(self) -> None:
        """A lost sheet of paper no longer opens the log."""
        keys, old = make_keys(LOG, KEY, "passphrase")
        new = "0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ"
        changed = keys.with_recovery_code(KEY, new)
        assert changed.unlock(Secret(recovery_code=new)) == KEY
        with pytest.raises(WrongKey):
            changed.unlock(Secret(recovery_code=old))

    def test_a_slot_opens_only_its_own_log(self) -> None:
        """Copied into another log's key file, or called another kind, it does not open."""
        keys, _ = make_keys(LOG, KEY, "passphrase")
        with pytest.raises(WrongKey):
            replace(keys, log_id="other").unlock(Secret("passphrase"))
        turned = replace(keys, slots=tuple(replace(slot, kind="recovery") for slot in keys.slots))
        with pytest.raises(WrongKey):
            turned.unlock(Secret(recovery_code="passphrase"))

    def test_nothing_secret_is_printed(self) -> None:
        """Neither by a slot, nor by a key file, nor by what was typed."""
        keys, code = make_keys(LOG, KEY, None)
        shown = f"{keys!r} {keys.slots[0]!r} {Secret('passphrase', code)!r}"
        assert "passphrase" not in shown
        assert repr(KEY) not in shown


@pytest.mark.usefixtures("_quick")
class TestFile:
    """The key file on the disk."""

    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        """A key file with a passphrase and a recovery code."""
        write_keys(tmp_path / "keys.json", make_keys(LOG, KEY, "passphrase")[0])
        return tmp_path / "keys.json"

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"{",
            b"[]",
            b"null",
            b"{}",
            b"\xff\xfe",
            b"[" * 100_000,
            b'{"format": 1}',
            b'{"format": true}',
            b"9" * 9999,
        ],
    )
    def test_a_broken_key_file_is_damage(self, path: Path, content: bytes) -> None:
        """Never a wrong passphrase: that would send a person searching their memory."""
        path.write_bytes(content)
        with pytest.raises(Damaged, match="backup"):
            read_keys(path)

    def test_a_missing_key_file_is_damage(self, tmp_path: Path) -> None:
        """The sentence says where another one is."""
        with pytest.raises(Damaged, match="backup"):
            read_keys(tmp_path / "keys.json")

    def test_any_flipped_bit_is_noticed(self, path: Path) -> None:
        """As damage, or not at all where it changes nothing that is read."""
        content = path.read_bytes()
        for position in range(0, len(content), 3):
            flipped = bytearray(content)
            flipped[position] ^= 1 << position % 8
            path.write_bytes(flipped)
            try:
                assert read_keys(path).unlock(Secret("passphrase")) == KEY
            except (Damaged, TooNew):
                continue

    @pytest.mark.parametrize(
        ("field", "value"),
        [("memory_kib", 2**20), ("iterations", 13), ("lanes", 0), ("salt", "AA=="), ("wrapped", 3), ("kdf", "md5")],
    )
    def test_a_foreign_slot_is_refused(self, path: Path, field: str, value: object) -> None:
        """A key file made to hold the computer up is not followed, even with a checksum that fits."""
        keys = read_keys(path)
        content = {"format": 1, "log": LOG, "slots": [{**slots.to_json(keys.slots[0]), field: value}]}
        from followup.storage import keys as module

        content["checksum"] = module._checksum(content)
        path.write_text(json.dumps(content))
        with pytest.raises(Damaged):
            read_keys(path)

    def test_many_slots_that_hold_the_computer_up_are_refused(self, path: Path) -> None:
        """Each within bounds, all together half an hour; sixty-four of our own would do."""
        from followup.storage import keys as module

        slot = slots.to_json(read_keys(path).slots[0])
        ours = {**slot, "memory_kib": 64 * 1024, "iterations": 3, "lanes": 4}
        for count, memory in ((64, 64 * 1024), (65, 64 * 1024), (17, 256 * 1024)):
            content = {"format": 1, "log": LOG, "slots": [{**ours, "memory_kib": memory}] * count}
            content["checksum"] = module._checksum(content)
            path.write_text(json.dumps(content))
            if count == 64:
                assert len(read_keys(path).slots) == 64
            else:
                with pytest.raises(Damaged):
                    read_keys(path)

    def test_a_newer_key_file_is_too_new(self, path: Path) -> None:
        """The file is left as it is."""
        _edit(path, lambda content: content.update(format=3))
        before = path.read_bytes()
        with pytest.raises(TooNew):
            read_keys(path)
        assert path.read_bytes() == before

    @pytest.mark.parametrize("step", ["replace", "sync_file", "sync_folder"])
    def test_old_keys_stay_when_writing_fails(self, path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
        """Whichever step fails, the old slots or the new ones are whole, and no half file is left."""
        old = path.read_bytes()
        keys = read_keys(path)

        def fail(*_: object, **__: object) -> None:
            raise OSError(28, "no space")

        monkeypatch.setattr(durable, step, fail)
        with pytest.raises(OSError, match="no space"):
            write_keys(path, keys.with_changed_passphrase("passphrase", "new"))
        monkeypatch.undo()
        if step == "sync_folder":
            assert read_keys(path).unlock(Secret("new")) == KEY
        else:
            assert path.read_bytes() == old
        assert [entry.name for entry in path.parent.iterdir()] == ["keys.json"]

    def test_keys_reach_the_disk_before_they_get_their_name(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Write, wait for the disk, rename, wait for the folder: in this order a power cut loses nothing."""
        steps: list[str] = []
        for name in ("new_file", "sync_file", "replace", "sync_folder"):
            monkeypatch.setattr(durable, name, _noting(steps, name, getattr(durable, name)))
        keys: KeyFile = read_keys(path)
        write_keys(path, keys)
        assert steps == ["new_file", "sync_file", "replace", "sync_folder"]


def _noting(steps: list[str], name: str, carry_out: Callable[..., Any]) -> Callable[..., Any]:
    def noted(*arguments: Any, **named: Any) -> Any:
        steps.append(name)
        return carry_out(*arguments, **named)

    return noted
