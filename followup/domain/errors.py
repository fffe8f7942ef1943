"""The errors a person can act on."""

from __future__ import annotations


class FollowupError(Exception):
    """A wish that could not be carried out, with one plain sentence for the person.

    The sentence is a template plus values, so that a screen can translate the template first. Values name files,
    fields, dates or counts, never what a person wrote.
    """

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(template.format(**values))
        self.template = template
        self.values = values

    @property
    def sentence(self) -> str:
        """Return the sentence in English."""
        return self.template.format(**self.values)


class Refused(FollowupError):
    """An entry that cannot be kept as it is; `field` names the field to mend, or is empty."""

    def __init__(self, template: str, *, field: str = "", **values: object) -> None:
        super().__init__(template, **values)
        self.field = field
