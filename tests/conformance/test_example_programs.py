"""The programs of `conformance/examples`, each where its language is installed.

They are built and run by the commands that the page for implementers shows. C# has a second way
where its SDK is not there: Mono's compiler, and the run-time of .NET that a package brings.
"""

from __future__ import annotations

import importlib.util
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
from typing import TYPE_CHECKING, Final

import pytest
from support.kit.building import KIT
from support.kit.reading import kit_cases

from pytest_segur.kit.command_line import CommandLine
from pytest_segur.kit.outcome import Outcome
from pytest_segur.kit.runner import CommandValidator, put_all

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE: Final = KIT.parent / "docs" / "en" / "how-to" / "implementers.md"
LANGUAGES: Final = ("Java", "C#", "PHP", "JavaScript")

#: Of the four rules that they know: what fails, what passes, and the traps of each language.
KNOWN: Final = (
    "S101/byte-order-mark",
    "S102/trailing-comma",
    "S102/201-levels",
    "S102/white-space",
    "D210/31-april",
    "D210/a-line-break-behind",
    "D210/arabic-digits",
    "D210/29-february-of-a-leap-year",
    "D212/no-decimals",
    "D212/an-exponent-behind-two-decimals",
    "D212/in-quotes",
    "D212/more-digits-than-a-float",
)
#: Of rules that they do not know, and what becomes of them.
UNKNOWN: Final = {
    "S104/200-levels": Outcome.WRONGLY_ACCEPTED,
    "D211/lower-case": Outcome.WRONGLY_ACCEPTED,
    "order/d211-d212": Outcome.OTHER_CODE,
}

_TESTS: Final = ("KitTest.java", "KitTest.cs", "KitTest.php", "kit.test.mjs")
_PATIENCE: Final = 120.0
_ROW: Final = re.compile(r"^\| (.+?) \|(.*)\|(.*)\|$", re.MULTILINE)
_RULE: Final = re.compile(r"""(["'])D212\1""")
_EXPECTED: Final = re.compile(r"expected \[(.*?)\], found")
_JARS: Final = pathlib.Path("/usr/share/java")
_LAUNCHER: Final = "org.junit.platform.console.ConsoleLauncher"

each_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture
def folder(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """The folder that somebody works in, with a copy of the examples."""
    shutil.copytree(KIT / "examples", tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SEGUR_KIT", str(KIT))
    return tmp_path


@each_language
def test_a_program_agrees_on_what_it_knows_and_is_caught_on_the_rest(
    language: str, folder: pathlib.Path
) -> None:
    command = _BUILDS.get(language, build)(language, folder)
    cases = {case.id: case for case in kit_cases()}
    chosen = [cases[f"published/{name}"] for name in (*KNOWN, *UNKNOWN)]
    with CommandValidator(CommandLine.read(command), timeout=_PATIENCE) as validator:
        results = [*put_all(chosen, validator, jobs=2)]
    found = {result.case.id.removeprefix("published/"): result.outcome for result in results}
    assert found == dict.fromkeys(KNOWN, Outcome.AGREED) | UNKNOWN


@each_language
def test_the_kit_as_tests_passes_and_notices_a_rule_that_is_not_known(
    language: str, folder: pathlib.Path
) -> None:
    run = _SUITES[language]
    code, told = run(folder)
    assert code == 0, told
    for path in (path for path in folder.rglob("*") if path.name in _TESTS):
        path.write_text(_RULE.sub(r"\1D212\1, \1D211\1", path.read_text("utf-8")), "utf-8")
    code, told = run(folder)
    assert code != 0
    assert "published/D211/lower-case" in told
    assert re.search(r"expected \[D211\], found \[\]", told)
    assert [codes for codes in _EXPECTED.findall(told) if "D211" not in codes] == []


def build(language: str, folder: pathlib.Path) -> str:
    """Build a validator the way the page says, and give its command."""
    how, command = cells_of("A command that judges one file")[language]
    for line in filter(None, (how, command)):
        needed(shlex.split(line)[0])
    if how:
        ran(folder, *shlex.split(how))
    return command


def cells_of(heading: str) -> dict[str, tuple[str, str]]:
    """Give the rows of the page's table below a heading, by language."""
    section = PAGE.read_text(encoding="utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return {
        language: (first.strip(" `"), second.strip(" `"))
        for language, first, second in _ROW.findall(section)
    }


def build_csharp(language: str, folder: pathlib.Path) -> str:
    """Build the validator in C# with the SDK, or without."""
    if shutil.which("dotnet"):
        return build(language, folder)
    sources = ("Judge.cs", "Validator.cs")
    return f"{shlex.join(compiled(folder, *sources))} {{file}}"


def needed(program: str) -> str:
    """Give the path of a program, or skip the test."""
    path = shutil.which(program)
    if path is None:
        pytest.skip(f"{program} is not installed")
    return path


def ran(folder: pathlib.Path, *command: str) -> None:
    """Run a command that must succeed."""
    code, told = output_of(folder, *command)
    assert code == 0, told


def output_of(folder: pathlib.Path, *command: str) -> tuple[int, str]:
    """Run a command, and give its exit code and all that it says."""
    done = subprocess.run(
        command,
        cwd=folder,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=_PATIENCE,
    )
    return done.returncode, done.stdout


# C# without its SDK.


def compiled(folder: pathlib.Path, *sources: str) -> list[str]:
    """Compile C# with Mono's compiler against the run-time, and give the command."""
    compiler = needed("mcs")
    package = importlib.util.find_spec("dotnetcore2")
    if package is None or package.origin is None:
        pytest.skip("neither dotnet nor the package dotnetcore2 is installed")
    home = pathlib.Path(package.origin).parent / "bin"
    (framework,) = (home / "shared" / "Microsoft.NETCore.App").iterdir()
    program = folder / "program.dll"
    paths = [str(folder / "csharp" / source) for source in sources]
    libraries = [f"-r:{path}" for path in framework.glob("System*.dll")]
    ran(folder, compiler, "-nostdlib", "-noconfig", *libraries, f"-out:{program}", *paths)
    options = {
        "framework": {"name": framework.parent.name, "version": framework.name},
        # So that it needs no library for languages.
        "configProperties": {"System.Globalization.Invariant": True},
    }
    settings = program.with_suffix(".runtimeconfig.json")
    settings.write_text(json.dumps({"runtimeOptions": options}), encoding="utf-8")
    return [str(home / "dotnet"), str(program)]


#: So much of xUnit as the test needs; the real one comes from a registry of its own.
XUNIT: Final = """
using System;
using System.Collections.Generic;
using System.Reflection;

namespace Xunit
{
    public class TheoryAttribute : Attribute {}

    public class MemberDataAttribute : Attribute
    {
        public MemberDataAttribute(string name) { Name = name; }
        public string Name { get; }
    }

    public static class Assert
    {
        public static void True(bool condition, string message)
        {
            if (!condition) throw new Exception(message);
        }
    }

    public static class Runner
    {
        public static int Main()
        {
            int failed = 0;
            MethodInfo test = typeof(KitTest).GetMethod("TheJudgeAgrees");
            string name = test.GetCustomAttribute<MemberDataAttribute>().Name;
            var rows = (IEnumerable<object[]>)typeof(KitTest).GetMethod(name).Invoke(null, null);
            foreach (object[] row in rows)
            {
                try
                {
                    test.Invoke(new KitTest(), row);
                }
                catch (TargetInvocationException problem)
                {
                    failed++;
                    Console.WriteLine(row[0] + ": " + problem.InnerException.Message);
                }
            }
            return failed == 0 ? 0 : 1;
        }
    }
}
"""


# The kit as tests.


def xunit(folder: pathlib.Path) -> tuple[int, str]:
    """Run the test in C#, with a stand-in for xUnit."""
    stand_in = folder / "Xunit.cs"
    stand_in.write_text(XUNIT, encoding="utf-8")
    return output_of(folder, *compiled(folder, "Judge.cs", "Tests/KitTest.cs", str(stand_in)))


def junit(folder: pathlib.Path) -> tuple[int, str]:
    """Run the test in Java."""
    compiler, java = needed("javac"), needed("java")
    if not (_JARS / "junit-platform-console.jar").is_file():
        pytest.skip("JUnit 5 is not installed")
    names = ("junit-*", "opentest4j*", "apiguardian*", "picocli*")
    jars = sorted(str(path) for name in names for path in _JARS.glob(f"{name}.jar"))
    classes = folder / "classes"
    path = os.pathsep.join([str(classes), *jars])
    sources = map(str, (folder / "java").glob("*.java"))
    ran(folder, compiler, "-Xlint:all,-path", "-Werror", "-cp", path, "-d", str(classes), *sources)
    flags = ("--disable-banner", "--disable-ansi-colors", "--select-class", "KitTest")
    return output_of(folder, java, "-Dfile.encoding=UTF-8", "-cp", path, _LAUNCHER, *flags)


def by_the_page(language: str) -> Callable[[pathlib.Path], tuple[int, str]]:
    """Give what runs the test the way the page says."""

    def run(folder: pathlib.Path) -> tuple[int, str]:
        _, line = cells_of("The kit in your own test suite")[language]
        program, *arguments = shlex.split(line)
        return output_of(folder, needed(program), *arguments)

    return run


_BUILDS: Final = {"C#": build_csharp}
_SUITES: Final[dict[str, Callable[[pathlib.Path], tuple[int, str]]]] = {
    "Java": junit,
    "C#": xunit,
    "PHP": by_the_page("PHP"),
    "JavaScript": by_the_page("JavaScript"),
}
