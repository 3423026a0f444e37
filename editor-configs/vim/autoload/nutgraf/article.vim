vim9script
# The article's side of a result: its window, and its sentences wherever edits move them.

import './places.vim'
import './tell.vim'

const PLACE = 'nutgraf_place'
const SENTENCE = 'nutgraf_sentence'

highlight default link NutgrafSentence Search
prop_type_add(PLACE, {})
prop_type_add(SENTENCE, {highlight: 'NutgrafSentence'})

augroup nutgraf_sentence
augroup END

var last_mark = 0

# Puts a mark on a place; the mark moves along when the text is edited.
export def Mark(bufnr: number, place: dict<any>): number
  var [line, byte, end_line, end_byte] = places.Range(bufnr, place)
  last_mark += 1
  prop_add(line, byte, {
    type: PLACE, id: last_mark, bufnr: bufnr, end_lnum: end_line, end_col: end_byte,
  })
  return last_mark
enddef

export def Unmark(bufnr: number, mark: number)
  if bufloaded(bufnr)
    prop_remove({type: PLACE, id: mark, both: true, bufnr: bufnr, all: true})
  endif
enddef

# Where a mark is now: its lines, with the bytes in each.
def Pieces(bufnr: number, mark: number): list<dict<any>>
  return prop_list(1, {bufnr: bufnr, end_lnum: -1, types: [PLACE], ids: [mark]})
enddef

# Goes to the window of this tab that shows the article; opens one above if there is none.
def ToWindow(bufnr: number)
  var window = bufwinid(bufnr)
  if window == -1
    execute 'leftabove sbuffer' bufnr
  else
    win_gotoid(window)
  endif
enddef

# Puts the cursor on a marked place and shows its sentence; says whether it could.
export def Go(bufnr: number, mark: number): bool
  if !bufloaded(bufnr)
    tell.Complain('the article was closed')
    return false
  endif
  var pieces = Pieces(bufnr, mark)
  if empty(pieces)
    tell.Complain('the sentence is no longer there')
    return false
  endif
  ToWindow(bufnr)
  normal! m'
  cursor(pieces[0].lnum, pieces[0].col)
  normal! zv
  Highlight(bufnr, pieces)
  return true
enddef

# Shows which sentence is meant, until the cursor leaves it.
def Highlight(bufnr: number, pieces: list<dict<any>>)
  Clear(bufnr)
  # A colour scheme may have cleared it meanwhile.
  highlight default link NutgrafSentence Search
  for piece in pieces
    prop_add(piece.lnum, piece.col, {type: SENTENCE, bufnr: bufnr, length: piece.length})
  endfor
  var place = [pieces[0].lnum, pieces[0].col]
  augroup nutgraf_sentence
    autocmd!
    execute 'autocmd CursorMoved <buffer=' .. bufnr .. '> Left(' .. string(place) .. ')'
    execute 'autocmd InsertEnter <buffer=' .. bufnr .. '> Clear(' .. bufnr .. ')'
  augroup END
enddef

def Left(place: list<number>)
  if [line('.'), col('.')] != place
    Clear(bufnr())
  endif
enddef

def Clear(bufnr: number)
  autocmd! nutgraf_sentence
  prop_remove({type: SENTENCE, bufnr: bufnr, all: true})
enddef

# Puts places into the location list of a window; `Word` says what is written for each.
export def List(window: number, bufnr: number, title: string, list: list<any>,
    Word: func(dict<any>): string)
  var found = mapnew(list, (_, place) => {
    var [line, byte, end_line, end_byte] = places.Range(bufnr, place)
    return {bufnr: bufnr, lnum: line, col: byte, end_lnum: end_line, end_col: end_byte,
      text: Word(place)}
  })
  setloclist(window, [], ' ', {title: title, items: found})
enddef
