"""A person's own words as FHIR may hold them."""

from __future__ import annotations

import re

_NOT_ALLOWED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What neither a FHIR string nor XML 1.0 can hold (FHIR R4, datatypes; XML 1.0, section 2.2)."""


def clean(words: str) -> str:
    """Return the words as they are; a sign that no FHIR file can hold becomes the one for a lost sign (U+FFFD)."""
    return _NOT_ALLOWED.sub("\ufffd", words)
