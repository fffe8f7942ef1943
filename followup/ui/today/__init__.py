"""The page that the window opens with."""
