"""What a person was typing when the program ended: kept every two seconds, offered at the next start."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from followup.services.wishes import Wishes


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was typed: on which screen, over which entry, in which form, and the button that opened that.

    Without a `form` it is the screen itself. `opener` is the key of a card, the words of a button, and its number among
    those of the same words.
    """

    screen: str
    target: str = ""
    form: str = ""
    opener: tuple[str, str, int] = ("", "", 0)

    @property
    def name(self) -> str:
        """Return it as one text, by which a draft is known."""
        if not self.target and not self.form:
            return self.screen
        return json.dumps([self.screen, self.target, self.form, *self.opener], ensure_ascii=False)

    def name_beside(self, taken: Collection[str]) -> str:
        """Return its name, or where that is taken by an older draft another one, which is that of this place too."""
        number, name = 2, self.name
        while name in taken:
            name = json.dumps([self.screen, self.target, self.form, *self.opener, number], ensure_ascii=False)
            number += 1
        return name

    @staticmethod
    def of(name: str) -> Place:
        """Return the place with this name; a name that is none is that of a screen."""
        try:
            screen, target, form, key, words, number, *_beside = json.loads(name)
            return Place(str(screen), str(target), str(form), (str(key), str(words), int(number)))
        except (ValueError, TypeError):
            return Place(name)


@dataclass(frozen=True, slots=True)
class Draft:
    """What stood in the fields of one form: labels and texts."""

    form: str
    at: datetime
    lines: tuple[tuple[str, str], ...]

    @property
    def place(self) -> Place:
        """Return where it was typed."""
        return Place.of(self.form)

    @property
    def about(self) -> str:
        """What it was about: the words for a symptom, or those of the button that opened the form; "" for neither."""
        place = self.place
        return place.target.partition("\n")[2] or place.opener[1]

    @property
    def is_of_field(self) -> bool:
        """Whether it is of the one field of Today, whose name is a question that explains nothing here."""
        return self.place == Place("today")

    @property
    def text(self) -> str:
        """Everything that was typed, as one text."""
        return "\n".join(text for text in (self.about, *(text for _, text in self.lines)) if text)


class Drafts:
    """Drafts of the open log."""

    def __init__(self, wishes: Wishes) -> None:
        self._database = wishes.database

    def keep(self, form: str, lines: Iterable[tuple[str, str]]) -> None:
        """Keep what stands in a form; nothing takes the draft away."""
        from followup.storage.drafts import keep_draft

        if not self._database.is_read_only:
            keep_draft(self._database, form, list(lines))

    def all(self) -> tuple[Draft, ...]:
        """Return the drafts that are left, oldest first."""
        with self._database.glancing() as glance:
            return tuple(Draft(form, at, tuple(lines)) for form, at, lines in glance.drafts())
