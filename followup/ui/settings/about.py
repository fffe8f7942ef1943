"""What the program is, what it is not, and what it is built on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup import __version__
from followup.paths import resource
from followup.ui.kit.buttons import link_button
from followup.ui.kit.flow import row_of
from followup.ui.kit.fold import Fold
from followup.ui.kit.space import SNUG, STEP, bare
from followup.ui.kit.text import Text, second

if TYPE_CHECKING:
    from followup.ui.navigation import Navigation


class About(QWidget):
    """Plain sentences, and the licences when they are asked for."""

    def __init__(self, navigation: Navigation) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        bare(column, SNUG)
        column.addWidget(Text(self.tr("Followup {version}").format(version=__version__), "strong"))
        for words in (
            self.tr(
                "Followup keeps what you note and shows it beside published advice. It does not examine you and "
                "cannot replace your team. You can always call about anything that worries you."
            ),
            self.tr("It has no network code. Nothing leaves this computer unless you copy or print it."),
            self.tr("It is free software under the GNU General Public License, version 3 or later."),
        ):
            column.addWidget(second(words))
        open_help = link_button(self.tr("Open the help (F1)"), lambda: navigation.go("help"))
        rules = link_button(self.tr("All rules and sources"), lambda: navigation.go("help", "rules"))
        column.addWidget(row_of(open_help, rules, spacing=STEP))
        licences = Fold(self.tr("What it is built on"))
        qt = self.tr(
            "It uses Qt {version} through PySide6 under the GNU LGPL version 3. You may put your own copy of Qt in "
            "its place. The licences of everything shipped lie in this folder:"
        )
        licences.add(second(qt.format(version=qVersion())))
        licences.add(second(str(resource("licenses"))).selectable())
        column.addWidget(licences)
