vim9script
import '../driving.vim' as drive

def Popup(): string
  return popup_list()->mapnew((_, id) => join(getbufline(winbufnr(id), 1, '$'), "\n"))->join("\n")
enddef

drive.CursorOn('Why the Navies')
drive.Press('K')
drive.Wait('the popup', () => !empty(popup_list()))
drive.Contains(Popup(), 'Why the Navies Are Still Buying (108 words, 1 min)')
drive.Contains(Popup(), 'The price is $1.9 billion')
popup_clear()

# Off a heading there may be nothing to say.
drive.CursorOn('You may also like')
Nutgraf hover
drive.Told('Nutgraf: nothing to show here')
assert_equal([], popup_list())
