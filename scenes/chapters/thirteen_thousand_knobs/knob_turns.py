"""Animations of knobs that turn; for every frame the changed network reads the hero again."""

from __future__ import annotations

import numpy as np
from manim import Group, UpdateFromAlphaFunc, linear, smooth

from network import Network
from network.analysis.parameters import flat_parameters, with_parameters, with_weight
from scenes.chapters.thirteen_thousand_knobs.facts import KnobFacts
from scenes.chapters.thirteen_thousand_knobs.knob_machine import KnobMachine
from scenes.chapters.thirteen_thousand_knobs.live_outputs import LiveOutputs
from scenes.chapters.thirteen_thousand_knobs.one_knob import OneKnob


def turn_one(facts: KnobFacts, one: OneKnob, outputs: LiveOutputs) -> UpdateFromAlphaFunc:
    """Turn the strongest weight all the way to the left, all the way to the right, and back."""
    knob = facts.strongest
    path = (knob.value, -knob.large, -knob.large, knob.large, knob.large, knob.value)

    def step(_: Group, alpha: float) -> None:
        stage, share = divmod(min(alpha, 1) * (len(path) - 1), 1)
        before, after = path[int(stage)], path[min(int(stage) + 1, len(path) - 1)]
        weight = before + smooth(share) * (after - before)
        changed = with_weight(facts.network, knob.neuron, knob.pixel, weight)
        read = changed.read(facts.hero)
        change = knob.change if alpha >= 1 else np.abs(read.outputs - facts.read.outputs).max()
        one.turn_to(weight, float(read.layers[1][knob.neuron]), change)
        outputs.show_outputs(read.outputs)

    return UpdateFromAlphaFunc(Group(one, outputs), step, rate_func=linear)


def turn_all(
    facts: KnobFacts, machine: KnobMachine, before: Network, after: Network
) -> UpdateFromAlphaFunc:
    """Turn all knobs at once, from their values in one network to those in another."""
    start, end = flat_parameters(before), flat_parameters(after)

    def step(machine: KnobMachine, alpha: float) -> None:
        share = smooth(alpha)
        now = with_parameters(before, (1 - share) * start + share * end)
        machine.turn_to(facts.turns(now), now.read(facts.hero).outputs)

    return UpdateFromAlphaFunc(machine, step, rate_func=linear)
