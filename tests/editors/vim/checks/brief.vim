vim9script
import '../driving.vim' as drive
var article = bufnr()

drive.Show('Nutgraf brief', 'brief')
assert_equal(-1, stridx(drive.Text(), 'Key claims'))
drive.Press('q')
drive.Show('Nutgraf brief full', 'brief')
var result = bufnr()
assert_equal([2, 'nutgraf', false], [winnr('$'), &filetype, &modifiable])
drive.Contains(drive.Text(), 'Veskland & Orrany')
drive.Contains(drive.Text(), "\n- The price is $1.9 billion")
assert_equal(-1, stridx(drive.Text(), 'null'))

# A bullet leads to its sentence.
const SENTENCE = 'The price is $1.9 billion, about what the toll will earn Orrany in eight years '
  .. 'at the new rate.'
drive.CursorOn('- The price is')
drive.Press("\<CR>")
assert_equal(article, bufnr())
drive.StartsWith(drive.AtCursor(), SENTENCE)
assert_equal(SENTENCE, drive.Highlighted())
normal! j
doautocmd CursorMoved
assert_equal('', drive.Highlighted())

# It also does after the article was edited.
append(0, ['A line above', 'and another'])
wincmd p
drive.Press("\<CR>")
drive.StartsWith(drive.AtCursor(), SENTENCE)

# Of a line with two sentences the one under the cursor is meant; whatever is listed has its place.
for [line, words] in [
    ['About 19,200 ships', 'About 19,200 ships'],
    ['- The paper cuts', 'The paper cuts'],
    ['    quantity, comparison, forecast', 'The price is'],
    ['- 1,140 nautical miles', '1,140 nautical miles'],
    ['- “a published number', '“a published number'],
    ['- Will they use', 'Will they use three years'],
    ['Veskland', 'Veskland & Orrany']]
  win_gotoid(bufwinid(result))
  drive.CursorOn(line)
  drive.Press("\<CR>")
  assert_equal(article, bufnr())
  drive.StartsWith(drive.AtCursor(), words)
endfor

# p and K show a sentence and stay; a line without one says so.
for [key, words] in [['p', 'The price is'], ['K', '“a published number']]
  win_gotoid(bufwinid(result))
  drive.CursorOn('- ' .. words)
  drive.Press(key)
  assert_equal(result, bufnr())
  win_gotoid(bufwinid(article))
  drive.StartsWith(drive.Highlighted(), words)
endfor
win_gotoid(bufwinid(result))
drive.Press('gO')
drive.Contains(string(getloclist(0)), 'Key claims')
lclose
win_gotoid(bufwinid(result))
drive.CursorOn('    and ')
drive.Press("\<CR>")
assert_equal(result, bufnr())

# q closes, and the article is the current window again.
drive.Press('q')
assert_equal([1, article, 0], [winnr('$'), bufnr(), bufexists(result)])
assert_equal([], prop_list(1, {end_lnum: -1, types: ['nutgraf_place']}))

# Asked from the result it is the article that is meant; where the split opens can be said.
drive.Show('vertical Nutgraf', 'brief')
assert_true(winwidth(0) < &columns)
# Also where it is open already, elsewhere.
drive.Show('belowright Nutgraf', 'brief')
assert_equal(&columns, winwidth(0))
drive.Show('vertical Nutgraf', 'brief')
assert_equal(2, winnr('$'))
drive.Show('Nutgraf summarize', 'summarize')
assert_equal(3, winnr('$'))

# From another tab, too, there is only one of them.
var shown = bufnr()
execute 'tab sbuffer' article
drive.Show('Nutgraf summarize 1', 'summarize')
assert_equal(shown, bufnr())
