"""One window for one log: a second start raises the first window and ends."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QLockFile, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_WAIT = 500


class SingleInstance(QObject):
    """Holds a lock file in `place` for the log in `folder`. Its name is a hash: it says nothing about the log.

    `raise_requested` is sent when somebody starts Followup for this log again.
    """

    raise_requested = Signal()

    def __init__(self, folder: Path, place: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        with suppress(OSError):  # a full disk or a home that must not be written; the lock of the log itself is left
            place.mkdir(mode=0o700, parents=True, exist_ok=True)
        digest = QCryptographicHash.hash(
            os.path.realpath(folder).encode(errors="surrogateescape"), QCryptographicHash.Algorithm.Sha256
        )
        self._name = f"followup-{bytes(digest.data()).hex()[:16]}"
        self._lock = QLockFile(str(place / f"{self._name}.lock"))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def take(self) -> bool:
        """Return whether this is the first window for the log."""
        return self._lock.tryLock(0)

    def listen(self) -> None:
        """Wait for later starts; QtNetwork is needed only from here on."""
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)
        self._server.newConnection.connect(self._on_knock)
        self._server.listen(self._name)

    def knock(self) -> bool:
        """Ask the first window to come forward; return whether it heard."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        heard = socket.waitForConnected(_WAIT)
        socket.disconnectFromServer()
        return heard

    def give_back(self) -> None:
        """Let a later start be the first."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _on_knock(self) -> None:
        if self._server is not None:
            connection = self._server.nextPendingConnection()
            connection.disconnected.connect(connection.deleteLater)
        self.raise_requested.emit()
