"""Reads one clause: its reaches, who acts in each, what they do (语句解析).

A clause is cut at ；。 and ， into reaches. A reach may begin with a subject (由X,
X、Y, X会同Y); it lasts until another body appears as subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from language import clause_parts, labels, main_verb
from language import clause_patterns as marks
from language.act import Act
from language.adverbs import skip_adverbs
from language.clause import Clause, Party
from language.clause_bodies import Bodies
from language.clause_object import object_of
from language.departments import Mention
from language.labels import find_label
from language.object_first import begins_with_object
from language.text import normalise


class Reader(Bodies):
    """One reading of one clause; keeps the subject from reach to reach."""

    def __init__(self, text: str, actor: str, label: str) -> None:
        self.text = text
        self.label = find_label(label) if label else None
        self.even = normalise(text).replace(",", "，").replace(";", "；")
        super().__init__(marks.QUOTED.sub(lambda m: "■" * len(m.group()), self.even), actor)
        self.parties: list[Party] = []
        self.acts: list[Act] = []
        self.subjects: list[Party] = []
        self.leaders: list[Party] = []
        self.seconded = False
        self.opened = False
        """Whether some reach began with what is done, so that its doer is the own body."""
        self.bracketed = self._brackets()
        self.plain = self._without_bodies()

    def read(self) -> Clause:
        if self.label is not None and self.label.role in labels.ROLES:
            self.parties.append(Party("", self.label.role, f"label:{self.label.word}"))
        self._reaches()
        if self.bracketed:
            own = (
                []
                if not self.actor
                else [
                    p
                    for p in self.parties
                    if p.name == "" and not any(self._is_own(b.name) for b in self.bracketed)
                ]
            )
            self.parties = [*own, *self.bracketed] if own and self.label else self.bracketed
        if not self.parties:
            self.parties.append(Party("", "lead", "default"))
        elif all(p.rule.startswith("approv") for p in self.parties):
            asking = self.subjects or [Party("", "", "")]
            self._give(asking, [Act("报", "provide", "report", 0, 0)])
        return self._clause()

    def _clause(self) -> Clause:
        main = self.acts[0] if self.acts else None
        return Clause(
            tuple(dict.fromkeys(map(self._as_written, self.parties))),
            main.verb if main else "",
            self._object(main) if main else "",
            clause_parts.condition_of(self.even),
            clause_parts.exception_of(self.even),
            clause_parts.beneficiary_of(self.masked),
            clause_parts.deadline_of(self.masked),
            tuple(dict.fromkeys(a.verb for a in self.acts if a.verb)),
        )

    def _object(self, main: Act) -> str:
        start, end = object_of(self.plain, main, self.acts)
        return self.text[start:end].strip()

    def _as_written(self, party: Party) -> Party:
        """The name in the script of the text."""
        if self.even == self.text or party.start < 0 or party.name == "":
            return party
        written = self.text[party.start : party.end]
        return replace(party, name=re.sub(r"\s", "", written))

    # ── brackets ──

    def _brackets(self) -> list[Party]:
        found: list[Party] = []
        for match in marks.BRACKET.finditer(self.masked):
            parties = labels.assigned(self.masked, match.start(1), match.end(1))
            if parties:
                found += [
                    Party("" if self._is_own(p.name) else p.name, p.role, p.rule, p.start, p.end)
                    for p in parties
                ]
                self.masked = (
                    self.masked[: match.start()]
                    + "，" * (match.end() - match.start())
                    + self.masked[match.end() :]
                )
                continue
            self._mark_of_body(match)
        return found

    def _mark_of_body(self, match: re.Match[str]) -> None:
        """X局（牵头）、Y局（配合）: the label behind a body is its role, and no words else."""
        body = next((m for m in self.bodies if m.end == match.start()), None)
        label = find_label(match.group(1)) if body else None
        if body is None or label is None or label.role not in labels.ROLES:
            return
        self.marked[body.start] = Party("", label.role, f"label:{label.word}")
        blank = " " * (match.end() - match.start())
        self.masked = self.masked[: match.start()] + blank + self.masked[match.end() :]

    # ── reaches ──

    def _reaches(self) -> None:
        first, fresh = True, True
        for start, end in self._parts():
            if marks.ENDS.search(self.masked[:start][-1:]):
                fresh = True
            if self._only_frame(start, end, fresh):
                continue
            self._reach(start, end, first)
            first = fresh = False

    def _parts(self) -> Iterator[tuple[int, int]]:
        """The reaches; X牵头、Y配合 are two."""
        for part in marks.REACH.finditer(self.masked):
            start = part.start()
            for mark in marks.NEXT_BODY.finditer(self.plain, *part.span()):
                yield start, mark.start()
                start = mark.end()
            yield start, part.end()

    def _only_frame(self, start: int, end: int, fresh: bool) -> bool:
        """A reach that only conditions, says what for, or refers to another body."""
        words_ = self.masked[start:end]
        if words_.startswith("除") and re.search(r"外$", words_):
            return True
        if words_.endswith(
            ("的", "的时候", "情形的", "情况下", "时", "的单位", "的个人", "的企业", "的镇街")
        ) and re.match(
            r"涉及|属于|对|凡|如|遇|当|符合|构成|未|不|需|发现|逾期|拒|违反|经|有|无|因|遇|确|情节|造成|出现",
            words_,
        ):
            self._conditional(start, end)
            return True
        if re.fullmatch(r"(?:必要时|紧急情况下|特殊情况下|法律、?法规另有规定的|从其规定)", words_):
            return True
        if re.fullmatch(
            r"(?:按照?|依据|依照|根据|遵照)[^由]*(?:规定|要求|分工|权限|职责|标准|程序|方案|原则|■+)",
            words_,
        ):
            return True
        return not fresh and main_verb.purpose(words_)

    def _conditional(self, start: int, end: int) -> None:
        """发现问题的 carries no duty; nothing to note besides `condition`."""

    def _reach(self, start: int, end: int, first: bool) -> None:
        text = self.plain[:end]
        start = self._under(start, end)
        position, named = self._subject(start, end)
        if named is not None:
            self._topic_before(named, start, position, end)
            self.subjects = named
        elif self.seconded:
            self.subjects = self.leaders  # X牵头，Y配合，开展…: what follows is X's again
        self.seconded = False
        if marks.AFTER_APPROVAL.fullmatch(text, position):
            self._approvals(start, end)
            return
        before = marks.SO_FAR.fullmatch(text, position)
        if position >= end or (before and not self._last(end)):
            return
        skip = marks.CASE.match(text, position)
        position = skip.end() if skip else position
        joint_at, after, joint = self._joint(position, end)
        self._approvals(start, end)
        found: list[Act] = []
        if joint is not None:
            found = main_verb.acts(text[:joint_at], position) if joint_at - position > 3 else []
            self._give(joint, [Act("", "joint", "joint:会同", after, after)])
            found += self._with_others(self._acts(text, after, True), after)
        else:
            allowed = marks.ALLOWED.match(text, position) is not None
            found = self._acts(text, position, first or named is not None or allowed)
            found = [] if self._topic_only(text, position, found) else found
        found = self._handed_on(start, end, found)
        self._asked(start, end)
        self.acts += found
        opening = skip_adverbs(text, position)
        self.opened = self.opened or any(a.start == opening and a.rule != "default" for a in found)
        if found and found[0].rule in ("lead:牵头", "lead:为主"):
            self.leaders = self.subjects
        self.seconded = bool(
            self.leaders and found and found[0].role == "support" and found[0].end >= end
        )
        self._give(self.subjects or [Party("", "", "")], found)

    def _under(self, start: int, end: int) -> int:
        """在X指导下, 在X监督下: what X does; the words behind are somebody else's."""
        under = marks.UNDER.match(self.plain, start, end)
        if under is None:
            return start
        role = {"指导": "guide", "监督": "supervise"}.get(under.group("act"))
        for m in self._named(*under.span("who")) if role else ():
            if not self._is_own(m.name):
                rule = f"under:{under.group('act')}"
                self.parties.append(Party(m.name, str(role), rule, m.start, m.end))
        return under.end()

    def _topic_only(self, text: str, position: int, found: list[Act]) -> bool:
        """对身份不明的人员，…: only names what the next words are about."""
        return (
            [a.rule for a in found] == ["default"]
            and begins_with_object(text, position)
            and not self._last(len(text))
        )

    def _handed_on(self, start: int, end: int, found: list[Act]) -> list[Act]:
        """移送X负责…: X answers from there on; what the verbs behind say is X's."""
        for match in marks.HANDED_ON.finditer(self.plain, start, end):
            verb = match.group("verb")
            hands = Act(verb, "provide", f"verb:{verb}", *match.span("verb"))
            found = [a for a in found if a.start < match.start("who")] or [hands]
            who = match.span("who")
            for m in self._named(*who) or [Mention(*who, match.group("who"))]:
                self.parties.append(Party(m.name, "lead", "handed_on", m.start, m.end))
        return found

    def _asked(self, start: int, end: int) -> None:
        """征求X意见: X shares the decision."""
        for match in marks.ASKED.finditer(self.plain, start, end):
            for m in self._named(*match.span("who")):
                if not self._is_own(m.name):
                    self.parties.append(Party(m.name, "joint", "asked", m.start, m.end))

    def _topic_before(self, named: list[Party], start: int, position: int, end: int) -> None:
        """What stands before 由X is the matter: nobody else does it.

        But 通报海事部门，由海事部门查处 and 牵头建立制度，县财政局保障经费 are two acts.
        """
        by = marks.BY.match(self.masked, start)
        alone = by and marks.ANSWERS.fullmatch(self.plain, position, end)
        if self.opened and not alone:
            return
        if not self.subjects and any(p.name == "" or not self.actor for p in named):
            self.parties = [p for p in self.parties if p.name or p.rule.startswith("label")]
            self.acts = []

    def _last(self, end: int) -> bool:
        return not re.search(r"[^，；。\s]", self.masked[end:])

    @staticmethod
    def _with_others(found: list[Act], after: int) -> list[Act]:
        """With others at its side the body leads; it also approves or pays where it does so."""
        made = [Act(a.verb, "lead", "joint_subject", a.start, a.end) for a in found[:1]]
        return made + [
            a
            for a in found
            if a.role in ("fund", "provide")
            or (
                a.role == "approve"
                and a.rule.startswith("verb:")
                and a.start - after < 4
                and a.verb in marks.DECIDES
            )
        ]

    def _acts(self, text: str, position: int, first: bool) -> list[Act]:
        match = marks.APPROVAL.search(text, position)
        if match and self._named(match.start("who"), match.end("who")):
            found = (
                main_verb.acts(text[: match.start()], position, first)
                if (match.start() > position + 1)
                else []
            )
            found = [a for a in found if a.rule != "default"]
            if match.group("act") not in ("备案", "拨付", "支付"):
                return found  # whoever asks for a decision keeps what it does besides
            return [
                *found,
                Act("报", "provide", f"report:{match.group('act')}", match.start(), match.end()),
            ]
        return main_verb.acts(text, position, first)

    def _give(self, parties: list[Party], acts: list[Act]) -> None:
        for party in parties:
            for act in acts:
                if party.rule.startswith("label:") and act.role != "joint":
                    self.parties.append(party)
                    continue
                if party.name == "" and self.label is not None and act.role != "joint":
                    continue
                rule = party.rule if act.role == "joint" and party.rule else act.rule
                self.parties.append(Party(party.name, act.role, rule, party.start, party.end))

    def _approvals(self, start: int, end: int) -> None:
        for pattern, rule in ((marks.APPROVAL, "approval"), (marks.APPROVED, "approved_by")):
            for match in pattern.finditer(self.masked, start, end):
                for m in self._named(match.start("who"), match.end("who")):
                    role = "fund" if match.group("act") in ("拨付", "支付") else "approve"
                    self.parties.append(
                        Party(
                            "" if self._is_own(m.name) else m.name,
                            role,
                            f"{rule}:{match.group('act')}",
                            m.start,
                            m.end,
                        )
                    )
        for match in marks.SOURCE.finditer(self.masked, start, end):
            for m in self._named(match.start("who"), match.end("who")):
                self.parties.append(Party(m.name, "provide", "source", m.start, m.end))
