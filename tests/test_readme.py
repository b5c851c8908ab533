"""The README keeps what it promises: its example, its commands, its dependencies."""

import re
import shlex

import cli
from tests.support import DEMO, ROOT, run

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_example_prints_what_it_shows(tmp_path):
    block = re.search(r"<!-- example.*?-->\n```console\n(.*?)```", README, re.S).group(1)
    home = tmp_path / "home"
    assert run("ingest", DEMO, home=home)[0] == 0
    steps = re.split(r"^\$ ", block, flags=re.M)[1:]
    assert steps
    for step in steps:
        command, _, expected = step.partition("\n")
        program, *words = shlex.split(command)
        assert program == "registry"
        _, said, _ = run(*words, home=home)
        assert said.strip() == expected.strip()


def test_every_command_is_in_the_readme():
    listed = {c.name or c.callback.__name__ for c in cli.app.registered_commands}
    for name in listed:
        assert f"`{name}`" in README, name


def test_every_requirement_is_bounded_and_explained():
    for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        need, _, purpose = line.partition("#")
        name = re.match(r"[\w-]+", need).group()
        assert re.search(r"==|<", need), f"{name} has no upper bound"
        assert purpose.strip(), f"{name} does not say what for"
        assert name.lower() in README.lower(), f"{name} is not in the README"


def test_every_picture_exists():
    for path in re.findall(r"!\[[^]]*\]\(([^)]+)\)", README):
        assert (ROOT / path).is_file(), path
