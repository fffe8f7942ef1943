"""The words and the shape of each tier."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from followup.domain.words import Tier
from followup.ui.kit.dates import plain_day

ICONS = {
    Tier.URGENT: "octagon-alert",
    Tier.CALL: "phone",
    Tier.NEXT_VISIT: "calendar-check",
    Tier.WATCH: "eye",
}
"""One shape for each tier, so that grey and colour-blind eyes lose nothing."""


def tier_words(tier: Tier, hours: int | None = None) -> str:
    """Return what a flag of this tier asks for; up to 24 hours is today, longer is three days."""
    translate = QCoreApplication.translate
    match tier:
        case Tier.URGENT:
            return translate("tier_words", "Get help now")
        case Tier.CALL if hours is not None and hours <= 24:
            return translate("tier_words", "Call your team today")
        case Tier.CALL if hours is not None:
            return translate("tier_words", "Call your team within three days")
        case Tier.CALL:
            return translate("tier_words", "Call your team")
        case Tier.NEXT_VISIT:
            return translate("tier_words", "Bring to your next visit")
    return translate("tier_words", "Keep an eye on it")


def tier_advice(tier: Tier, hours: int | None = None) -> str:
    """Return what to do, in one or two short sentences."""
    translate = QCoreApplication.translate
    match tier:
        case Tier.URGENT:
            return translate("tier_words", "Call now, even if it has passed. Do not wait for your next visit.")
        case Tier.CALL if hours is not None and hours <= 24:
            return translate("tier_words", "Call your team within 24 hours. At night or weekends, call out of hours.")
        case Tier.CALL:
            return translate("tier_words", "Call your team within the next three days. Call sooner if it gets worse.")
        case Tier.NEXT_VISIT:
            return translate("tier_words", "Put it on your list for the next visit. Call sooner if it gets worse.")
    return translate("tier_words", "Note how it goes. Call sooner if it gets worse or you are worried.")


def since_words(days: int, since: date) -> str:
    """Return how long something has been in the log; what was noted on one day only is named by that day."""
    translate = QCoreApplication.translate
    if days <= 0:
        return translate("tier_words", "in your log on {day}").format(day=plain_day(since))
    if days == 1:
        return translate("tier_words", "in your log for 1 day")
    return translate("tier_words", "in your log for {days} days").format(days=days)
