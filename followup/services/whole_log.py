"""The whole log as open files: one JSON file for each kind of entry, and a page that says how to read them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from followup.domain.codec import to_plain
from followup.domain.errors import Refused
from followup.domain.records import KINDS
from followup.services.files import write_file

if TYPE_CHECKING:
    from followup.storage.database import Database

_README = """This folder holds one whole log, written by Followup. It is not locked: anybody who has it can read it.

One file for each kind of entry, named after it: observation.json, medicine.json and so on. Each is UTF-8 text and
holds one JSON list; an entry is an object.

Every entry has: id (its number within its kind), rev (how often it was saved), author_id (the id of who entered it,
in author.json; 1 is the person) and entered_at (when it was typed, with the offset from UTC).

Days are written as year-month-day. "about": true says that a day is a guess.
An observation belongs to an episode (episode_id), a dose period to a medicine (medicine_id), a question to a visit
(visit_id, null while it waits for the next one). "severity" goes from 0 to 10, higher is worse, null is "no number".
A line of a checklist, an answer that was prepared and what was agreed belong to a visit (visit_id). An agreement
that became another entry names it ("became": its kind, "became_id": its id). A sheet holds in "said", as JSON text,
what it said in short; "handed_on" is the day the team got it. Weights are in grams; "unit" is the unit that was typed.
A fact, a treatment or an exam with a diagnosis_id is about a later cancer (diagnosis.json); null is the first one.
In measure.json worry is higher where it is worse; sleep, energy and appetite are higher where they are better; all go
from 0 to 10. Exercise is minutes in the seven days before. A symptom that may come from a medicine is in
side_effect.json, whether a medicine was taken on a day in intake.json, and people are in contact.json.

diary.csv holds what a spreadsheet can show: symptoms, weight, how things are, medicines, exams done, people, notes
and facts. Followup can import it again.

Entries in the trash, the history of changes and photos are not in this folder. A backup holds them.
"""


def write_json(database: Database, folder: Path) -> tuple[Path, ...]:
    """Write each kind that has entries into a new or empty folder; return the files."""
    from followup.storage import durable
    from followup.storage.failures import translated

    with translated(folder):
        durable.new_folder(folder)
        if any(folder.iterdir()):
            raise Refused("This folder is not empty. Please choose an empty or a new folder.")
    files = []
    with database.reading() as store:
        for kind, record_type in KINDS.items():
            records = [to_plain(record) for record in store.all(record_type)]
            if records:
                path = folder / f"{kind}.json"
                write_file(path, json.dumps(records, ensure_ascii=False, indent=1).encode("utf-8"))
                files.append(path)
    return tuple(files)


def write_readme(folder: Path) -> Path:
    """Write the page that says what is in the folder and return it."""
    path = folder / "README.txt"
    write_file(path, _README.encode("utf-8"))
    return path
