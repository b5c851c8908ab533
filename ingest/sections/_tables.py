"""Tables for section kinds: sheets of records, with blanks filled from above."""

from ingest.sections._table_fill import SAME, Filled, fill, nothing
from ingest.sections._table_sheet import TYPE, Record, Sheet, clean, label_pairs, sheet

__all__ = [
    "SAME", "TYPE", "Filled", "Record", "Sheet", "clean", "fill", "label_pairs", "nothing",
    "sheet",
]
