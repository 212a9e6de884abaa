"""`segur anonymise`: makes copies of submissions that may be shown to anybody."""

from __future__ import annotations

import os
import pathlib
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pytest_segur.checking import Source, diagnose
from pytest_segur.cli import options, output
from pytest_segur.cli.command import Command
from pytest_segur.cli.misuse import Misuse
from pytest_segur.settings import Settings
from pytest_segur.spec.text import Text
from pytest_segur.wording import told_by_system, visible

if TYPE_CHECKING:
    import argparse
    from collections import Counter
    from collections.abc import Iterator

    from pytest_segur.anonymise.folder import Written
    from pytest_segur.anonymise.key import Key
    from pytest_segur.cli.parser import Parser
    from pytest_segur.spec.text import Language

REFUSED: Final = 1
_ARCHIVE: Final = ".zip"
_SUBMISSION: Final = ".json"


def configure(parser: Parser) -> None:
    """Add the arguments."""
    say = parser.say
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        help=say(
            "fichier de demandes ou réponse de l'ASP ; il n'est que lu",
            "file of requests, or answer of ASP; it is only read",
        ),
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        required=True,
        help=say(
            "dossier où écrire ; pour un seul fichier, aussi un nom en .json",
            "folder to write to; for one file, also a name that ends in .json",
        ),
    )
    options.add_archive(parser)
    keys = parser.add_mutually_exclusive_group()
    keys.add_argument(
        "--key",
        metavar="KEY",
        help=say(
            "secret : le même donne les mêmes remplacements (par défaut : tirés au hasard)",
            "secret: the same gives the same replacements (default: drawn at random)",
        ),
    )
    keys.add_argument(
        "--key-file",
        metavar="FILE",
        help=say("fichier qui contient ce secret", "file that holds that secret"),
    )
    parser.add_argument(
        "--force",
        action="store_true",
        help=say(
            "remplace les fichiers des mêmes noms, archives comprises ; jamais un original",
            "replace files of the same names, archives included; never an original",
        ),
    )


def run(args: argparse.Namespace) -> int:
    """Write the copies, all or none, and give the exit code."""
    _must_be_there(args.archive, several=len(args.files) > 1)
    # Faker takes its time to be imported: only who anonymises pays for it.
    from pytest_segur.anonymise.dossier import Anonymiser  # noqa: PLC0415
    from pytest_segur.anonymise.errors import AnonymiseError  # noqa: PLC0415
    from pytest_segur.anonymise.folder import Output  # noqa: PLC0415

    sources = [pathlib.Path(file) for file in args.files]
    wanted = Output(
        path=pathlib.Path(args.output),
        is_folder=_is_folder(args.output, several=len(sources) > 1),
        is_forced=args.force,
    )
    try:
        written = wanted.write(sources, Anonymiser(_key(args)), archive=args.archive)
    except AnonymiseError as problem:
        output.warn(problem.text.to(args.lang))
        return REFUSED
    output.write("".join(f"{line}\n" for line in _told(written, args.lang)), None)
    for each in written:
        if not _keeps_its_name(each):
            output.warn(_another_name(each).to(args.lang))
    return 0


def _is_folder(wanted: str, *, several: bool) -> bool:
    """Tell whether an output is, or will be, a folder.

    Raises:
        Misuse: it can be neither that nor a file.
    """
    if not wanted or "\0" in wanted or wanted.lower().endswith(_ARCHIVE):
        name = visible(wanted)
        raise Misuse(
            Text(
                f"-o « {name} » : il faut un dossier, ou un nom de fichier en .json",
                f'-o "{name}": a folder is needed, or the name of a file that ends in .json',
            )
        )
    # What is there as a folder is one, whatever its name.
    return several or not wanted.lower().endswith(_SUBMISSION) or os.path.isdir(wanted)  # noqa: PTH112 - never raises


def _must_be_there(archive: str | None, *, several: bool) -> None:
    if not archive:
        return
    name = visible(archive)
    if not os.path.lexists(archive):
        raise Misuse(Text(f"aucune archive : {name}", f"no archive: {name}"))
    if several and not os.path.isdir(archive):  # noqa: PTH112 - never raises
        raise Misuse(
            Text(
                f"pour plusieurs fichiers, il faut un dossier d'archives, et non {name}",
                f"several files need a folder of archives, not {name}",
            )
        )


def _key(args: argparse.Namespace) -> Key:
    from pytest_segur.anonymise.key import Key  # noqa: PLC0415 - as above

    words: str | None = args.key
    if args.key_file is not None:
        words = _words_in(args.key_file)
    if words is None:
        return Key.fresh()
    if not words.strip():
        raise Misuse(Text("le secret est vide", "the secret is empty"))
    return Key.of_text(words)


def _words_in(path: str) -> str:
    try:
        data = pathlib.Path(path).read_bytes()
    except (OSError, ValueError) as problem:
        name, why = visible(path), told_by_system(problem)
        raise Misuse(
            Text(f"impossible de lire {name} : {why}", f"cannot read {name}: {why}")
        ) from None
    return data.decode("utf-8", "surrogateescape").rstrip("\r\n")


def _told(written: list[Written], language: Language) -> Iterator[str]:
    for each in written:
        yield visible(str(each.path))
        if each.archive is not None:
            yield visible(str(each.archive))
        for edition, counts in each.copy.found.items():
            codes = _listed(counts) or Text("aucune faute", "no fault").to(language)
            yield Text(
                f"    même diagnostic ({edition}) : {codes}",
                f"    same diagnosis ({edition}): {codes}",
            ).to(language)


def _listed(counts: Counter[str]) -> str:
    """Write codes, and how often each was found where that is more than once."""
    return ", ".join(f"{code} ×{n}" if n > 1 else code for code, n in counts.items())


def _keeps_its_name(written: Written) -> bool:
    """Tell whether a file under the name that the user gave is judged as under the one it has."""
    if written.path.name == written.copy.name:
        return True
    source = Source.of_file(written.path)
    named = replace(source, name=written.copy.name)
    # Imported here like the rest.
    from pytest_segur.anonymise.alike import summary  # noqa: PLC0415

    return summary(diagnose(source, Settings())) == summary(diagnose(named, Settings()))


def _another_name(written: Written) -> Text:
    name, kept = visible(written.path.name), visible(written.copy.name)
    return Text(
        f"le nom {name} change le diagnostic ; avec {kept}, il resterait le même",
        f"the name {name} changes the diagnosis; {kept} would keep it",
    )


COMMAND: Final = Command(
    name="anonymise",
    summary=Text(
        "écrit une copie anonymisée d'un fichier et de ses pièces, avec les mêmes fautes",
        "write an anonymous copy of a file and its documents, with the same faults",
    ),
    configure=configure,
    run=run,
)
