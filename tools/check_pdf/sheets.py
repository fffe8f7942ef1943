"""The sheets that are checked: usual and unusual people, every reader, every script, and controls that must fail."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace

import pypdf

from followup.domain.records import RecordRequest
from followup.domain.wording import untranslated
from followup.report.compose import compose
from followup.report.compose.card import wallet_card
from followup.report.compose.letter import letter_words
from followup.report.compose.week import diary_pages
from followup.report.inputs import READERS, SheetInput
from followup.report.letter import Letter
from followup.report.pdf import write_card, write_diary, write_pdf
from followup.report.pdf.letter import write_letter
from tests.report.extremes import worst_case
from tests.report.languages import HOSTILE, MULTILINGUAL, saying
from tests.report.records import TODAY
from tests.report.samples import empty, maria, one_entry, with_photos


def sheets() -> Iterator[tuple[str, bytes]]:
    """Yield each sheet with its name."""
    for name, view in _views():
        stream = io.BytesIO()
        write_pdf(compose(view), stream)
        yield name, stream.getvalue()
    yield from _leaflets()
    for name, words in _letters():
        stream = io.BytesIO()
        write_letter(Letter(words=words, made_on=TODAY), stream)
        yield name, stream.getvalue()


def _leaflets() -> Iterator[tuple[str, bytes]]:
    for name, view in (("usual", maria()), ("worst case", worst_case("letter"))):
        card, diary = io.BytesIO(), io.BytesIO()
        write_card(wallet_card(view, (), "Call 112 for an ambulance."), card)
        yield f"wallet card, {name}", card.getvalue()
        write_diary(diary_pages(view, view.today, 2), diary)
        yield f"paper diary, {name}", diary.getvalue()


def _letters() -> Iterator[tuple[str, str]]:
    request = RecordRequest(institution="Old clinic", what="Scan\nReport of the operation")
    yield "letter that asks for records", letter_words(request, name="", born="", today=TODAY, tr=untranslated)
    yield "letter of many pages and scripts", "\n".join(line for lines in MULTILINGUAL.values() for line in lines)


def _views() -> Iterator[tuple[str, SheetInput]]:
    yield "usual", maria()
    yield "letter", replace(maria(), paper="letter")
    yield "large print", replace(maria(), large_print=True)
    yield "large print with fields", replace(maria(), large_print=True, fillable=True)
    yield "with fields for answers", replace(maria(), fillable=True)
    yield "worst case with fields", replace(worst_case("letter"), fillable=True)
    yield "with photos", with_photos(maria())
    yield "with photos in large print", replace(with_photos(maria(), days=5), large_print=True)
    yield "empty", empty()
    yield "one entry", one_entry()
    yield "worst case", worst_case()
    yield "worst case in large print", replace(worst_case("letter"), large_print=True)
    for reader in READERS[1:]:
        yield f"for the {reader}", replace(maria(), reader=reader)
    for language in ("he", "ar", "fa", "zh", "ja", "ko"):
        yield f"words in {language}", saying(" ".join(MULTILINGUAL[language]))
    yield "every script", saying("\n".join(line for lines in MULTILINGUAL.values() for line in lines))
    yield "words that are code", saying("\n".join(HOSTILE))
    yield "private and unknown characters", saying("\ue000\ue001 \U0001f497 \U000f0000 \ufffe \U00013000 \u0e01")


def controls(pdf: bytes) -> Iterator[tuple[str, str, bytes]]:
    """Yield files that must fail, each with the standard it breaks: a proof that the engine looks."""
    untagged = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(pdf)))
    del untagged.root_object["/StructTreeRoot"]
    stream = io.BytesIO()
    untagged.write(stream)
    yield "without its structure", "ua1", stream.getvalue()
    yield "without its colours", "3a", re.sub(rb"/OutputIntents", rb"/OutputIntentz", pdf)
