vim9script
# Sentences over several lines: each is highlighted to its end.
import '../driving.vim' as drive
set fileformat=dos

drive.Show('Nutgraf brief', 'brief')
var result = bufnr()
var over_lines = 0
for number in range(1, line('$'))
  var words = matchstr(getbufline(result, number)[0], '^- \zs[^*].*\.\ze (line \d\+)$')
  # Without the date, or the way in which something is open.
  words = substitute(words, '^\(\d[[:alnum:]/-]*\|\l\+\): ', '', '')
  if !empty(words) && words !~ ', from “'
    win_gotoid(bufwinid(result))
    cursor(number, 1)
    drive.Press("\<CR>")
    var found = substitute(drive.Highlighted(), "\n *", ' ', 'g')
    if found !~ '[`*]'
      assert_equal(words, found)
    endif
    over_lines += count(drive.Highlighted(), "\n")
  endif
endfor
assert_true(over_lines > 3)
