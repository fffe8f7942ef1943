"""Visits: preparing one, its questions in order, and what came of it."""
