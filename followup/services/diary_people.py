"""Who wrote a row: names in a file to authors of the log."""

from __future__ import annotations

from followup.domain.records import THE_PERSON, Author
from followup.services.wishes import Wish


class Writers:
    """The authors of a log by the names that a file uses; an empty name, and their own, is the person."""

    def __init__(self, wish: Wish, own_name: str) -> None:
        self._wish = wish
        names = {author.id: folded(author.name) for author in wish.store.all(Author)}
        self._own = {folded(own_name), names.pop(THE_PERSON, "")}
        self._names = names
        self._ids = {name: id_ for id_, name in sorted(names.items(), reverse=True)}

    def in_file(self, name: str) -> str:
        """Return a name of a file as rows are compared by it."""
        key = folded(name)
        return "" if key in self._own and key not in self._ids else key

    def name_of(self, author_id: int) -> str:
        """Return an author's name as rows are compared by it."""
        return self._names.get(author_id, "")

    def id_of(self, name: str) -> int:
        """Return the author with this name; a caregiver not known yet is added."""
        key = self.in_file(name)
        if not key:
            return THE_PERSON
        if key not in self._ids:
            author = self._wish.add(Author(name=name.strip()))
            self._ids[key] = author.id
            self._names[author.id] = key
        return self._ids[key]


def folded(text: str) -> str:
    """Return a name as names are compared: small letters, single spaces."""
    return " ".join(text.casefold().split())
