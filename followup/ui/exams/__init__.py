"""Exams: what is due, what is booked, what was done, and the plans they come from."""
