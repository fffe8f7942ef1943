"""How things are: weight, worry, sleep, energy, appetite, exercise, and what was tried beside medicine."""
