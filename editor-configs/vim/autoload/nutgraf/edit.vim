vim9script
# Edits that the server asks for.

import './document.vim'

# Applies a workspace edit to the buffers that it names; says whether all of it was.
export def Apply(asked: dict<any>): bool
  for [uri, edits] in items(ByUri(asked))
    var bufnr = document.BufferOf(uri)
    if bufnr == -1 || !getbufvar(bufnr, '&modifiable')
      return false
    endif
    # From the end to the start, so that none moves the next.
    for one in sort(copy(edits), (a, b) => After(a, b) ? -1 : 1)
      ApplyOne(bufnr, one)
    endfor
  endfor
  return true
enddef

def ByUri(asked: dict<any>): dict<list<dict<any>>>
  var found: dict<list<dict<any>>> = {}
  for change in get(asked, 'documentChanges', [])
    found[change.textDocument.uri] = change.edits
  endfor
  return extend(found, get(asked, 'changes', {}))
enddef

def After(a: dict<any>, b: dict<any>): bool
  var [first, second] = [a.range.start, b.range.start]
  return first.line > second.line
    || first.line == second.line && first.character > second.character
enddef

def ApplyOne(bufnr: number, one: dict<any>)
  var last = getbufinfo(bufnr)[0].linecount
  var [start, end] = [one.range.start, one.range.end]
  # The end of the text counts as a line of its own.
  var lines = getbufline(bufnr, start.line + 1, end.line + 1)
  var at_end = end.line >= last
  if at_end
    add(lines, '')
  endif
  var head = strpart(lines[0], 0, start.character)
  var tail = strpart(lines[-1], end.character)
  var new = split(head .. one.newText .. tail, "\n", true)
  if at_end
    remove(new, -1)
  endif
  appendbufline(bufnr, min([end.line + 1, last]), new)
  if start.line < last
    deletebufline(bufnr, start.line + 1, min([end.line + 1, last]))
  endif
enddef
