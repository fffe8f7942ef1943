"""What the program brings along: catalogue, finder, signs, schedules and basic questions, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from followup.services.plans import Schedules, load_schedules
from followup.services.questions import StandardQuestion, load_questions
from followup.signs.catalogue import Catalogue, load_catalogue
from followup.signs.medicine_names import MedicineNames, load_medicine_names
from followup.signs.rules import load_signs
from followup.signs.shipped_files import ShippedFiles
from followup.signs.sign import Signs

if TYPE_CHECKING:
    from followup.signs.finder import Finder


@dataclass(frozen=True)
class Shipped:
    """Shipped knowledge; nothing in it changes, so that several logs may share it."""

    catalogue: Catalogue
    signs: Signs
    schedules: Schedules
    questions: tuple[StandardQuestion, ...]
    medicines: MedicineNames

    @cached_property
    def finder(self) -> Finder:
        """Finds symptoms in what people write; made when somebody first types."""
        from followup.signs.finder import Finder

        return Finder(self.catalogue)


def load_shipped(resources: Path) -> Shipped:
    """Return what lies in the folder of shipped files; raises an error that names the file it cannot understand."""
    read = ShippedFiles(resources).read
    catalogue = load_catalogue(resources, words_later=True, read=read)
    medicines = load_medicine_names(resources / "medicines.toml", read)
    return Shipped(
        catalogue=catalogue,
        signs=load_signs(resources, catalogue, medicines, read),
        schedules=load_schedules(resources / "plans.toml", read),
        questions=load_questions(resources / "questions.toml", read),
        medicines=medicines,
    )
