"""What all tests share: no screen, no real log, and the evidence where it is at hand."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from tests.keychains import Hanging, InMemory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before any test imports Qt

settings.register_profile("followup", deadline=None)  # a busy machine is no failure
settings.load_profile("followup")

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session", autouse=True)
def _nobody_s_own_log(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep every test away from the log of the person who runs it, also where it forgets to name a folder."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            patch.setenv(name, str(home / name.lower()))
        # Nor may a test reach the keychain of that person.
        patch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
        yield


@pytest.fixture
def keychain_in_memory(monkeypatch: pytest.MonkeyPatch) -> InMemory:
    """This computer's keychain, in memory; afterwards there is none again."""
    import keyring
    import keyring.core

    from followup.storage import keychain
    from tests import keychains

    monkeypatch.setattr(keyring.core, "_keyring_backend", None)
    monkeypatch.setattr(keychain, "REAL", keychain.REAL | keychains.REAL)
    found = keychains.InMemory()
    keyring.set_keyring(found)
    return found


@pytest.fixture
def hanging(keychain_in_memory: InMemory) -> Iterator[Hanging]:
    """A keychain of this computer that does not answer, with what was kept before it began to hang."""
    import keyring

    from tests import keychains

    found = keychains.Hanging()
    found.kept = keychain_in_memory.kept
    keyring.set_keyring(found)
    yield found
    found.let_go.set()


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def resources() -> Path:
    """The shipped files."""
    return ROOT / "resources"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of evidence and sample data beside the checkout; whoever asks for it is skipped where it is absent."""
    folder = ROOT.parent / "shared"
    if not (folder / "evidence").is_dir():
        pytest.skip("the folder `shared` with evidence and sample data is not beside this checkout")
    return folder
