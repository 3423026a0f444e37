"""Inline formulas, as far as letters and signs can show them."""

import re

_SIGNS = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
    "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "varphi": "φ",
    "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ",
    "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "times": "×", "cdot": "·", "pm": "±",
    "mp": "∓", "div": "÷", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "neq": "≠", "ne": "≠",
    "approx": "≈", "sim": "∼", "simeq": "≃", "propto": "∝", "infty": "∞", "to": "→",
    "rightarrow": "→", "leftarrow": "←", "in": "∈", "sum": "∑", "prod": "∏", "partial": "∂",
    "ldots": "…", "dots": "…", "cdots": "…", "circ": "°", "degree": "°", "ell": "ℓ", "percent": "%",
    "log": "log", "ln": "ln", "exp": "exp", "min": "min", "max": "max", "sin": "sin", "cos": "cos",
    "left": "", "right": "", "quad": " ", "ll": "≪", "gg": "≫",
}  # fmt: skip
_WORDS = re.compile(
    r"\\(?:text|mathrm|mathit|mathbf|textrm|textit|operatorname|mbox)\{([^{}\\]{0,200})\}"
)
_DEGREES = re.compile(r"\^\{?\\circ\}?")
_COMMAND = re.compile(r"\\([A-Za-z]{1,30})")
_SPACE = re.compile(r"\\[,;:! ]|~")
_ESCAPED = re.compile(r"\\([%$&#_{}])")


def shown(formula: str) -> str | None:
    r"""A formula as it is read; None where it has more than signs in a row.

    >>> shown(r"\alpha \leq 3\,\text{km}"), shown(r"5^\circ"), shown(r"\frac{1}{2}")
    ('α ≤ 3 km', '5°', None)
    """
    if "\\" not in formula:
        return formula
    text = _ESCAPED.sub(r"\1", _SPACE.sub(" ", _DEGREES.sub("°", _WORDS.sub(r"\1", formula))))
    names = _COMMAND.findall(text)
    if any(name not in _SIGNS for name in names):
        return None
    read = _COMMAND.sub(lambda match: _SIGNS[match[1]], text)
    return None if "\\" in read else read
