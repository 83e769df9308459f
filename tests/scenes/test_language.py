"""The film in German: a complete catalogue, every word on screen from it, the picture in order."""

from __future__ import annotations

import itertools
import json
import string
from collections.abc import Iterator
from pathlib import Path

import av
import pytest
from babel.messages.catalog import Catalog, Message
from test_storyboards import play, untranslated

from network import Digit, Network, find_digit, shipped_network
from scenes.chapters.pixels_become_neurons.chapter import PixelsBecomeNeurons
from scenes.chapters.reading_a_digit.chapter import ReadingADigit
from scenes.film import FILMS
from scenes.language import catalogue
from scenes.language.catalogue import CatalogueError, Told, translate
from scenes.look import LANGUAGES, Look
from scenes.text import typesetting
from scenes.text.fonts import FontError, check_letters
from scenes.text.phrase import phrase
from scenes.text.readout import Reading, Readout, formatted
from scenes.text.typesetting import text
from studio.errors import StudioError
from studio.outputs.assembly import make_film
from studio.planning.durations import shipped_durations
from studio.planning.formats import FORMATS
from studio.planning.jobs import plan_film
from tools import catalogue as tool

LONGEST_SHORT_FILM = 170
GERMAN = Look(language="de")


@pytest.fixture(autouse=True)
def german() -> Iterator[None]:
    catalogue.missing.clear()
    with catalogue.using("de"):
        yield
    catalogue.missing.clear()


def forms(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or [""])


def fields(template: str) -> set[str]:
    return {name.lower() for _, name, _, _ in string.Formatter().parse(template) if name}


def shortcomings(book: Catalog) -> list[str]:
    """Faults of the entries of a catalogue."""
    found = []
    for message in book:
        if not message.id:
            continue
        english = message.id if isinstance(message.id, tuple) else (message.id,)
        count = book.num_plurals if message.pluralizable else 1
        wanted = set.union(*map(fields, english))
        if message.fuzzy or not all(forms(message)):
            found.append(f"{english[0]}: not translated")
        elif len(forms(message)) != count:
            found.append(f"{english[0]}: {len(forms(message))} forms")
        elif set.union(*map(fields, forms(message))) != wanted:
            found.append(f"{english[0]}: other fields")
        elif any(
            one.count("$") != two.count("$")
            for one, two in zip(itertools.cycle(english), forms(message), strict=False)
        ):
            found.append(f"{english[0]}: other formulas")
    return found


def test_the_template_holds_just_the_words_of_the_source() -> None:
    """If this fails, run make words."""
    assert tool.as_text(tool.extracted()) == tool.TEMPLATE.read_text()


@pytest.mark.parametrize("code", LANGUAGES[1:])
def test_a_catalogue_holds_just_the_words_of_the_source(code: str) -> None:
    """If this fails, run make words and translate what is new."""
    assert tool.as_text(tool.updated(code)) == catalogue.catalogue_file(code).read_text()
    assert shortcomings(catalogue.catalogue(code)) == []


def test_the_check_of_catalogues_can_fail() -> None:
    book = Catalog(locale="de")
    book.add("{a} pixels", "")
    book.add("{a} neurons", "{b} Neuronen")
    book.add("the $w$", "das w")
    book.add(("one", "many"), ("eins",))
    book.add("edge", "Kante", flags=["fuzzy"])
    assert len(shortcomings(book)) == 5


def test_the_short_film_is_not_too_long_in_german(tmp_path: Path) -> None:
    hero = find_digit("3", shipped_network())
    seconds = [play(chapter, hero, tmp_path, look=GERMAN).time for chapter in FILMS["short"]]
    assert 100 < sum(seconds) <= LONGEST_SHORT_FILM
    shipped = {chapter.name: chapter.seconds for chapter in shipped_durations("de").chapters}
    named = [shipped[chapter.__name__] for chapter in FILMS["short"]]
    assert seconds == pytest.approx(named, abs=0.05), "if this fails, run make durations"


def test_the_check_of_german_chapters_can_fail(tmp_path: Path) -> None:
    scene = play(ReadingADigit, find_digit("3", shipped_network()), tmp_path)
    text("words that no catalogue knows")
    found = untranslated(scene)
    assert found[0].endswith("no entry") and all(
        "narrated in English" in line for line in found[1:]
    )
    assert len(found) == 4, found


def test_a_word_without_an_entry_is_noticed() -> None:
    text("words that no catalogue knows")
    text("$sum_i w_i a_i$"), text("97,14"), text(r"#box[$x$] <name>")
    assert catalogue.missing == {"words that no catalogue knows"}


def test_numbers_have_the_signs_of_the_language() -> None:
    assert formatted(-12345.678, 2) == "−12.345,68"
    assert catalogue.without_number_signs("−12.345,68") == "-12345.68"
    assert catalogue.decimals_of("12.345,6") == 1 and catalogue.decimals_of("12.345") == 0
    with catalogue.using("en"):
        assert formatted(-12345.678, 2) == "−12,345.68"
        assert catalogue.without_number_signs("−12,345.68") == "-12345.68"


def test_the_language_orders_a_sentence() -> None:
    catalogue.catalogue("de").add("{a} before {b}", "{b} nach {a}, ja")
    try:
        parts = {name: Readout(Reading.of(value, "x", 0)) for name, value in (("a", 1), ("b", 2))}
        line = phrase("{a} before {b}", **parts)
        assert [part for part in line if isinstance(part, Readout)] == [parts["b"], parts["a"]]
        assert all(part.baseline == pytest.approx(line[0].baseline) for part in line)
        assert all(one.get_right()[0] < two.get_left()[0] for one, two in itertools.pairwise(line))
    finally:
        catalogue.catalogue("de").delete("{a} before {b}")


def test_plurals() -> None:
    told = [
        catalogue.plural("{count} stroke", "{count} strokes", count, count=count)
        for count in (1, 2)
    ]
    assert told == ["1 Strich", "2 Striche"]
    with catalogue.using("en"):
        assert catalogue.plural("{count} stroke", "{count} strokes", 0, count=0) == "0 strokes"
    assert catalogue.translate("a {digit}", digit=8) == "eine 8"


def test_no_english_word_is_set_without_being_looked_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Plain words that reach the typesetter have gone through the catalogue: none is English."""
    seen: set[str] = set()
    compiled = typesetting._compiled
    monkeypatch.setattr(
        typesetting,
        "_compiled",
        lambda markup, font: seen.add(str(markup)) or compiled(markup, font),
    )
    for chapter in (PixelsBecomeNeurons, ReadingADigit):
        play(chapter, find_digit("3", shipped_network()), tmp_path, look=GERMAN)
    book = catalogue.catalogue("de")
    english = {str(message.id) for message in book if message.id} - {
        str(message.string) for message in book
    }
    assert len(seen) > 15  # fewer where glyphs of numbers are there already
    assert seen & english == set()


def test_an_unknown_language_is_refused() -> None:
    message = f"there is no translation for the language 'tlh'; use {', '.join(LANGUAGES)}"
    with pytest.raises(catalogue.UnknownLanguageError, match=message), catalogue.using("tlh"):
        pass


def test_letters_that_no_shipped_font_has_are_refused_before_anything_is_drawn(
    tmp_path: Path,
) -> None:
    """Latin, Greek, Cyrillic and Hebrew are there; Chinese is not."""
    check_letters("Grüße, Łódź – σ − ½ жизнь שלום „so“")
    with pytest.raises(
        FontError, match=r"cannot draw 漢 \(CJK UNIFIED IDEOGRAPH-6F22\), 字 .*; use --font"
    ):
        text(catalogue.Told("漢字"))
    with pytest.raises(FontError, match="Libertinus Serif and the built-in fonts cannot draw 漢"):
        check_letters("漢", "Libertinus Serif")


def test_a_catalogue_with_letters_that_cannot_be_drawn_is_refused(
    three: Digit, network: Network
) -> None:
    look = Look(language="de")
    assert (
        plan_film(["TitleCard"], three, network, FORMATS["l"], look).title
        == "Wie ein Netz eine Ziffer liest"
    )
    catalogue.catalogue("de").add("a test", "試験")
    try:
        with pytest.raises(StudioError, match="cannot draw 試"):
            plan_film(["TitleCard"], three, network, FORMATS["l"], look)
    finally:
        catalogue.catalogue("de").delete("a test")
    with pytest.raises(StudioError, match="no font called 'Nope'"):
        plan_film(["TitleCard"], three, network, FORMATS["l"], Look(font="Nope"))


def test_the_file_of_a_german_film_says_so(three: Digit, network: Network, tmp_path: Path) -> None:
    make_film(plan_film(["TitleCard"], three, network, FORMATS["l"], Look(language="de")), tmp_path)
    path = next(tmp_path.rglob("*.mp4"))
    assert "-de-" in path.name
    with av.open(str(path)) as opened:
        assert [stream.metadata["language"] for stream in opened.streams.subtitles] == ["deu"]
        assert [mark["metadata"]["title"] for mark in opened.chapters()] == [
            "Wie ein Netz eine Ziffer liest"
        ]
    facts = json.loads(path.with_suffix(".json").read_text())
    assert facts["look"]["language"] == "de"
    assert "neuronales Netz" in path.with_suffix(".srt").read_text()
    assert "13.002" in {readout["shown"] for readout in facts["readouts"]}


@pytest.mark.parametrize(
    ("words", "mistake"),
    [
        ("{numbr} Schleifen", "there is no value 'numbr'"),
        ("{number Schleifen", "expected '}'"),
        ("Schleifen {}", "positional"),
        ("{number.nosuch}", "nosuch"),
    ],
)
def test_a_mistake_in_a_catalogue_names_its_words(words: str, mistake: str) -> None:
    with pytest.raises(CatalogueError) as error:
        translate(Told(words), number=3)
    assert words in str(error.value) and "(de)" in str(error.value), error.value
    assert mistake in str(error.value)


@pytest.mark.parametrize("content", [b"\xff\xfe", b"nonsense\n"])
def test_a_damaged_catalogue_is_named(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken.po").write_bytes(content)
    monkeypatch.setattr(catalogue, "catalogue_file", lambda code: tmp_path / "broken.po")
    with pytest.raises(CatalogueError, match=r"broken\.po: can't read this catalogue"):
        catalogue.catalogue.__wrapped__("de")
