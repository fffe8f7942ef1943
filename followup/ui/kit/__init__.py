"""The parts that every screen is built from: colours by role, type, space, and widgets with names and keys."""
