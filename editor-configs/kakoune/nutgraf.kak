# Nutgraf in Kakoune: summaries, key claims and briefings of articles, by the program `nutgraf`.
#
#     source "%val{config}/nutgraf/nutgraf.kak"
#     map global user n ':enter-user-mode nutgraf<ret>'

declare-option -docstring "the program" str nutgraf_program nutgraf
declare-option -docstring "the Python that lays out the results" str nutgraf_python python3
declare-option -docstring "the method for rating sentences; empty: the one in `nutgraf config`" str nutgraf_method ''

declare-option -hidden str nutgraf_folder %sh{ dirname "$kak_source" }
declare-option -hidden str nutgraf_text
declare-option -hidden str nutgraf_article
# The places of a page's sentences, each as LINE=SELECTION.
declare-option -hidden str-list nutgraf_places

define-command -params ..2 -docstring %{
    nutgraf-brief [-selection] [<length>]: brief the article
    The length is "short" or "full", or the total length of the points, for example "300 words".
} nutgraf-brief %{ nutgraf-run brief %arg{@} }

define-command -params ..2 -docstring %{
    nutgraf-summarize [-selection] [<length>]: summarize the article
    The length is, for example, "5", "120 words", "20%" or "1 minute".
} nutgraf-summarize %{ nutgraf-run summarize %arg{@} }

define-command -params ..1 -docstring %{
    nutgraf-claims [-selection]: list the claims of the article, the most important first
} nutgraf-claims %{ nutgraf-run claims %arg{@} }

define-command -params ..1 -docstring %{
    nutgraf-compare [<length>]: show which sentences each method picks
} nutgraf-compare %{ nutgraf-run compare %arg{@} }

define-command -params 0 -docstring %{
    nutgraf-outline: show the sections of the article with their sizes
} nutgraf-outline %{ nutgraf-run outline }

define-command -params 1..2 -docstring %{
    nutgraf-verify [-selection] <article>: check the text, or the selection, against an article
    Shows which sentences it supports, and which numbers, names and quotations are not in it.
} nutgraf-verify %{ nutgraf-run verify %arg{@} }
complete-command nutgraf-verify file

define-command -params ..1 -docstring %{
    nutgraf-insert-summary [<length>]: insert a summary below the line of the cursor
} nutgraf-insert-summary %{ nutgraf-run insert %arg{@} }

define-command -params 0 -docstring %{
    nutgraf-write-briefing: write the briefing to a file next to the article, and open it
    Never overwrites another file.
} nutgraf-write-briefing %{ nutgraf-run write }

define-command -params ..1 -docstring %{
    nutgraf-set-method [<name>]: set the method for rating sentences; without a name, use the settings
} nutgraf-set-method %{
    set-option global nutgraf_method %arg{1}
    echo %sh{
        [ -n "$kak_opt_nutgraf_method" ] && echo "the method is $kak_opt_nutgraf_method" \
            || echo "the method from the settings applies again"
    }
}
complete-command nutgraf-set-method shell-script-candidates %{
    "$kak_opt_nutgraf_program" methods --format json | tr -d ' \n' |
        grep -o '"name":"[^"]*"' | cut -d '"' -f 4
}

define-command -hidden -params .. nutgraf-run %{
    set-option global nutgraf_text %sh{ mktemp "${TMPDIR:-/tmp}/nutgraf.XXXXXX" }
    # The text as Kakoune has it, saved or not.
    execute-keys -draft '%<a-|>cat >"$kak_opt_nutgraf_text"<ret>'
    evaluate-commands -save-regs p %sh{
        # kak_opt_nutgraf_program kak_opt_nutgraf_method kak_opt_filetype kak_selection_desc
        # kak_buffile kak_bufname kak_cursor_line
        if ! command -v "$kak_opt_nutgraf_program" >/dev/null; then
            echo "fail 'the program nutgraf was not found; run pipx install . in a checkout of Nutgraf, or set nutgraf_program'"
        elif ! command -v "$kak_opt_nutgraf_python" >/dev/null; then
            echo "fail 'python3 was not found; set nutgraf_python to a Python'"
        else
            "$kak_opt_nutgraf_python" "$kak_opt_nutgraf_folder/nutgraf_page.py" \
                "$kak_opt_nutgraf_text" "$@"
        fi
        rm -f "$kak_opt_nutgraf_text"
    }
}

# Called with a page in register p.
define-command -hidden -params 1.. nutgraf-show %{
    edit! -scratch *nutgraf*
    execute-keys '%"_d"pP'
    # The line that every buffer has is left over, empty.
    try %{ execute-keys -draft 'gex<a-k>\A\n\z<ret>"_d' }
    execute-keys gg
    set-option buffer nutgraf_article %arg{1}
    set-option buffer readonly true
    set-option buffer filetype nutgraf
}

define-command -hidden nutgraf-jump %{
    evaluate-commands %sh{
        eval set -- "$kak_quoted_opt_nutgraf_places"
        for place; do
            if [ "${place%%=*}" = "$kak_cursor_line" ]; then
                printf 'nutgraf-go %%opt{nutgraf_article} %s\n' "${place#*=}"
                exit
            fi
        done
        echo "fail 'no sentence of the article on this line'"
    }
}

define-command -hidden -params 2 nutgraf-go %{
    buffer %arg{1}
    select %arg{2}
    execute-keys vv
}

hook -group nutgraf global BufSetOption filetype=nutgraf %{
    map buffer normal <ret> ':nutgraf-jump<ret>' -docstring 'go to the sentence in the article'
    map buffer normal q ':delete-buffer<ret>' -docstring 'close'
}

hook -group nutgraf global WinSetOption filetype=nutgraf %{
    add-highlighter window/nutgraf-wrap wrap -word -indent
    add-highlighter window/nutgraf group
    add-highlighter window/nutgraf/ regex '\A[^\n]+' 0:title
    add-highlighter window/nutgraf/ regex '^[^ \n][^\n]*$' 0:header
    add-highlighter window/nutgraf/ regex '^    \S[^\n]*$' 0:comment
    add-highlighter window/nutgraf/ regex '\(lines? [\d and]+\)$' 0:link
    hook -once -always window WinSetOption filetype=.* %{
        remove-highlighter window/nutgraf-wrap
        remove-highlighter window/nutgraf
    }
}

declare-user-mode nutgraf
map global nutgraf b ':nutgraf-brief<ret>' -docstring 'brief'
map global nutgraf s ':nutgraf-summarize<ret>' -docstring 'summarize'
map global nutgraf c ':nutgraf-claims<ret>' -docstring 'claims'
map global nutgraf = ':nutgraf-compare<ret>' -docstring 'compare methods'
map global nutgraf o ':nutgraf-outline<ret>' -docstring 'outline'
map global nutgraf v ':nutgraf-verify ' -docstring 'verify against an article'
map global nutgraf m ':nutgraf-set-method ' -docstring 'set the method'
map global nutgraf i ':nutgraf-insert-summary<ret>' -docstring 'insert a summary below'
map global nutgraf w ':nutgraf-write-briefing<ret>' -docstring 'write the briefing'
