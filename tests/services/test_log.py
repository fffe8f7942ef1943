"""An open log: what it reads for the first page, and what it leaves for later."""

import subprocess
import sys
from pathlib import Path

from followup.services.log import OpenLog

_PROGRAM = """
import sys
from datetime import date
from pathlib import Path
from followup.services.log import OpenLog
from followup.storage.database import Database
today = date(2026, 6, 30)
log = OpenLog(Database.open(Path(sys.argv[1])), Path(sys.argv[2]), lambda: today)
log.flags.today(), log.journal.episodes(open_only=True), log.journal.to_check_in(), log.journal.last_check_in()
log.exams.upcoming(), log.visits.next(), log.visits.questions(None), log.record.facts(), log.backups.last()
slow = {"sqlalchemy", "alembic", "cryptography", "reportlab", "followup.services.exchange", "followup.services.sheets"}
slow |= {"followup.services.handover"}
slow |= {"tomllib", "icalendar", "zxcvbn", "keyring", "tzdata", "zoneinfo", "pypdf", "pypdfium2", "openpyxl"}
print(sorted(slow & set(sys.modules)))
log.read_ahead()
print(sorted(slow & set(sys.modules)))
log.close()
"""


def test_today_is_filled_without_the_slow_libraries(log: OpenLog, root: Path, resources: Path) -> None:
    """All that the first page asks goes through the driver; SQLAlchemy is brought in afterwards."""
    folder = log.database.folder
    log.close()
    command = [sys.executable, "-c", _PROGRAM, str(folder), str(resources)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n['sqlalchemy']\n"


def test_reading_ahead_changes_nothing_of_what_is_seen(log: OpenLog) -> None:
    """It only comes earlier."""
    before = log.flags.today(), log.journal.episodes()
    log.read_ahead()
    assert (log.flags.today(), log.journal.episodes()) == before
