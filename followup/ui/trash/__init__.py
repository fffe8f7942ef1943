"""The trash: what was deleted, bringing it back, and erasing it for good."""
