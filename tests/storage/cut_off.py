"""A file as a power cut leaves it in the middle of a save."""

from pathlib import Path

from followup.storage import driver


def cut_off(path: Path, key: bytes, change: str) -> None:
    """Leave pages half written by a statement that changes many, and beside them the journal that takes it back."""
    journal = path.with_name(f"{path.name}-journal")
    connection = driver.connect(path, key)
    connection.execute("PRAGMA cache_size = 5").fetchall()
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(change)
    left = {beside: beside.read_bytes() for beside in (path, journal)}
    connection.execute("ROLLBACK")
    connection.close()
    for beside, content in left.items():
        beside.write_bytes(content)
