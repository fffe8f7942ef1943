"""The sheet as plain text: every word of it, readable in any editor and by any screen reader. Standard library only."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

from followup.domain.wording import Translate, untranslated
from followup.report.chart import ChartModel
from followup.report.document import (
    AnswerRoom,
    Block,
    Heading,
    Pairs,
    Photos,
    Row,
    SheetDocument,
    Table,
    Text,
    TimeCharts,
)
from followup.report.front import (
    CancerLine,
    ExamList,
    Front,
    Measure,
    MedicineList,
    Pair,
    QuestionRow,
    SymptomRow,
)
from followup.report.wording import capital, joined, sentences

WIDTH = 74
"""Columns of a line, so that a mail or a terminal of 80 keeps it whole."""

MOST_NUMBERS = 24
"""Numbers of a chart that are written out, newest first."""

_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def plain_text(document: SheetDocument, tr: Translate = untranslated) -> str:
    """Return the sheet as text in lines of at most `WIDTH` columns; each part begins with "== "."""
    front, order = document.front, document.front.order
    out = [*_head(document, tr)]
    for name in order:
        out += ["", *_FRONT[name](front, tr)]
    for section in document.sections:
        out += ["", *_title(section.title)]
        for block in section.blocks:
            out += [*_block(block, tr)]
    out += ["", *wrapped(document.running)]
    return "\n".join(out) + "\n"


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes: wide characters take two, marks on others none."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def wrapped(text: str, first: str = "", then: str = "") -> Iterator[str]:
    """Yield a text in lines; the first begins with `first`, the others with `then`. Its own line ends are kept."""
    lead = first
    for part in _clean(text).split("\n"):
        line, empty = lead, True
        for word in _words(part, WIDTH - max(columns(first), columns(then))):
            if not empty and columns(line) + 1 + columns(word) > WIDTH:
                yield line
                line, empty = then, True
            line, empty = (line + word, False) if empty else (f"{line} {word}", False)
        if not empty or lead.strip():
            yield line.rstrip()
        lead = then


def _words(text: str, room: int) -> Iterator[str]:
    for word in text.split():
        start = 0
        for end in range(1, len(word)):
            if columns(word[start : end + 1]) > room:
                yield word[start:end]
                start = end
        yield word[start:]


def _clean(text: str) -> str:
    """The words without control, direction and invisible characters, as they stand on paper."""
    ends = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    return "".join(char for char in ends if char == "\n" or unicodedata.category(char) not in _DROPPED)


def _title(title: str) -> Iterator[str]:
    yield from wrapped(title, "== ", "   ")
    yield ""


def _item(text: str) -> Iterator[str]:
    yield from wrapped(text, "- ", "  ")


def _more(text: str) -> Iterator[str]:
    if text.strip():
        yield from wrapped(text, "  ", "  ")


def _head(document: SheetDocument, tr: Translate) -> Iterator[str]:
    one = document.front.identity
    yield from wrapped(document.title)
    yield ""
    for words in (one.name, one.born, one.reader, one.visit):
        yield from wrapped(words)
    yield ""
    yield from wrapped(sentences(f"{one.period}: {one.recorded}", one.prepared, one.honest))
    yield ""
    yield from wrapped(tr("Each part begins with two equals signs (==). Search for them to go from part to part."))


def _discuss(front: Front, _tr: Translate) -> Iterator[str]:
    block = front.discuss
    yield from _title(block.title)
    if not block.rows:
        yield from wrapped(block.empty)
    else:
        yield from wrapped(capital(block.hint))
    for row in block.rows[:3]:
        yield from _question(row, block.answer)


def _question(row: QuestionRow, answer: str) -> Iterator[str]:
    whom = f" ({row.whom})" if row.whom else ""
    yield from wrapped(f"{row.words}{whom}", f"{row.number}. ", "   ")
    yield from wrapped(f"{answer}: {row.answer or '_' * 30}", "   ", "   ")


def _symptoms(front: Front, tr: Translate) -> Iterator[str]:
    block = front.worrying
    yield from _title(block.title)
    if not block.rows:
        yield from wrapped(block.empty)
    for row in block.rows:
        yield from _symptom(row)
    yield ""
    yield from wrapped(tr("{title}: {words}").format(title=front.denied_title, words=front.denied))


def _symptom(row: SymptomRow) -> Iterator[str]:
    title = joined([row.title, row.where])
    yield from wrapped(joined([title, row.own_words], " "), f"{row.number}. ", "   ")
    value = joined([row.value, row.was, row.since, row.change.word])
    yield from wrapped(sentences(value, *map(capital, row.remarks), row.why), "   ", "   ")


def _measures(front: Front, _tr: Translate) -> Iterator[str]:
    yield from _title(front.measures.title)
    for measure in front.measures.rows:
        yield from _item(f"{measure.label}: {_measured(measure)}")


def _measured(measure: Measure) -> str:
    return joined([measure.value, measure.change, measure.remark])


def _medicines(front: Front, tr: Translate) -> Iterator[str]:
    yield from _medicine_list(front.medicines, tr)
    yield ""
    yield from _medicine_list(front.therapies, tr)


def _medicine_list(block: MedicineList, tr: Translate) -> Iterator[str]:
    yield from _title(block.title)
    if not block.rows:
        yield from wrapped(block.empty)
    for row in block.rows:
        changed = tr(" (changed)") if row.changed else ""
        yield from _item(f"{row.name}{changed}: {row.dose}")
        yield from _more(joined(row.changes, "; "))


def _health(front: Front, _tr: Translate) -> Iterator[str]:
    yield from _title(front.health.title)
    yield from _pairs(front.health.rows)


def _pairs(rows: tuple[Pair, ...]) -> Iterator[str]:
    for pair in rows:
        yield from _item(f"{pair.label}: {pair.value}")


def _cancer(front: Front, _tr: Translate) -> Iterator[str]:
    block: CancerLine = front.cancer
    yield from _title(block.title)
    yield from _pairs(block.facts)
    yield from wrapped(f"{block.treatments_title}:")
    for treatment in block.treatments or (block.empty,):
        yield from _item(treatment)


def _exams(front: Front, _tr: Translate) -> Iterator[str]:
    yield from _exam_list(front.done)
    yield ""
    yield from _exam_list(front.due)


def _exam_list(block: ExamList) -> Iterator[str]:
    yield from _title(block.title)
    if not block.rows:
        yield from wrapped(block.empty)
    for row in block.rows:
        yield from _item(joined([row.day, row.name, row.result]))


_FRONT: dict[str, Callable[[Front, Translate], Iterator[str]]] = {
    "discuss": _discuss,
    "symptoms": _symptoms,
    "measures": _measures,
    "medicines": _medicines,
    "health": _health,
    "cancer": _cancer,
    "exams": _exams,
}


def _block(block: Block, tr: Translate) -> Iterator[str]:
    if isinstance(block, Text):
        yield from wrapped(block.words)
    elif isinstance(block, Heading):
        yield ""
        yield from wrapped(block.words, "= ", "  ")
    elif isinstance(block, Pairs):
        yield from _pairs(block.rows)
    elif isinstance(block, Table):
        yield from _table(block, tr)
    elif isinstance(block, AnswerRoom):
        yield from _answers(block)
    elif isinstance(block, Photos):
        for photo in block.rows:
            yield from _item(photo.spoken)
    else:
        yield from _charts(block, tr)


def _table(block: Table, tr: Translate) -> Iterator[str]:
    if not block.rows:
        yield from wrapped(block.empty)
    for row in block.rows:
        yield from _row(block, row, tr)


def _row(block: Table, row: Row, tr: Translate) -> Iterator[str]:
    """A row as a short paragraph: its first cell, then each other one with its title."""
    first, *others = row.cells
    changed = tr(" (changed)") if row.changed else ""
    yield from _item(f"{first}{changed}" if first else "·")
    for column, cell in zip(block.columns[1:], others, strict=True):
        if cell.strip():
            yield from _more(f"{column.title}: {cell}")


def _answers(block: AnswerRoom) -> Iterator[str]:
    if not block.rows:
        yield from wrapped(block.empty)
    for row in block.rows:
        yield from _question(row, block.answered if row.answer else block.answer)


def _charts(block: TimeCharts, tr: Translate) -> Iterator[str]:
    if not block.charts:
        yield from wrapped(block.empty)
    for chart in block.charts:
        yield from _item(joined([chart.title, chart.axis]))
        yield from _more(_numbers(chart, tr))
    for bar in block.charts[-1].bars if block.charts else ():
        yield from _item(f"{bar.title}: {joined([stretch.words for stretch in bar.stretches], '; ')}")


def _numbers(chart: ChartModel, tr: Translate) -> str:
    points = sorted((point for series in chart.series for point in series.points), key=lambda point: point.day)
    shown = [point.sentence for point in reversed(points[-MOST_NUMBERS:])]
    left = len(points) - len(shown)
    return " ".join([*shown, tr("And {count} earlier ones.").format(count=left) if left else ""]).strip()
