"""Reading one sign and its rules from a table of a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from followup.domain.words import Tier
from followup.signs.conditions import Feature, Recall, SymptomTest, Together
from followup.signs.flag import Source
from followup.signs.groups import Groups
from followup.signs.person import ANYBODY, PersonTest
from followup.signs.sign import Cause, Rule, ShortQuestion, Sign, WeightTest
from followup.signs.table import Table

WITHIN_DAYS = 14
"""How far apart entries of two symptoms may lie to count as going together. Our own default."""

_TIERS = {
    "urgent": (Tier.URGENT, None),
    "call 24": (Tier.CALL, 24),
    "call 72": (Tier.CALL, 72),
    "next_visit": (Tier.NEXT_VISIT, None),
    "watch": (Tier.WATCH, None),
}
"""What a rule can ask for, as the files write it: a call says within how many hours."""

_TRENDS = ("worse", "steadily_worse", "easing", "not_easing")
_SIDES = ("one", "both", "not_one", "not_both")
_BREAST = ("kept", "removed", "surely_removed")
_SEX = ("female", "male", "other")
_MENOPAUSE = ("before", "during", "after")


class SignReader:
    """Reads the files with the signs; remembers the ids seen, so that none stands twice."""

    def __init__(self, sources: Mapping[str, Source], questions: Mapping[str, ShortQuestion], groups: Groups) -> None:
        self._sources = sources
        self._questions = questions
        self._groups = groups
        self._seen: set[str] = set()

    def signs(self, file: Table) -> Iterable[Sign]:
        """Yield the signs of a file, in its order."""
        for table in file.tables("sign"):
            yield self._sign(table)
        file.done()

    def _sign(self, table: Table) -> Sign:
        sign_id = self._new_id(table, table.text("id"))
        recall = table.table("recall")
        days = recall.whole("days", 0)
        person = self._person(table.table("who"))
        rules = tuple(self._rule(rule, sign_id, days) for rule in table.tables("rule"))
        if not rules:
            raise table.refuse("it has no rule")
        sign = Sign(
            id=sign_id,
            version=table.whole("version"),
            title=table.text("title"),
            clinical=table.text("clinical"),
            region=table.text("region"),
            is_in_seed=table.flag("seed"),
            person=person,
            rules=rules,
            sooner=table.text("sooner", ""),
            causes=tuple(self._cause(cause) for cause in table.tables("cause")),
            questions=table.texts("questions"),
            recall_days=days,
            recall_is_default=recall.flag("default"),
            named_by=self._cited(table, "named_by"),
            covers=frozenset(table.texts("covers")),
            answers=frozenset().union(*(_answers_read(rule) for rule in rules)),
        )
        recall.done()
        table.done()
        return sign

    def _new_id(self, table: Table, new: str) -> str:
        if new in self._seen:
            raise table.refuse(f"the id {new} stands twice")
        self._seen.add(new)
        return new

    def _cause(self, table: Table) -> Cause:
        cause = Cause(table.text("words"), self._cited(table, "sources"))
        table.done()
        return cause

    def _rule(self, table: Table, sign_id: str, recall_days: int) -> Rule:
        tier, hours = _TIERS[table.choice("tier", _TIERS)]
        rule = Rule(
            id=self._new_id(table, f"{sign_id}.{table.text('id')}"),
            sign=sign_id,
            tier=tier,
            hours=hours,
            why=table.text("why"),
            sources=self._cited(table, "sources"),
            person=self._person(table.table("who")),
            together=self._together(table),
            recall=Recall(table.flag("once"), recall_days),
            is_event=table.flag("event"),
            even_if_usual=table.flag("even_if_usual"),
            is_default=table.flag("default"),
            note=table.text("note", ""),
            weight=self._weight(table.table("weight")),
            symptom=self._symptom(table),
        )
        table.done()
        if (rule.symptom is None) == (rule.weight is None):
            raise table.refuse("a rule looks either at symptoms or at the weight")
        if rule.is_default and not rule.note:
            raise table.refuse("a default of our own says in its note what is ours")
        return rule

    def _symptom(self, table: Table) -> SymptomTest | None:
        if "symptoms" not in table:
            return None
        symptoms = self._groups.symptoms(table, "symptoms")
        return SymptomTest(
            symptoms=symptoms,
            places=self._groups.places(table, "places"),
            side=table.choice("side", _SIDES, ""),
            lasts=self._lasts(table),
            comes_and_goes=table.whole("comes_and_goes_over_days") + 1 if "comes_and_goes_over_days" in table else None,
            noted=table.whole("noted_over_days") + 1 if "noted_over_days" in table else None,
            as_one=table.flag("as_one"),
            yes=self._answers(table, "yes"),
            yes_any=self._answers(table, "yes_any"),
            no=self._answers(table, "no"),
            unless_yes=self._answers(table, "unless_yes"),
            unless_no=self._answers(table, "unless_no"),
            trend=table.choice("trend", _TRENDS, ""),
            severity_from=table.maybe("severity_from"),
            never_before=table.flag("never_before"),
        )

    def _lasts(self, table: Table) -> int | None:
        """Return the days a stretch lasts at least: "over 14 days" is met on day 15, "from 84 days" on day 84."""
        if "over_days" in table and "from_days" in table:
            raise table.refuse("over_days and from_days cannot stand together")
        return table.whole("over_days") + 1 if "over_days" in table else table.maybe("from_days")

    def _together(self, table: Table) -> Together | None:
        if "together" not in table:
            return None
        names = table.texts("together")
        at_least = table.whole("together_from", len(names))
        within_days = table.whole("within_days", WITHIN_DAYS)
        return Together(tuple(self._feature(table, name) for name in names), at_least, within_days)

    def _feature(self, table: Table, name: str) -> Feature:
        feature = self._groups.features.get(name)
        if feature is None:
            raise table.refuse(f"feature {name} is not known")
        return feature

    def _weight(self, table: Table) -> WeightTest | None:
        if not table:
            return None
        test = WeightTest(table.whole("lost"), table.flag("unless_wanted"))
        table.done()
        return test

    def _person(self, table: Table) -> PersonTest:
        if not table:
            return ANYBODY
        test = PersonTest(
            breast=table.choice("breast", _BREAST, ""),
            sex=_words(table, "sex", _SEX),
            menopause=_words(table, "menopause", _MENOPAUSE),
            histology=_words(table, "histology", ("ductal", "lobular", "other")),
            age_from=table.maybe("age_from"),
            taking=self._groups.medicines(table, "taking"),
            ever=self._groups.medicines(table, "ever"),
            radiotherapy_days=self._window(table),
            radiotherapy_over=table.maybe("radiotherapy_over_days"),
        )
        table.done()
        return test

    def _window(self, table: Table) -> tuple[int, int] | None:
        if "radiotherapy_from_days" not in table:
            return None
        return table.whole("radiotherapy_from_days"), table.whole("radiotherapy_to_days")

    def _answers(self, table: Table, key: str) -> tuple[str, ...]:
        for question in (names := table.texts(key)):
            if question not in self._questions:
                raise table.refuse(f"short question {question} is not known")
        return names

    def _cited(self, table: Table, key: str) -> tuple[Source, ...]:
        for source in (names := table.texts(key)):
            if source not in self._sources:
                raise table.refuse(f"source {source} is not known")
        return tuple(self._sources[name] for name in names)


def _words(table: Table, key: str, known: tuple[str, ...]) -> frozenset[str]:
    for word in (words := table.texts(key)):
        if word not in known:
            raise table.refuse(f"{key} {word} is not known")
    return frozenset(words)


def _answers_read(rule: Rule) -> frozenset[str]:
    """Return the questions whose yes brings a rule closer."""
    features = rule.together.features if rule.together else ()
    own = (*rule.symptom.yes, *rule.symptom.yes_any) if rule.symptom else ()
    return frozenset(own).union(*(feature.answers for feature in features))
