vim9script
# Draws a result: the server says line by line what there is to show, in which order and style.

# The text property of each style, in a group that every colour scheme has.
const GROUPS = {
  title: 'Title',
  about: 'Comment',
  heading: 'Statement',
  subheading: 'Identifier',
  note: 'Comment',
}

# The lines of a buffer.
export def Words(lines: list<any>): list<string>
  return mapnew(lines, (_, line) => WordsOf(line))
enddef

def WordsOf(line: dict<any>): string
  if line.style == 'entry'
    var where = empty(line.where) ? '' : printf(' (%s)', line.where)
    return repeat('  ', line.depth) .. '- ' .. line.text .. where
  endif
  return (line.style == 'note' ? '    ' : '') .. line.text
enddef

# The headings, as entries of a location list.
export def Parts(bufnr: number, lines: list<any>): list<dict<any>>
  var found: list<dict<any>> = []
  for [index, line] in items(lines)
    if line.style == 'heading' || line.style == 'subheading'
      add(found, {bufnr: bufnr, lnum: index + 1, text: line.text})
    endif
  endfor
  return found
enddef

# Colours the lines of a buffer by their styles.
export def Colour(bufnr: number, lines: list<any>)
  for [style, group] in items(GROUPS)
    var name = 'nutgraf_' .. style
    if empty(prop_type_get(name))
      prop_type_add(name, {highlight: group})
    endif
  endfor
  for [index, line] in items(lines)
    if has_key(GROUPS, line.style)
      var length = strlen(getbufline(bufnr, index + 1)[0])
      prop_add(index + 1, 1, {length: length, type: 'nutgraf_' .. line.style, bufnr: bufnr})
    endif
  endfor
enddef
