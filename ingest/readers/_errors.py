"""The sentences for files that cannot be read: one place, one wording."""

from __future__ import annotations

import re

from graph.errors import ReadError


def unreadable(name: str, code: str, zh: str, en: str) -> ReadError:
    """A ReadError whose sentence starts with the file."""
    return ReadError(f"{name}：{zh}", f"{name}: {en}", code)


def not_a_zip(name: str) -> ReadError:
    return unreadable(
        name, "not_a_zip",
        "不是有效的 Office 文件（不是 zip 包）。请在 Word 或 Excel 中打开并另存为新文件后再载入。",
        "not an Office file (not a zip package). Open it in Word or Excel, save it and reload.",
    )


def unsafe(name: str) -> ReadError:
    return unreadable(
        name, "unsafe",
        "文件内含办公文档不应有的实体声明，为安全起见没有读入。请在 Word 中打开并另存后再载入。",
        "the file declares entities, which office files must not; not read for safety. "
        "Open it in Word, save it anew and reload.",
    )


def truncated(name: str) -> ReadError:
    return unreadable(
        name, "truncated",
        "文件不完整，后半部分缺失。请重新下载或复制后再载入。",
        "the file is cut off; its end is missing. Download or copy it again and reload.",
    )


def encrypted(name: str) -> ReadError:
    return unreadable(
        name, "encrypted",
        "文件设有打开密码。请先去掉密码，另存后再载入。",
        "the file is password protected. Remove the password, save it and reload.",
    )


_TOLD = 60
"""What a library says is shown only while it is short enough to be read."""


def too_deep(name: str) -> ReadError:
    return unreadable(
        name, "too_deep",
        "结构嵌套过深，没有读入。请另存为新文件后再载入。",
        "nested too deeply; not read. Save it anew and reload.",
    )


def damaged(name: str, detail: str = "") -> ReadError:
    """`detail` is what the library said; of a chain of clauses only the first is kept."""
    detail = re.split(r"[\n\r]|, line \d|: line \d", detail)[0].strip()
    if "Excessive depth" in detail:
        return too_deep(name)
    if "amplification" in detail:
        return unsafe(name)
    detail = detail if len(detail) <= _TOLD else ""
    why_zh, why_en = (f"（{detail}）", f" ({detail})") if detail else ("", "")
    return unreadable(
        name, "damaged",
        f"文件内容已损坏，无法读取{why_zh}。请用原来的软件打开并另存后再载入。",
        f"the content is damaged and cannot be read{why_en}. "
        "Open it in the program that made it, save it anew and reload.",
    )


def too_large(name: str, what_zh: str, what_en: str) -> ReadError:
    return unreadable(
        name, "too_large",
        f"{what_zh}，超过读取上限。请拆分后再载入。",
        f"{what_en}, more than can be read. Split it and reload.",
    )


def no_content(name: str) -> ReadError:
    return unreadable(
        name, "no_content",
        "文件里没有文字和表格。请确认选对了文件。",
        "the file holds neither text nor tables. Check that it is the right file.",
    )
