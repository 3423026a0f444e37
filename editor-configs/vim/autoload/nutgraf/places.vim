vim9script
# Where in the article the lines of a result come from.
#
# A place is what the server's JSON says of a sentence: `start` and `end` in characters of the
# text, `line` and `column` from 1, `text` in words.

# The lines of a result's Markdown that stand for places, in the order of Entries().
const LINES = {
  'nutgraf/briefing': '^[->] ',
  'nutgraf/claims': '^\d\+\. ',
  'nutgraf/comparison': '^| \d\+ |',
  'nutgraf/outline': '^\s*- ',
  'nutgraf/summary': '^[^#]',
}

# For each line that stands for places, these places.
def Entries(result: dict<any>): list<list<dict<any>>>
  if result.schema == 'nutgraf/briefing'
    return copy(result.listed)
  elseif result.schema == 'nutgraf/claims'
    return Alone(result.claims)
  elseif result.schema == 'nutgraf/comparison'
    return Alone(result.sentences)
  elseif result.schema == 'nutgraf/outline'
    return Alone(Sections(result.sections))
  endif
  return [result.picks]
enddef

def Alone(places: list<any>): list<list<dict<any>>>
  return mapnew(places, (_, place) => [place])
enddef

# The sections of an outline, from top to bottom.
def Sections(sections: list<any>): list<dict<any>>
  var found: list<dict<any>> = []
  for section in sections
    # What is before the first heading has none.
    add(found, section.heading ?? {start: section.start, end: section.start})
    found += Sections(section.subsections)
  endfor
  return found
enddef

# The places that each line of a result's Markdown stands for, by line number.
export def ByLine(result: dict<any>, lines: list<string>): dict<list<dict<any>>>
  var found: dict<list<dict<any>>> = {}
  if !has_key(LINES, get(result, 'schema', ''))
    return found
  endif
  var listed = Entries(result)
  for number in range(1, len(lines))
    var line = lines[number - 1]
    if number == 1 && line =~ '^# ' && type(result.article.title) == v:t_dict
      found[number] = [result.article.title]
    elseif line =~ LINES[result.schema] && !empty(listed)
      found[number] = remove(listed, 0)
    endif
  endfor
  return found
enddef

# The index of the place that is meant by a byte (from 0) of a line that several places share.
export def IndexAt(places: list<dict<any>>, line: string, byte: number): number
  var at = line =~ '^> ' ? 2 : 0
  for [index, place] in items(places)
    at = After(line, match(line, '\S', at), place.text)
    if at == -1
      # Not one text after the other: a figure that stands in several lines.
      return 0
    elseif byte < at
      return index
    endif
  endfor
  return len(places) - 1
enddef

# Where `words` end in a line of Markdown, in which some of their characters have a backslash.
def After(line: string, from: number, words: string): number
  var at = from
  for i in range(strlen(words))
    # By bytes: an index would count characters.
    var byte = strpart(words, i, 1)
    while strpart(line, at, 1) != byte && strpart(line, at, 1) == '\'
      at += 1
    endwhile
    if strpart(line, at, 1) != byte
      return -1
    endif
    at += 1
  endfor
  return at
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
