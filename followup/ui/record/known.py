"""Facts that doctors look at, as they stand in the record: to read, and with nothing worked out from them."""

from __future__ import annotations

from followup.report.care.known import known_facts, known_hint
from followup.report.care.record import CareView
from followup.ui.kit.card import Card
from followup.ui.kit.pair_list import PairList
from followup.ui.kit.sentences import translate
from followup.ui.kit.space import clear
from followup.ui.kit.text import small


class KnownFacts(Card):
    """The nine facts with their values; what nobody knows says so."""

    def __init__(self) -> None:
        super().__init__()
        self.pairs: PairList | None = None

    def refresh(self, view: CareView) -> None:
        """Show the facts as they stand now."""
        clear(self.column)
        self.add(small(known_hint(translate)))
        self.pairs = PairList(known_facts(view, translate))
        self.add(self.pairs)
