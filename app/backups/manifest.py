"""The manifest as JSON, and back; what is read must be exactly what would be written."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
import re
from dataclasses import asdict, fields
from typing import Any

from app.backups.values import Counts, Manifest, Part, Reason

LARGEST = 16_384  # bytes
_HEX_16, _HEX_32 = re.compile("[0-9a-f]{32}"), re.compile("[0-9a-f]{64}")
_MOST = 2**63


def packed(manifest: Manifest) -> bytes:
    """The manifest as it stands in the file."""
    written = asdict(manifest) | {"made_at": manifest.made_at.isoformat(timespec="seconds")}
    return json.dumps(written, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def parsed(content: bytes) -> Manifest | None:
    """The manifest, or None for anything that is not exactly one."""
    try:
        read = json.loads(content)
        manifest = Manifest(**{**read, **_converted(read)})
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return manifest if _holds_together(manifest) and packed(manifest) == content else None


def sealed(head: bytes, data_key: bytes) -> bytes:
    """The seal over header and manifest."""
    key = hmac.digest(data_key, b"paillote backup manifest", hashlib.sha256)
    return hmac.digest(key, head, hashlib.sha256)


def _converted(read: dict[str, Any]) -> dict[str, Any]:
    return {
        "counts": Counts(**read["counts"]),
        "database": Part(**read["database"]),
        "key_file": Part(**read["key_file"]),
        "made_at": dt.datetime.fromisoformat(read["made_at"]),
        "reason": Reason(read["reason"]),
    }


def _holds_together(manifest: Manifest) -> bool:
    counts = [getattr(manifest.counts, field.name) for field in fields(manifest.counts)]
    numbers = [manifest.audit_line, manifest.schema, manifest.database.size, manifest.key_file.size, *counts]
    words = [manifest.audit_seal, manifest.database.sha256, manifest.key_file.sha256]
    return (
        all(type(number) is int and 0 <= number < _MOST for number in numbers)
        and all(type(word) is str and _HEX_32.fullmatch(word) for word in words)
        and type(manifest.vault) is str
        and _HEX_16.fullmatch(manifest.vault) is not None
        and manifest.made_at.tzinfo is None
    )
