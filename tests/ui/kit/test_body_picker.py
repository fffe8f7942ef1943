"""Picking a place on the figure: by mouse, by keys, and always on the side that is stored and printed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from followup.domain.records import Episode
from followup.domain.words import Side
from followup.report.body import Body, Chest, body_of, spots
from followup.report.regions import BACK, Zone, zones
from followup.services.journal import SymptomEntry
from followup.services.log import OpenLog
from followup.ui.kit.body_picker import BodyPicker
from followup.ui.symptoms.episode_form import EpisodeCard

FIGURES = [
    Body(),
    Body(Chest.FLAT, Chest.REBUILT),
    Body(Chest.REBUILT, Chest.FLAT),
    Body(Chest.KEPT, Chest.FLAT, male=True),
]


def record(services: OpenLog, body: Body) -> None:
    """Write down what makes this figure."""
    services.record.set("sex", "male" if body.male else "female")
    for side in (Side.LEFT, Side.RIGHT):
        if body.on(side) is not Chest.KEPT:
            services.record.set("surgery", "mastectomy", side)
        if body.on(side) is Chest.REBUILT:
            services.record.set("reconstruction", "yes", side)


@pytest.fixture
def card(qtbot: QtBot, services: OpenLog, today: Callable[[], date]) -> Callable[[Body], EpisodeCard]:
    """The form of an episode with its figure open, for a person with this figure."""

    def made(body: Body) -> EpisodeCard:
        record(services, body)
        noted = services.journal.note(SymptomEntry(words="something odd", observed_on=today()))
        card = EpisodeCard(services.journal.episode(noted.episode.id), services, today)
        qtbot.addWidget(card)
        card.resize(800, 1200)
        card.figure.set_open(True)
        card.show()
        qtbot.waitExposed(card)
        return card

    return made


def click(picker: BodyPicker, zone: Zone) -> None:
    """Click at the place where a zone is named."""
    QTest.mouseClick(picker, Qt.MouseButton.LeftButton, pos=picker.place_of(zone).toPoint())


@pytest.mark.parametrize("body", FIGURES)
def test_left_is_never_right_from_the_click_to_the_paper(
    card: Callable[[Body], EpisodeCard], services: OpenLog, body: Body
) -> None:
    """For every zone of every figure: what is clicked, what is kept and where the paper marks it are on one side."""
    form = card(body)
    kept: list[Episode] = []
    form.saved.connect(kept.append)
    picker = form.figure.picker
    assert picker is not None
    figure = body_of(services.record.profile())
    assert figure == body
    for zone in zones(body):
        click(picker, zone)
        form.save()
        episode = kept[-1]
        assert (episode.place, episode.side) == (zone.place, zone.side)
        at_the_right = (
            picker.place_of(zone).x()
            > picker.panels[[p.view.name for p in picker.panels].index(zone.view)].rect.center().x()
        )
        ((back, x, _),) = spots(episode.place, episode.side, figure)
        if zone.side in {Side.LEFT, Side.RIGHT}:
            assert at_the_right == ((zone.side is Side.LEFT) != (zone.view == BACK))
            assert (x > 0) == ((episode.side is Side.LEFT) != back)
    stored = services.entries.change(kept[-1])
    assert (stored.place, stored.side) == (kept[-1].place, kept[-1].side)


def test_every_zone_can_be_reached_and_chosen_with_the_keys(qtbot: QtBot, theme: object) -> None:
    """The arrow keys get everywhere, and Enter chooses what a screen reader has just read."""
    picker = BodyPicker(lambda place, side: f"{place} {side}", Body(left=Chest.FLAT))
    qtbot.addWidget(picker)
    picker.resize(760, 560)
    picker.show()
    qtbot.waitExposed(picker)
    QTest.keyClick(picker, Qt.Key.Key_Down)
    reached, waiting = set(), [picker.zone]
    while waiting:
        zone = waiting.pop()
        assert zone is not None
        if zone in reached:
            continue
        reached.add(zone)
        for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            picker._point_at(zone)
            QTest.keyClick(picker, key)
            waiting.append(picker.zone)
    missing = {(zone.place, zone.side) for zone in zones(Body(left=Chest.FLAT))} - {
        (zone.place, zone.side) for zone in reached
    }
    assert not missing
    with qtbot.waitSignal(picker.picked) as chosen:
        QTest.keyClick(picker, Qt.Key.Key_Return)
    assert chosen.args == [picker.zone.place, picker.zone.side]
    assert picker.accessibleDescription() == f"{picker.zone.place} {picker.zone.side}"


def test_the_list_and_the_figure_agree(card: Callable[[Body], EpisodeCard]) -> None:
    """Choosing in the plain list marks the figure, and clicking beside the body changes nothing."""
    form = card(Body())
    picker = form.figure.picker
    assert picker is not None
    form.place.setCurrentIndex(form.place.findData("nipple"))
    form.side.button(Side.LEFT).click()
    assert picker._chosen == ("nipple", Side.LEFT)
    QTest.mouseClick(picker, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert (form.place.currentData(), form.side.side) == ("nipple", Side.LEFT)
