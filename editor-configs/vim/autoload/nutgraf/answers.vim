vim9script
# What is done with what the server gives.

import './article.vim'
import './result.vim'
import './tell.vim'

# Shows a command's answer about the article in `bufnr`. `window` is where it was asked for.
export def Show(command: string, answer: dict<any>, bufnr: number, window: number,
    modifiers: string)
  if has_key(answer, 'message')
    tell.Tell(answer.message)
  elseif command == 'insertSummary'
    if !answer.applied
      tell.Complain('the summary could not be inserted')
    endif
  elseif command == 'writeBriefing'
    execute (modifiers ?? 'botright') 'split' fnameescape(answer.path)
  elseif bufloaded(bufnr)
    # Asked from a result, the article is in another window.
    var shown = winbufnr(window) == bufnr ? window : bufwinid(bufnr)
    if command == 'claims' && shown != -1
      article.List(shown, bufnr, 'Nutgraf: claims', answer.claims, WithKinds)
    endif
    result.Show(command, bufnr, answer, modifiers)
  endif
enddef

def WithKinds(claim: dict<any>): string
  return join(claim.kinds, ', ') .. ': ' .. claim.text
enddef
