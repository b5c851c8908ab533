"""Marks (标记): a sign every Chinese font has, with the word; colour comes third."""

from __future__ import annotations

from collections.abc import Iterable

from graph.kinds import ROLES
from ui.parts.html import esc
from ui.parts.words import known, t

ROLE = {
    "lead": "■", "joint": "◆", "support": "□", "guide": "◇", "supervise": "◎",
    "approve": "√", "fund": "￥", "provide": "→",
}
FINDING = {"overlap": "∩", "conflict": "≠", "gap": "○", "vague": "～", "outdated": "×"}
STATUS = {"in_force": "●", "revised": "▲", "repealed": "×", "not_yet": "○", "unknown": "？"}
_TONE = {"in_force": "good", "revised": "caution", "repealed": "bad", "not_yet": "caution",
         "unknown": "plain", "high": "bad", "medium": "caution", "low": "plain"}
HOW = {"stated": "", "inherited": "^", "inferred": "※"}


def _tag(sign: str, word: str, tone: str = "plain") -> str:
    return f'<span class="tag {tone}"><span aria-hidden="true">{esc(sign)}</span>{esc(word)}</span>'


def role_word(code: str) -> str:
    return known(f"role.{code}", code)


def role(code: str) -> str:
    """A role as a tag."""
    return _tag(ROLE.get(code, ""), role_word(code), "lead" if code == "lead" else "plain")


def roles(codes: Iterable[str]) -> str:
    """Roles as tags in their fixed order; a dash for none."""
    wanted = set(codes)
    return " ".join(role(code) for code in ROLES if code in wanted) or "—"


def signs(codes: Iterable[str]) -> str:
    """Role signs alone, for matrix cells."""
    wanted = set(codes)
    return "".join(ROLE[code] for code in ROLES if code in wanted)


def finding(code: str) -> str:
    """A class of findings as a tag."""
    return _tag(FINDING.get(code, ""), known(f"class.{code}", code))


def severity(code: str) -> str:
    """A severity as a tag."""
    return _tag("", known(f"severity.{code}", code), _TONE.get(code, "plain"))


def status(code: str) -> str:
    """The legal status of a regulation as a tag; not verified when unknown."""
    code = code or "unknown"
    return _tag(STATUS.get(code, "？"), known(f"status.{code}", code), _TONE.get(code, "plain"))


def how(code: str, rule: str = "") -> str:
    """How a fact was read: nothing for stated words, a mark and word otherwise."""
    if code not in ("inherited", "inferred"):
        return ""
    word = t(f"how.{code}") + (t("how.rule", rule=rule) if rule and code == "inferred" else "")
    return _tag(HOW[code], word)


def legend(codes: Iterable[str] = ROLES) -> str:
    """The roles with their signs, above a matrix."""
    return f'<p class="legend">{" ".join(role(code) for code in codes)}</p>'
