"""A flag as a card: tier word, what was noted, why, who says so, and what to do."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from followup.domain.records import Told
from followup.domain.words import Tier
from followup.signs.flag import Flag, Source
from followup.ui.kit.tier_card import TierCard
from followup.ui.kit.tier_words import ICONS, since_words, tier_words


def flag(tier: Tier, hours: int | None = None, told: Told | None = None) -> Flag:
    """A flag about a hip."""
    return Flag(
        sign="bone_pain",
        title="Pain in a bone that lasts",
        clinical="Bone pain",
        tier=tier,
        hours=hours,
        since=date(2026, 2, 28),
        days=12,
        rule="bone_pain.two_weeks",
        rule_version=3,
        why="Pain in a bone that lasts over two weeks is one to tell your team.",
        sooner="it gets worse fast",
        causes=("a strain",),
        questions=(),
        sources=(Source("x", "After treatment", "Cancer.Net", "2021", "https://example.org/after"),),
        observations=(1,),
        episodes=(1,),
        told=told,
    )


def said(card: TierCard) -> str:
    """Everything the card says."""
    return "\n".join(label.text() for label in card.findChildren(QLabel))


@pytest.mark.parametrize(
    ("tier", "hours", "words"),
    [
        (Tier.URGENT, None, "Get help now"),
        (Tier.CALL, 24, "Call your team today"),
        (Tier.CALL, 72, "Call your team within three days"),
        (Tier.CALL, None, "Call your team"),
        (Tier.NEXT_VISIT, None, "Bring to your next visit"),
        (Tier.WATCH, None, "Keep an eye on it"),
    ],
)
def test_tier_words(tier: Tier, hours: int | None, words: str) -> None:
    """Each tier has its word; the hours decide between today and three days."""
    assert tier_words(tier, hours) == words


def test_each_tier_has_a_shape_of_its_own() -> None:
    """Without colour the tiers still differ."""
    assert set(ICONS) == set(Tier)
    assert len(set(ICONS.values())) == len(Tier)


@pytest.mark.parametrize(("days", "words"), [(0, "on 1 March 2023"), (1, "for 1 day"), (12, "for 12 days")])
def test_since(days: int, words: str) -> None:
    """How long it has been in the log, in whole words; one entry of long ago is not of today."""
    assert since_words(days, date(2023, 3, 1)).endswith(words)


def test_a_card_says_everything(qtbot: QtBot) -> None:
    """What was noted, the rule and its source stand on the card; the rest unfolds."""
    card = TierCard(flag(Tier.CALL, 72), ["Hip pain, left. 6 of 10, was 3."])
    qtbot.addWidget(card)
    words = said(card)
    for part in (
        "Call your team within three days",
        "Hip pain, left. 6 of 10",
        "over two weeks",
        "Cancer.Net 2021",
        "12 days",
    ):
        assert part in words
    assert "https://example.org/after" not in words
    card.reasons.button.click()
    words = said(card)
    for part in ("https://example.org/after", "a strain", "it gets worse fast", "bone_pain.two_weeks, version 3"):
        assert part in words


def test_wishes(qtbot: QtBot) -> None:
    """The buttons say what is wished for; the card changes nothing itself."""
    card = TierCard(flag(Tier.URGENT))
    qtbot.addWidget(card)
    buttons = {button.text(): button for button in card.findChildren(type(card.reasons.button))}
    with qtbot.waitSignals([card.emergency_requested, card.told_requested, card.question_requested]):
        buttons["Numbers to call"].click()
        buttons["My team knows"].click()
        buttons["Add to questions"].click()


def test_a_quiet_flag_can_be_made_loud_again(qtbot: QtBot) -> None:
    """Where the team knows, the card offers to take that back."""
    told = Told(sign="bone_pain", rule="bone_pain.two_weeks", rule_version=3, told_on=date(2026, 3, 1), tier=Tier.CALL)
    card = TierCard(flag(Tier.CALL, 72, told))
    qtbot.addWidget(card)
    words = [button.text() for button in card.findChildren(type(card.reasons.button))]
    assert "My team knows" not in words
    assert "My team does not know yet" in words


def test_the_reasons_say_what_was_noted_and_why_not_sooner(qtbot: QtBot) -> None:
    """The entries are asked for only when somebody opens the reasons."""
    asked: list[bool] = []

    def entries() -> tuple[str, ...]:
        asked.append(True)
        return ("28 Feb: 3 of 10. “sore hip”",)

    card = TierCard(flag(Tier.CALL, 72), (), 15, ("Pain so bad that you cannot move.",), entries)
    qtbot.addWidget(card)
    assert not asked
    card.reasons.set_open(True)
    words = said(card)
    for part in ("“sore hip”", "Why not sooner?", "from day 15", "Pain so bad that you cannot move.", "a strain"):
        assert part in words


def test_a_rule_that_does_not_wait_has_no_days_to_explain(qtbot: QtBot) -> None:
    """One entry is enough: there is no sooner."""
    card = TierCard(flag(Tier.URGENT))
    qtbot.addWidget(card)
    card.reasons.set_open(True)
    assert "Why not sooner?" not in said(card)


def test_what_is_long_past_names_its_day(qtbot: QtBot) -> None:
    """Not for how many days: nobody knows."""
    card = TierCard(replace(flag(Tier.CALL, 24), is_of_now=False, last_on=date(2026, 3, 1)))
    qtbot.addWidget(card)
    assert "in your log on 1 March 2026" in said(card)
