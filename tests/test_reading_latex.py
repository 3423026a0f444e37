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
20\,\% more, i.e.\ \pounds 5, in Figure~\ref{fig:a}. Na\"{\i}ve \LaTeX{} users \textbf{cry}.

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
        "It cost 20 % more, i.e. £5, in Figure.",
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


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_every_kind(end: str):
    article = read(PAPER.replace("\n", end))
    assert [s.text for s in article.sentences] == [s.text for s in read(PAPER).sentences]
