"""The pages of an encrypted file one by one, without SQLCipher, for a file that it no longer opens.

The form of a page is that of SQLCipher 4 (zetetic.net/sqlcipher/design): AES-256-CBC, then 16 bytes of IV and an
HMAC-SHA512 over the page, the IV and the page's number; before the first page stand 16 bytes of salt. The key of the
HMAC comes from the data key and the salt.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers import Cipher
    from cryptography.hazmat.primitives.ciphers.modes import CBC

PAGE = 4096
RESERVED = 80
"""Bytes at the end of each page for the IV and the HMAC."""

SALT = 16
_IV, _MAC = 16, 64
_MASK, _ROUNDS = 0x3A, 2
_MAGIC = b"SQLite format 3\x00"


class Pages:
    """Opens and seals the pages of one file of a data key and a salt."""

    def __init__(self, key: bytes, salt: bytes, *, proves: bool = True) -> None:
        self._key, self.salt, self.proves = key, salt, proves
        masked = bytes(byte ^ _MASK for byte in salt)
        self._mac_key = hashlib.pbkdf2_hmac("sha512", key, masked, _ROUNDS, len(key))

    def is_proved(self, number: int, raw: bytes) -> bool:
        """Return whether a page is as it was written; pages count from 1."""
        body = raw[SALT if number == 1 else 0 : -_MAC]
        return hmac.compare_digest(self._mac(number, body), raw[-_MAC:])

    def is_whole(self, number: int, raw: bytes) -> bool:
        """Return whether a page can be read.

        Where the salt is lost, nothing proves a page and it is taken as it reads, but the first: it holds the salt.
        """
        return len(raw) == PAGE and any(raw) and (self.is_proved(number, raw) if self.proves else number > 1)

    def opened(self, number: int, raw: bytes) -> bytes:
        """Return the content of a page."""
        start = SALT if number == 1 else 0
        cipher = self._cipher(raw[-RESERVED : -RESERVED + _IV]).decryptor()
        content: bytes = cipher.update(raw[start:-RESERVED]) + cipher.finalize()
        return (_MAGIC if number == 1 else b"") + content + bytes(RESERVED)

    def sealed(self, number: int, content: bytes) -> bytes:
        """Return a page as the file holds it."""
        start = SALT if number == 1 else 0
        iv = secrets.token_bytes(_IV)
        cipher = self._cipher(iv).encryptor()
        body: bytes = cipher.update(content[start:-RESERVED]) + cipher.finalize() + iv
        body += bytes(RESERVED - _IV - _MAC)
        return (self.salt if number == 1 else b"") + body + self._mac(number, body)

    def _mac(self, number: int, body: bytes) -> bytes:
        return hmac.digest(self._mac_key, body + number.to_bytes(4, "little"), "sha512")

    def _cipher(self, iv: bytes) -> Cipher[CBC]:
        from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

        return Cipher(algorithms.AES(self._key), modes.CBC(iv))


def page_of(raw: bytes, number: int) -> bytes:
    """Return one page of a file as it lies there."""
    return raw[(number - 1) * PAGE : number * PAGE]


def pages_of(raw: bytes, key: bytes) -> Pages:
    """Return what opens the pages of a file, mending the salt where one bit of it is wrong.

    The second page tells: it is proved with the right salt alone. Others are asked where it is broken itself. Where the
    salt is gone, in a sector of zeros, the pages are read unproved; any other file without a good page stays closed.
    """
    salt = raw[:SALT]
    probes = [number for number in (2, 3, 4, 5) if any(page_of(raw, number))]
    for tried in _salts(salt):
        pages = Pages(key, tried)
        if any(pages.is_proved(number, page_of(raw, number)) for number in probes):
            return pages
    return Pages(key, salt, proves=any(salt))


def _salts(salt: bytes) -> Iterator[bytes]:
    yield salt
    for bit in range(8 * len(salt)):
        changed = bytearray(salt)
        changed[bit // 8] ^= 1 << bit % 8
        yield bytes(changed)
