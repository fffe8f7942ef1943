"""The numbers and the words of the emergency panel, read from resources/help/emergency.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Region:
    """One region: its title, the numbers to call in an emergency with a sentence, and who answers in a crisis."""

    id: str
    title: str
    numbers: tuple[str, ...]
    says: str
    crisis: str


@dataclass(frozen=True, slots=True)
class Urgent:
    """One line of what counts as urgent, and the sign of the rules it is drawn from."""

    sign: str
    words: str


@dataclass(frozen=True, slots=True)
class EmergencyHelp:
    """Everything the panel says."""

    regions: dict[str, Region]
    urgent: tuple[Urgent, ...]
    crisis: str

    def region(self, name: str) -> Region:
        """Return the region of this id, or the one for everywhere else."""
        return self.regions.get(name, self.regions["other"])

    def crisis_lines(self, name: str) -> tuple[str, ...]:
        """Return who answers in a crisis in this region, or in each where the region is not known."""
        return (self.region(name).crisis,) if name else tuple(region.crisis for region in self.regions.values())


def load_emergency_help(path: Path) -> EmergencyHelp:
    """Return what the file says."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    regions = {
        name: Region(name, entry["title"], tuple(entry["numbers"]), entry["says"], entry["crisis"])
        for name, entry in content["regions"].items()
    }
    urgent = tuple(Urgent(entry["sign"], entry["words"]) for entry in content["urgent"])
    return EmergencyHelp(regions, urgent, content["crisis"]["words"])
