"""The meaning of LaTeX's commands and environments for a reader of the text."""

import unicodedata

from nutgraf.reading.formats.names import names

# Sections by depth; the highest that a text uses is its second level, under the title.
SECTIONS = {
    "part": 0,
    "chapter": 1,
    "section": 2,
    "subsection": 3,
    "subsubsection": 4,
    "paragraph": 5,
    "subparagraph": 6,
}

# Their arguments are no words of the text: how many there are, and nothing is kept of them.
UNREAD = {
    **dict.fromkeys(
        names(
            "label index vspace hspace includegraphics bibliography bibliographystyle input "
            "include usepackage documentclass pagestyle thispagestyle marginpar todo hypersetup "
            "graphicspath nocite footnotemark selectlanguage color pagecolor hyphenation "
            "pagenumbering linespread addbibresource stepcounter refstepcounter newcounter value "
            "phantom hphantom vphantom setmainfont setsansfont setmonofont theoremstyle "
            "RequirePackage usetikzlibrary captionsetup lstset definecolors IfFileExists "
            "ensuremath operatorname glsresetall makeglossaries frametitlefont tableofcontents"
        ),
        1,
    ),
    **dict.fromkeys(
        names(
            "setcounter addtocounter setlength addtolength newcommand renewcommand providecommand "
            "DeclareMathOperator fontsize def newtheorem bookmark rule raisebox numberwithin "
            "newglossaryentry DeclareRobustCommand"
        ),
        2,
    ),
    **dict.fromkeys(
        names("addcontentsline definecolor newenvironment renewenvironment newacronym titleformat"),
        3,
    ),
}
# Left out of the text together with the blank before them: notes, and citations that are a mark.
NOTES = names("footnote footnotetext thanks footcite footcites sidenote endnote")
MARKS = NOTES | names(
    "cite citep citealp Cite Citep autocite autocites parencite parencites fullcite supercite "
    "smartcite"
)
# A name, a year or a number is printed that the source does not say.
HOLES = names(
    "citet citealt citeauthor citeyear citeyearpar citetitle Citet Citeauthor textcite textcites "
    "Textcite ref eqref pageref autoref cref Cref nameref vref fref Fref subref labelcref cpageref"
)
# The first argument is an option, the rest are words.
FIRST_UNREAD = names(
    "href textcolor colorbox foreignlanguage parbox fontfamily scalebox resizebox rotatebox "
    "hyperref multicolumn multirow hypertarget hyperlink acrodef selectfontfamily"
)
# The metadata of a paper besides title, author and date.
HEAD = names(
    "subtitle institute affil affiliation address email keywords subject publishers dedication "
    "titlerunning authorrunning institution department university orcid ead"
)

# They begin or end a block and are never inline.
BLOCKS = HEAD | names("begin end par item caption bibitem maketitle newpage clearpage")

# Environments whose inside is no prose.
APART = {
    **dict.fromkeys(
        names(
            "verbatim verbatim* Verbatim lstlisting minted alltt listing code filecontents "
            "filecontents* tikzpicture picture pspicture forest algorithm algorithmic "
            "algorithm2e"
        ),
        "code",
    ),
    **dict.fromkeys(
        names("tabular tabular* tabularx tabulary longtable supertabular array tabbing tblr"),
        "a table",
    ),
    **dict.fromkeys(
        names(
            "equation equation* align align* aligned gather gather* multline multline* eqnarray "
            "eqnarray* displaymath math flalign flalign* alignat alignat* split dmath"
        ),
        "a formula",
    ),
}
UNREAD_ENVIRONMENTS = {
    "comment": "a comment",
    "thebibliography": "the bibliography",
    "keywords": "keywords",
    "IEEEkeywords": "keywords",
}
# What follows their names in braces is a width, a count or a format.
WITH_ARGUMENTS = {
    "minipage": 1,
    "multicols": 1,
    "wrapfigure": 2,
    "wraptable": 2,
    "adjustwidth": 2,
    "list": 2,
    "column": 1,
    "spacing": 1,
    "otherlanguage": 1,
    "subfigure": 1,
}

SYMBOLS = {
    "ldots": "…", "dots": "…", "textellipsis": "…", "textendash": "–", "textemdash": "—",
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "aa": "å",
    "AA": "Å", "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ",
    "S": "§", "P": "¶", "pounds": "£", "textsterling": "£", "euro": "€", "texteuro": "€",
    "copyright": "©", "textcopyright": "©", "textregistered": "®", "texttrademark": "™",
    "textdegree": "°", "degree": "°", "texttimes": "×", "textquoteleft": "‘",
    "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”", "glqq": "„",
    "grqq": "“", "flqq": "«", "frqq": "»", "guillemotleft": "«", "guillemotright": "»",
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textbar": "|",
    "textless": "<", "textgreater": ">", "textbullet": "•", "textunderscore": "_",
    "textdollar": "$", "LaTeX": "LaTeX", "TeX": "TeX", "LaTeXe": "LaTeX", "XeLaTeX": "XeLaTeX",
    "quad": " ", "qquad": " ", "newline": " ", "space": " ", "enspace": " ", "hfill": " ",
    "linebreak": " ", "textexclamdown": "¡", "textquestiondown": "¿",
}  # fmt: skip
# After a backslash: a blank of some width, a line end, or the character itself.
SIGNS = {
    **dict.fromkeys(" \t\r\n\\,;:", " "),
    **{sign: sign for sign in "&%$#_{}"},
    **dict.fromkeys("!/-@>", ""),
}
_ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304",
    ".": "\u0307", "c": "\u0327", "v": "\u030c", "u": "\u0306", "H": "\u030b", "k": "\u0328",
    "r": "\u030a", "d": "\u0323", "b": "\u0331",
}  # fmt: skip


def is_accent(name: str) -> bool:
    """Whether a command sets an accent over or under the letter that follows."""
    return name in _ACCENTS


def accented(name: str, letter: str) -> str:
    r"""The letter with the accent that a command sets, as one character if there is one.

    >>> accented('"', "o"), accented("'", "\\i"), accented("c", "c")
    ('ö', 'í', 'ç')
    """
    plain = {"\\i": "i", "\\j": "j"}.get(letter, letter)
    return unicodedata.normalize("NFC", plain + _ACCENTS[name])
