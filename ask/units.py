"""What a question can be answered with: typed rows and what is only kept as text.

A unit (答案单元) is a clause, a sentence or a table row with the words around it
in three circles: `head` (matter, department, office, headings), `around` (the
rest of its cell, paragraph or table row) and `far` (section, place, title).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ask.fold import fold

Citation = dict[str, Any]


@dataclass(slots=True)
class Unit:
    """One thing that may answer. Texts are verbatim, `own` … are folded."""

    id: str
    kind: str
    text: str
    document: str
    document_id: str
    place: str = ""
    head_text: str = ""
    around_text: str = ""
    far_text: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    citations: list[Citation] = field(default_factory=list)
    row: dict[str, Any] | None = None
    at: str = ""
    order: int = 0
    title: str = ""
    """The title of its document, without the place."""
    own: str = ""
    head: str = ""
    around: str = ""
    far: str = ""
    _whole: str = ""

    def __post_init__(self) -> None:
        self.own = fold(self.text)
        self.head = fold(self.head_text)
        self.around = fold(self.around_text)
        self.far = fold(self.far_text)

    @property
    def whole(self) -> str:
        """All circles in one text."""
        if not self._whole:
            self._whole = "\n".join((self.own, self.head, self.around, self.far))
        return self._whole

    @property
    def typed(self) -> bool:
        """Whether a section was recognised here (not only kept text)."""
        return self.row is not None

    def get(self, name: str) -> str:
        """A field as written; '' when the unit has none."""
        return self.fields.get(name, "")
