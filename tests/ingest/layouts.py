"""One made-up table written in every layout in which such tables reach an office.

Rows are lists of cells; `UP` is a cell merged with the one above it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

UP = "^"
Rows = Sequence[Sequence[str]]


def blank(text: str) -> str:
    return "" if text == UP else text


def cells(rows: Rows) -> str:
    """Each cell after a line end and a tab, a blank line after each row."""
    return "\n".join("".join(f"\t{blank(c)}\n" for c in row) for row in rows)


def tabs(rows: Rows) -> str:
    return "\n".join("\t".join(blank(c).replace("\n", "") for c in row) for row in rows)


def quoted_tabs(rows: Rows) -> str:
    """As a spreadsheet puts it on the clipboard."""
    return "\n".join(
        "\t".join(f'"{blank(c)}"' if "\n" in c else blank(c) for c in row) for row in rows
    )


def broken_tabs(rows: Rows) -> str:
    """Line ends inside cells cut the rows."""
    return "\n".join("\t".join(blank(c) for c in row) for row in rows)


def commas(rows: Rows) -> str:
    return "\n".join(
        ",".join(f'"{blank(c)}"' if "\n" in c or "," in c else blank(c) for c in row)
        for row in rows
    )


def pipes(rows: Rows) -> str:
    return "\n".join(
        "| " + " | ".join(blank(c).replace("\n", "<br>") for c in row) + " |" for row in rows
    )


def markdown(rows: Rows) -> str:
    head, *rest = pipes(rows).split("\n")
    return "\n".join([head, "|" + "---|" * len(rows[0]), *rest])


def open_pipes(rows: Rows) -> str:
    return "\n".join("|".join(blank(c).replace("\n", "") for c in row) for row in rows)


def ruled(rows: Rows) -> str:
    """Drawn with box characters, a rule between rows, cells over several lines."""
    made = ["┌" + "┬".join(["──"] * len(rows[0])) + "┐"]
    for row in rows:
        parts = [blank(c).split("\n") for c in row]
        for k in range(max(map(len, parts))):
            made.append("│" + "│".join(p[k] if k < len(p) else "" for p in parts) + "│")
        made.append("├" + "┼".join(["──"] * len(row)) + "┤")
    return "\n".join(made)


def spaces(rows: Rows) -> str:
    """One row a line, cells joined by a space, merged cells leave nothing."""
    return "\n".join(" ".join(c.replace("\n", "") for c in map(blank, row) if c) for row in rows)


def wide_spaces(rows: Rows) -> str:
    return "\n".join("   ".join(c.replace("\n", "") for c in map(blank, row) if c) for row in rows)


def column(rows: Rows) -> str:
    """One cell a line, merged cells leave nothing."""
    return "\n".join(c for row in rows for c in map(blank, row) if c)


def parted_column(rows: Rows) -> str:
    """One cell a line, a blank line between rows, merged cells leave nothing."""
    return "\n\n".join("\n".join(c for c in map(blank, row) if c) for row in rows)


def full_column(rows: Rows) -> str:
    """One cell a line, empty cells are empty lines."""
    return "\n".join(blank(c).replace("\n", "") for row in rows for c in row)


def filled(rows: Rows) -> list[list[str]]:
    """Merged cells repeated in every row, as some exports do."""
    made: list[list[str]] = []
    for row in rows:
        made.append([made[-1][k] if c == UP else c for k, c in enumerate(row)])
    return made


def repeated(rows: Rows) -> str:
    return tabs(filled(rows))


def labels(rows: Rows) -> str:
    """Vertical: a label line, then its value; one block a row."""
    head, *rest = filled(rows)
    return "\n\n".join(
        "\n".join(f"{h}\n{c}" for h, c in zip(head, row, strict=True) if c) for row in rest
    )


def colons(rows: Rows) -> str:
    """Vertical: label and value on one line."""
    head, *rest = filled(rows)
    return "\n\n".join(
        "\n".join(f"{h}：{c}" for h, c in zip(head, row, strict=True) if c) for row in rest
    )


HORIZONTAL: tuple[Callable[[Rows], str], ...] = (
    cells, tabs, quoted_tabs, broken_tabs, commas, pipes, markdown, open_pipes, ruled,
    spaces, wide_spaces, column, parted_column, full_column,
)
VERTICAL: tuple[Callable[[Rows], str], ...] = (labels, colons)
