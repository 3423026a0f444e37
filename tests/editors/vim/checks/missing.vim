vim9script
import '../driving.vim' as drive

Nutgraf brief
assert_equal('Nutgraf: `nutgraf` is not on your PATH; see :help nutgraf-server',
  split(execute('messages'), "\n")[-1])
assert_equal(1, winnr('$'))
