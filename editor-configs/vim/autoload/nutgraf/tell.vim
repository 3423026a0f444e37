vim9script
# What is said to the person at the editor: in one line, and kept in `:messages`.

export def Tell(words: string)
  echomsg 'Nutgraf: ' .. words
enddef

export def Complain(words: string)
  echohl ErrorMsg
  echomsg 'Nutgraf: ' .. words
  echohl None
enddef
