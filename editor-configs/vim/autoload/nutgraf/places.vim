vim9script
# Where in the article the lines of a result come from.
#
# A place is what the server's JSON says of a sentence: `start` and `end` in characters of the
# text, `line` and `column` from 1, `text` in words.

# The index of the place that is meant by a byte (from 0) of a line that several places share.
export def IndexAt(places: list<dict<any>>, line: string, byte: number): number
  var at = 0
  for [index, place] in items(places)
    at = stridx(line, place.text, at)
    if at == -1
      # Not one text after the other: a figure that stands in several lines.
      return 0
    endif
    at += strlen(place.text)
    if byte < at
      return index
    endif
  endfor
  return len(places) - 1
enddef

# Where a place is in a buffer: line and byte from 1 of its start and of what follows its end.
export def Range(bufnr: number, place: dict<any>): list<number>
  var [line, column] = has_key(place, 'line') ? [place.line, place.column - 1] : [1, place.start]
  var start = Forward(bufnr, line, column)
  return start + Forward(bufnr, line, column + place.end - place.start)
enddef

# The line and the byte, both from 1, that are so many characters behind a line's start.
def Forward(bufnr: number, from: number, characters: number): list<number>
  var [line, left] = [from, characters]
  for text in getbufline(bufnr, from, '$')
    var byte = byteidxcomp(text, left)
    if byte >= 0
      return [line, byte + 1]
    endif
    left -= strchars(text) + 1
    line += 1
  endfor
  var last = getbufinfo(bufnr)[0].linecount
  return [last, len(getbufline(bufnr, last)[0]) + 1]
enddef
