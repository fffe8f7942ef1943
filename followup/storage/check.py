"""Looking a log over: every page, every row, every setting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from followup.storage import copying, driver
from followup.storage.failures import translated

if TYPE_CHECKING:
    from followup.storage.database import Database


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found: nothing when the log is whole. `entries` counts the rows of every table."""

    findings: tuple[str, ...]
    entries: dict[str, int]

    @property
    def is_whole(self) -> bool:
        """Return whether nothing was found."""
        return not self.findings


def check_log(database: Database) -> CheckReport:
    """Return what is wrong with an open log; it only reads. Raises `Damaged` when a check cannot even run."""
    with translated(database.folder):
        connection = driver.connect(database.log_folder.database, database.key)
        try:
            found = [f"setting not in force: {name}" for name in driver.unsettled(connection)]
            copying.hold_still(connection)
            found += copying.findings(connection)
        finally:
            connection.close()
        counts = {} if found else copying.row_counts(database.log_folder.database, database.key)
    return CheckReport(tuple(found), counts)
