vim9script
# What the section of the heading under the cursor says, in a popup.

import './document.vim'
import './options.vim'
import './server.vim'
import './tell.vim'

# In columns; running text is hard to read in longer lines.
const WIDEST = 72

export def Show()
  var uri = document.Synchronize(bufnr())
  if empty(uri)
    return
  endif
  server.Ask('textDocument/hover', {
    textDocument: {uri: uri},
    position: {line: line('.') - 1, character: col('.') - 1},
  }, Shown)
enddef

def Shown(found: any)
  if type(found) != v:t_dict
    tell.Tell('nothing to show here; try a heading')
    return
  endif
  var popup = popup_atcursor(split(found.contents.value, "\n", true), {
    maxwidth: WIDEST,
    border: [],
    borderchars: ['─', '│', '─', '│', '┌', '┐', '┘', '└'],
    padding: [0, 1, 0, 1],
  })
  win_execute(popup, 'setlocal linebreak')
enddef

# Has K show it in this buffer, where the user wants that and has not mapped it.
export def MapKey()
  if options.Get('map_K', true) && empty(maparg('K', 'n')) && empty(&buftype)
    nnoremap <buffer> K <Cmd>Nutgraf hover<CR>
  endif
enddef
