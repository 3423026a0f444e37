"""The settings: name, default, allowed values and description."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from nutgraf.article_kinds import AS_ARTICLE, ArticleKind, ConversationKind
from nutgraf.frozen import dataclass
from nutgraf.rendering.labels import AUTO
from nutgraf.selection.summary import DEFAULT_LENGTH, DEFAULT_METHOD
from nutgraf_server.settings import checks

HOVERS = ("headings", "summary", "everywhere", "off")
LENSES = ("title", "headings", "off")
CONVERSATIONS = (AUTO, *(kind.value for kind in ConversationKind), AS_ARTICLE)
"""What a conversation can be briefed as."""
KINDS = (AUTO, *(kind.value for kind in ArticleKind), AS_ARTICLE)
"""What a text can be briefed as."""
OUTLINES = ("topics", "speakers")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in force, each checked."""

    method: str = DEFAULT_METHOD
    """The name of an installed summarizer."""

    length: str = DEFAULT_LENGTH
    """A summary's length, as `nutgraf.Length.parse` reads it. A briefing's follows the article."""

    full_briefing: bool = False
    """Whether a briefing shows every part in full, not just one page."""

    kind: str = AUTO
    """How to brief a text: `auto` for the kind detected, a kind, or `article`."""

    conversation: str = AUTO
    """How to brief a conversation: `auto` for the kind detected, a kind, or `article`."""

    outline: str = "topics"
    """How to order the outline of a conversation: by `topics` or by `speakers`."""

    labels: str = AUTO
    """The language of headings and labels: a code, or `auto` for the article's language."""

    furniture: tuple[str, ...] = ()
    """Phrases: a line that contains one is page furniture."""

    body: tuple[str, ...] = ()
    """Phrases: a line that contains one belongs to the article."""

    hover: str = "summary"
    """Where hovers are shown: `headings`, `summary`, `everywhere` or `off`."""

    code_lens: str = "title"
    """Where reading time and claims are shown: `title`, `headings` or `off`."""

    document_highlight: bool = False
    """Whether the summary's sentences are highlighted while the cursor is on one."""

    semantic_tokens: bool = False
    """Whether the summary's sentences, claims and hedges are coloured."""

    inlay_hints: bool = False
    """Whether the kinds of each claim are shown after it."""

    diagnostics: bool = False
    """Whether the findings of the checks are listed while an article is open."""

    select_rules: tuple[str, ...] = ()
    """The enabled rules of `nutgraf check`; empty: the default rules."""

    ignore_rules: tuple[str, ...] = ()
    """The disabled rules."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. `name` is what users write, `field` is the name in `Settings`."""

    name: str
    field: str
    default: object
    check: Callable[[object], object]
    description: str


def _setting(name: str, check: Callable[[object], object], description: str) -> tuple[str, Setting]:
    field = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)
    return name, Setting(name, field, getattr(Settings(), field), check, description)


KNOWN: Mapping[str, Setting] = MappingProxyType(
    dict(
        (
            _setting(
                "method",
                checks.method,
                "How sentences are rated. The command `nutgraf methods` lists the choices.",
            ),
            _setting(
                "length",
                checks.length,
                "The length of a summary: `3 sentences`, `120 words`, `600 characters`, `20%` or "
                "`1 minute`.",
            ),
            _setting(
                "fullBriefing",
                checks.switch,
                "Show every part of a briefing in full, not just one page: key claims, figures, "
                "timeline, who is who, quotes and sources.",
            ),
            _setting(
                "kind",
                checks.one_of(*KINDS),
                "The kind of text to brief: `auto`, the kind detected; `meeting`, `interview`, "
                "`mail`, `how-to`, `list`, `match`, `speech`, `opinion` or `paper`; or `article`, "
                "none of them.",
            ),
            _setting(
                "conversation",
                checks.one_of(*CONVERSATIONS),
                "How to brief a meeting, chat, interview or mail thread: `auto`, as the kind "
                "detected; `meeting`, `interview` or `mail`; or `article`, as ordinary text.",
            ),
            _setting(
                "outline",
                checks.one_of(*OUTLINES),
                "How to order the outline of a conversation: `topics`, headings with the turns "
                "below them; or `speakers`, each speaker with their turns.",
            ),
            _setting(
                "labels",
                checks.labels,
                "The language of headings and labels in results: `auto`, the article's language "
                "if labels exist in it, or one of `en`, `de`, `es`, `fr`, `it`, `nl`, `pt`.",
            ),
            _setting(
                "furniture",
                checks.phrases,
                "Phrases. A line that contains one is page furniture, whatever was detected.",
            ),
            _setting(
                "body",
                checks.phrases,
                "Phrases. A line that contains one belongs to the article, whatever was detected.",
            ),
            _setting(
                "hover",
                checks.one_of(*HOVERS),
                "Where to show hovers: `headings`, including the title; `summary`, which adds the "
                "sentences of the summary; `everywhere`, which shows how any sentence was rated; "
                "or `off`.",
            ),
            _setting(
                "codeLens",
                checks.one_of(*LENSES),
                "Where to show the reading time and the number of claims to check: `title`, one "
                "line above an article of 150 words or more; `headings`, above each heading too, "
                "with commands; or `off`.",
            ),
            _setting(
                "documentHighlight",
                checks.switch,
                "Highlight the sentences of the summary while the cursor is on one of them.",
            ),
            _setting(
                "semanticTokens",
                checks.switch,
                "Colour the sentences of the summary, claims worth checking, and the words that "
                "hedge them.",
            ),
            _setting(
                "inlayHints",
                checks.switch,
                "Show the kinds of each claim worth checking after the claim.",
            ),
            _setting(
                "diagnostics",
                checks.switch,
                "List the findings of `nutgraf check` while an article is open: numbers that "
                "differ from another mention, outdated descriptions, quotations without a "
                "speaker.",
            ),
            _setting(
                "selectRules",
                checks.rules,
                "The enabled rules of `nutgraf check`, by code, code prefix or name; `all` "
                "enables every rule. Empty: the default rules; see `--list-rules`.",
            ),
            _setting(
                "ignoreRules",
                checks.rules,
                "The disabled rules of `nutgraf check`.",
            ),
        )
    )
)
"""Every setting by its name, in the order in which they are shown."""


def kind_in(value: str) -> str | None:
    """The kind that a value of `kind` or `conversation` names; None for what a text looks like.

    >>> kind_in("auto"), kind_in("mail")
    (None, 'mail')
    """
    return None if value == AUTO else value
