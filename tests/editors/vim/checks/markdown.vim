vim9script
import '../driving.vim' as drive
var article = bufnr()
assert_equal('markdown', &filetype)

drive.Show('Nutgraf brief', 'brief')
var result = bufnr()
var visited = 0
for number in range(1, line('$'))
  var line = getbufline(result, number)[0]
  if line =~ '^- [^*].* (line \d\+)$'
    win_gotoid(bufwinid(result))
    cursor(number, 1)
    drive.Press("\<CR>")
    assert_equal(article, bufnr())
    assert_equal(matchstr(line, '(line \zs\d\+\ze)$'), string(line('.')))
    visited += 1
  endif
endfor
assert_true(visited > 8)
