vim9script
# A result in a split of its own, whose lines lead to the article.

import './article.vim'
import './places.vim'
import './view.vim'

# By the result's buffer: the article's buffer, and each line's places with their marks.
var results: dict<dict<any>> = {}

# The article that a buffer shows a result of; the buffer itself if it shows none.
export def ArticleOf(bufnr: number): number
  return get(results, string(bufnr), {article: bufnr}).article
enddef

# Shows a command's result on the article in buffer `from`. `modifiers` are those of |:vertical|.
export def Show(command: string, from: number, result: dict<any>, modifiers: string)
  var name = printf('nutgraf://%s/%d/%s', command, from, fnamemodify(bufname(from), ':t'))
  var bufnr = Open(trim(name, '/', 2), from, modifiers)
  ForgetMarks(bufnr)
  setlocal modifiable
  silent deletebufline(bufnr, 1, '$')
  setline(1, view.Words(result.lines))
  setlocal nomodifiable
  view.Colour(bufnr, result.lines)
  results[string(bufnr)].parts = view.Parts(bufnr, result.lines)
  for [index, line] in items(result.lines)
    # Of a text that is held against an article, those of the text.
    var own = copy(line.places)->filter((_, place) => get(place, 'article', 0) == 0)
    if !empty(own)
      results[string(bufnr)].lines[index + 1] = {
        places: own,
        marks: mapnew(own, (_, place) => article.Mark(from, place)),
      }
    endif
  endfor
  cursor(1, 1)
enddef

# Goes to the window with this name, or makes it; gives its buffer.
def Open(name: string, from: number, modifiers: string): number
  for bufnr in keys(results)
    var windows = win_findbuf(str2nr(bufnr))
    if bufname(str2nr(bufnr)) == name && !empty(windows)
      if empty(modifiers) || winnr('$') == 1
        win_gotoid(windows[0])
        return str2nr(bufnr)
      endif
      # It is wanted elsewhere now.
      win_execute(windows[0], 'close')
    endif
  endfor
  # It may have been asked for in the midst of typing.
  stopinsert
  execute (modifiers ?? 'botright') 'new'
  results[string(bufnr())] = {article: from, lines: {}, parts: []}
  setlocal buftype=nofile bufhidden=wipe noswapfile
  execute 'silent file' fnameescape(name)
  setlocal filetype=nutgraf
  setlocal wrap linebreak breakindent nospell nofoldenable
  nnoremap <buffer> <nowait> <CR> <ScriptCmd>Go(false)<CR>
  nnoremap <buffer> <nowait> p <ScriptCmd>Go(true)<CR>
  nnoremap <buffer> <nowait> K <ScriptCmd>Go(true)<CR>
  nnoremap <buffer> <nowait> gO <ScriptCmd>ListParts()<CR>
  nnoremap <buffer> <nowait> q <ScriptCmd>Close()<CR>
  autocmd BufWipeout <buffer> Forget(str2nr(expand('<abuf>')))
  return bufnr()
enddef

# Goes to the sentence of the line that the cursor is on; stays here where `stay` says so.
def Go(stay: bool)
  var result = results[string(bufnr())]
  var line = get(result.lines, string(line('.')), {marks: []})
  if empty(line.marks)
    echo 'Nutgraf: no sentence on this line'
    return
  endif
  var here = win_getid()
  var index = places.IndexAt(line.places, getline('.'), col('.') - 1)
  if article.Go(result.article, line.marks[index]) && stay
    win_gotoid(here)
  endif
enddef

# The parts of the result in the location list of its window, to go from one to the other.
def ListParts()
  setloclist(0, [], ' ', {title: 'Nutgraf: parts', items: results[string(bufnr())].parts})
  lopen
enddef

# Closes the result and goes back to the article.
def Close()
  var from = results[string(bufnr())].article
  if winnr('$') > 1
    close
  elseif bufloaded(from)
    execute 'buffer' from
  else
    enew
  endif
  win_gotoid(bufwinid(from))
enddef

def ForgetMarks(bufnr: number)
  var result = results[string(bufnr)]
  for line in values(result.lines)
    for mark in line.marks
      article.Unmark(result.article, mark)
    endfor
  endfor
  result.lines = {}
enddef

def Forget(bufnr: number)
  ForgetMarks(bufnr)
  remove(results, string(bufnr))
enddef
