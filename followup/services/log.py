"""One open log with everything a person can do to it; built once and handed on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from followup.domain.wording import Translate, untranslated
from followup.services.backups import Backups
from followup.services.changes import Changes
from followup.services.entries import Entries
from followup.services.entry_check import EntryCheck
from followup.services.exams import Exams
from followup.services.flags import FlagBoard
from followup.services.handover import Handovers
from followup.services.journal import Journal
from followup.services.kept_log import KeptLog
from followup.services.medicines import Medicines
from followup.services.record import CareRecord
from followup.services.shipped import Shipped, load_shipped
from followup.services.visits import Visits
from followup.services.wishes import Wishes
from followup.signs.evaluate import furthest_recall

if TYPE_CHECKING:
    from followup.services.exchange import Exchange
    from followup.services.passphrase import Passphrase
    from followup.services.restoring import Restoring
    from followup.services.sheets import Sheets
    from followup.services.titles import Titles
    from followup.services.trash import Trash
    from followup.signs.finder import Finder
    from followup.storage.database import Database


class OpenLog:
    """Everything that works on one log. The window and the command line are built on this and on nothing else.

    `resources` is the folder of shipped files, or what was read from it before; `today` says which day it is.
    """

    def __init__(
        self,
        database: Database,
        resources: Path | Shipped,
        today: Callable[[], date],
        tr: Translate = untranslated,
    ) -> None:
        shipped = load_shipped(resources) if isinstance(resources, Path) else resources
        self.database = database
        self.today = today
        self.changes = Changes()
        self.catalogue = shipped.catalogue
        self._shipped = shipped
        self.signs = shipped.signs
        self._wishes = wishes = Wishes(database, self.changes, today, tr)
        self.entries = Entries(wishes, EntryCheck(self.catalogue, self.signs))
        self._kept = KeptLog(wishes, furthest_recall(self.signs))
        self.journal = Journal(wishes, self._kept, self.catalogue)
        self.medicines = Medicines(wishes)
        self.exams = Exams(wishes, shipped.schedules)
        self.visits = Visits(wishes, shipped.questions)
        self.handovers = Handovers(wishes)
        self.record = CareRecord(wishes)
        self.flags = FlagBoard(wishes, self._kept, self.signs, self.catalogue)
        self.backups = Backups(wishes)

    def read_ahead(self) -> None:
        """Read the whole log and bring in what the first change needs; may run on a thread beside everything else."""
        from followup.storage import store  # noqa: F401 - SQLAlchemy, which a first save would wait for

        _ = self.finder
        self._kept.view()

    @property
    def finder(self) -> Finder:
        """Finds symptoms in what people write."""
        return self._shipped.finder

    # What Today does without comes in when it is asked for: these bring in half of all modules of this room.

    @cached_property
    def sheets(self) -> Sheets:
        """The sheets for visits."""
        from followup.services.sheets import Sheets

        return Sheets(self._wishes, self.flags, self.signs, self.catalogue)

    @cached_property
    def exchange(self) -> Exchange:
        """Diaries and exports."""
        from followup.services.exchange import Exchange

        return Exchange(self._wishes, self.catalogue, self.finder)

    @cached_property
    def passphrase(self) -> Passphrase:
        """How the log opens."""
        from followup.services.passphrase import Passphrase

        return Passphrase(self._wishes)

    @cached_property
    def restoring(self) -> Restoring:
        """What backups hold that the log does not."""
        from followup.services.restoring import Restoring

        return Restoring(self._wishes)

    @cached_property
    def trash(self) -> Trash:
        """What was deleted and what was changed."""
        from followup.services.trash import Trash

        return Trash(self._wishes, self.titles)

    @cached_property
    def titles(self) -> Titles:
        """Any entry in a line."""
        from followup.services.titles import Titles

        return Titles(self.catalogue, self.signs, self._wishes.tr)

    def close(self) -> None:
        """Let go of the log; nothing of it can be used afterwards."""
        self._kept.close()
        self.database.close()
