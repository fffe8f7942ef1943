"""What this process gives away: nothing to other programs, and nothing in a core dump. Standard library only."""

import os
import sys

_PR_SET_DUMPABLE = 4
"""From linux/prctl.h."""


def harden() -> None:
    """Let every file that is made be its owner's alone, and let a crash leave no picture of the memory behind.

    Where a system knows no such thing, nothing happens.
    """
    os.umask(0o077)
    if sys.platform != "win32":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, hard))


def refuse_onlookers() -> None:
    """Let no program of the same person read this process's memory (Linux; elsewhere the system decides).

    Apart from `harden`, since it takes `ctypes`, which the first picture can do without.
    """
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
