"""LaTeX: structure, words without commands, places in the source."""

import pytest

import nutgraf
from nutgraf.article import Article, Role

PAPER = r"""% A comment
\documentclass{article}
\title{The \emph{Rain} at Vessa\thanks{Paid by nobody.}}
\author{Ida Holm \and Per Lund}
\date{2 November 2025}
\begin{document}
\maketitle
\begin{abstract}
We measured rain---a lot of it---for 10--12 years.
\end{abstract}

\section{How it works}\label{sec:how}
The gauge stands on the ``roof'' of Vessa's caf\'e~\cite[p.~3]{holm} and holds
$3.5$ litres\footnote{At most.} (\citealp{lund}). It cost % not this
20\,\% more, i.e.\ \pounds 5 (see Figure~\ref{fig:a}). Na\"{\i}ve \LaTeX{} users \textbf{cry}.

\begin{itemize}
\item First, it
  rains.
\item Then somebody reads it.
\end{itemize}

\begin{equation}
a = b
\end{equation}

\begin{figure}[ht]
\includegraphics[width=3cm]{gauge}
\caption{The gauge in \textit{May}.}
\end{figure}

\begin{tabular}{ll}
a & b
\end{tabular}

% a comment of its own
\subsection*{Deeper}
See \href{https://example.org}{the site}. Run \verb|gauge --read|.

\begin{verbatim}
code. Not prose.
\end{verbatim}
\end{document}
Nobody reads this.
"""


def read(text: str) -> Article:
    return nutgraf.read(text, format="latex")


def test_the_words_have_no_commands():
    assert [s.text for s in read(PAPER).sentences] == [
        "We measured rain—a lot of it—for 10–12 years.",
        "The gauge stands on the “roof” of Vessa's café and holds 3.5 litres.",
        "It cost 20 % more, i.e. £5.",
        "Naïve LaTeX users cry.",
        "First, it rains.",
        "Then somebody reads it.",
        "See the site.",
        "Run gauge --read.",
    ]


def test_the_spans_have_them():
    spans = [s.span.of(PAPER) for s in read(PAPER).sentences]
    assert spans[0] == "We measured rain---a lot of it---for 10--12 years."
    assert spans[1].endswith(r"$3.5$ litres\footnote{At most.} (\citealp{lund}).")
    assert spans[3] == r"Na\"{\i}ve \LaTeX{} users \textbf{cry}."


def test_title_author_date_and_headings():
    article = read(PAPER)
    assert article.title is not None
    assert article.byline is not None
    assert article.date is not None
    assert article.title.text == "The Rain at Vessa"
    assert article.byline.text == "Ida Holm, Per Lund"
    assert article.date.span.of(PAPER) == "2 November 2025"
    assert [(b.text, b.level) for b in article.blocks if b.role is Role.HEADING] == [
        ("How it works", 2),
        ("Deeper", 3),
    ]


def test_what_is_no_prose_is_set_apart():
    found = [(block.role, block.text.split()[0]) for block in read(PAPER).blocks]
    code = [first for role, first in found if role is Role.CODE]
    assert code == [r"\begin{equation}", r"\begin{tabular}{ll}", r"\begin{verbatim}"]
    assert [b.text for b in read(PAPER).blocks if b.role is Role.CAPTION] == ["The gauge in May."]
    assert found[-1] == (Role.METADATA, r"\end{document}")


def test_levels_count_from_the_highest_that_is_used():
    book = read(
        "\\chapter{One}\nIt rained.\n\n\\section{Two}\nIt stopped.\n\n\\chapter{Three}\nIt froze.\n"
    )
    assert book.title is None
    assert [s.level for s in book.walk()] == [2, 3, 2]


def test_a_sentence_goes_on_behind_a_formula():
    source = "We fitted\n\\[ a = b \\]\nwith care. So\n\\begin{align}c\\end{align}\nHere it ends.\n"
    article = read(source)
    assert [s.text for s in article.sentences] == ["We fitted with care.", "So", "Here it ends."]
    assert article.sentences[0].span.of(source).endswith("\\[ a = b \\]\nwith care.")


def test_a_part_of_a_document_is_all_body():
    article = read("It \\emph{rained.} It stopped.\n\nIt rained again.\n")
    assert [s.text for s in article.sentences] == ["It rained.", "It stopped.", "It rained again."]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (r"Stra\ss e, \AA ngstr\"om, \c{c}a, Pawe\l{}.", "Straße, Ångström, ça, Paweł."),
        (r"It was `fine' \& 5\$ \ldots", "It was ‘fine' & 5$ …"),
        (r"Do \textcolor{red}{not} \unknown[x]{worry}.", "Do not worry."),
        (r"It rained\cite{a}\footnote{b} \emph{all day", "It rained all day"),
        (r"A \$ 5 bill and $x$ and 3 \% of it.", "A $ 5 bill and x and 3 % of it."),
        (r"Line one\\[2pt] line two.", "Line one line two."),
    ],
)
def test_commands_in_the_line(source: str, words: str):
    assert [block.text for block in read(source).blocks] == [words]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (r"We lose \SI{31}{\percent} of it.", "We lose 31 % of it."),
        (r"It ran at \qty{5.5}{\kilo\metre\per\hour}.", "It ran at 5.5 km/h."),
        (r"A plot of \SI{12}{\square\metre} at \ang{45}.", "A plot of 12 m² at 45°."),
        (r"Some \num{14100} homes, \SIrange{1}{2}{\km} away.", "Some 14100 homes, 1–2 km away."),
        (r"It held \num{1.5e3} at \SI{-3}{\celsius}.", "It held 1.5 × 10^3 at -3 °C."),
        (r"It weighs \qty[mode=text]{3}{kg}.", "It weighs 3 kg."),
        (r"\newcommand{\Osk}{Osk}It rained in \Osk{} and \Osk.", "It rained in Osk and Osk."),
        (r"\newcommand{\place}[1]{\emph{#1}}It rained in \place{Osk}.", "It rained in Osk."),
        (r"\newcommand{\todo}[1]{}It rained\todo{check this}.", "It rained."),
        (r"\def\x{Osk}It rained in \x.", ""),
        (r"It was $\alpha \leq 3$ at $5\,\text{km}$.", "It was α ≤ 3 at 5 km."),
        (r"\enquote{It \emph{rained}}, said Ann.", "“It rained”, said Ann."),
        (r"It rained (see Figure~\ref{a}, left) on Monday.", "It rained on Monday."),
        (r"It rained [see \citealp{holm}] on Monday~\cite{lund}.", "It rained on Monday."),
    ],
)
def test_what_is_printed_otherwise(source: str, words: str):
    assert " ".join(sentence.text for sentence in read(source).sentences) == words


@pytest.mark.parametrize(
    "hole",
    [
        r"As \citet{holm} say, rain is wet.",
        r"Rain is wet, as is shown in~\cite{holm}.",
        r"\cite{holm} say that rain is wet.",
        r"It rains most in Fig.~\ref{a}.",
        r"It rains in \city{} alone.",
        r"It costs \SI{5}{\odd} a day.",
        r"It costs $\frac{1}{2}$ a day.",
    ],
)
def test_a_sentence_with_a_hole_is_set_apart(hole: str):
    source = rf"\newcommand{{\city}}{{Brackwater}}It rained. {hole} Nobody was hurt."
    article = read(source)
    assert [s.text for s in article.sentences] == ["It rained.", "Nobody was hurt."]
    assert [s.span.of(source) for s in article.sentences] == ["It rained.", "Nobody was hurt."]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_every_kind(end: str):
    article = read(PAPER.replace("\n", end))
    assert [s.text for s in article.sentences] == [s.text for s in read(PAPER).sentences]
