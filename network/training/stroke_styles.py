"""Styles of digits, as strokes: what each is called, and the points its strokes pass.

A stroke is a ``line`` from point to point, or a smooth ``curve`` through all of them, which is
closed if it ends where it began. A point is ``x,y``, with y from 0 at the top to 1 at the bottom.
A point that two strokes name is one point: they stay joined however the hand shakes.
"""

from __future__ import annotations

_ROUND = "curve .32,0 .1,.13 0,.5 .1,.87 .32,1 .54,.87 .64,.5 .54,.13 .32,0"
_TWO = "curve .01,.24 .1,.07 .3,0 .5,.08 .56,.27 .44,.5 .2,.77 0,1"
_BELLY = ".42,.46 .57,.62 .55,.86 .38,.98 .18,1 0,.88"
_FIVE = "curve .07,.45 .3,.36 .52,.46 .59,.68 .5,.9 .28,1 .0,.91"
_NINE = "curve .52,.2 .42,.03 .24,0 .06,.1 .02,.3 .14,.48 .34,.48 .48,.36 .52,.2"
_EIGHT = ".33,0 .12,.08 .12,.3 .33,.46 .55,.64 .57,.86 .33,1 .08,.87 .09,.66 .33,.46 .53,.3 .53,.1"

STYLES: dict[str, tuple[str, ...]] = {
    "0 round": (_ROUND,),
    "0 open": ("curve .42,.05 .28,0 .1,.13 0,.5 .1,.87 .32,1 .54,.87 .64,.5 .58,.22 .5,.1",),
    "0 with a curl": (
        "curve .52,-.03 .3,.02 .1,.16 0,.5 .1,.87 .3,1 .53,.87 .62,.5 .53,.15 .36,.02 .18,.02",
    ),
    "0 with a slash": (_ROUND, "line .15,.82 .49,.18"),
    "0 with a long slash": (_ROUND, "line -.02,1.02 .66,-.02"),
    "0 with a dot": (_ROUND, "line .31,.48 .33,.52"),
    "1 stick": ("line .02,0 0,1",),
    "1 with a flag": ("line 0,.24 .2,0 .2,1",),
    "1 with a long upstroke": ("line 0,.55 .4,0 .4,1",),
    "1 with a steep upstroke": ("line 0,.48 .24,0 .24,1",),
    "1 with flag and base": ("line 0,.2 .21,0 .21,1", "line 0,1 .42,1"),
    "1 with a base": ("line .04,.08 .2,0 .2,1", "line .02,1 .38,1"),
    "2 round": (_TWO, "line 0,1 .6,1"),
    "2 with a waved base": (_TWO, "curve 0,1 .16,.94 .36,1 .62,.95"),
    "2 with a loop": (
        "curve .02,.2 .16,.03 .4,.02 .52,.2 .42,.48 .2,.83 .05,.95 0,.86 .12,.8 .32,.92 .6,.95",
    ),
    "2 like a Z": ("line 0,.02 .55,0 0,1 .58,1",),
    "2 like a Z, bent": ("curve 0,.1 .2,.02 .4,0 .5,.06 .46,.2", "line .46,.2 0,1 .58,1"),
    "3 round": (
        "curve .03,.14 .15,.02 .34,0 .51,.1 .51,.3 .38,.43 .18,.46",
        f"curve .18,.46 {_BELLY}",
    ),
    "3 with a notch": (
        "curve .03,.14 .16,.02 .36,0 .5,.12 .46,.3 .3,.42 .12,.47",
        f"curve .12,.47 .28,.44 {_BELLY}",
    ),
    "3 with a flat top": ("line .02,0 .55,0 .22,.4", f"curve .22,.4 {_BELLY}"),
    "3 with corners": ("line .02,.02 .54,.04 .14,.44 .56,.7 0,1",),
    "4 open": ("line .1,0 0,.6 .6,.6", "line .42,.25 .42,1"),
    "4 open and tall": ("line .08,.05 0,.55 .58,.55", "line .45,0 .42,1"),
    "4 round": ("curve .06,.02 .02,.28 .09,.48 .28,.54 .5,.46", "line .55,.04 .48,1"),
    "4 closed": ("line .42,1 .42,0 0,.66 .62,.66",),
    "4 like lightning": ("line .28,0 0,.58 .58,.52 .36,1",),
    "5 joined": ("line .54,0 .12,0 .07,.45", _FIVE),
    "5 with a hat": ("line .12,.03 .07,.45", _FIVE, "line .12,.03 .6,-.02"),
    "5 with a gap": ("line .1,.1 .07,.45", _FIVE, "line .2,.02 .6,-.03"),
    "5 like an S": (
        "curve .54,.02 .34,0 .15,.09 .1,.26 .24,.42 .44,.54 .53,.74 .42,.94 .22,1 0,.92",
    ),
    "5 with corners": ("line .54,0 .06,0 .06,.45 .5,.45 .55,.7 .5,1 0,1",),
    "6 round": (
        "curve .52,.1 .36,0 .18,.07 .05,.27 0,.55 .04,.82 .18,.98 .35,1 .52,.88 .56,.68 .47,.5 "
        ".3,.44 .12,.52 .01,.68",
    ),
    "6 tall": (
        "curve .4,0 .2,.22 .06,.48 0,.75 .08,.94 .26,1 .43,.9 .46,.73 .34,.6 .17,.62 .02,.8",
    ),
    "6 tall with a small loop": (
        "curve .2,0 .08,.3 .01,.6 .01,.84 .12,.99 .28,.98 .37,.85 .3,.73 .15,.72 .03,.84",
    ),
    "6 straight": (
        "line .38,0 .04,.62",
        "curve .04,.62 0,.8 .1,.96 .27,1 .45,.92 .5,.76 .41,.61 .25,.56 .04,.68",
    ),
    "7 plain": ("line 0,0 .56,0 .2,1",),
    "7 round": ("line 0,.02 .56,0", "curve .56,0 .38,.3 .27,.65 .24,1"),
    "7 with a bar": ("line 0,0 .58,0 .2,1", "line .12,.5 .54,.48"),
    "7 with a serif": ("line .02,.17 0,0 .58,0 .22,1",),
    "7 with serif and bar": ("line .02,.17 0,0 .58,0 .22,1", "line .14,.52 .56,.48"),
    "8 in one": (f"curve {_EIGHT} .33,0",),
    "8 of two rings": (
        "curve .32,0 .15,.06 .09,.22 .15,.38 .32,.45 .49,.38 .55,.22 .49,.06 .32,0",
        "curve .32,.45 .1,.53 .02,.72 .1,.92 .32,1 .54,.92 .62,.72 .54,.53 .32,.45",
    ),
    "8 with a gap": (
        "curve .5,.06 .33,0 .12,.08 .12,.28 .3,.44 .53,.64 .55,.87 .31,1 .06,.88 .08,.68 .28,.5 "
        ".47,.34 .57,.2",
    ),
    "9 with a hook": (_NINE, "curve .52,.2 .53,.5 .5,.78 .36,.97 .14,.98 .02,.87"),
    "9 with a wide hook": (_NINE, "curve .52,.2 .55,.5 .54,.8 .42,.98 .18,1 .02,.92 -.02,.76"),
    "9 with a straight leg": (_NINE, "line .52,.2 .5,1"),
    "9 with a slanted leg": (_NINE, "curve .52,.2 .45,.5 .34,.76 .2,1"),
    "9 upright": (_NINE, "line .52,.02 .52,.2 .52,1"),
    "9 like type": (
        "curve .05,.9 .2,1 .38,.93 .51,.73 .56,.45 .52,.18 .38,.02 .21,0 .04,.12 0,.32 .09,.5 "
        ".26,.56 .44,.48 .55,.32",
    ),
}

_SEGMENTS = {
    "a": ".04,0 .46,0",
    "b": ".5,.04 .5,.46",
    "c": ".5,.54 .5,.96",
    "d": ".04,1 .46,1",
    "e": "0,.54 0,.96",
    "f": "0,.04 0,.46",
    "g": ".04,.5 .46,.5",
}
_LIT = ("abcdef", "bc", "abdeg", "abcdg", "bcfg", "acdfg", "acdefg", "abc", "abcdefg", "abcdfg")
STYLES |= {
    f"{digit} of segments": tuple(f"line {_SEGMENTS[name]}" for name in lit)
    for digit, lit in enumerate(_LIT)
}
