"""Dates as documents write them (2023年9月5日, 二〇二三年…, 20230905) → ISO 8601."""

from __future__ import annotations

import re


def find_date(text: str) -> str:
    """The last date of a text as `2023-09-05`, `2023-09` or `2023`; '' if none."""
    found = ""
    for match in re.finditer(r"(\d{4})\s*年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?", text):
        year, month, day = match.groups()
        found = f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day else "")
    return found
