vim9script
import '../driving.vim' as drive

Nutgraf method
drive.Wait('the menu', () => !empty(popup_list()))
var offered = getbufline(winbufnr(popup_list()[0]), 1, '$')
var place = indexof(offered, (_, line) => line =~ '^lead: ')
assert_true(place > 0)
drive.Press(repeat('j', place) .. "\<CR>")
drive.Told('Nutgraf: the method is lead')
Nutgraf setMethod lsa
drive.Told('Nutgraf: the method is lsa')
Nutgraf method tea-leaves
drive.Told('tea-leaves')
