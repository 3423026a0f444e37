vim9script
# Sentences over several lines: each is highlighted to its end.
import '../driving.vim' as drive
set fileformat=dos

drive.Show('Nutgraf brief', 'brief')
var result = bufnr()
var over_lines = 0
for number in range(1, line('$'))
  var words = matchstr(getbufline(result, number)[0], '^- \zs[^*].*\.\ze (line \d\+)$')
  if !empty(words)
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
