vim9script
# A server that ends at once: said without a wait.
import '../driving.vim' as drive
g:nutgraf = {command: ['false']}

var started = localtime()
Nutgraf brief
drive.Told('Nutgraf: the server does not start; :Nutgraf log')
assert_true(localtime() - started < 8)
assert_equal(1, winnr('$'))
