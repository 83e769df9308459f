"""Steps from a picture to the 28 x 28 pixels that the network reads, each as a picture to show."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from network.arrays import FloatArray
from network.preprocessing.candidates import Candidate, Findings
from network.preprocessing.detection import View
from network.preprocessing.ink import Bytes
from network.preprocessing.normalize import FULL, THINNEST, stroke_thickness
from network.preprocessing.picture import Picture
from network.preprocessing.segmentation import TOUCHING, Box, Group

LARGEST, SMALLEST = 480, 300  # pixels of the longer side of a step
SMALL = 0.15  # of the picture's usual side: a smaller digit is framed, and seen more closely
AROUND = 2.0  # times its longer side: what is shown around a small digit
FRAME = 0.012  # of the longer side of a step: thickness of a frame
LEAST_FRAME = 0.08  # of the same: side of a frame, at least
MARGIN = 0.25  # of the longer side of a digit, around it when it is seen up close
OTHER_INK = 0.5  # of the digit's ink: what is as strong, and is not the digit's
SPECK = 12  # pixels of such ink that are not worth a word
NOTHING, OTHER, LINE, NEIGHBOR, CHOSEN = range(5)  # kinds of ink
COLORS = np.array(
    [(0, 0, 0), (130, 130, 130), (215, 70, 60), (100, 165, 255), (255, 217, 90)], np.uint8
)
WHITE = 255
FITTED = (
    "The digit is scaled to fit 20 x 20 pixels and centered by its mass in 28 x 28, as in "
    "training. This is what the network reads."
)
THICKENED = "Strokes this thin are rare in training, so they were made thicker first. "
GIVEN = "It has this form already, so there was nothing to find. This is what the network reads."


@dataclass(frozen=True)
class Step:
    """One step of the way.

    Attributes
    ----------
    name : one word or two.
    fact : its size or its number, in a few words.
    sentence : what was done.
    image : array, shape (rows, columns, 3), 0 to 255.
    """

    name: str
    fact: str
    sentence: str
    image: Bytes


def steps_of(picture: Picture, number: int = 1) -> list[Step]:
    """Return the steps to one digit of a picture; just the last one if it has MNIST's form already.

    Parameters
    ----------
    number : place of the digit, from 1.

    Raises
    ------
    DigitError
        When there are not as many digits.
    """
    image = picture.digit(number).image
    findings = picture.findings
    if findings is None:
        return [last_step(image, GIVEN)]
    candidate = picture.candidates[number - 1]
    group = _group_of(findings, candidate)
    part = _shown(findings.view, group.box)
    return [
        _as_it_came(picture, findings.view, candidate, part),
        _ground(findings.view, part),
        _ink(findings.view, group, part),
        _pieces(findings, candidate, group, part),
        _up_close(candidate, findings.candidates),
        last_step(image, f"{THICKENED if _is_thin(candidate.mask) else ''}{FITTED}"),
    ]


def last_step(image: FloatArray, sentence: str = GIVEN) -> Step:
    """Return what the network reads as a step.

    Parameters
    ----------
    image : array, shape (28, 28), 0 to 1.
    """
    levels = (image * WHITE).round().astype(np.uint8)
    return Step("28 x 28", f"{image.size} pixels", sentence, _sized(_grey(levels)))


# --- which part of the picture --------------------------------------------------------------------


def _group_of(findings: Findings, candidate: Candidate) -> Group:
    """Return the group that a candidate was made from, which may be two digits that touch."""
    level = findings.view.level

    def likeness(group: Group) -> float:
        one, other = level.in_whole(group.box).scaled(1 / level.scale), candidate.box
        height = min(one.bottom, other.bottom) - max(one.top, other.top)
        width = min(one.right, other.right) - max(one.left, other.left)
        return max(0, height) * max(0, width) / one.union(other).height / one.union(other).width

    return max(findings.groups, key=likeness)


def _shown(view: View, digit: Box) -> Box:
    """Return the part of a view that is shown: all of it, or what is around a small digit."""
    shape, side = view.mask.shape, max(digit.height, digit.width)
    if side >= SMALL * np.sqrt(np.prod(shape)):
        return Box(0, 0, *shape)
    return digit.grown(round(AROUND * side), shape)


def _is_thin(mask: Bytes) -> bool:
    """Return whether strokes are thickened when they are brought to MNIST's form."""
    box = Box.around(mask)
    return stroke_thickness(mask) < THINNEST * max(box.height, box.width)


# --- the steps ------------------------------------------------------------------------------------


def _as_it_came(picture: Picture, view: View, candidate: Candidate, part: Box) -> Step:
    """Show the picture, with a frame around the digit where it would be overlooked."""
    rows, columns = picture.original.shape[:2]
    image, fact = _sized(picture.original), f"{columns} x {rows} pixels"
    is_whole = (part.height, part.width) == view.level.whole
    if is_whole and len(picture) == 1:
        return Step("picture", fact, "This is the picture that was read.", image)
    if is_whole:
        sentence = "This is the picture that was read. The frame is around the digit chosen here."
    else:
        sentence = "The digit is small, so the next steps look closely at what is in the frame."
    framed = candidate.box if is_whole else view.level.in_whole(part).scaled(1 / view.level.scale)
    return Step("picture", fact, sentence, _framed(image, framed.scaled(image.shape[0] / rows)))


def _ground(view: View, part: Box) -> Step:
    rows, columns = view.level.whole
    sentence = (
        "Whatever is broader than a stroke is ground, such as paper, a board, a table, or a shadow."
    )
    ground = _sized(_grey(view.ground[part.slices]))
    return Step("ground", f"seen at {columns} x {rows} pixels", sentence, ground)


def _ink(view: View, group: Group, part: Box) -> Step:
    """Show how strong the ink is, as bright as can be where it is as strong as the digit's."""
    levels = view.ink.levels
    strength = np.percentile(levels[np.isin(view.pieces.labels, group.pieces)], FULL)
    bright = cv2.convertScaleAbs(levels[part.slices], alpha=WHITE / max(strength, 1))
    kind, how = ("dark", "darker") if view.polarity.dark else ("light", "brighter")
    sentence = (
        f"Whatever is narrower than that, and {how} than the ground around it, is ink. "
        "The brighter it is here, the stronger the ink."
    )
    return Step("ink", f"{kind} ink", sentence, _sized(_grey(np.asarray(bright, np.uint8))))


def _pieces(findings: Findings, candidate: Candidate, group: Group, part: Box) -> Step:
    """Show the pieces of ink in the colors of what they are."""
    view = findings.view
    kinds = np.where(view.mask > 0, OTHER, NOTHING)
    if view.removed is not None:
        kinds[view.removed > 0] = LINE
    for one in findings.groups:
        kinds[np.isin(view.pieces.labels, one.pieces)] = CHOSEN if one is group else NEIGHBOR
    kinds = kinds[part.slices]
    sentences = [
        "Ink that hangs together is one piece.",
        _kept(candidate, len(findings.groups), has_neighbors=bool((kinds == NEIGHBOR).any())),
        _left_out(has_lines=bool((kinds == LINE).any()), has_rest=bool((kinds == OTHER).any())),
    ]
    count = view.pieces.count
    fact = f"{count:,} piece{'' if count == 1 else 's'} of ink"
    return Step("pieces", fact, " ".join(filter(None, sentences)), _sized(COLORS[kinds]))


def _kept(candidate: Candidate, count: int, *, has_neighbors: bool) -> str:
    """Say what was kept, of so many groups that are like digits."""
    others = " and others (blue)" if has_neighbors else ""
    if candidate.cut_apart:
        return f"What looks like a digit is kept: this one and what it touches (yellow){others}."
    if count > 1:
        return f"What looks like a digit is kept: this one (yellow){others}."
    return "What looks most like a digit is kept (yellow)."


def _left_out(*, has_lines: bool, has_rest: bool) -> str:
    if has_lines and has_rest:
        return "Printed lines (red) and all the rest (gray) are left out."
    if has_lines:
        return "Printed lines (red) are left out."
    return "The rest (gray) is left out." if has_rest else ""


def _up_close(candidate: Candidate, candidates: tuple[Candidate, ...]) -> Step:
    """Show the strokes of a digit in white, and other ink close to it in gray."""
    mask, levels = candidate.mask, candidate.levels
    near = cv2.dilate(mask, TOUCHING, iterations=2) > 0
    other = (levels > OTHER_INK * np.percentile(levels[mask > 0], FULL)) & ~near
    for one in candidates:
        if one is not candidate:
            other |= (one.mask > 0) & (mask == 0)
    box = Box.around(mask)
    cut = box.grown(max(2, round(MARGIN * max(box.height, box.width))), mask.shape).slices
    image = COLORS[np.where(other, OTHER, NOTHING)][cut]
    image[mask[cut] > 0] = WHITE
    sentence = "These are the strokes of the digit, seen up close."
    if candidate.cut_apart:
        sentence += " It touches another digit (gray), so they were cut apart."
    elif np.count_nonzero(other[cut]) > SPECK:
        sentence += " Other ink (gray) is left out."
    fact = f"{candidate.box.width} x {candidate.box.height} pixels"
    return Step("digit", fact, sentence, _sized(image))


# --- how they are drawn ---------------------------------------------------------------------------


def _framed(image: Bytes, box: Box) -> Bytes:
    """Draw a frame that shows on light and on dark ground."""
    longest = max(image.shape[:2])
    short = round(LEAST_FRAME * longest) - min(box.height, box.width)
    thickness = max(2, round(FRAME * longest))
    around = box.grown(thickness + max(0, short) // 2, image.shape[:2])
    corners = (around.left, around.top), (around.right - 1, around.bottom - 1)
    framed = image.copy()
    cv2.rectangle(framed, *corners, (0, 0, 0), 2 * thickness)
    cv2.rectangle(framed, *corners, tuple(COLORS[CHOSEN].tolist()), thickness)
    return framed


def _grey(levels: Bytes) -> Bytes:
    return np.repeat(levels[..., np.newaxis], 3, axis=2)


def _sized(image: Bytes) -> Bytes:
    """Bring a picture to a size in which it can be looked at; small ones show their pixels."""
    longest = max(image.shape[:2])
    if longest <= LARGEST:
        times = -(-SMALLEST // longest)
        return np.repeat(np.repeat(image, times, axis=0), times, axis=1)
    scale = LARGEST / longest
    size = max(1, round(image.shape[1] * scale)), max(1, round(image.shape[0] * scale))
    return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA))
