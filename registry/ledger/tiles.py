"""The tree as files that anyone can mirror: tiles of 256 hashes, level upon level.

The form is C2SP `tlog-tiles`; where they are written is not known here. A bundle holds the entries
of one tile of leaves, one canonical entry a line: an adopted law is longer than the length prefix
of tlog-tiles allows.
"""

from collections.abc import Iterator

from registry.ledger.tree import head_of

WIDTH = 256


class Tiles:
    """The tiles of a tree that grows leaf by leaf."""

    def __init__(self) -> None:
        self._levels: list[list[bytes]] = []
        self._full: list[int] = []

    def append(self, leaf: bytes) -> Iterator[tuple[str, bytes]]:
        """Add a leaf; yields the path and the bytes of every tile that it completes."""
        hash_, level = leaf, 0
        while True:
            if level == len(self._levels):
                self._levels.append([])
                self._full.append(0)
            self._levels[level].append(hash_)
            if len(self._levels[level]) < WIDTH:
                return
            yield tile_path(level, self._full[level]), b"".join(self._levels[level])
            hash_ = head_of(self._levels[level]).root
            self._levels[level] = []
            self._full[level] += 1
            level += 1

    def partial(self) -> Iterator[tuple[str, bytes]]:
        """The path and the bytes of the tiles that are not full yet."""
        for level, hashes in enumerate(self._levels):
            if hashes:
                yield tile_path(level, self._full[level], len(hashes)), b"".join(hashes)


def tile_path(level: int, index: int, width: int = WIDTH) -> str:
    """Where a tile stands: tile/0/x001/234, and tile/0/x001/234.p/17 where it is not full."""
    return f"tile/{level}/{_place(index, width)}"


def bundle_path(index: int, width: int = WIDTH) -> str:
    """Where the entries of one tile of leaves stand."""
    return f"entries/{_place(index, width)}"


def _place(index: int, width: int) -> str:
    digits = f"{index:03}"
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    parts = [digits[at : at + 3] for at in range(0, len(digits), 3)]
    path = "/".join([*(f"x{part}" for part in parts[:-1]), parts[-1]])
    return path if width == WIDTH else f"{path}.p/{width}"
