"""A long text of the help as calm running text."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup.ui.help.simple_text import Block, Kind, blocks_in
from followup.ui.kit.sentences import translate
from followup.ui.kit.space import STEP, TIGHT, bare
from followup.ui.kit.text import Text, point, section


def read_blocks(path: Path) -> tuple[Block, ...]:
    """Return the blocks of a text file; its own title is left out, because the choice above says it."""
    return tuple(block for block in blocks_in(path.read_text(encoding="utf-8")) if block.kind is not Kind.TITLE)


class TextPage(QWidget):
    """The blocks one under another, with air above each section."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        bare(self.column, TIGHT)
        for number, block in enumerate(blocks):
            if block.kind is Kind.SECTION and number:
                self.column.addSpacing(STEP)
            self.column.addWidget(_widget(block))


def _widget(block: Block) -> QWidget:
    words = translate(block.words)
    match block.kind:
        case Kind.SECTION:
            return section(words)
        case Kind.POINT:
            return point(words)
    return Text(words)
