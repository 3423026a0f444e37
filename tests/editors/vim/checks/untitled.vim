vim9script
import '../driving.vim' as drive
var pasted = getline(1, '$')

# Pasted into a buffer that has no name and no filetype.
enew
setline(1, pasted)
var first = bufnr()
drive.Show('Nutgraf brief', 'brief')
drive.CursorOn('- The price is')
drive.Press("\<CR>")
assert_equal(first, bufnr())
drive.StartsWith(drive.AtCursor(), 'The price is $1.9 billion')
only

# A second one is another article; the characters before a sentence may be of any size.
enew
setline(1, ['𝄞 Ünïcödé 𝄞', '', '“𝄞 é.” 🎻 The ferry has a new captain, 47. She came in May.'])
drive.Show('Nutgraf claims', 'claims')
drive.CursorOn('The ferry')
drive.Press("\<CR>")
drive.Contains(drive.AtCursor(), 'The ferry has a new captain')
drive.Contains(drive.Highlighted(), 'captain, 47.')
assert_equal(-1, stridx(drive.Highlighted(), 'She came'))
only
execute 'buffer' first
drive.Show('Nutgraf summarize 1', 'summarize')
drive.Contains(drive.Text(), 'The paper cuts')
drive.Press('q')

# Saved, it has a name.
execute 'silent write' tempname() .. ' é.txt'
drive.Show('Nutgraf summarize 1', 'summarize')
drive.Contains(drive.Text(), 'The paper cuts')
assert_equal(-1, stridx(execute('messages'), 'Nutgraf'))
