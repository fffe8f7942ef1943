"""The letter that asks an institution for records and pictures; what is not known is left blank to be filled in."""

from __future__ import annotations

from datetime import date

from followup.domain.records import RecordRequest
from followup.domain.wording import Translate
from followup.report.letter import BLANK
from followup.report.wording import long_day


def letter_words(request: RecordRequest, *, name: str, born: str, today: date, tr: Translate) -> str:
    """Return the words of a letter for a request; `name` and `born` are empty where nobody knows them.

    It says that rules differ and asks for the institution's own form: the law on records is not the same everywhere.
    """
    wanted = [line.strip(" -•\t") for line in request.what.splitlines() if line.strip(" -•\t")]
    lines = [
        name or BLANK,
        tr("Born: {day}").format(day=born or BLANK),
        tr("Address: {blank}").format(blank=BLANK),
        tr("Phone: {blank}").format(blank=BLANK),
        "",
        request.institution.strip(),
        *(request.address.strip() or f"{BLANK}\n{BLANK}").splitlines(),
        "",
        long_day(today, tr),
        "",
        tr("Please send me copies of my records"),
        "",
        tr("Dear team,"),
        "",
        tr("You have treated me. I now see another doctor, who needs my records."),
        tr("Please send me copies of these:"),
        *(f"-  {line}" for line in wanted or [BLANK, BLANK, BLANK]),
        "",
        tr("Please send scans and X-rays as pictures, on a disc or by a safe link. Please add the written reports."),
        "",
        _release(request, tr),
        tr("The rules for handing out records are not the same everywhere."),
        tr("If you have a form of your own, please send it to me and I will fill it in."),
        tr("If there is a fee, please tell me first."),
        "",
        tr("Thank you."),
        *[""] * 4,
        tr("Signed: {blank}").format(blank=BLANK),
        "",
        tr("Date: {blank}").format(blank=BLANK),
    ]
    return "\n".join(lines)


def _release(request: RecordRequest, tr: Translate) -> str:
    if request.release_signed:
        return tr("I have signed the form that lets you hand them out.")
    return tr("Please tell me which form I must sign so that you can hand them out.")
