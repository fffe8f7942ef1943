"""The values of facts in words."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_COMMON = {
    "unknown": QT_TRANSLATE_NOOP("record", "I do not know"),
    "yes": QT_TRANSLATE_NOOP("record", "Yes"),
    "no": QT_TRANSLATE_NOOP("record", "No"),
    "left": QT_TRANSLATE_NOOP("record", "left"),
    "right": QT_TRANSLATE_NOOP("record", "right"),
    "both": QT_TRANSLATE_NOOP("record", "both sides"),
    "middle": QT_TRANSLATE_NOOP("record", "middle"),
    "positive": QT_TRANSLATE_NOOP("record", "Positive"),
    "negative": QT_TRANSLATE_NOOP("record", "Negative"),
    "low": QT_TRANSLATE_NOOP("record", "Low"),
    "clear": QT_TRANSLATE_NOOP("record", "Clear"),
    "close": QT_TRANSLATE_NOOP("record", "Close"),
    "ductal": QT_TRANSLATE_NOOP("record", "Ductal"),
    "lobular": QT_TRANSLATE_NOOP("record", "Lobular"),
    "other": QT_TRANSLATE_NOOP("record", "Other"),
    "kept": QT_TRANSLATE_NOOP("record", "Still there"),
    "removed": QT_TRANSLATE_NOOP("record", "Removed"),
    "before": QT_TRANSLATE_NOOP("record", "Before the menopause"),
    "during": QT_TRANSLATE_NOOP("record", "During the menopause"),
    "after": QT_TRANSLATE_NOOP("record", "After the menopause"),
    "female": QT_TRANSLATE_NOOP("record", "Female"),
    "male": QT_TRANSLATE_NOOP("record", "Male"),
    "lumpectomy": QT_TRANSLATE_NOOP("record", "Part of the breast removed (lumpectomy)"),
    "mastectomy": QT_TRANSLATE_NOOP("record", "Whole breast removed (mastectomy)"),
    "none": QT_TRANSLATE_NOOP("record", "No breast surgery"),
    "about": QT_TRANSLATE_NOOP("record", "about"),
    "breast": QT_TRANSLATE_NOOP("record", "Breast"),
    "chest_wall": QT_TRANSLATE_NOOP("record", "Chest wall"),
    "nodes": QT_TRANSLATE_NOOP("record", "Lymph nodes"),
    "bone": QT_TRANSLATE_NOOP("record", "Bone"),
    "liver": QT_TRANSLATE_NOOP("record", "Liver"),
    "lung": QT_TRANSLATE_NOOP("record", "Lung"),
    "brain": QT_TRANSLATE_NOOP("record", "Brain"),
    "us": QT_TRANSLATE_NOOP("record", "United States"),
    "ca": QT_TRANSLATE_NOOP("record", "Canada"),
    "uk": QT_TRANSLATE_NOOP("record", "United Kingdom"),
    "ie": QT_TRANSLATE_NOOP("record", "Ireland"),
    "au": QT_TRANSLATE_NOOP("record", "Australia"),
    "nz": QT_TRANSLATE_NOOP("record", "New Zealand"),
    "eu": QT_TRANSLATE_NOOP("record", "Another country of the European Union"),
}
_REGION = {"other": QT_TRANSLATE_NOOP("record", "Another country")}
_SIDE_OF_CANCER = {
    "left": QT_TRANSLATE_NOOP("record", "Left"),
    "right": QT_TRANSLATE_NOOP("record", "Right"),
    "both": QT_TRANSLATE_NOOP("record", "Both sides"),
}
_PLACE = {"other": QT_TRANSLATE_NOOP("record", "Somewhere else")}
_CHOICES = {"region": _REGION, "cancer_side": _SIDE_OF_CANCER, "cancer_place": _PLACE}

_FREE = frozenset(
    {"name", "team_name", "team_phone", "team_phone_out_of_hours", "known_condition", "allergy", "cancer_history"}
)
"""Facts in the person's own words: a name that happens to read "Other" stays as it is."""


def word(name: str, value: str) -> str:
    """Return a fact's value in words; the person's own words stay as they are."""
    if name in _FREE and value != "unknown":
        return value
    source = _CHOICES.get(name, {}).get(value) or _COMMON.get(value)
    return QCoreApplication.translate("record", str(source)) if source else value


def title(name: str) -> str:
    """Return the title of a fact in the reader's language."""
    from followup.domain.facts import FACTS

    return QCoreApplication.translate("facts", FACTS[name].title)
