"""The window. With `followup.app`, the only room that imports PySide6."""
