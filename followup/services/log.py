"""One open log with everything a person can do to it; built once and handed on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from followup.domain.wording import Translate, untranslated
from followup.services.backups import Backups
from followup.services.care import Care
from followup.services.changes import Changes
from followup.services.entries import Entries
from followup.services.entry_check import EntryCheck
from followup.services.exams import Exams
from followup.services.flags import FlagBoard
from followup.services.journal import Journal
from followup.services.kept_log import KeptLog
from followup.services.medicine_notes import MedicineNotes
from followup.services.medicines import Medicines
from followup.services.record import CareRecord
from followup.services.shipped import Shipped, load_shipped
from followup.services.visits import Visits
from followup.services.wishes import Wishes
from followup.signs.evaluate import furthest_recall

if TYPE_CHECKING:
    from followup.services.agreements import Agreements
    from followup.services.answering import Answering
    from followup.services.backup_export import BackupExport
    from followup.services.calendar import CalendarDays
    from followup.services.checklist import Checklist
    from followup.services.drafts import Drafts
    from followup.services.exchange import Exchange
    from followup.services.fhir_out import FhirOut
    from followup.services.filled_pages import FilledPages
    from followup.services.handover import Handovers
    from followup.services.papers import Papers
    from followup.services.passphrase import Passphrase
    from followup.services.photos import PhotoAlbum
    from followup.services.prepared import PreparedAnswers
    from followup.services.record_requests import RecordRequests
    from followup.services.reminders import Reminders
    from followup.services.restoring import Restoring
    from followup.services.sheet_input import SheetFiller
    from followup.services.sheets import Sheets
    from followup.services.titles import Titles
    from followup.services.trash import Trash
    from followup.services.weeks import Weeks
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
        self.medicine_names = shipped.medicines
        self.signs = shipped.signs
        self._wishes = wishes = Wishes(database, self.changes, today, tr)
        self.entries = Entries(wishes, EntryCheck(self.catalogue, self.signs))
        self._kept = KeptLog(wishes, furthest_recall(self.signs))
        self.journal = Journal(wishes, self._kept, self.catalogue)
        self.medicines = Medicines(wishes)
        self.medicine_notes = MedicineNotes(wishes, shipped.medicines)
        self.exams = Exams(wishes, shipped.schedules, shipped.medicines)
        self.visits = Visits(wishes, shipped.questions)
        self.record = CareRecord(wishes)
        self.care = Care(wishes, shipped.medicines)
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

        return Sheets(self._wishes, self._filler)

    @cached_property
    def handovers(self) -> Handovers:
        """Sheets that were handed over."""
        from followup.services.handover import Handovers

        return Handovers(self._wishes)

    @cached_property
    def prepared(self) -> PreparedAnswers:
        """Answers to what the doctor is likely to ask."""
        from followup.services.prepared import PreparedAnswers

        return PreparedAnswers(self._wishes, self._filler)

    @cached_property
    def checklist(self) -> Checklist:
        """The checklist of a visit."""
        from followup.services.checklist import Checklist

        return Checklist(self._wishes, self._filler)

    @cached_property
    def requests(self) -> RecordRequests:
        """Records and pictures to ask for."""
        from followup.services.record_requests import RecordRequests

        return RecordRequests(self._wishes)

    @cached_property
    def agreements(self) -> Agreements:
        """What was agreed at a visit."""
        from followup.services.agreements import Agreements

        return Agreements(self._wishes, self.medicines)

    @cached_property
    def answering(self) -> Answering:
        """Many answers at once."""
        from followup.services.answering import Answering

        return Answering(self._wishes)

    @cached_property
    def _filler(self) -> SheetFiller:
        from followup.services.sheet_input import SheetFiller

        return SheetFiller(self._wishes, self.flags, self.signs, self.catalogue, self.care, self.exams)

    @cached_property
    def weeks(self) -> Weeks:
        """Weeks that were written by hand."""
        from followup.services.weeks import Weeks

        return Weeks(self._wishes, self.journal)

    @cached_property
    def papers(self) -> Papers:
        """The wallet card and the paper diary."""
        from followup.services.papers import Papers

        return Papers(self._wishes, self._filler)

    @cached_property
    def photos(self) -> PhotoAlbum:
        """Photos beside symptoms."""
        from followup.services.photos import PhotoAlbum

        return PhotoAlbum(self._wishes)

    @cached_property
    def backup_export(self) -> BackupExport:
        """Backups as open files."""
        from followup.services.backup_export import BackupExport
        from followup.services.exchange import Exchange

        def exchange_of(database: Database) -> Exchange:
            wishes = Wishes(database, Changes(), self.today, self._wishes.tr)
            return Exchange(wishes, self.catalogue, self.finder, self.medicine_names)

        return BackupExport(self._wishes, exchange_of)

    @cached_property
    def exchange(self) -> Exchange:
        """Diaries and exports."""
        from followup.services.exchange import Exchange

        return Exchange(self._wishes, self.catalogue, self.finder, self.medicine_names)

    @cached_property
    def fhir(self) -> FhirOut:
        """The log for the programs of clinics."""
        from followup.services.fhir_out import FhirOut

        return FhirOut(self._wishes, self.exams, self.care, self.catalogue, self.signs)

    @cached_property
    def filled_pages(self) -> FilledPages:
        """Answers typed into sheets."""
        from followup.services.filled_pages import FilledPages

        return FilledPages(self._wishes, self.answering)

    @cached_property
    def reminders(self) -> Reminders:
        """Reminders that say nothing."""
        from followup.services.reminders import Reminders

        return Reminders(self._wishes, self.exams)

    @cached_property
    def calendar(self) -> CalendarDays:
        """The days of this log for a calendar."""
        from followup.services.calendar import CalendarDays

        return CalendarDays(self._wishes, self.exams)

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
    def drafts(self) -> Drafts:
        """What was typed and not saved."""
        from followup.services.drafts import Drafts

        return Drafts(self._wishes)

    @cached_property
    def titles(self) -> Titles:
        """Any entry in a line."""
        from followup.services.titles import Titles

        return Titles(self.catalogue, self.signs, self._wishes.tr)

    def close(self) -> None:
        """Let go of the log; nothing of it can be used afterwards."""
        self._kept.close()
        self.database.close()
