vim9script
import '../driving.vim' as drive

for tag in ['nutgraf', ':Nutgraf', 'nutgraf-server', 'g:nutgraf']
  execute 'help' tag
  assert_equal('nutgraf.txt', expand('%:t'))
  drive.Contains(getline('.'), '*' .. tag .. '*')
endfor
