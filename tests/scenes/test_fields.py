"""Fields put on the screen exactly what they are told to, and behave like any mobject."""

from __future__ import annotations

import inspect
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar

import cairo
import numpy as np
import numpy.typing as npt
import pytest
from manim import (
    DOWN,
    RIGHT,
    UP,
    Animation,
    AnimationGroup,
    Camera,
    Circle,
    Create,
    FadeIn,
    FadeOut,
    Group,
    LaggedStart,
    ManimColor,
    Scene,
    Square,
    Succession,
    Transform,
    Typst,
    linear,
    tempconfig,
)
from manim.mobject.svg.svg_mobject import SVG_HASH_TO_MOB_MAP
from PIL import Image

from scenes import sources, storyboard, style
from scenes.drawing import camera, fields, renderer, vector_camera
from scenes.drawing.camera import FieldCamera
from scenes.drawing.fields import Canvas, CellField, EdgeField, Field, PictureField
from scenes.drawing.frame_writer import EncodingWriter
from scenes.drawing.glyphs import UNCHANGING, Glyph, Typeset
from scenes.drawing.renderer import BeatRenderer, LayeredRenderer
from scenes.drawing.vector_camera import VectorCamera
from scenes.storyboard import Storyboard, beat
from scenes.text.fonts import fonts_for
from scenes.text.readout import CountUp, Reading, Readout
from scenes.text.typesetting import text

ROOT = Path(__file__).parents[2]
FloatArray = npt.NDArray[np.float64]
Pixels = npt.NDArray[np.uint8]
PER_UNIT = 50.0


def canvas(
    rows: int = 200, columns: int = 300, background: tuple[float, ...] = (0, 0, 0, 1)
) -> Canvas:
    pixels = np.zeros((rows, columns, 4), dtype=np.uint8)
    pixels[:] = np.round(
        np.array([*(c * background[3] for c in background[:3]), background[3]]) * 255
    )
    return Canvas(pixels, np.zeros(3), (PER_UNIT, PER_UNIT))


def drawn(*fields: Field, **kwargs: Any) -> Pixels:
    target = canvas(**kwargs)
    for field in fields:
        field.draw(target)
    return target.pixels


def coverage(*fields: Field) -> FloatArray:
    """Coverage 0..1 of each pixel by white things on black, in pixels."""
    return drawn(*fields)[..., 0] / 255


def cells(*centres: tuple[float, float], size: float = 1.0, **kwargs: Any) -> CellField:
    return CellField(np.array(centres, dtype=float), size, **kwargs)


def edge(
    start: tuple[float, float], end: tuple[float, float], width: float = 0.06, alpha: float = 1.0
) -> EdgeField:
    return EdgeField(np.array([start]), np.array([end]), np.array([[1, 1, 1, alpha]]), width)


# --- what a field covers --------------------------------------------------------------------------


@pytest.mark.parametrize("diameter", [0.2, 0.5, 1.0, 3.0])
@pytest.mark.parametrize("offset", [0.0, 0.0031, 0.0077])
def test_a_disc_covers_its_area(diameter: float, offset: float) -> None:
    area = np.pi * (diameter * PER_UNIT / 2) ** 2
    assert coverage(cells((offset, 2 * offset), size=diameter)).sum() == pytest.approx(
        area, rel=0.01
    )


@pytest.mark.parametrize("offset", [0.0, 0.004, 0.01, 0.013])
def test_a_square_covers_its_area_wherever_it_lies(offset: float) -> None:
    field = cells((offset, -offset), size=0.6, roundness=0)
    assert coverage(field).sum() == pytest.approx(30 * 30, rel=0.002)
    rows, columns = np.nonzero(coverage(field) > 0.01)
    assert 30 <= np.ptp(rows) + 1 <= 31 and 30 <= np.ptp(columns) + 1 <= 31


def test_a_rotated_square_covers_its_area() -> None:
    assert coverage(cells((0.1, 0.2), size=1, roundness=0).rotate(0.4)).sum() == pytest.approx(
        2500, rel=0.005
    )


def test_an_outline_covers_a_ring_centred_on_the_edge() -> None:
    ring = cells((0, 0), size=2, fill=(0, 0, 0, 0), stroke=(1, 1, 1, 1), stroke_width=0.1)
    assert coverage(ring).sum() == pytest.approx(2 * np.pi * 50 * 5, rel=0.01)
    thin = cells(
        (0, 0), size=2, fill=(0, 0, 0, 0), stroke=(1, 1, 1, 1), stroke_width=0.008
    )  # 0.4 pixels
    assert coverage(thin).sum() == pytest.approx(2 * np.pi * 50 * 0.4, rel=0.02)


LINES = {
    "level": ((-2.0, 0.1033), (2.0, 0.1033)),
    "upright": ((0.3, -1.5), (0.3, 1.5)),
    "backwards": ((2.0, 1.0), (-2.0, -0.2)),
    "steep": ((-0.3, -1.6), (0.4, 1.5)),
    "diagonal": ((-1.5, -1.5), (1.5, 1.5)),
}


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("width", [0.01, 0.02, 0.033, 0.1])
def test_a_line_covers_its_length_times_its_width(line: str, width: float) -> None:
    start, end = LINES[line]
    length = float(np.hypot(end[0] - start[0], end[1] - start[1])) * PER_UNIT
    assert coverage(edge(start, end, width)).sum() == pytest.approx(
        length * width * PER_UNIT, rel=0.03
    )


@pytest.mark.parametrize("line", LINES)
def test_a_faint_line_covers_less_in_the_same_measure(line: str) -> None:
    full, half = (coverage(edge(*LINES[line], width=0.04, alpha=alpha)) for alpha in (1.0, 0.5))
    assert abs(half - 0.5 * full).max() < 2 / 255


def test_lines_that_cross_do_not_care_for_their_order() -> None:
    rng = np.random.default_rng(0)
    starts, ends, colors = (
        rng.uniform(-2, 2, (200, 2)),
        rng.uniform(-2, 2, (200, 2)),
        rng.random((200, 4)),
    )
    one = drawn(EdgeField(starts, ends, colors, 0.03)).astype(int)
    other = drawn(EdgeField(starts[::-1], ends[::-1], colors[::-1], 0.03)).astype(int)
    assert abs(one - other).max() <= 1
    two = [
        EdgeField(
            np.array([[-1, -1], [-1, 1.0]]), np.array([[1, 1], [1, -1.0]]), np.ones((2, 4)), 0.1
        )
    ]
    two[0].colors[:, 3] = 0.5
    assert drawn(*two)[100, 150, 0] == pytest.approx(255 * (1 - 0.5 * 0.5), abs=2)


def test_a_bundle_drawn_again_looks_the_same_until_it_changes() -> None:
    bundle = MAKERS["edges"]()

    def again(opacity: float = 1.0) -> Pixels:
        target.pixels[:] = (0, 0, 0, 255)
        bundle.set_opacity(opacity).draw(target)
        return target.pixels.copy()

    target = canvas()
    first = again()
    for opacity in (1.0, 0.7, 0.3):
        assert abs(again(opacity).astype(int) - drawn(bundle.copy())).max() <= 1
    bundle.set_color(ManimColor("#0000ff"))  # in place
    changed = again()
    assert changed[..., :2].max() == 0 < first[..., 0].max()
    bundle.shift([0.3, 0, 0])
    np.testing.assert_allclose(again()[:, 20:].astype(int), changed[:, 5:-15], atol=2)


def test_light_is_where_it_is_said_to_be() -> None:
    line = edge((-2, 0), (2, 0), 0.1, alpha=0.5).set_light(
        0.5, ahead=0.2, behind=1.0, glow=0.0, spread=0.02
    )
    row = coverage(line)[100]
    assert row[70] == pytest.approx(0.5, abs=0.01) and row[230] == pytest.approx(0.1, abs=0.01)
    line.set_light(0.25, ahead=0.0, behind=0.0, glow=1.0, spread=0.05)
    bright = coverage(line)[100]
    assert bright.argmax() == pytest.approx(100, abs=1) and bright.max() == pytest.approx(
        0.5, abs=0.01
    )
    assert bright[100 + 10] == pytest.approx(0.5 * np.exp(-1), abs=0.03)
    line.set_light(2.0, ahead=0.3, behind=0.3, glow=0.0)
    assert coverage(line)[100, 60:240] == pytest.approx(0.15, abs=0.01)


@pytest.mark.parametrize("turn", [0.0, np.pi / 2, 0.3])
def test_a_picture_has_its_exact_colors_and_no_seams(turn: float) -> None:
    rng = np.random.default_rng(0)
    colors = np.concatenate([rng.random((7, 5, 3)), np.ones((7, 5, 1))], axis=-1)
    field = PictureField(colors, 0.4)
    middles = np.array([[[(c - 2) * 0.4, (3 - r) * 0.4, 0] for c in range(5)] for r in range(7)])
    cosine, sine = np.cos(turn), np.sin(turn)
    middles = middles @ np.array([[cosine, sine, 0], [-sine, cosine, 0], [0, 0, 1]])
    target = canvas()
    field.rotate(turn).shift([0.003, 0.007, 0]).draw(target)
    places = target.to_pixels(middles + np.array([0.003, 0.007, 0])).astype(int)
    shown = target.pixels[places[..., 1], places[..., 0]]
    assert abs(shown[..., :3] - 255 * colors[..., :3]).max() <= 1
    white = PictureField(np.ones((28, 28, 4)), 0.1037).rotate(turn)
    inside = drawn(white)[40:160, 90:210, 3] if turn else drawn(white)[32:168, 82:218]
    assert inside.min() == 255
    assert coverage(white).sum() == pytest.approx((28 * 0.1037 * PER_UNIT) ** 2, rel=0.005)


def test_cells_of_a_picture_too_faint_to_be_seen_leave_a_light_background_as_it_is() -> None:
    target = canvas()
    for alpha in (0.0, 1e-80, 1e-40, 1e-12):
        target.pixels[:] = 255
        PictureField(np.array([[[0.1, 0.5, 0.9, alpha]]]), 1.0).draw(target)
        assert target.pixels.min() == 255


def test_what_lies_outside_the_frame_is_cut_off() -> None:
    fields = [
        cells((3, 2), (-3, -2), (50, 0), size=1.0),
        PictureField(np.ones((4, 4, 4)), 0.5).shift([3, -2, 0]),
        edge((-9, -9), (9, 9)),
        edge((0, -50), (0.1, 50)),
        edge((-50, 1.999), (50, 1.999), 0.1),
        edge((5, 5), (5, 5)),
    ]
    assert drawn(*fields)[..., :3].max() == 255
    assert coverage(cells((3, 2), size=1.0)).sum() == pytest.approx(np.pi * 25**2 / 4, rel=0.01)


# --- opacity and transparency ---------------------------------------------------------------------

MAKERS: dict[str, Callable[[], Field]] = {
    "cells": lambda: cells(
        (0, 0), (0.4, 0.2), fill=(1, 0.6, 0.2, 0.8), stroke=(0.1, 1, 1, 0.6), stroke_width=0.1
    ),
    "picture": lambda: PictureField(np.random.default_rng(3).random((6, 8, 4)), 0.25).rotate(0.2),
    "edges": lambda: EdgeField(
        *np.random.default_rng(4).uniform(-1.5, 1.5, (2, 60, 2)),
        np.random.default_rng(5).random((60, 4)),
        0.04,
    ),
}


@pytest.mark.parametrize("kind", MAKERS)
def test_opacity_is_that_of_the_whole(kind: str) -> None:
    full, none = drawn(MAKERS[kind]()).astype(float), drawn(MAKERS[kind]().set_opacity(0))
    assert none[..., :3].max() == 0
    if kind == "picture":
        assert abs(drawn(MAKERS[kind]().set_opacity(0.5)) - 0.5 * full)[..., :3].max() <= 1.5
    if kind == "edges":
        half = drawn(MAKERS[kind]().fade(0.5))
        assert abs(half[..., :3] - 0.5 * full[..., :3]).max() <= 1.5


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("color", [(1, 1, 1), (0.2, 0.4, 0.9)])
def test_a_picture_on_transparency_laid_over_a_color_is_a_picture_on_that_color(
    kind: str, color: tuple[float, float, float]
) -> None:
    clear = drawn(MAKERS[kind](), background=(0, 0, 0, 0)).astype(float)
    laid = clear[..., :3] + np.array(color) * 255 * (1 - clear[..., 3:] / 255)
    direct = drawn(MAKERS[kind](), background=(*color, 1))
    assert abs(laid - direct[..., :3]).max() <= 2
    assert (clear[..., :3] <= clear[..., 3:] + 1).all()


# --- in a scene -----------------------------------------------------------------------------------


class Plain(LayeredRenderer):
    """Draws everything anew in every frame: what the layered one must agree with."""

    def update_frame(self, scene: Scene, mobjects: Any = None, **kwargs: Any) -> None:
        self.camera.reset()
        self.camera.draw(
            self.camera.get_mobjects_to_display([*scene.mobjects, *scene.foreground_mobjects])
        )


def render(
    construct: Callable[[Scene], None],
    tmp_path: Path,
    renderer: type[LayeredRenderer] = LayeredRenderer,
    **settings: Any,
) -> list[Pixels]:
    """All frames of a small scene, and the last one as it stands at its end."""
    frames: list[Pixels] = []

    class Recorder(renderer):  # type: ignore[valid-type,misc]
        def add_frame(self, frame: Pixels, num_frames: int = 1) -> None:
            frames.extend([frame.copy()] * num_frames)

    class Small(Scene):
        def construct(self) -> None:
            construct(self)

    small = {"pixel_width": 240, "pixel_height": 136, "frame_rate": 10, "media_dir": str(tmp_path)}
    with tempconfig({**small, "dry_run": True, "verbosity": "ERROR", **settings}):
        scene = Small(renderer=Recorder())
        scene.render()
        frames.append(scene.renderer.get_frame())
    return frames


def busy(scene: Scene) -> None:
    """Moving things between resting ones, of every kind, some with updaters."""
    rest = [
        MAKERS["edges"]().set_z_index(-1),
        Square(color=ManimColor("#3060ff"), fill_opacity=0.5).shift(RIGHT),
    ]
    mover, above = MAKERS["cells"](), MAKERS["picture"]().shift(DOWN)
    scene.add(rest[0], rest[1], mover, above, Circle(color=ManimColor("#ff4000"), fill_opacity=0.3))
    scene.play(mover.animate.shift(2 * RIGHT).scale(1.5), run_time=0.5)
    scene.play(FadeIn(cells((-2, 1))), above.animate.set_opacity(0.4), run_time=0.4)
    mover.add_updater(lambda mobject, dt: mobject.shift(dt * UP))
    scene.wait(0.4)
    scene.play(FadeOut(rest[1]), run_time=0.3)
    mover.clear_updaters()
    scene.play(Group(*rest[:1], mover).animate.shift(UP), run_time=0.3)
    scene.wait(0.2)


def over_black(frame: Pixels) -> FloatArray:
    """What is seen of a frame with straight alpha on black."""
    return np.asarray(frame[..., :3] * (frame[..., 3:] / 255))


@pytest.mark.parametrize("opacity", [1.0, 0.0])
def test_resting_layers_change_nothing_that_is_seen(tmp_path: Path, opacity: float) -> None:
    layered = render(busy, tmp_path, background_opacity=opacity)
    plain = render(busy, tmp_path, Plain, background_opacity=opacity)
    assert len(layered) == len(plain) > 20
    for one, two in zip(layered, plain, strict=True):
        assert abs(over_black(one) - over_black(two)).max() <= (
            2 if opacity else 3
        )  # straight alpha rounds once more
        assert abs(one[..., 3].astype(int) - two[..., 3]).max() <= 2
    assert abs(layered[0].astype(int) - layered[-1]).max() > 50


def test_what_counts_up_is_drawn_anew_and_not_kept(tmp_path: Path) -> None:
    """Its glyphs differ in every frame: kept, they would fill the memory, and come back wrong."""
    kept: list[int] = []

    class Counting(LayeredRenderer):
        def update_frame(self, scene: Scene, *args: Any, **kwargs: Any) -> None:
            super().update_frame(scene, *args, **kwargs)
            kept.append(len(self._layers))

    def construct(scene: Scene) -> None:
        number = Readout(Reading.of(784, sources.layer_size(0), 0))
        mover = cells((0, 1))
        scene.add(mover, Square(3), number.shift(DOWN), text("neurons").next_to(number))
        scene.play(mover.animate.shift(RIGHT), CountUp(number, 0, 0), run_time=2)

    layered, plain = render(construct, tmp_path, Counting), render(construct, tmp_path, Plain)
    assert max(kept) <= 2
    for one, two in zip(layered, plain, strict=True):
        assert abs(over_black(one) - over_black(two)).max() <= 2


def test_z_order_holds_between_fields_and_other_mobjects(tmp_path: Path) -> None:
    def stack(order: list[int]) -> Callable[[Scene], None]:
        def construct(scene: Scene) -> None:
            red = Square(4, fill_color=ManimColor("#ff0000"), fill_opacity=1, stroke_width=0)
            fields = [
                cells((0, 0), size=4, fill=(0, 1, 0, 1)),
                red,
                PictureField(np.array([[[0, 0, 1, 1.0]]]), 4),
            ]
            scene.add(*(field.set_z_index(z) for field, z in zip(fields, order, strict=True)))

        return construct

    for order in ([0, 1, 2], [2, 1, 0], [0, 2, 1], [1, 1, 0]):
        top = max(range(3), key=lambda i: (order[i], i))
        seen = render(stack(order), tmp_path)[-1][68, 120]
        assert seen[:3].argmax() == (1, 0, 2)[top] and seen[:3].max() == 255


def test_fields_animate_like_any_mobject(tmp_path: Path) -> None:
    seen: list[tuple[float, ...]] = []

    def construct(scene: Scene) -> None:
        field = cells((0, 0), (1, 0), size=0.5)
        scene.play(FadeIn(field), run_time=0.2)
        assert field.opacity == 1 and field in scene.mobjects
        scene.play(field.animate.shift(UP).scale(2).set_opacity(0.5), run_time=0.2)
        seen.append((*field.get_center(), field.cell_width, field.opacity))
        more = cells((-2, 0), (0, 0), (2, 0), (0, 2), size=1, fill=(1, 0, 0, 1))
        scene.play(Transform(field, more), run_time=0.2)
        np.testing.assert_allclose(field.centres, more.centres, atol=1e-9)
        np.testing.assert_allclose(field.fill, more.fill, atol=1e-9)
        fewer = cells((0, 0), size=1)
        scene.play(Transform(field, fewer), run_time=0.2)
        assert np.count_nonzero(field.fill[:, 3]) == 1
        dot = Square(0.2)
        dot.add_updater(lambda mobject: mobject.move_to(field.get_center()))
        scene.add(dot)
        scene.play(field.animate(rate_func=linear).shift(RIGHT), run_time=0.2)
        np.testing.assert_allclose(dot.get_center(), field.get_center(), atol=1e-9)
        scene.play(FadeOut(field), run_time=0.2)
        assert field not in scene.mobjects

    render(construct, tmp_path)
    assert seen == [pytest.approx((0.5, 1, 0, 1, 0.5))]


def test_a_field_becomes_only_its_own_kind() -> None:
    with pytest.raises(TypeError, match="CellField cannot turn into EdgeField"):
        cells((0, 0)).align_points(edge((0, 0), (1, 1)))


def test_a_copy_shares_nothing() -> None:
    for make in MAKERS.values():
        field = make()
        before = drawn(field)
        field.copy().shift(UP).set_color(ManimColor("#ff0000")).set_opacity(0.2)
        np.testing.assert_array_equal(drawn(field), before)


def test_the_camera_is_the_one_that_draws_fields() -> None:
    assert isinstance(LayeredRenderer().camera, FieldCamera) and issubclass(FadeIn, Animation)


# --- what is relied on in Manim: see scenes/drawing/README.md -------------------------------------


def overrides(module: ModuleType) -> Iterator[tuple[str, str]]:
    """Class and name of every method of Manim that a module's classes override."""
    for kind in vars(module).values():
        if isinstance(kind, type) and kind.__module__ == module.__name__:
            theirs = [base for base in kind.__mro__ if base.__module__.startswith("manim.")]
            for name, member in vars(kind).items():
                is_theirs = any(name in vars(base) for base in theirs)
                if is_theirs and inspect.isfunction(member) and not name.startswith("_"):
                    yield kind.__name__, name


def test_the_list_of_overrides_is_complete_and_its_tests_are_there() -> None:
    listed = (ROOT / "scenes" / "drawing" / "README.md").read_text(encoding="utf-8")
    rows = [row for row in listed.splitlines() if row.startswith("|")]
    modules = (camera, fields, renderer, vector_camera, storyboard)
    found = [override for module in modules for override in overrides(module)]
    assert len(found) > 15 and ("Field", "align_points") in found
    hooks = {("Storyboard", "construct")}
    for kind, name in set(found) - hooks:
        assert any(f"`{kind}." in row and name in row for row in rows), (kind, name)
    tests = [path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py")]
    for test in set(re.findall(r"`(test_\w+)`", listed)):
        assert any(f"def {test}(" in source for source in tests), test


def ordinary() -> Group:
    """Strokes and fills of every kind that Manim draws, some of which are not seen."""
    rimmed = Square(1.2, color=ManimColor("#ffffff")).set_stroke(
        ManimColor("#ff0000"), 20, background=True
    )
    gradient = Circle(stroke_width=10).set_color([ManimColor("#00ff00"), ManimColor("#0000ff")])
    filled = Square(fill_color=ManimColor("#3060ff"), fill_opacity=0.5, stroke_width=0)
    filled.add(Square(0.5, fill_color=ManimColor("#ffffff"), fill_opacity=0.5))
    return Group(rimmed, gradient, filled, Circle(color=ManimColor("#ff8000"))).arrange(buff=0.1)


def test_ordinary_mobjects_look_as_manim_draws_them() -> None:
    with tempconfig({"pixel_width": 300, "pixel_height": 100, "background_opacity": 0.0}):
        ours, theirs = FieldCamera(), Camera()
        for camera in (ours, theirs):
            camera.capture_mobjects([*ordinary(), text("words")])
    assert np.ptp(theirs.pixel_array, axis=(0, 1)).min() > 200
    np.testing.assert_array_equal(ours.pixel_array, theirs.pixel_array)


def test_a_mobject_is_drawn_without_its_family() -> None:
    """The renderer may have it in one run, and its submobjects in another."""
    parent = Square(fill_opacity=1).add(Square(fill_opacity=1).shift(3 * RIGHT))
    with tempconfig({"pixel_width": 300, "pixel_height": 100}):
        camera = FieldCamera()
        camera.reset()
        camera.draw([parent])
    assert camera.pixel_array[50, 150, 0] == 255 and camera.pixel_array[50, 150 + 3 * 21, 0] == 0


def test_a_page_gets_what_the_frame_gets() -> None:
    """Ordinary mobjects and fields; an image will do as a page."""
    shown = [*ordinary(), MAKERS["picture"](), cells((3, 0), size=1.5, fill=(1, 0.5, 0, 1))]
    with tempconfig({"pixel_width": 300, "pixel_height": 100, "background_color": "#204060"}):
        surface = cairo.ImageSurface(cairo.FORMAT_ARGB32, 300, 100)
        VectorCamera(surface).capture_mobjects(shown)
        camera = FieldCamera()
        camera.capture_mobjects(shown)
    page = np.ndarray((100, 300, 4), np.uint8, surface.get_data())[..., [2, 1, 0, 3]]
    assert abs(page.astype(int) - camera.pixel_array).mean() < 1
    assert abs(page.astype(int)[..., [2, 1, 0, 3]] - camera.pixel_array).mean() > 10
    assert page[50, 150 + 3 * 21].tolist() == [255, 128, 0, 255]


def test_a_clear_background_is_premultiplied() -> None:
    half = {"background_color": "#ff8000", "background_opacity": 0.5}
    with tempconfig({"pixel_width": 30, "pixel_height": 20, **half}):
        camera = FieldCamera()
        camera.reset()
    assert abs(camera.pixel_array[0, 0].astype(int) - [128, 64, 0, 128]).max() <= 1


def test_no_work_is_done_for_what_is_not_seen() -> None:
    camera, ring = FieldCamera(), Circle(stroke_opacity=0)
    camera.apply_fill(None, ring)  # no context: there is nothing to do with one
    camera.apply_stroke(None, ring)
    assert camera.type_or_raise(ring) is Camera().type_or_raise(ring)
    table = camera.display_funcs
    camera.type_or_raise(Group())
    assert camera.display_funcs is table


class Counted(CellField):
    """Cells that note each time they are drawn."""

    drawings: ClassVar[list[int]] = []

    def draw(self, canvas: Canvas) -> None:
        self.drawings.append(id(self))
        super().draw(canvas)


def test_what_rests_is_drawn_once_in_a_play(tmp_path: Path) -> None:
    below, above = (Counted(np.zeros((1, 2)), 1.0) for _ in range(2))
    Counted.drawings.clear()

    def construct(scene: Scene) -> None:
        mover = Square()
        scene.add(below, mover, above)
        scene.play(mover.animate.shift(RIGHT), run_time=1)

    assert len(render(construct, tmp_path)) == 10 + 1
    assert Counted.drawings == [id(below), id(above)]


def test_what_changes_between_plays_is_drawn_anew(tmp_path: Path) -> None:
    def construct(scene: Scene) -> None:
        rest, mover = cells((0, 0), size=4), Square().shift(2 * RIGHT)
        scene.add(rest, mover)
        scene.play(mover.animate.shift(RIGHT), run_time=0.2)
        rest.set_color(ManimColor("#0000ff"))  # in place
        scene.renderer.update_frame(scene)

    assert render(construct, tmp_path)[-1][68, 120].tolist() == [0, 0, 255, 255]


def test_what_moves_within_groups_of_animations_is_drawn_anew(tmp_path: Path) -> None:
    def construct(scene: Scene) -> None:
        rest, movers = MAKERS["picture"](), [MAKERS["cells"]().shift(x * RIGHT) for x in (-2, 2)]
        scene.add(movers[0], rest)
        inner = AnimationGroup(FadeIn(movers[1]), movers[0].animate.shift(UP))
        scene.play(LaggedStart(Create(Circle()), Succession(inner), lag_ratio=0.5), run_time=1)

    layered, plain = render(construct, tmp_path), render(construct, tmp_path, Plain)
    assert abs(layered[-1].astype(int) - layered[0]).max() > 50
    for one, two in zip(layered, plain, strict=True):
        assert abs(over_black(one) - over_black(two)).max() <= 2


def test_a_wait_takes_the_nearest_number_of_frames(tmp_path: Path) -> None:
    """Manim cuts off, and has 2 frames of 0.1 s for 0.3 s."""
    waits = [render(lambda scene, t=seconds: scene.wait(t), tmp_path) for seconds in (0.3, 0.26)]
    assert [len(frames) - 1 for frames in waits] == [3, 3]


def test_frames_have_straight_alpha(tmp_path: Path) -> None:
    def construct(scene: Scene) -> None:
        scene.add(cells((0, 0), size=4, fill=(1, 0.5, 0, 0.4)))

    (frame,) = render(construct, tmp_path, background_opacity=0.0)
    assert abs(frame[68, 120].astype(int) - [255, 128, 0, 102]).max() <= 2


class TwoBeats(Storyboard):
    """Something moves in both beats; a number is on screen from the first one on."""

    @beat("One.")
    def one(self) -> None:
        self.mover = cells((0, 0))
        self.number = Readout(Reading.of(784, sources.layer_size(0), 0))
        self.play(self.mover.animate.shift(RIGHT), FadeIn(self.number), run_time=0.5)

    @beat("Two.")
    def two(self) -> None:
        self.play(self.mover.animate.shift(UP), run_time=0.5)
        self.add(still := Readout(Reading.of(10, sources.layer_size(3), 0)))
        self.wait(0.3)
        self.remove(still)


def played(folder: Path, is_drawn: Callable[[str], bool]) -> tuple[TwoBeats, list[Pixels]]:
    """The chapter as the studio plays it, and its frames with the times that each is shown."""
    frames: list[Pixels] = []

    def write(pixels: Pixels, repeat: int) -> None:
        frames.extend([pixels] * repeat)

    small = {"pixel_width": 240, "pixel_height": 136, "frame_rate": 10, "media_dir": str(folder)}
    with tempconfig({**small, "dry_run": True, "disable_caching": True, "verbosity": "ERROR"}):
        writer = partial(EncodingWriter, write=write)
        board = TwoBeats(renderer=BeatRenderer(is_drawn, file_writer_class=writer))
        board.setup()
        board.construct()
        board.tear_down()
        frames.append(board.renderer.still(board))
    return board, frames


def test_the_writer_gets_every_frame_of_the_beats_that_are_drawn(tmp_path: Path) -> None:
    board, frames = played(tmp_path, lambda name: True)
    assert len(frames) - 1 == round(10 * board.time) == 29
    later, half = played(tmp_path, lambda name: name == "two")
    assert later.time == board.time and len(half) - 1 == 16
    assert all(np.array_equal(one, two) for one, two in zip(half, frames[13:], strict=True))


def test_beats_that_are_skipped_are_not_drawn(tmp_path: Path, monkeypatch: Any) -> None:
    drawings: list[int] = []
    monkeypatch.setattr(FieldCamera, "draw", lambda camera, shown: drawings.append(len(shown)))
    _, frames = played(tmp_path, lambda name: False)
    assert len(frames) == 1 and len(drawings) == 1  # the still at the end


def test_numbers_are_accounted_for_in_waits_as_well(tmp_path: Path) -> None:
    board, _ = played(tmp_path, lambda name: False)
    moved, still = board.readouts
    assert (moved.beat, moved.start, moved.end) == ("one", 0.0, pytest.approx(board.time))
    added = board.beat_records[1].start + 0.5
    assert (still.beat, still.shown, still.start) == ("two", "10", pytest.approx(added))


def test_a_lettering_is_an_anchor_and_a_glyph_for_each_letter() -> None:
    words = text("xg", style.TYPE_BODY)
    anchor, low, hanging = words.submobjects
    bottoms = [glyph.get_bottom()[1] - words.baseline for glyph in (low, hanging)]
    assert bottoms[0] == pytest.approx(0, abs=0.01) and bottoms[1] < -0.05
    assert np.ptp(anchor.points, axis=0).max() == 0
    assert words.font_size == pytest.approx(style.TYPE_BODY)
    assert low.path_obj is None and Typst("x").submobjects[0].path_obj is not None


@pytest.mark.parametrize(
    "markup",
    [
        "two lines\n\nof words",
        r"$sigma(frac(x_1, sqrt(2))) - mat(1, 2; 3, 4)$ #underline[b]",
        "#box(width: 3em)[#set align(center); #rotate(30deg)[turned] `raw`]",
        '#text(fill: rgb("#4080c0"))[blue] #text(fill: rgb("#ff000080"))[faint]',
        "#text(stroke: red)[outlined] #text(fill: gradient.linear(red, blue))[runs]",
    ],
)
def test_glyphs_are_as_manim_reads_them(markup: str) -> None:
    preamble = '#set text(font: "New Computer Modern")'
    read = Typst(markup, typst_preamble=preamble, use_svg_cache=False)
    Path(read.file_name).unlink()  # so that both are set, each with its own fonts
    ours = Typeset(markup, fonts_for(""), typst_preamble=preamble, use_svg_cache=False)
    assert len(ours.submobjects) == len(read.submobjects)
    for glyph, other in zip(ours, read, strict=True):
        assert glyph.points == pytest.approx(other.points, abs=1e-9)
        for color in ("fill_rgbas", "stroke_rgbas", "stroke_width"):
            assert getattr(glyph, color) == pytest.approx(getattr(other, color)), color
    assert not ours.id_to_vgroup_dict


def test_a_copy_of_a_glyph_shares_nothing_that_changes() -> None:
    glyph = text("x").submobjects[1]
    glyph.add_updater(lambda glyph: glyph)
    copy = glyph.copy()
    assert isinstance(copy, Glyph) and vars(copy).keys() == vars(glyph).keys()
    for name, value in vars(glyph).items():
        if name != "original_id" and not isinstance(value, UNCHANGING):
            assert getattr(copy, name) is not value, name
    copy.shift([1, 0, 0]).set_fill("#ff0000", 0.5).clear_updaters()
    assert glyph.get_x() == pytest.approx(copy.get_x() - 1) and glyph.updaters
    assert glyph.get_fill_opacity() == 1 and copy.get_fill_opacity() == 0.5


def test_letterings_are_kept_once_and_not_by_manim_as_well() -> None:
    known = len(SVG_HASH_TO_MOB_MAP)
    assert text("kept once").submobjects[1] is not text("kept once").submobjects[1]
    assert len(SVG_HASH_TO_MOB_MAP) == known


# --- from plain manim -----------------------------------------------------------------------------


def manim(*arguments: str, digit: str, media: Path) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "manim",
        "scenes/chapters/squishing/chapter.py",
        "Squishing",
        *arguments,
    ]
    return subprocess.run(
        [*command, "--media_dir", str(media)],
        cwd=ROOT,
        env={**os.environ, "DIGIT": digit},
        capture_output=True,
        text=True,
        check=False,
    )


def test_plain_manim_draws_the_last_frame_of_the_digit_named_by_the_environment(
    tmp_path: Path,
) -> None:
    pictures = []
    for digit, more in (("3", ()), ("test:0", ("-t",))):
        media = tmp_path / digit.replace(":", "")
        done = manim("-ql", "-s", *more, digit=digit, media=media)
        assert done.returncode == 0, done.stderr
        (path,) = media.rglob("*.png")
        pictures.append(np.asarray(Image.open(path).convert("RGBA")).astype(int))
    assert pictures[0].shape == (480, 854, 4) and pictures[0][..., 3].min() == 255
    assert pictures[1][0, 0, 3] == 0 and pictures[1][..., 3].max() == 255
    assert abs(pictures[0][..., :3] - pictures[1][..., :3]).max() > 100


def test_plain_manim_writes_a_film(tmp_path: Path) -> None:
    done = manim("-ql", "-n", "0,2", digit="3", media=tmp_path)
    assert done.returncode == 0, done.stderr
    assert [path for path in tmp_path.rglob("*.mp4") if "partial" not in str(path)]


def test_a_digit_that_is_none_ends_plain_manim_with_one_sentence(tmp_path: Path) -> None:
    done = manim("-ql", "-s", digit="nosuch.png", media=tmp_path)
    assert done.returncode == 2
    assert (
        done.stderr.strip().splitlines()[-1].startswith("DIGIT: nosuch.png: there is no such file")
    )
    assert "Traceback" not in done.stderr
