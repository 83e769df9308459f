"""Words that captions and labels share: for digits, for what a network applies to its sums, and for how it looks."""

from __future__ import annotations

from scenes.language.catalogue import msgid, translate
from scenes.look import Look

PLURALS = (
    msgid("zeros"),
    msgid("ones"),
    msgid("twos"),
    msgid("threes"),
    msgid("fours"),
    msgid("fives"),
    msgid("sixes"),
    msgid("sevens"),
    msgid("eights"),
    msgid("nines"),
)
FUNCTION = {"sigmoid": msgid("sigmoid"), "relu": msgid("ReLU"), "softmax": msgid("softmax")}
SQUEEZE = {"sigmoid": msgid("squeeze"), "relu": msgid("clip"), "softmax": msgid("weigh")}
SQUEEZES = {"sigmoid": msgid("squeezes"), "relu": msgid("clips"), "softmax": msgid("weighs")}
SQUEEZED = {
    "sigmoid": msgid("squeezed"),
    "relu": msgid("cut off at zero"),
    "softmax": msgid("made into shares"),
}


def in_words(count: int) -> str:
    """A small number as a word, a larger one in digits."""
    words = translate("no one two three four five six").split()
    return words[count] if count < len(words) else str(count)


def plural_of(digit: int) -> str:
    """``threes``, in the language of the film."""
    return translate(PLURALS[digit])


SIGNS = {"classic": (msgid("green"), msgid("red")), "safe": (msgid("blue"), msgid("orange"))}  # positive, negative
STRENGTH = {  # what an edge or a weight that counts for more is, on the ground of the theme
    "dark": {"light": msgid("light"), "bright": msgid("bright"), "brighter": msgid("brighter")},
    "light": {"light": msgid("colour"), "bright": msgid("strong"), "brighter": msgid("stronger")},
}


def words_of(look: Look) -> dict[str, str]:
    """What narrations call the colours of signs and the strength of edges: also with a capital (``{Light}``)."""
    positive, negative = SIGNS[look.palette]
    named = {"positive_color": positive, "negative_color": negative, **STRENGTH[look.theme]}
    words = {name: str(translate(word)) for name, word in named.items()}
    return words | {name.capitalize(): word[0].upper() + word[1:] for name, word in words.items()}


def with_article(digit: int) -> str:
    """``a 3``, ``an 8``."""
    return translate("an {digit}" if digit == 8 else "a {digit}", digit=digit)
