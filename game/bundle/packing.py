"""A folder becomes a zip that keeps what may be run, with its SHA-256 beside it."""

from __future__ import annotations

import hashlib
import stat
import zipfile
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_UNIX = 3
"""The system by whose rules a zip's modes are read."""
_CHUNK_BYTES = 1 << 20


def pack(folder: Path, archive: Path) -> None:
    """Packs a folder, under its own name. Links stay links, programs can be run."""
    with ZipFile(archive, "w", ZIP_DEFLATED, compresslevel=9) as packed:
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder.parent).as_posix()
            if path.is_symlink():
                _pack_link(packed, path, name)
            elif path.is_file():
                packed.write(path, name)


def _pack_link(packed: ZipFile, path: Path, name: str) -> None:
    link = ZipInfo(name)
    link.create_system = _UNIX
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    packed.writestr(link, path.readlink().as_posix(), zipfile.ZIP_STORED)


def write_checksum(archive: Path) -> Path:
    """Writes `ARCHIVE.sha256`, as `sha256sum -c` reads it."""
    with archive.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    told = archive.with_name(f"{archive.name}.sha256")
    told.write_bytes(f"{digest}  {archive.name}\n".encode())  # the same line ends everywhere
    return told


def bytes_in(folder: Path) -> int:
    """How large all files of a folder are together, links counted as nothing."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files)
