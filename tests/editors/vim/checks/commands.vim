vim9script
import '../driving.vim' as drive
var article = win_getid()

drive.Show('Nutgraf summarize 2 sentences', 'summarize')
assert_equal(3, line('$'))
drive.Press('q')

# Of a range of lines.
drive.Show(':17Nutgraf summarize 1 sentence', 'summarize')
drive.Contains(drive.Text(), 'The bank lies 34 nautical miles')
drive.Press('q')
drive.CursorOn('He has reason')
drive.Press("V:Nutgraf summarize 1\<CR>")
drive.Wait('the summary', () => bufname() =~ '^nutgraf://summarize' && drive.Text() =~ 'The price is')
drive.Press('q')

drive.Show('Nutgraf claims', 'claims')
var found = getloclist(article, {title: 1, items: 1})
assert_equal(['Nutgraf: claims', 35], [found.title, len(found.items)])
# Which of them is the gravest is not for an editor to say.
assert_equal(1, len(filter(copy(found.items), (_, one) => one.text =~ 'attributed: Their customers paid')))
drive.Press('q')
:2ll
drive.Contains(found.items[1].text, drive.AtCursor()[: 30])

# Asked from a result, with a range of its lines, it is still the article that is meant.
drive.Show('Nutgraf summarize', 'summarize')
setloclist(article, [], 'f')
drive.Show(':1Nutgraf claims', 'claims')
assert_equal(35, len(getloclist(article)))
win_gotoid(article)
only

drive.Show('Nutgraf compare', 'compare')
drive.CursorOn('- The price')
drive.Press("\<CR>")
drive.StartsWith(drive.AtCursor(), 'The price is $1.9 billion')
only

# An article says what it says itself.
drive.Show('Nutgraf verify ' .. fnamemodify(bufname(winbufnr(article)), ':p'), 'verify')
drive.Contains(drive.Text(), 'Supported by the article')
only

drive.Show('Nutgraf outline', 'showOutline')
drive.CursorOn('- 2029')
drive.Press("\<CR>")
assert_equal('2029: The Year Everything Falls Due', drive.AtCursor())
only

drive.Show('Nutgraf config', 'showConfiguration')
drive.Contains(drive.Text(), '- method: ')
drive.Press('q')

Nutgraf write
drive.Wait('the briefing', () => expand('%') =~ '\.briefing\.md$')
assert_equal(readfile(expand('%')), getline(1, '$'))
close

# What is wrong is said in a line.
Nutgraf tea
drive.Told('Nutgraf: no command tea; see :help nutgraf-commands')
Nutgraf claims 3
drive.Told('Nutgraf: claims takes no more words')
Nutgraf insert nowhere
drive.Told("Nutgraf: unknown place 'nowhere'; use one of top, heading, front-matter")
:2Nutgraf summarize
drive.Told('Nutgraf: nothing to summarize')
Nutgraf log
drive.Told('Nutgraf: nothing was logged')
assert_equal(1, winnr('$'))

assert_equal(['claims', 'compare', 'changes', 'config'], getcompletion('Nutgraf c', 'cmdline'))
assert_equal(['front-matter', 'heading', 'top'], getcompletion('Nutgraf insert ', 'cmdline'))
assert_equal(['words'], getcompletion('Nutgraf summarize 120 ', 'cmdline'))
assert_equal(['luhn'], getcompletion('Nutgraf method luh', 'cmdline'))
