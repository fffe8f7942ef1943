"""One button of the navigation: an icon beside its words, or over a short word in a narrow window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QSizePolicy, QToolButton

from followup.ui.kit.icons import REDRAW, icon_size, put_icon
from followup.ui.kit.space import HAIR, SNUG, TARGET


class NavButton(QToolButton):
    """Its icon is drawn by `show_icon`; until then its place is kept free, so that nothing moves."""

    def __init__(self, words: str, short: str, icon: str, role: str = "text") -> None:
        super().__init__()
        self._words, self._icon, self._role = (words, short), icon, role
        self._narrow, self._drawn = False, False
        self.setProperty("kind", "nav")
        self.setText(words)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._keep_place()

    def set_narrow(self, narrow: bool) -> None:
        """Put the icon over a short word, or beside the full words."""
        style = Qt.ToolButtonStyle
        self._narrow = narrow
        self.setText(self._words[narrow])
        self.setToolButtonStyle(style.ToolButtonTextUnderIcon if narrow else style.ToolButtonTextBesideIcon)
        self._fit()

    def show_icon(self) -> None:
        """Draw the icon; reading pictures is kept out of the way of the first one of the window."""
        self._drawn = True
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon again when colours or text size change."""
        super().changeEvent(event)
        if event.type() in REDRAW and hasattr(self, "_drawn"):
            self._fit()

    def _keep_place(self) -> None:
        size = icon_size(self)
        empty = QPixmap(size + HAIR, size)
        empty.fill(Qt.GlobalColor.transparent)
        self.setIcon(QIcon(empty))
        self.setIconSize(QSize(size + HAIR, size))

    def _fit(self) -> None:
        """Hold the height: the stylesheet would give the button a least height that cuts the word under the icon."""
        if self._drawn:
            put_icon(self, self._icon, self._role, "accent")
        line = self.fontMetrics().height()
        wide = max(TARGET, line + 2 * SNUG - HAIR)
        self.setFixedHeight(self.iconSize().height() + line + 2 * SNUG if self._narrow else wide)
