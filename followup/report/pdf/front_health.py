"""Page 1: allergies and other health conditions, side by side."""

from __future__ import annotations

from followup.report.front import Health
from followup.report.pdf.box import Box, Pen, Sketch
from followup.report.pdf.budget import Budget
from followup.report.pdf.front_head import block_title
from followup.report.pdf.front_rest import GUTTER
from followup.report.pdf.page import BODY, SMALL
from followup.report.scene import Tone


def health_box(health: Health, pen: Pen, budget: Budget, width: float, *, across: int = 2) -> Box:
    """Return the block, its values beside or (`across` 1) under one another, in lines as the budget gives to a fact."""
    sketch = Sketch(pen)
    if budget.fact_lines > 1:
        y = block_title(sketch, health.title, width)
    else:  # where room is short the labels say it alone
        sketch.rule(0, 0, width, 0.7, Tone.INK)
        y = 3.0
    half = (width - GUTTER) / 2 if across > 1 else width
    end = y
    for place, pair in enumerate(health.rows):
        x = place * (half + GUTTER) if across > 1 else 0
        y = y if across > 1 else end
        style = pen.style(BODY, bold=not pair.unknown)
        label = pen.style(SMALL, tone=Tone.SECOND)
        indent = pen.width(pair.label, label) + 8
        sketch.text(pair.label, x, y + 1, indent, label, most=1)
        end = max(end, sketch.text(pair.value, x + indent, y, half - indent, style, most=budget.fact_lines + 1))
    return sketch.done(end)
