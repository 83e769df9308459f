"""Bring the catalogues up to date with the words of the source; ``make words`` runs this."""

from __future__ import annotations

import ast
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from scenes.language.catalogue import DOMAIN, catalogue_file, has_words
from scenes.look import LANGUAGES, LOCALE, SOURCE_LANGUAGE

ROOT = Path(__file__).parents[1]
PLACES = ("network/features/strokes.py", "scenes", "studio")
TEMPLATE = LOCALE / f"{DOMAIN}.pot"
WRITTEN = datetime(2026, 1, 1, tzinfo=UTC)  # said in every file: only changes of words are to show
MARKS = ("msgid", "translate")  # what marks words everywhere
TAKES_WORDS = (  # calls in scenes whose strings are words of the film
    *(
        "beat",
        "text",
        "paragraph",
        "phrase",
        "label_over",
        "named",
        "fine_print",
        "beside",
        "Legend",
        "TintKey",
    ),
    *("HopeMark", "HopedNeuron", "RegionQuestion", "RuleName", "PartsError", "_fill_box"),
)
NO_WORDS = ("side",)  # arguments of these calls that are not said
KEYWORDS = {"gettext": None, "ngettext": (1, 2)}

Message = tuple[int, str, Any, list[str]]


def words_of_source(
    file: IO[bytes], keywords: Any, comment_tags: Any, options: Any
) -> Iterator[Message]:
    """Yield literals in calls that take words, titles, and default words (a method for Babel)."""
    del keywords, comment_tags
    calls = (*MARKS, *TAKES_WORDS) if options.get("of_scenes") else MARKS
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name == "plural":
                yield node.lineno, "ngettext", tuple(_literals(node.args[:2])), []
            elif name in calls:
                named = (keyword.value for keyword in node.keywords if keyword.arg not in NO_WORDS)
                yield from _each(_literals([*node.args, *named]), node.lineno)
        elif isinstance(node, ast.ClassDef) and options.get("of_scenes"):
            titles = [each.value for each in node.body if _assigns(each, "title")]  # type: ignore[attr-defined]
            yield from _each(_literals(titles), node.lineno)
        elif (
            isinstance(node, ast.FunctionDef)
            and node.name == "__init__"
            and options.get("of_scenes")
        ):
            yield from _each(_literals(node.args.defaults), node.lineno)


def _each(literals: list[str], line: int) -> Iterator[Message]:
    return ((line, "gettext", literal, []) for literal in literals if has_words(literal))


def _assigns(node: ast.stmt, name: str) -> bool:
    return isinstance(node, ast.Assign) and any(
        getattr(target, "id", "") == name for target in node.targets
    )


def _literals(nodes: list[Any]) -> list[str]:
    """Return strings that are passed on as they are: no keys, no parts of formatted strings."""
    found: list[str] = []
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.append(node.value)
        elif isinstance(node, ast.IfExp):
            found += _literals([node.body, node.orelse])
        elif isinstance(node, ast.BoolOp):
            found += _literals(node.values)
    return found


METHOD: Any = words_of_source  # it says less of itself than Babel's types ask for


def extracted() -> Catalog:
    """Return all words of the film, as its source has them now."""
    found = Catalog(
        project=DOMAIN, fuzzy=False, copyright_holder="digitfilm", creation_date=WRITTEN
    )
    for place in PLACES:
        path = ROOT / place
        for source in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            where = source.relative_to(ROOT).as_posix()
            options = {"of_scenes": not where.startswith("studio/")}
            with source.open("rb") as file:
                for _, message, _, _ in extract(METHOD, file, KEYWORDS, (), options):
                    found.add(message, locations=[(where, 0)])
    return found


def as_text(book: Catalog) -> str:
    """Return a catalogue as its file has it: sorted and without line numbers, for small diffs."""
    file = io.BytesIO()
    write_po(file, book, width=100, sort_output=True, omit_header=False, include_lineno=False)
    return file.getvalue().decode()


def updated(code: str) -> Catalog:
    """Return the catalogue of a language with new words added, and old ones left out."""
    with catalogue_file(code).open("rb") as file:
        book = read_po(file, locale=code, domain=DOMAIN)
    book.update(extracted(), no_fuzzy_matching=True)
    book.obsolete.clear()
    return book


def main() -> None:
    """Write the template and every catalogue anew, and print how much is left to translate."""
    TEMPLATE.write_text(as_text(extracted()), encoding="utf-8")
    for code in LANGUAGES:
        if code != SOURCE_LANGUAGE:
            book = updated(code)
            catalogue_file(code).write_text(as_text(book), encoding="utf-8")
            empty = [m.id for m in book if m.id and not (m.string and all(m.string))]
            print(f"{code}: {len(book)} messages, {len(empty)} not translated")


if __name__ == "__main__":
    main()
