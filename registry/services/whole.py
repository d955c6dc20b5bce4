"""Files that are written whole or not at all: what was there before stays until the end."""

from pathlib import Path


def write_whole(file: Path, data: bytes) -> None:
    """Write a file in the place of what is there; where that fails nothing is left of it."""
    part = file.with_name(f"{file.name}.part")
    try:
        part.write_bytes(data)
        part.replace(file)
    except OSError:
        part.unlink(missing_ok=True)
        raise
