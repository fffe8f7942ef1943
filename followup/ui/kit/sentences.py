"""Errors as sentences: the one place where an error becomes words on the screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from followup.domain.errors import FollowupError

UNEXPECTED = (
    "Something went wrong in Followup. What you saved before is safe. "
    "Please try again, or close it and start it once more."
)


def translate(text: str) -> str:
    """Return the sentence in the reader's language; this is the `Translate` that the window hands to other rooms."""
    return QCoreApplication.translate("Followup", text)


def sentence(error: BaseException) -> str:
    """Return one sentence a person can act on; an error that is no `FollowupError` gives away nothing of itself."""
    if isinstance(error, FollowupError):
        return translate(error.template).format(**error.values)
    return translate(UNEXPECTED)
