"""Imports at their own speed, once Qt is there. Standard library only."""

import builtins


def skip_feature_search() -> None:
    """Take back the `import` of PySide that looks for features, where it was put in the place of the one before.

    It reads the source of every module that is imported later, to see whether that asks for a "feature" such as
    snake_case names. Nothing here does, and it costs a tenth of the start and a second read of each file.
    """
    original = getattr(builtins, "__orig_import__", None)
    if original is not None:
        builtins.__import__ = original
