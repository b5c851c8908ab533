"""Errors that a person reads: what, where, what was expected, what to do."""

from __future__ import annotations


class RegistryError(Exception):
    """Any failure that ends in one clear sentence, in Chinese and English."""

    code = "error"

    def __init__(self, zh: str, en: str, code: str = "") -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en
        if code:
            self.code = code


class StoreBusy(RegistryError):
    """Another process holds the store."""

    code = "store_busy"


class StoreNewer(RegistryError):
    """The ledger or the store was written by a newer version of the program."""

    code = "store_newer"


class DiskFull(RegistryError):
    """There is no room left where the registry keeps its data."""

    code = "disk_full"


class ReadError(RegistryError):
    """A file cannot be read; the others of the same call still can."""

    code = "unreadable"


class NotFound(RegistryError):
    """There is no such document, matter, department, query …"""

    code = "not_found"
