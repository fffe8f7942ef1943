"""Page 1 of a sheet as plain data; the order of its blocks never changes for one reader."""

from __future__ import annotations

from dataclasses import dataclass

from followup.domain.words import Change
from followup.report.body import AS_BORN, Body
from followup.report.chart import ChartModel


@dataclass(frozen=True, slots=True)
class More:
    """What a block of page 1 says when rows are left over; `section` is where they are, empty for nowhere."""

    on_page: str = "+{count} on page {page}"
    elsewhere: str = "+{count} more"
    section: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and its value; `unknown` marks a value that nobody knows."""

    label: str
    value: str
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Identity:
    """Who it is about, who wrote it, for whom, and which days it speaks of."""

    name: str
    born: str
    reader: str
    visit: str
    period: str
    recorded: str
    prepared: str
    honest: str


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question with its place in the order, whom it is for and the answer when there is one; `id` is its record's."""

    number: int
    words: str
    whom: str = ""
    answer: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Discuss:
    """The questions, most wanted first; page 1 shows three."""

    title: str
    hint: str
    rows: tuple[QuestionRow, ...]
    empty: str
    answer: str
    more: More


@dataclass(frozen=True, slots=True)
class ChangeWord:
    """How something changed: the kind, which has a shape of its own, and the word."""

    kind: Change
    word: str


@dataclass(frozen=True, slots=True)
class SymptomRow:
    """One thing that is new, lasting or worrying.

    `title` is the symptom, `where` its place and side. `value` is the number now, `was` the one before, `since` says
    since when and for how long, `why` why it is listed and who says so, `remarks` what else to know (different from
    the first time, told, seen by somebody else). `chart` is on the time axis that all rows share; `instead` is said
    where there are no numbers to draw.
    """

    number: int
    title: str
    where: str
    own_words: str
    value: str
    was: str
    since: str
    change: ChangeWord
    why: str
    remarks: tuple[str, ...]
    chart: ChartModel | None
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Worrying:
    """What is new, persistent or worrying: flagged first, then worse, then newest; page 1 shows at most five."""

    title: str
    hint: str
    rows: tuple[SymptomRow, ...]
    empty: str
    more: More
    axis: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the figure: `view` is front or back; `x` from the middle line and `y` are shares of its height.

    `number` is that of the row it belongs to.
    """

    view: str
    x: float
    y: float
    number: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """The body from the front and the back with the numbers of the rows beside it.

    `operated` are places of operations, `unplaced` the numbers of rows that are nowhere on it and `not_here` the words
    that name those. `left` and `right` are the person's own; `key` explains the marks, `alt` says the figure in words.
    """

    title: str
    spots: tuple[Spot, ...]
    operated: tuple[Spot, ...]
    front: str
    back: str
    left: str
    right: str
    key: str
    unplaced: tuple[int, ...]
    not_here: str
    alt: str
    body: Body = AS_BORN


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing in a line: what it is, its value, how it changed, a remark and, where there are numbers, a chart."""

    label: str
    value: str
    change: str = ""
    remark: str = ""
    chart: ChartModel | None = None
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Measures:
    """Weight and how things are overall, appetite and pain."""

    title: str
    rows: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class MedicineRow:
    """A medicine as it is taken now; `changes` are the dated changes of the period, newest last."""

    name: str
    dose: str
    changed: bool = False
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MedicineList:
    """Medicines, or what is taken beside them; changed ones first."""

    title: str
    rows: tuple[MedicineRow, ...]
    empty: str
    more: More


@dataclass(frozen=True, slots=True)
class Health:
    """Allergies and other health conditions."""

    title: str
    rows: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class CancerLine:
    """The cancer in facts, unknown ones said, and its treatments, oldest first."""

    title: str
    facts: tuple[Pair, ...]
    treatments_title: str
    treatments: tuple[str, ...]
    empty: str
    more: More


@dataclass(frozen=True, slots=True)
class ExamRow:
    """One examination: its day, its name and what came of it or why it is due."""

    day: str
    name: str
    result: str
    late: bool = False


@dataclass(frozen=True, slots=True)
class ExamList:
    """Examinations done (newest first) or due (soonest first)."""

    title: str
    rows: tuple[ExamRow, ...]
    empty: str
    more: More


@dataclass(frozen=True, slots=True)
class Front:
    """Page 1. `order` names its blocks after the head (`report.readers`); with `medicines_first` they give way last."""

    identity: Identity
    discuss: Discuss
    worrying: Worrying
    figure: Figure
    measures: Measures
    medicines: MedicineList
    therapies: MedicineList
    health: Health
    cancer: CancerLine
    done: ExamList
    due: ExamList
    notes: str
    denied_title: str
    denied: str
    denied_page: str
    order: tuple[str, ...]
    medicines_first: bool = False
