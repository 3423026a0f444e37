if !has('vim9script') || v:version < 900 || !has('channel') || !has('textprop') || !has('popupwin')
  " Said when something is asked for, not at each start.
  command! -nargs=* -range Nutgraf echoerr 'Nutgraf needs Vim 9 with +channel, +textprop, +popupwin'
  finish
endif
vim9script
# Briefings, summaries and claims of the article in a buffer; `:help nutgraf` describes it all.

if exists('g:loaded_nutgraf')
  finish
endif
g:loaded_nutgraf = 1

import autoload 'nutgraf/command.vim'
import autoload 'nutgraf/hover.vim'

command! -nargs=* -range -complete=customlist,command.Complete Nutgraf command.Run([<f-args>], <range> > 0, <line1>, <line2>, '<mods>')

augroup nutgraf
  autocmd!
  autocmd FileType asciidoc,asciidoctor,html,markdown,org,plaintex,rst,tex,text hover.MapKey()
augroup END
