"""Pages of an encrypted file, opened and sealed one by one, as SQLCipher does it."""

from pathlib import Path

import pytest

from followup.storage import driver
from followup.storage.pages import PAGE, Pages, page_of, pages_of

KEY = bytes(range(32))


@pytest.fixture
def raw(tmp_path: Path) -> bytes:
    """A file of a few pages that SQLCipher wrote."""
    path = tmp_path / "file.db"
    path.touch()
    connection = driver.connect(path, KEY)
    connection.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, words TEXT)")
    connection.executemany("INSERT INTO note (words) VALUES (?)", [("seen " * 200,)] * 20)
    connection.close()
    return path.read_bytes()


def test_what_sqlcipher_wrote_is_opened(raw: bytes) -> None:
    """The first page says what it is, and every page is proved."""
    pages = pages_of(raw, KEY)
    assert all(pages.is_whole(number, page_of(raw, number)) for number in range(1, len(raw) // PAGE + 1))
    first = pages.opened(1, page_of(raw, 1))
    assert first.startswith(b"SQLite format 3\0")
    assert b"CREATE TABLE note" in first


def test_what_is_sealed_sqlcipher_opens(raw: bytes, tmp_path: Path) -> None:
    """Every page sealed anew: the file holds the same rows and passes the check of every page."""
    pages, path = pages_of(raw, KEY), tmp_path / "sealed.db"
    sealed = b""
    for number in range(1, len(raw) // PAGE + 1):
        sealed += pages.sealed(number, pages.opened(number, page_of(raw, number)))
    assert sealed != raw
    path.write_bytes(sealed)
    connection = driver.connect(path, KEY)
    assert connection.execute("SELECT count(*), max(words) FROM note").fetchone() == (20, "seen " * 200)
    assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
    connection.close()


@pytest.mark.parametrize("at", [0, 700, PAGE - 70, PAGE - 1])
def test_a_page_with_one_wrong_bit_is_not_whole(raw: bytes, at: int) -> None:
    """In the content, the IV or the HMAC; and no page stands for another."""
    pages, page = pages_of(raw, KEY), bytearray(page_of(raw, 3))
    assert not pages.is_whole(2, bytes(page))
    page[at] ^= 1
    assert not pages.is_whole(3, bytes(page))


def test_a_wrong_bit_in_the_salt_is_found(raw: bytes) -> None:
    """Even with the second page broken as well."""
    spoilt = bytearray(raw)
    spoilt[5] ^= 16
    spoilt[PAGE + 100] ^= 1
    assert pages_of(bytes(spoilt), KEY).salt == raw[:16]


def test_without_its_salt_a_file_is_read_unproved(raw: bytes) -> None:
    """The data key alone opens the pages; but where all are broken and the salt is there, none is taken."""
    pages = pages_of(bytes(512) + raw[512:], KEY)
    assert pages.is_whole(2, page_of(raw, 2))
    broken = bytes(byte ^ (at % PAGE == 900) for at, byte in enumerate(raw))
    assert not any(pages_of(broken, KEY).is_whole(number, page_of(broken, number)) for number in (1, 2, 3))
    assert pages.opened(2, page_of(raw, 2)) == Pages(KEY, raw[:16]).opened(2, page_of(raw, 2))
