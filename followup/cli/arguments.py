"""What can be typed: the commands and their options."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from followup import __version__
from followup.cli import typed
from followup.cli.fields import FieldsHelp
from followup.domain.records import KINDS
from followup.domain.wording import Translate, untranslated
from followup.paths import default_log_folder

SYMPTOM = "symptom"
"""What `add` and `list` take beside the kinds of records: one entry about a symptom, as a diary has it."""

READERS = ("oncologist", "gp", "surgeon", "pharmacist", "nurse")
PAPERS = ("a4", "letter")

_ADDED = tuple(sorted({SYMPTOM, *KINDS} - {"sheet"}))
_LISTED = tuple(sorted({SYMPTOM, *KINDS}))

_Command = Callable[..., argparse.ArgumentParser]
"""Adds a command by its name and one line of help; options go to its parser."""


class UsageError(Exception):
    """What was typed is no command; the message is one clear line."""


class _Parser(argparse.ArgumentParser):
    """A parser that raises instead of leaving, and that takes no half-typed options."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"allow_abbrev": False, **options})

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{self.prog}: {' '.join(message.split())}. See: {self.prog} --help")


def parse(parser: argparse.ArgumentParser, argv: Sequence[str]) -> argparse.Namespace:
    """Return what was typed, the global options filled in; raises `UsageError`."""
    defaults = argparse.Namespace(log=None, passphrase_fd=None, on=None, json=False, safe=False)
    arguments = parser.parse_args(list(argv), defaults)
    arguments.log = arguments.log or default_log_folder()
    return arguments


def build_parser(tr: Translate = untranslated) -> argparse.ArgumentParser:
    """Return the parser for every command."""
    common = _global_options(tr)
    parser = _Parser(
        prog="followup",
        parents=[common],
        description=tr("A private follow-up log. Without a command, the window opens."),
        epilog=tr(
            "Exit codes: 0 done, 1 refused, 2 usage, 3 wrong or missing key, 4 damaged, "
            "5 made by a newer version, 6 in use, 7 disk or permission."
        ),
    )
    parser.add_argument("--version", action="version", version=f"Followup {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=_Parser)

    def command(name: str, words: str, **options: Any) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=words, description=words, parents=[common], **options)

    for add in (_log_commands, _backup_commands, _entry_commands, _asking_commands, _file_commands):
        add(command, tr)
    return parser


def _global_options(tr: Translate) -> _Parser:
    """The options every command takes, before or after its name; left out after it, they undo nothing before it."""
    common = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--log", type=typed.path, metavar="FOLDER", help=tr("the folder of the log"))
    common.add_argument(
        "--passphrase-fd", type=typed.descriptor, metavar="N", help=tr("read the passphrase from this file descriptor")
    )
    common.add_argument("--on", type=typed.day, metavar="DATE", help=tr("the day that counts as today"))
    common.add_argument("--safe", action="store_true", help=tr("only read: change nothing, bring nothing up to date"))
    common.add_argument("--json", action="store_true", help=tr("print one JSON object a line"))
    return common


def _log_commands(command: _Command, tr: Translate) -> None:
    demo = command("demo", tr("make a sample log of three years, with its flags and its sheet"))
    demo.add_argument("--out", type=typed.path, required=True, metavar="FOLDER", help=tr("where the sample goes"))
    demo.add_argument("--window", action="store_true", help=tr("open the window on it, also from a script"))
    demo.add_argument("--no-window", action="store_true", help=tr("do not open the window on it"))
    command("init", tr("start a new log; with --passphrase-fd it is locked with that passphrase"))
    command("check", tr("read every page of the log and say whether all is well"))
    command("upgrade", tr("bring a log of an older version up to date"))
    command("lock-status", tr("say whether a log needs a passphrase: none, plain, passphrase, or keychain beside it"))


def _backup_commands(command: _Command, tr: Translate) -> None:
    backup = command("backup", tr("copy the log to a safe place now"))
    backup.add_argument("--to", type=typed.path, metavar="F", help=tr("the folder or file for the backup"))
    command("backups", tr("list the backups there are"))
    restore = command("restore", tr("bring a backup back, into a folder of its own"))
    restore.add_argument("backup", type=typed.path, metavar="BACKUP", help=tr("the backup"))
    restore.add_argument("--to", type=typed.path, required=True, metavar="FOLDER", help=tr("a new folder"))
    salvage = command("salvage", tr("save what can be read of a damaged log into a new one"))
    salvage.add_argument("--to", type=typed.path, required=True, metavar="FOLDER", help=tr("a new folder"))


def _entry_commands(command: _Command, tr: Translate) -> None:
    words = tr("add one entry, given as a JSON object on stdin, and print its id")
    add = command("add", words, add_help=False, formatter_class=argparse.RawDescriptionHelpFormatter)
    add.add_argument("kind", choices=_ADDED, metavar="KIND", help=", ".join(_ADDED))
    add.add_argument("-h", "--help", action=FieldsHelp, tr=tr, help=tr("show this help; after a kind, its fields"))
    edit = command("edit", tr("change the fields that a JSON object on stdin names"))
    remove = command("remove", tr("put an entry into the trash"))
    listed = command("list", tr("list the entries of one kind, or all"))
    listed.add_argument("kind", choices=_LISTED, nargs="?", metavar="KIND", help=", ".join(_LISTED))
    show = command("show", tr("show one entry"))
    for one in (edit, remove, show):
        one.add_argument("id", type=typed.entry_id, metavar="ID", help=tr("an id such as observation-12"))
    add.add_argument("--file", type=typed.path, metavar="F", help=tr("with photo: the picture file"))
    show.add_argument("--out", type=typed.path, metavar="F.jpg", help=tr("with a photo: write its picture here"))
    for one in (add, edit):
        one.add_argument("--json-file", type=typed.path, metavar="F", help=tr("read the JSON object from this file"))


def _asking_commands(command: _Command, tr: Translate) -> None:
    find = command("find", tr("find the symptom that words describe; best first"))
    find.add_argument("words", nargs="+", metavar="WORDS", help=tr("any words, or - to read one phrase a line"))
    command("flags", tr("say what in the log is worth telling your team"))
    command("due", tr("say which exams are due or booked, and what to ask your team"))
    prepare = command("prepare", tr("show the questions, the answers and the checklist for a visit"))
    prepare.add_argument("--visit", type=typed.visit_number, metavar="ID", help=tr("the visit, else the next one"))


def _file_commands(command: _Command, tr: Translate) -> None:
    sheet = command("sheet", tr("write the sheet for a visit as a PDF, or as text where the file ends in .txt"))
    sheet.add_argument("--out", type=typed.path, required=True, metavar="F.pdf", help=tr("the file to write"))
    sheet.add_argument("--visit", type=typed.visit_number, metavar="ID", help=tr("the visit it is for"))
    sheet.add_argument("--paper", choices=PAPERS, help=tr("the size of the paper"))
    sheet.add_argument("--for", choices=READERS, dest="reader", help=tr("who will read it"))
    sheet.add_argument(
        "--since", type=typed.since, metavar="DATE", help=tr("the first day it tells about, or last-visit")
    )
    sheet.add_argument("--sections", type=typed.sections, metavar="A,B", help=tr("the parts after the first page"))
    sheet.add_argument("--handed-over", action="store_true", help=tr("keep that your team is given this one"))
    sheet.add_argument("--fields", action="store_true", help=tr("with fields to type answers into"))
    sheet.add_argument("--card", action="store_true", help=tr("a card for the wallet instead"))
    sheet.add_argument("--large-print", action=argparse.BooleanOptionalAction, default=None, help=tr("larger letters"))
    sheet.add_argument(
        "--password-fd", type=typed.descriptor, metavar="N", help=tr("lock the PDF with a password read from there")
    )
    letter = command("letter", tr("write the letter that asks for records, as a PDF"))
    letter.add_argument("id", type=typed.entry_id, metavar="ID", help=tr("an id such as record_request-1"))
    letter.add_argument("--out", type=typed.path, required=True, metavar="F.pdf", help=tr("the file to write"))
    letter.add_argument("--paper", choices=PAPERS, default="a4", help=tr("the size of the paper"))
    taken = command("import", tr("take in a diary, or a sheet with answers typed into it"))
    taken.add_argument("file", type=typed.path, metavar="FILE", help=tr("a diary as CSV, or a filled sheet as PDF"))
    taken.add_argument(
        "--password-fd", type=typed.descriptor, metavar="N", help=tr("read the password of a locked sheet from there")
    )
    diary = command("diary", tr("write weeks of a diary to fill in by hand, as a PDF"))
    diary.add_argument("--out", type=typed.path, required=True, metavar="F.pdf", help=tr("the file to write"))
    diary.add_argument("--from", type=typed.day, dest="first", metavar="DATE", help=tr("a day of the first week"))
    diary.add_argument("--weeks", type=typed.weeks, default=1, metavar="N", help=tr("how many weeks"))
    diary.add_argument("--paper", choices=PAPERS, default="a4", help=tr("the size of the paper"))
    taken.add_argument("--dry-run", action="store_true", help=tr("only say what would be taken"))
    export = command("export", tr("write the log in an open form"))
    form = export.add_mutually_exclusive_group(required=True)
    form.add_argument("--diary", type=typed.path, metavar="F", help=tr("a diary as CSV"))
    form.add_argument("--all", type=typed.path, metavar="FOLDER", help=tr("everything, into a folder"))
    form.add_argument("--fhir", type=typed.path, metavar="F", help=tr("a FHIR file for a clinic's programs"))
    form.add_argument("--ics", type=typed.path, metavar="F", help=tr("visits and exams for a calendar"))
    export.add_argument("--named", action="store_true", help=tr("with --ics: say in the titles what each day is"))
    export.add_argument("--remind", action="store_true", help=tr("with --ics: a neutral reminder the day before"))
    export.add_argument(
        "--timezone", default="", metavar="ZONE", help=tr("with --ics: the time zone, such as Europe/London")
    )
