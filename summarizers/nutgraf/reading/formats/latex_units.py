"""Numbers and units in siunitx notation, as they are printed."""

import re

_PREFIXES = {
    "kilo": "k", "mega": "M", "giga": "G", "tera": "T", "peta": "P", "hecto": "h", "deca": "da",
    "deci": "d", "centi": "c", "milli": "m", "micro": "µ", "nano": "n", "pico": "p",
}  # fmt: skip
_UNITS = {
    "metre": "m", "meter": "m", "gram": "g", "kilogram": "kg", "second": "s", "ampere": "A",
    "kelvin": "K", "mole": "mol", "candela": "cd", "hertz": "Hz", "newton": "N", "pascal": "Pa",
    "joule": "J", "watt": "W", "coulomb": "C", "volt": "V", "farad": "F", "ohm": "Ω", "tesla": "T",
    "siemens": "S", "weber": "Wb", "henry": "H", "lumen": "lm", "lux": "lx", "becquerel": "Bq",
    "gray": "Gy", "sievert": "Sv", "litre": "l", "liter": "L", "hectare": "ha", "tonne": "t",
    "minute": "min", "hour": "h", "day": "d", "degree": "°", "celsius": "°C", "degreeCelsius": "°C",
    "arcminute": "′", "arcsecond": "″", "percent": "%", "bar": "bar", "electronvolt": "eV",
    "decibel": "dB", "bit": "bit", "byte": "B", "dalton": "Da", "astronomicalunit": "au",
    "m": "m", "km": "km", "cm": "cm", "mm": "mm", "um": "µm", "nm": "nm", "kg": "kg", "g": "g",
    "mg": "mg", "s": "s", "ms": "ms", "h": "h", "Hz": "Hz", "kHz": "kHz", "MHz": "MHz",
    "GHz": "GHz", "kW": "kW", "MW": "MW", "W": "W", "kWh": "kWh", "V": "V", "A": "A", "J": "J",
    "kJ": "kJ", "Pa": "Pa", "kPa": "kPa", "K": "K", "L": "L", "l": "l", "ml": "ml", "mL": "mL",
}  # fmt: skip
_POWERS = {"squared": "²", "cubed": "³"}
_POWERS_BEFORE = {"square": "²", "cubic": "³"}
_PART = re.compile(r"\\([A-Za-z]{1,30})|(%)|([A-Za-zµ°Ω]{1,20})|([./~^{}\d-])|\s+")
_EXPONENT = re.compile(r"[eE]\+?(-?\d{1,4})$")
_NUMBER = re.compile(r"[-+]?[\d.,  ]{1,40}(?:\\pm[ ]?[\d.,]{1,40})?(?:[eE][+-]?\d{1,4})?")

# The kinds of each command's arguments: numbers, units, an angle.
COMMANDS = {
    "num": "n", "SI": "nu", "qty": "nu", "si": "u", "unit": "u", "ang": "a",
    "numrange": "nn", "SIrange": "nnu", "qtyrange": "nnu",
}  # fmt: skip
_RANGE = "–"


def number(written: str) -> str | None:
    """A number as it is printed; None if it is not one.

    >>> number("1.5e-3"), number("31"), number("a")
    ('1.5 × 10^-3', '31', None)
    """
    text = written.strip()
    if not _NUMBER.fullmatch(text):
        return None
    return _EXPONENT.sub(r" × 10^\1", text).replace("\\pm", "±")


def unit(written: str) -> str | None:
    r"""A unit as it is printed; None where one of its parts is not known.

    >>> unit(r"\kilo\metre\per\hour"), unit(r"\percent"), unit(r"\square\metre"), unit(r"\odd")
    ('km/h', '%', 'm²', None)
    """
    shown: list[str] = []
    power = ""
    prefix = False
    for match in _PART.finditer(written):
        name, literal = match[1], match[2] or match[3] or match[4]
        if name is None:
            shown.append(
                {None: "", ".": " ", "~": " ", "{": "", "}": ""}.get(literal, literal) or ""
            )
            continue
        if name == "per":
            shown.append("/")
        elif name in _POWERS:
            shown.append(_POWERS[name])
        elif name in _POWERS_BEFORE:
            power = _POWERS_BEFORE[name]
            continue
        elif name in _PREFIXES:
            shown.append(_between(shown, prefix=prefix) + _PREFIXES[name])
            prefix = True
            continue
        elif name in _UNITS:
            shown.append(_between(shown, prefix=prefix) + _UNITS[name] + power)
            power = ""
        else:
            return None
        prefix = False
    return "".join(shown)


def _between(shown: list[str], *, prefix: bool) -> str:
    """The blank between two units that are multiplied."""
    return " " if shown and not prefix and shown[-1] != "/" else ""


def quantity(kinds: str, arguments: list[str]) -> str | None:
    r"""The printed arguments of a command; None if unknown.

    >>> quantity("nu", ["31", r"\percent"]), quantity("nnu", ["1", "2", r"\km"])
    ('31 %', '1–2 km')
    """
    if not kinds or len(kinds) != len(arguments):
        return None
    read = [
        unit(said) if kind == "u" else number(said)
        for kind, said in zip(kinds, arguments, strict=True)
    ]
    parts = [part for part in read if part is not None]
    if len(parts) < len(read):
        return None
    if kinds == "a":
        return f"{parts[0]}°"
    numbers = _RANGE.join(part for kind, part in zip(kinds, parts, strict=True) if kind == "n")
    units = "".join(part for kind, part in zip(kinds, parts, strict=True) if kind == "u")
    close = not numbers or not units or (units[0] == "°" and units[1:2] != "C")
    return numbers + ("" if close else " ") + units
