"""What texts made to be slow repeat: for every reader at least 150 units."""

_LETTERS = [
    "a", "A", "a ", "A ", "a b ", "ab", "word ", "Word ", "WORD ", "word\n", "word\n\n", "x-", "-x",
    "x-\n", "nego-\ntiation ", "don't ", "’", "l'eau ", "word, ", "word; ", "word: ", "e.g. ",
    "U.S. ", "Dr. ", "J. ", "No. 5 ", "p. ", "supercalifragilistic", "x" * 60 + " ", "x" * 400 + " ",
]  # fmt: skip
_SENTENCES = [
    "It rained.", "It rained. ", "It rained.\n", "It rained.\n\n", "It rained? ", "It rained! ",
    "It rained.It ", "it rained. ", "“It rained,” he said. ", '"It rained," he said. ',
    "He said that ", "He said: “It rained. ", "It rained … ", "It rained -- What ", "Rain — What ",
    "A line.\n", "1. Weigh it 2. Write it ", "(1) a (2) b ", "i) a ii) b ", "• a ", "It rained [2]. ",
    "It rained.12 ", "It rained. 9 Since ", "It rained [citation needed]. ", "It rained :) ",
    "By Ann Lee\n", "By Ann Lee, Bob Holm and Carl Ek\n", "12 May 2024\n", "May 12, 2024 ",
    "Photo: Ann Lee\n", "Figure 1: Rain\n", "Subscribe to our newsletter\n", "Read more\n",
    "Share\nTweet\nPrint\n", "Advertisement\n\n", "© 2024 Ann Lee\n", "A Title\n\nIt rained.\n\n",
]  # fmt: skip
_MARKS = [
    ".", ",", ";", ":", "!", "?", "…", "-", "--", "–", "—", "_", "*", "**", "***", "#", "##", "=", "==",
    "+", "~", "~~", "`", "``", "```", "'", '"', "“", "”", "‘", "«", "»", "(", ")", "()", "((", "[", "]",
    "[]", "[[", "]]", "{", "}", "{}", "{{", "<", ">", "<>", "<<", ">>", "|", "||", "\\", "\\\\", "/",
    "//", "&", "&&", "%", "%%", "$", "$$", "@", "@@", "^", "^^", ". ", ", ", ".. ", "? ", '" ', "' ",
    "( ", "[ ", "< ", "> ", "* ", "_ ", "` ", "# ", "= ", "- ", "+ ", "| ", "a*", "a_", "a`", "*a",
    "*a ", "**a ", "*a* ", "**a** ", "_a_ ", "`a` ", "*a_ ", "a.b", "a.b.", "a,b", "a/b", '"a" ', "“a” ",
    ".\n", "-\n", "=\n", "*\n", "\\\n", "|\n", '"\n',
]  # fmt: skip
_SPACE = [
    " ", "  ", "\n", "\n\n", "\r", "\r\n", "\r\n\r\n", "\t", " \n", "\n ", "\t\n", "    \n", "\f", "\v",
    "\0", "\ufeff", "\u200b", "\u00ad", "\u2060", "\u00a0", "\u2028", "\u2029", "\u0085", "\u202e", "\ud800",
    "\udfff", "\U0010ffff", "a\0", "a\u200b", "a\u00ad", "a \n", "\ufeff\n", "\x1b[31m",
]  # fmt: skip
_SCRIPTS = [
    "中", "中。", "中。\n", "中文，", "「中」", "。", "日本の", "カタカナ", "한국어 ", "ไทย ", "ไทย", "สะพานเก่าปิด ",
    "мир ", "мир. ", "Это мир. ", "عربي ", "عربي؟ ", "עברית ", "हिन्दी। ", "é", "e\u0301", "\u0301", "ß ",
    "🙂", "🙂 ", "👩‍👩‍👧‍👦", "🇩🇪", "\u0600", "ﷺ",
]  # fmt: skip
_FIGURES = [
    "1", "1 ", "1.", "1. ", "1.1", "1.1.1 ", "1,000 ", "1,", "$5 ", "$5 million ", "12% ", "2024-05-12 ",
    "12:30 ", "1)", "1) ", "1)\n", "1.\n", "(1) ", "0", "9" * 40 + " ", "1/2 ", "3.14", "½ ", "²",
]  # fmt: skip
_ADDRESSES = [
    "https://e.org/", "https://e.org/a ", "http://", "www.e.org ", "a@b.org ", "<a@b.org>", "//a/b",
    "https://e.org/" + "a" * 80 + " ", "mailto:", "C:\\a\\",
]  # fmt: skip

COMMON = [*_LETTERS, *_SENTENCES, *_MARKS, *_SPACE, *_SCRIPTS, *_FIGURES, *_ADDRESSES]

_MARKDOWN = [
    "- a\n", "- a\n\n", "* a\n", "+ a\n", "1. a\n", "1) a\n", "- ", "* ", "-\n", "- - ", "> ", ">", "> a\n",
    ">\n", "> > a\n", "> - ", "- > ", "  - a\n", "- a\n  - b\n", "    a\n", "\ta\n", "# a\n", "# a #\n",
    "## a\n\nb\n\n", "#\n", "a\n=\n", "a\n-\n", "a\n---\n\n", "---\n", "***\n", "___\n", "- - -\n", "```\n",
    "```\na\n```\n", "~~~\n", "```a\n", "| a | b |\n", "|a|\n|-|\n", "|a|b|\n|-|-|\n|c|d|\n\n", "a|b\n-|-\n",
    "|-|\n", "| |\n", "[a](b)", "[a](b) ", "[a](<b> 'c')", "[a](", "[a](b", "[a]", "[a][b]", "[a][", "[",
    "![", "![a](b)", "![a", "![a]", "!", "[![a](b)](c)", "[a]: b\n", "[a]: b\n\n", "[a]: b 'c'\n", "[a]:\n",
    "[a]: <b>\n\n", "[^1]", "[^1]: a\n", "[^1]: a\n\n", "a[^1] ", "[x] ", "- [ ] a\n", "<a>", "<a href='b'>",
    "<b>a</b>", "</a>", "<!--", "<!-- a -->", "<!-- a -->\n\n", "<?", "<?a?>", "<!A", "<![CDATA[", "<div>\n",
    "<div>\n\n", "<pre>", "<script>", "<https://e.org>", "<a@b.org>", "&amp;", "&", "&#65;", "&#x41;", "&notanentity;",
    "\\*", "\\", "\\[", "a\\\n", "a  \n", "*a **b ", "**a*b**", "*a*b", "_a_b", "***a** b* ", "`a``b", "``a`",
    "a*_", "*_a", "_*", "__a", "(a)[b]", "[a]()", "](", "]", "[[a]]", "(((", "<<", "<a <", "a<b", '"', "'a' ",
    "{#a}", "{#a", "{: .a}", "{.a", "[a]{.b}", "{{", "{{a}}", "{{< a >}}", "{{< a", "{%", "{% a %}", "{% a", "[[a|b]]", "[[a|", "![[a]]", "![[a", "[@a]", "[see @a; @b]", "[@a", " @a;",
    "$$", "$$a$$", "$a^b$", "$a^", "$a_", "$=", "==a==", "==a", "~~a~~", "~~a", "%%", "%%a%%", "%%a", " ^a", "> [!NOTE]\n> a\n\n", "> [!a]- b\n", "[!a]", ":::\n", ":::a\nb\n:::\n", "::: a\n\n",
    "#a ", "#a #b\n", "[TOC]\n", "a:: b\n", ": a\n", "a\n: b\n\n", "<p>a</p>\n\n", "<details>\n<summary>a</summary>\n\n", "import a from 'b'\n", "a<br>", "- [ ] [[a]]\n",
    "a\n    b\n", "1. a\n2. b\n", "1000000000. a\n", "a\n> b\n", "a\n- b\n", "\n    a", "x\n***\n", ":---\n", "a\n\n",
]  # fmt: skip
_HTML = [
    "<", ">", "<a", "<a ", "<a>", "<a><b>", "</a>", "<a></a>", "<a/>", "<br>", "<br/>a", "<p>", "<p>a", "<p>a</p>",
    "<p>It rained.</p>\n", "<div>", "</div>", "<div>a", "<div></div>", "<div class='a'>", "<div class='ad'>a",
    "<div class='comment'>It rained all day.", "<nav>", "<nav>a</nav>", "<article>", "<article>It rained.</article>",
    "<main>", "<aside>a</aside>", "<footer>", "<ul><li>", "<li>", "<li>a", "<li><a href='b'>c</a></li>", "<ol>",
    "<dl><dt>a<dd>b", "<table>", "<table><tr><td>", "<tr>", "<td>", "<td>a", "<tr><td>a</td></tr>", "<th>",
    "<table><tr><td>a</table>", "<h1>", "<h1>a</h1>", "<h2>A b</h2><p>It rained.</p>", "<h6>", "<b>", "<b>a</b>",
    "<strong>a", "<i>a", "<em>a</em> ", "<span>", "<span>a</span>", "<span class='byline'>", "<sup>1</sup>",
    "<sup>", "<sup><a href='#1'>1</a></sup>", "a<sup>2</sup> ", "<a href='b'>c</a> ", "<a href=b>c</a>",
    "<a href='", '<a href="', "<a b='c' d=\"e\" f=g h>", "<a " + "b=c " * 50 + ">", "<a b", "<a b=", "<a b='c",
    "='", '="', "'", '"', "<!--", "-->", "<!-- a -->", "<!", "<!a>", "<!doctype html>", "<?", "<?a?>", "<![CDATA[",
    "<![CDATA[a]]>", "<script>", "<script></script>", "<script>a", "</script>", "<style>", "<style>a</style>",
    "<textarea>", "<title>", "<title>a</title>", "<pre>", "<pre>a\n</pre>", "<code>a</code>", "<svg>", "<svg><path/>",
    "<iframe>", "<noscript>", "<template>", "<select><option>", "<form>", "<button>a", "<img src='a'>", "<img",
    "<meta name='author' content='a'>", "<meta", "<link>", "<html>", "<html><body>", "<head>", "<body>", "<time>",
    "<time datetime='2024'>12 May</time>", "<figure><figcaption>a", "<blockquote>", "<q>a</q>", "<details><summary>",
    "&", "&amp;", "&amp", "&lt;", "&nbsp;", "&#65;", "&#", "&#x", "&#xffffffff;", "&notit;", "&a", "&aaaaaaaaaaaaaaa",
    "</", "</ ", "< a", "<a<", "<a\n", "<1", "<a></b>", "<a></a ", "<p hidden>a</p>", "<p style='display:none'>",
    "<div hidden>", "<x-y>", "<a:b>", "<A>", "<P>a</P>", "<div id='comments'>", "<section><h2>a</h2>",
]  # fmt: skip
_LATEX = [
    "\\", "\\\\", "\\a", "\\a ", "\\a{", "\\a{b}", "\\a[", "\\a[b]", "\\a[b]{c}", "{", "}", "{}", "{a}", "{a", "{{",
    "%", "%\n", "% a\n", "a % b\n", "$", "$a$", "$$", "$$a$$", "$a", "\\(", "\\)", "\\(a\\)", "\\[", "\\]", "\\[a\\]",
    "\\begin", "\\begin{", "\\begin{a}", "\\end{a}", "\\begin{a}\\end{a}", "\\begin{document}", "\\end{document}",
    "\\begin{itemize}\\item a\\end{itemize}", "\\begin{itemize}", "\\item ", "\\item[a] ", "\\item[", "\\begin{tabular}{ll}",
    "\\begin{tabular}a & b\\end{tabular}", "\\begin{verbatim}", "\\begin{verbatim}a\\end{verbatim}", "\\begin{equation}",
    "\\begin{equation}a\\end{equation}", "\\begin{comment}", "\\begin{abstract}", "\\begin{figure}", "\\begin{thebibliography}",
    "\\section{a}\n", "\\section{", "\\section", "\\subsection{a}\nb\n\n", "\\paragraph{a} b ", "\\title{a}", "\\title{",
    "\\author{a}", "\\date{a}", "\\maketitle", "\\caption{a}", "\\caption{", "\\footnote{a}", "\\footnote{", "a\\footnote{b}. ",
    "\\cite{a}", "\\cite", "\\cite[a][b]{c}", "\\ref{a} ", "\\label{a}", "\\emph{a} ", "\\textbf{a}", "\\textbf{", "\\href{a}{b}",
    "\\href{a}", "\\url{a}", "\\verb|a|", "\\verb|", "\\verb", "\\lstinline{a}", "\\includegraphics[a]{b}", "\\input{a}",
    "\\newcommand{\\a}{b}", "\\newcommand", "\\def\\a{b}", "\\'e", "\\'{e}", '\\"o', "\\v", "\\v{c}", "\\c ", "\\i", "\\ss ",
    "\\&", "\\%", "\\$", "\\_", "\\ ", "\\,", "~", "a~b ", "---", "--", "``", "''", "``a'' ", "`a' ", "&", "a & b \\\\\n",
    "\\par ", "\\and ", "\\ldots ", "\\[2pt]", "\\\\[2pt]", "[", "]", "[a]", "[{", "^", "_", "#1", "\\@", "\\left(", "\\item\n\n",
    "\\chapter{a}", "\\part{a}", "\\SI{1}{\\kilo\\metre} ", "\\SI{1}", "\\num{1e5} ", "\\qty{", "\\newcommand{\\a}{\\a b}", "\\def\\a{b}\\a ", "\\newcommand{\\b}[1]{a #1}\\b{c}", "\\citet{a} ", "In \\cite{a}. ", "(see \\ref{a}) ", "(\\ref{a} ", "[\\cite{a}", "\\bibitem{a} b\n", "\\thanks{a}", "{\\bf a} ", "{\\em ", "\\begin{quote}a\\end{quote}\n",
]  # fmt: skip
_RST = [
    "a\n=\n", "a\n=\n\n", "====\na\n====\n", "====\n", "----\n", "a\n----\n\nb\n\n", "=====  =====\n", "+---+---+\n", "+---+\n| a |\n+---+\n",
    "+-", "+-+", "= =\n", "| a\n", "|a| ", "|a", "||", "* a\n", "- a\n", "#. a\n", "1. a\n", "(1) a\n", "a) b\n", "* a\n\n", "* a\n\n  b\n",
    "a\n  b\n", "a\n  b\n\n", "  a\n", "    a\n\n", ":a: b\n", ":a: b\n\n", ":a:", ":a", "::", "::\n\n", "a::\n\n  b\n\n", ".. ", "..\n", ".. a\n",
    ".. a::\n", ".. a:: b\n", ".. note:: a\n\n", ".. code::\n\n  a\n\n", ".. figure:: a\n\n  b\n\n", ".. image:: a\n", ".. _a:\n", ".. _a: b\n",
    ".. [1] a\n", ".. [#] a\n", ".. [a] b\n", ".. |a| image:: b\n", ".. title: a\n", "__ a\n", "[1]_ ", "[#]_ ", "[a]_", "[", "]_", "a_ ", "a__ ",
    "a_", "`a`_ ", "`a`__ ", "`a <b>`_ ", "`a <b", "`a", "`", "``a`` ", "``a", "``", ":a:`b` ", ":a:`b <c>` ", ":a:`b", ":a:`", "*a* ", "**a** ",
    "*a", "**a", "*", "**", "\\*", "\\ ", "\\", ">>> a\n", ">>> a\nb\n\n", "-- a\n", "  -- a\n\n", "— a\n", "term\n  a\n", "-a  b\n", "--a=b  c\n",
    "a\n~\n", "a\n^\n\n", "!!!!\n", "a\n!!!!\n", "_`a` ", "_a", "__", "a:\n", "a\n\n  b\n\n    c\n\n", ".. class:: a\n\n", ".. a", "|a|_ ", "(`a`)",
]  # fmt: skip
_ASCIIDOC = [
    "= a\n", "== a\n", "== a\n\nb\n\n", "=== a\n", "a\n--\n", "a\n==\n\n", "= ", "=\n", ":a: b\n", ":a:\n", ":a!:\n", ":a: ", ":a", "// a\n", "//\n",
    "////\n", "////\na\n////\n", "----\n", "----\na\n----\n", "....\n", "++++\n", "====\n", "****\n", "____\n", "--\n", "'''\n", "<<<\n", "+\n", "a +\n",
    "|===\n", "|===\n|a\n|===\n", "|a |b\n", "|a\n", "* a\n", "** a\n", "- a\n", ". a\n", ".. a\n", "1. a\n", "a. b\n", "<1> a\n", "* [x] a\n", "* a\n+\nb\n",
    "a:: b\n", "a::\n", "a:: ", "a::: b\n", "a;; b\n", "::", ";;", ".a\n", ".a\nb\n\n", "[a]\n", "[a]\nb\n\n", "[[a]]\n", "[source]\n----\na\n----\n", "[",
    "[quote]\n", "NOTE: a\n", "NOTE: a\n\n", "image::a[b]\n", "image::a[", "image:a[b] ", "image:", "include::a[]\n", "link:a[b] ", "link:a[", "link:",
    "https://e.org[a] ", "https://e.org[", "xref:a[b] ", "<<a>>", "<<a,b>>", "<<a,", "<<", "footnote:[a] ", "a footnote:[", "footnote:", "((a))", "((a",
    "(((a)))", "indexterm:[a]", "kbd:[a]", "pass:[", "*a* ", "*a", "**a**", "**a", "_a_ ", "_a", "__a__", "__a", "`a` ", "`a", "``a``", "`+a+`", "`+a",
    "#a# ", "#a", "##a##", "##a", "^a^", "^a", "~a~", "~a", '"`a`" ', '"`a', "'`a`'", "[a]*b* ", "[a]", "[a]#b#", "\\*", "\\", "{a}", "{", "```\n", "~~~~\n",
    "== a ==\n", "====== a\n", "# a\n", "ifdef::a[]\n", "toc::[]\n", "TIP: ", "a <b@c.d>\n", "v1.0, 2024-05-12\n", "a; b\n", "anchor:a[]", "btn:[a]", "{nbsp}", "{a} ", ":a: b\n\n{a} c. ", ":a: bcdef\n\n{a} c. ",
]  # fmt: skip
_ORG = [
    "* a\n", "** a\n", "* a\nb\n\n", "* TODO a\n", "* a :b:\n", "* a :b:c:\n", "* ", "*\n", "#+title: a\n", "#+a: b\n", "#+a\n", "#+", "#+begin_src\n",
    "#+begin_src\na\n#+end_src\n", "#+end_src\n", "#+begin_quote\na\n#+end_quote\n", "#+begin_quote\n", "#+begin_verse\na\n#+end_verse\n", "#+begin_a\n",
    "#+begin_example\n", "#+caption: a\n", "# a\n", "#\n", ":a:\n", ":a:\n:END:\n", ":END:\n", ":PROPERTIES:\n", ":PROPERTIES:\n:a: b\n:END:\n", ": a\n", ":\n",
    "| a | b |\n", "|a\n", "|-+-|\n", "SCHEDULED: a\n", "CLOCK: a\n", "-----\n", "- a\n", "+ a\n", "  * a\n", "1. a\n", "1) a\n", "a) b\n", "- [ ] a\n",
    "- a :: b\n", "- a ::\n", "- a :: ", " :: ", "[fn:1] a\n", "[fn:1]", "a[fn:1] ", "[fn::a] ", "[fn:", "[[a]]", "[[a][b]]", "[[a][b", "[[a", "[[", "]]",
    "[[file:a.png]]", "[[file:a", "[cite:@a] ", "[cite:", "[cite/t:@a]", "<<a>>", "<<<a>>>", "<<a", "<2024-05-12>", "[2024-05-12]", "<", "@@html:a@@",
    "@@a:", "@@", "\\\\\n", "\\\\ ", "\\begin{a}\n", "\\begin{a}\nb\n\\end{a}\n", "\\end{a}\n", "\\begin{", "*a* ", "*a", "/a/ ", "/a", "_a_ ", "_a", "=a= ",
    "=a", "~a~ ", "~a", "+a+ ", "+a", "*/a/* ", "=~a", "*a *", "/ a", "[1/2] ", "[50%]", "\\alpha ", "a_{b}", "a^{b}", "{{{a}}}", "{{{", "CLOSED: a\n",
    "DEADLINE: <a>\n", "* [#A] a\n", "* COMMENT a\n", "  a\n", "a\n- b\n", "#+author: a\n", "#+date: <2024>\n", "#+options: a\n", "[@1] a\n", "- [@5] a\n", "****** a\n", "* COMMENT a\nb\n", "** COMMENT\n", "* a :noexport:\n",
]  # fmt: skip
_CUE = "1\n00:00:01,000 --> 00:00:02,000\n"
_SUBTITLES = [
    _CUE, _CUE + "a\n\n", _CUE + "It rained.\n\n", _CUE + "It rained\nall day\n\n", _CUE + "- A\n- B\n\n", _CUE + "[rain]\n\n", _CUE + "♪ a ♪\n\n",
    _CUE + "ANN: It rained.\n\n", _CUE + ">> It rained.\n\n", _CUE + "<v Ann>It rained.\n\n", _CUE + "<i>a</i>\n\n", _CUE + "{\\an8}a\n\n", _CUE + "(\n\n",
    _CUE + "a\n", _CUE + "\n", "WEBVTT\n\n", "WEBVTT\n", "NOTE a\n\n", "NOTE a\n", "STYLE\n\n", "REGION\n\n", "1\n", "1\n\n", "00:01.000 --> 00:02.000\na\n\n",
    "00:01.000 --> 00:02.000\n", "00:01.000 --> ", "00:01.000", "-->", "--> ", "00:", "<v ", "<v Ann>", "<i>", "<i", "<", "{\\", "{\\an8}", "♪", "♪ ", "[", "[a", "[a]",
    "(a)\n", ">>", ">> ", "- ", "A: ", "ANN: ", "ANN LEE: a\n", "A" * 30 + ": ", "00:01.000 --> 00:02.000 align:start\n<c.a>b</c>\n\n",
]  # fmt: skip

_HEADER = "From: Ann Lee <a@b.org>\nSubject: Rain\n\n"
_MAIL = [
    _HEADER,
    _HEADER + "It rained.\n\n",
    "From: a\n",
    "From: a\nDate: b\n",
    "Subject: Re: a\n",
    "Subject: Re: Re: ",
    "Re: ",
    "To: a\n",
    "Date: b\n",
    "From: a\n b\n",
    "From: ",
    "X-A: b\n",
    "a: b\n",
    "a:\n",
    "> a\n",
    "> > a\n",
    ">\n",
    "> a\n\n",
    "On Monday, Ann Lee wrote:\n",
    "On Monday\nAnn wrote:\n",
    "a wrote:\n> b\n",
    "wrote:",
    "--\n",
    "-- \n",
    "—\n",
    "-----Original Message-----\n",
    "Forwarded message\n",
    "Original message ",
    "____\n",
    "____\nFrom: a\nDate: b\n",
    "Best regards,\nAnn\n\n",
    "Thanks,\n",
    "Thanks, ",
    "Regards\n\nAnn\n\n",
    "Dear Ann,\n\n",
    "Hi,\n",
    "Unsubscribe\n",
    "View in browser ",
    "https://e.org\n",
    "\n https://e.org",
]
_TURN = "[00:00:01] Ann: It rained.\n[00:00:04] Bo: Where?\n[00:00:07] Ann: On Osk.\n"
_CONVERSATION = [
    "Ann: a\n",
    "Ann:\na\n",
    "ANN: a?\n",
    "MR. LEE: a.\n\n",
    "Q: a?\n\nA: b.\n\n",
    "Ann:",
    "Ann: ",
    ">> a\n",
    ">> Ann: a\n",
    ">>",
    "0:01 a\n",
    "0:01\na\n",
    "00:01:02 Ann\na\n",
    "[00:01:02] Ann: a\n",
    "[00:01:02]\n",
    "Ann  0:01\na\n\n",
    "Ann [0:01]: a\n",
    "Ann  9:14 AM\na\n",
    "Ann — 04/12/2025 21:07\na\n",
    "Ann\n0:01\na\n",
    "[03.11.25, 18:02:11] Ann: a\n",
    "03/11/25, 18:02 - Ann: a\n",
    "10:12:40 From Ann to Everyone:\n\ta\n",
    "[0:01] <ann> a\n",
    "**Ann:** a\n\n",
    "**Ann**: a\n",
    "Lee, Ann: a\n",
    "Ann (Guest): a\n",
    "[laughs]\n",
    "(a)\n",
    "♪ a ♪\n",
    "1. A\n\n",
    "## A\n\n",
    "Present: Ann Lee; Bo\n",
    "Chat\n\n",
    "Meeting ended after 0:01\n",
    "李明：你好。\n",
    "[a](b)",
    "*a* ",
    "Ann Ann Ann Ann Ann ",
    "0:00 0:01 0:02 ",
    "Ann - ",
    "0:01 - 0:02 ",
    "(((0:01",
    "[0:01",
    _TURN,
    "I go on.\n\n",
]
OWN = {
    "conversation": _CONVERSATION,
    "plaintext": [
        "a  b  c\n", "a\tb\tc\n", "Rent      12    14\n", "---------\n", "|  |  |\n", "* a\n", "1.1 a\n", "1. A\n\n", "> a\n", "a\n\nb\n\n",
        "This line is wrapped by hand at about so many of these\ncolumns, ", "a" * 50 + "\n", "A" * 70 + " b\n", ("word " * 13).strip() + "\n",
        "—\n", "Menu\nHome\nNews\n", "Q: a\nA: b\n", "Ann: a\n", "TITLE\n=====\n\n", "-- \n", "\n\n\n\n", "a\r\rb", "**a** b\n", "__a__ ",
    ],
    "markdown": _MARKDOWN,
    "html": _HTML,
    "latex": _LATEX,
    "restructuredtext": _RST,
    "asciidoc": _ASCIIDOC,
    "org": _ORG,
    "subtitles": _SUBTITLES,
    "mail": _MAIL,
}  # fmt: skip
FORMATS = tuple(OWN)


def units(form: str) -> list[str]:
    """What texts in a format repeat."""
    return list(dict.fromkeys([*COMMON, *OWN[form]]))


# What stands before the repeated unit, for units that are read only there.
STARTS = {
    "conversation": ("", _TURN, "A Title\n12 May 2024\n\n" + _TURN),
    "plaintext": ("", "A Title\n\nBy Ann Lee\n\nIt rained. It rained again.\n\n"),
    "markdown": (
        "",
        "# A\n\n",
        "---\n",
        "+++\n",
        "[a]: b\n\n- ",
        "> ",
        "<div>\n",
        "|a|b|\n|-|-|\n",
    ),
    "html": ("", "<!doctype html><html><body><p>It rained.</p>", "<table><tr><td>", "<a "),
    "latex": ("", "\\begin{document}", "\\begin{tabular}{", "\\title{", "$", "\\section{"),
    "restructuredtext": ("", "A\n=\n\n", "::\n\n  ", ".. a::\n\n  "),
    "asciidoc": ("", "= A\n", "|===\n", "----\n"),
    "org": ("", "* A\n", "#+begin_src\n", ":A:\n"),
    "subtitles": ("", "WEBVTT\n\n", _CUE),
    "mail": ("", _HEADER, "From: ", "Dear Ann,\n\nIt rained. "),
}
