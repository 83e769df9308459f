"""Words that captions and labels share: for digits, and for the functions applied to sums."""

from __future__ import annotations

from scenes.language.catalogue import translate
from scenes.marks import msgid

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
FUNCTION = {"sigmoid": msgid("the sigmoid"), "relu": msgid("ReLU"), "softmax": msgid("softmax")}
SQUEEZE = {"sigmoid": msgid("squish"), "relu": msgid("clip"), "softmax": msgid("weigh")}
SQUEEZES = {"sigmoid": msgid("squishes"), "relu": msgid("clips"), "softmax": msgid("weighs")}
SQUEEZED = {
    "sigmoid": msgid("squished"),
    "relu": msgid("cut off at zero"),
    "softmax": msgid("turned into shares"),
}


def in_words(count: int) -> str:
    """Return a small number as a word, a larger one in digits.

    Examples
    --------
    >>> in_words(2), in_words(16)
    ('two', '16')
    """
    words = translate("no one two three four five six").split()
    return words[count] if count < len(words) else str(count)


def plural_of(digit: int) -> str:
    """Return the plural of a digit in the language of the film: ``threes``."""
    return translate(PLURALS[digit])


def with_article(digit: int) -> str:
    """Return a digit with its article in the language of the film: ``a 3``, ``an 8``."""
    return translate("an {digit}" if digit == 8 else "a {digit}", digit=digit)
