"""Who acts in a clause: subjects, lists of bodies, joint bodies (主语与会同)."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from itertools import islice, takewhile

from language import clause_patterns as marks
from language.adverbs import lexicons, skip_adverbs
from language.clause import Party
from language.departments import Mention, find_departments
from language.vocabulary import verb_lexicon


class Bodies:
    """The bodies of one clause; `masked` has its titles blotted out, `plain` its bodies too."""

    def __init__(self, masked: str, actor: str) -> None:
        self.masked = masked
        self.actor = actor
        self.marked: dict[int, Party] = {}
        """Roles that stand in brackets behind bodies, by where the body begins."""
        self.bodies = self._with_actor(find_departments(masked))
        self.plain = self._without_bodies()

    def _with_actor(self, found: list[Mention]) -> list[Mention]:
        """The row's own body is known by its words even where no rule finds it."""
        if len(self.actor) < 2 or self.actor not in self.masked:
            return found
        own = [
            Mention(m.start(), m.end(), self.actor)
            for m in re.finditer(re.escape(self.actor), self.masked)
        ]
        starts = [o.start for o in own]

        def apart(m: Mention) -> bool:
            before = bisect_left(starts, m.end)  # the last of these could reach into it
            return before == 0 or own[before - 1].end <= m.start

        return sorted([*filter(apart, found), *own], key=lambda m: m.start)

    @cached_property
    def _starts(self) -> dict[int, Mention]:
        return {m.start: m for m in self.bodies}

    def _without_bodies(self) -> str:
        """The words with every body blotted out: no verb is read inside a name."""
        signs = list(self.masked)
        for m in self.bodies:
            signs[m.start : m.end] = "▲" * (m.end - m.start)
        return "".join(signs)

    def _subject(self, start: int, end: int) -> tuple[int, list[Party] | None]:
        """Where the words behind the subject begin, and the bodies that act from here."""
        head = marks.BY.match(self.masked, start)
        at = head.end() if head else start
        own = marks.OWN.match(self.masked, at)
        if own:
            return own.end(), [Party("", "", "")]
        listed, after = self._list(at, end)
        if not listed and (first := marks.UNKNOWN_FIRST.match(self.plain, at, end)):
            listed, after = self._list(first.end(), end)
            name = self.plain[at : first.end() - 1]
            listed = [Mention(at, first.end() - 1, name), *listed] if listed else []
        if listed:
            if head or self._acts_here(after, end):
                return after, self._as_subjects(listed)
            return start, None
        group = marks.GROUP.match(self.plain, at, end)
        if group:
            name = group.group()
            return group.end(), [Party(name, "", "", group.start(), group.end())]
        middle = self._by_inside(start, end)
        if middle is not None:
            return middle
        return start, None

    def _acts_here(self, after: int, end: int) -> bool:
        """Whether words of doing follow a list of bodies at the head of a reach."""
        rest = self.masked[after:end]
        return not rest.startswith(("的", "提供的", "及其", "印发", "所属", "下属")) and bool(rest)

    def _by_inside(self, start: int, end: int) -> tuple[int, list[Party]] | None:
        """高龄津贴由民政局发放: the matter stands before 由."""
        for match in re.compile("由").finditer(self.masked, start, end):
            listed, after = self._list(match.end(), end)
            if listed and after < end and not marks.RELATIVE.match(self.masked, after, end):
                return after, self._as_subjects(listed)
        return None

    def _as_subjects(self, listed: list[Mention]) -> list[Party]:
        made = []
        for m in listed:
            mark = self.marked.get(m.start, Party("", "", ""))
            own = self._is_own(m.name)
            made.append(
                Party("", mark.role, mark.rule)
                if own
                else Party(m.name, mark.role, mark.rule, m.start, m.end)
            )
        return made

    def _list(self, at: int, end: int) -> tuple[list[Mention], int]:
        """The bodies that stand one after the other from `at` on."""
        starts = self._starts
        listed: list[Mention] = []
        while at in starts and starts[at].end <= end:
            listed.append(starts[at])
            marked = at in self.marked
            at = starts[at].end
            while marked and self.masked[at : at + 1] == " ":
                at += 1
            joint = marks.JOIN.match(self.masked, at)
            if joint and joint.end() in starts:
                at = joint.end()
        if listed:
            others = marks.OTHERS.match(self.masked, at)
            at = others.end() if others else at
        return listed, at

    def _joint(self, position: int, end: int) -> tuple[int, int, list[Party] | None]:
        """会同Y、Z: where it stands, where the words behind begin, the bodies named.

        None where there is no such word; an empty list where it names nobody.
        """
        for match in marks.JOINT.finditer(self.plain, position, end):
            inline = match.group() == "会同" and self.plain[match.start() - 1] in "并后再"
            if not inline and not self._plain_before(position, match.start()):
                continue
            near = marks.NEAR.match(self.plain, match.end())
            listed, after = self._list(near.end() if near else match.end(), end)
            if not listed and match.group() == "会同":
                listed, after = self._unknown(match.end(), end)
            elif not listed:
                continue
            together = marks.TOGETHER.match(self.plain[after:end])
            after += together.end() if together else 0
            made = [
                Party(m.name, "joint", f"joint:{match.group()}", m.start, m.end)
                for m in listed
                if not self._is_own(m.name)
            ]
            at = match.start() - (1 if inline and self.plain[match.start() - 1] == "并" else 0)
            return at, after, made
        return position, position, None

    def _unknown(self, at: int, end: int) -> tuple[list[Mention], int]:
        """A party that no vocabulary knows (动物保护组织): the words up to the verb."""
        for position in range(at + 2, end):
            verb = verb_lexicon().longest(self.plain, position)
            if (
                self.plain[position:verb] == "组织"
                and verb_lexicon().longest(self.plain, verb) > verb
            ):
                continue  # 动物保护组织|安排
            if self.plain.startswith(("组织", "协会", "机构", "单位", "公司"), verb):
                continue  # 动物保护|组织
            if verb > position + 1 or self.plain[position] in "对将把为向":
                name = self.plain[at:position]
                if marks.CLASS.search(name) or len(name) > 16:
                    return [], position
                parts = re.split(r"[、和与及]|以及", name)
                made, place = [], at
                for part in parts:
                    place = self.plain.index(part, place)
                    made.append(Mention(place, place + len(part), part))
                return [m for m in made if len(m.name) > 1], position
        return [], end

    def _plain_before(self, position: int, at: int) -> bool:
        before = self.masked[position:at]
        return (
            len(before) < 4
            or skip_adverbs(before, 0) >= len(before)
            or (lexicons()["frames"].longest(before, 0) == len(before))
        )

    def _named(self, start: int, end: int) -> list[Mention]:
        first = bisect_left(self.bodies, start, key=lambda m: m.start)
        within = takewhile(lambda m: m.start < end, islice(self.bodies, first, None))
        return [m for m in within if m.end <= end]

    def _is_own(self, name: str) -> bool:
        if not self.actor:
            return False
        return (
            name == self.actor
            or (self.actor.endswith(name) and len(name) > 2)
            or (name.endswith(self.actor) and len(self.actor) > 2)
        )
