"""Cells that a spreadsheet would take for a formula, made harmless and brought back exactly."""

from __future__ import annotations

_OPENERS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What makes a spreadsheet compute a cell, with the wide forms of the four signs.

Source: OWASP, CSV Injection; OWASP ASVS 5.0, 1.2.10.
"""

_MARK = "'"


def protect(cell: str) -> str:
    """Return the cell with a mark in front where it could be taken for a formula, or where it begins with the mark."""
    return _MARK + cell if cell.startswith((*_OPENERS, _MARK)) else cell


def unprotect(cell: str) -> str:
    """Return the cell as it was before `protect`; one that was never protected stays as it is."""
    return cell[1:] if cell.startswith(_MARK) and cell[1:].startswith((*_OPENERS, _MARK)) else cell
