vim9script
# What the checks share: waiting for conditions, and how a check ends.

const MOST_MS = 30000
const LOOK_MS = 20

# Waits until `Condition` holds.
export def Wait(what: string, Condition: func(): bool)
  var started = reltime()
  while !Condition()
    if reltimefloat(reltime(started)) * 1000 > MOST_MS
      throw 'waited in vain for ' .. what .. "\n" .. execute('messages')
    endif
    execute 'sleep' LOOK_MS .. 'm'
  endwhile
enddef

# Runs an Ex command and waits until the current window shows the result that it gives.
export def Show(ex: string, name: string)
  b:asked = b:changedtick
  execute ex
  Wait(ex, () => bufname() =~ '^nutgraf://' .. name .. '/' && get(b:, 'asked', 0) != b:changedtick
    && !empty(getline(1)))
enddef

# Waits until a message has these words.
export def Told(words: string)
  Wait(words, () => stridx(execute('messages'), words) >= 0)
enddef

export def Text(): string
  return join(getline(1, '$'), "\n")
enddef

export def Contains(text: string, part: string)
  assert_true(stridx(text, part) >= 0, 'no ' .. string(part) .. ' in ' .. string(text))
enddef

# Puts the cursor on the first line with these words, on their first character.
export def CursorOn(words: string)
  cursor(1, 1)
  if search('\V' .. escape(words, '\'), 'cW') == 0
    throw 'no line with ' .. words .. " in:\n" .. Text()
  endif
enddef

# The words of the current line from the cursor on.
export def AtCursor(): string
  return strpart(getline('.'), col('.') - 1)
enddef

export def StartsWith(text: string, part: string)
  assert_equal(part, strpart(text, 0, strlen(part)))
enddef

# The words that are highlighted in the current buffer.
export def Highlighted(): string
  return prop_list(1, {end_lnum: -1, types: ['nutgraf_sentence']})
    ->mapnew((_, piece) => strpart(getline(piece.lnum), piece.col - 1, piece.length))
    ->join("\n")
enddef

# As typed: not in the language of this file.
function g:NutgrafPress(keys)
  call feedkeys(a:keys, 'xt')
endfunction

export def Press(keys: string)
  g:NutgrafPress(keys)
enddef

# Runs a check and ends Vim: with 1, and why in a file, where it fails.
export def Run(check: string, report: string)
  try
    execute 'source' fnameescape(check)
  catch
    add(v:errors, v:throwpoint .. ': ' .. v:exception)
  endtry
  if !empty(v:errors)
    writefile(v:errors + split(execute('messages'), "\n"), report)
    cquit 1
  endif
  qall!
enddef
