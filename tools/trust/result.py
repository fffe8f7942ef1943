"""What a rig found."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Result:
    """Counts of what was tried and of what went wrong; `control` says whether the planted fault was caught.

    `least` says how much of what must have been tried: a rig that did nothing finds nothing. `skipped` holds the reason
    where this computer cannot run the rig.
    """

    rig: str
    least: dict[str, int] = field(default_factory=dict)
    done: Counter[str] = field(default_factory=Counter)
    bad: Counter[str] = field(default_factory=Counter)
    control: bool = False
    skipped: str = ""
    began: float = field(default_factory=time.monotonic)

    @property
    def is_good(self) -> bool:
        """Return whether enough was tried, nothing went wrong and the control was caught."""
        return bool(self.skipped) or (self.control and not self.too_few and not any(self.bad.values()))

    @property
    def too_few(self) -> tuple[str, ...]:
        """Return what was tried too seldom to say anything, for example "0 of 10 kills"."""
        few = tuple(
            f"{self.done[name]} of {least} {name}" for name, least in self.least.items() if self.done[name] < least
        )
        return few if any(self.done.values()) else (*few, "nothing tried")

    def line(self) -> str:
        """Return the figures in one line."""
        seconds = time.monotonic() - self.began
        if self.skipped:
            return f"{self.rig:<12} skipped: {self.skipped}"
        counts = ", ".join(f"{count} {name}" for name, count in self.done.items())
        wrong = ", ".join(f"{count} {name}" for name, count in self.bad.items() if count) or "0 lost or wrong"
        wrong += f"; TOO FEW: {', '.join(self.too_few)}" if self.too_few else ""
        control = "caught" if self.control else "NOT CAUGHT"
        return f"{self.rig:<12} {counts}: {wrong}; control {control}; {seconds:.0f} s"
