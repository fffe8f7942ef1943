"""Reading the signs: what is in the files, and nothing they do not say. An unknown key or id is refused."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from pathlib import Path

from followup.signs.asked import follow_ups_of, questions_asked
from followup.signs.flag import Source
from followup.signs.groups import KnownIds, read_groups
from followup.signs.medicine_names import MedicineNames
from followup.signs.shipped_files import ReadToml, read_toml
from followup.signs.sign import Later, Rule, ShortQuestion, Sign, Signs
from followup.signs.sign_reader import SignReader
from followup.signs.standing import Standing
from followup.signs.table import SignsError, Table, read_file

__all__ = ["Rule", "ShortQuestion", "Sign", "Signs", "SignsError", "load_signs"]


def load_signs(
    folder: Path, catalogue: KnownIds, medicines: MedicineNames | None = None, read: ReadToml = read_toml
) -> Signs:
    """Return the signs kept in the folder `signs` of a folder of shipped files; rules read medicines by this list.

    Raises:
        SignsError: an unknown key, an unknown id or a file that cannot be read, named with file and entry.
    """
    home = folder / "signs"
    about = read_file(home / "about.toml", read)
    sources = _sources(read_file(home / "sources.toml", read))
    asked = read_file(home / "short_questions.toml", read)
    questions = _questions(asked, catalogue)
    medicines = medicines or MedicineNames()
    groups = read_groups(read_file(home / "groups.toml", read), catalogue, questions, medicines)
    reader = SignReader(sources, questions, groups)
    version, files, note = about.text("version"), about.texts("files"), about.text("note")
    later = {str(standing): _later(about.table(str(standing))) for standing in (Standing.UNANSWERED, Standing.PAST)}
    about.done()
    signs = tuple(sign for name in files for sign in reader.signs(read_file(home / name, read)))
    by_id = {sign.id: sign for sign in signs}
    _check_covers(signs, by_id)
    first = questions_asked(asked, signs, questions)
    leads_on = follow_ups_of(asked, signs, questions, first)
    return Signs(signs, version, sources, questions, first, by_id, note, later, leads_on, medicines)


def _questions(file: Table, catalogue: KnownIds) -> dict[str, ShortQuestion]:
    """Return the short questions; some name something of its own beside the symptom they are asked of."""
    named, known = file.table("names"), {symptom.id for symptom in catalogue.symptoms}
    found = {}
    for key, words in file.table("questions").items():
        row = named.table(key) if key in named else None
        found[key] = ShortQuestion(key, str(words)) if row is None else _naming(key, str(words), row, known)
    named.done()
    return found


def _naming(key: str, words: str, row: Table, known: Container[str]) -> ShortQuestion:
    names, of, denies = row.text("words"), row.texts("of"), row.texts("denies")
    row.done()
    for symptom in (*of, *denies):
        if symptom not in known:
            raise row.refuse(f"symptom {symptom} is not known")
    return ShortQuestion(key, words, names, frozenset(of), frozenset(denies))


def _later(table: Table) -> Later:
    later = Later(table.text("why"), table.text("sooner"))
    table.done()
    return later


def _sources(file: Table) -> dict[str, Source]:
    rows = file.table("sources")
    file.done()
    found = {}
    for source_id in rows.keys():  # noqa: SIM118 - a Table is no mapping
        row = rows.texts(source_id)
        if len(row) not in {4, 5}:
            raise rows.refuse(f"source {source_id} has a title, a publisher, a year and a link, and perhaps a remark")
        found[source_id] = Source(source_id, *row[:4])
    return found


def _check_covers(signs: Iterable[Sign], by_id: Mapping[str, Sign]) -> None:
    for sign in signs:
        for other in sign.covers:
            if other not in by_id:
                raise SignsError("signs", sign.id, f"sign {other} is not known")
