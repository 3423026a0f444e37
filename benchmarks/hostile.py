"""How long reading takes on texts made to be slow, at 0.25, 0.5 and 1 MB.

    python benchmarks/hostile.py

Linear growth doubles the time from column to column; the last column is the exponent of a power law
through the three (1 is linear, 2 quadratic).
"""

import math
import time

import nutgraf

PIECES = (
    *(
        "(",
        "a ",
        '"',
        ".",
        "«",
        "#",
        "*",
        "- ",
        "<div>",
        "|",
        "[",
        "]",
        "![",
        "`",
        "<",
        "&",
        "<!--",
    ),
    *("=", "_", "\\", ">", "1. ", "A. ", "e.g. ", "? ", "“", "x", "\n", "\r", "\t", "a\n", ".\n"),
    *("> ", "\n\n# ", "a b\n\n", "by A B\n", "1 May 2020 ", "U.S. ", "...", "$1 ", "Photo: "),
    *("中。", "\u2028", "\u00ad"),
)
SIZES = (250_000, 500_000, 1_000_000)
FORMATS = ("plaintext", "markdown")


def seconds(text: str, form: str) -> float:
    started = time.perf_counter()
    nutgraf.read(text, form, "en")
    return time.perf_counter() - started


def exponent(times: list[float]) -> float:
    floor = 0.002  # below this a clock tells nothing
    return math.log2(max(times[-1], floor) / max(times[0], floor)) / math.log2(SIZES[-1] / SIZES[0])


def main() -> None:
    nutgraf.read("Warm up. All of it.", "markdown")
    nutgraf.read("Warm up. All of it.", "plaintext")
    print("| piece | format | 0.25 MB, s | 0.5 MB, s | 1 MB, s | exponent |")
    print("| --- | --- | --: | --: | --: | --: |")
    for form in FORMATS:
        for piece in PIECES:
            times = [seconds(piece * (size // len(piece)), form) for size in SIZES]
            cells = " | ".join(f"{taken:.3f}" for taken in times)
            print(f"| `{piece!r}` | {form} | {cells} | {exponent(times):.2f} |", flush=True)


if __name__ == "__main__":
    main()
