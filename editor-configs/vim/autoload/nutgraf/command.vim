vim9script
# :Nutgraf COMMAND [words], over the whole article or a range of its lines.

import './answers.vim'
import './document.vim'
import './hover.vim'
import './names.vim'
import './result.vim'
import './server.vim'
import './tell.vim'

# These are not the server's.
const OWN = ['hover', 'log']

const CHOICES = {
  extent: ['full', 'short', '5', '300 words'],
  length: ['3', '5', '10%', '120 words', '1 minute'],
  place: ['top', 'heading', 'front-matter'],
  version: ['commit', 'saved'],
}

# The first command of a server takes a second or two, for it loads the methods.
const METHODS_TIMEOUT_MS = 3000

# By its short name, or by the server's; empty if there is none.
def Named(word: string): list<string>
  for one in names.COMMANDS
    if word == one[0] || word == one[1]
      return one
    endif
  endfor
  return []
enddef

def Typed(): list<string>
  return mapnew(names.COMMANDS, (_, one) => one[0]) + OWN
enddef

# Runs what was typed behind :Nutgraf.
export def Run(typed: list<string>, ranged: bool, first: number, last: number, modifiers: string)
  var word = get(typed, 0, 'brief')
  var words = join(typed[1 :])
  if word == 'hover'
    hover.Show()
    return
  elseif word == 'log'
    ShowLog()
    return
  endif
  var command = Named(word)
  if empty(command)
    tell.Complain('no command ' .. word .. '; see :help nutgraf-commands')
    return
  elseif !empty(words) && empty(command[2])
    tell.Complain(word .. ' takes no more words')
    return
  endif
  var arguments: dict<any> = {}
  if ranged
    arguments.range = Lines(first - 1, last)
  elseif words == 'heading' && command[2] == 'place'
    # The one above the cursor.
    arguments.range = Lines(first - 1, first - 1)
  endif
  if !empty(words)
    var isFile = command[2] == 'against' && index(get(CHOICES, command[3], []), words) < 0
    arguments[command[2]] = isFile ? document.FileUri(words) : words
  endif
  if command[2] == 'method' && empty(words)
    ChooseMethod()
  else
    RunOne(command[1], arguments, modifiers)
  endif
enddef

def Lines(from: number, to: number): dict<any>
  return {start: {line: from, character: 0}, end: {line: to, character: 0}}
enddef

# Runs a command of the server by its name there, and shows what it gives. In a window with a
# result, the article is meant that the result is of.
export def RunOne(command: string, arguments: dict<any>, modifiers = '')
  var window = win_getid()
  Ask(command, arguments, (answer, bufnr) => {
    answers.Show(command, answer, bufnr, window, modifiers)
  })
enddef

def Ask(command: string, arguments: dict<any>, Answered: func(dict<any>, number))
  var bufnr = result.ArticleOf(bufnr())
  if !bufloaded(bufnr)
    tell.Complain('the article was closed')
    return
  endif
  var uri = document.Synchronize(bufnr)
  if empty(uri)
    return
  endif
  var asked = extend({uri: uri}, arguments)
  if bufnr != bufnr() && has_key(asked, 'range')
    remove(asked, 'range')
  endif
  server.Ask('workspace/executeCommand', {command: 'nutgraf.' .. command, arguments: [asked]},
    (answer) => Answered(answer, bufnr))
enddef

# Lets one choose the method that rates the sentences.
def ChooseMethod()
  Ask('methods', {}, (answer, _) => OfferMethods(answer.methods))
enddef

def OfferMethods(methods: dict<string>)
  var offered = sort(keys(methods))
  popup_menu(mapnew(offered, (_, name) => name .. ': ' .. methods[name]), {
    title: ' Nutgraf: which method rates the sentences? ',
    maxheight: &lines - 6,
    callback: (_, index) => Chosen(index < 1 ? '' : offered[index - 1]),
  })
enddef

def Chosen(method: string)
  if !empty(method)
    RunOne('setMethod', {method: method})
  endif
enddef

def ShowLog()
  if getfsize(server.LogFile()) > 0
    execute 'botright sview +$' fnameescape(server.LogFile())
  else
    tell.Tell('nothing was logged')
  endif
enddef

# The methods there are, if a server runs that can be asked at once.
def Methods(): list<string>
  if !server.IsRunning()
    return []
  endif
  var answer = server.AskNow('workspace/executeCommand',
    {command: 'nutgraf.methods', arguments: []}, METHODS_TIMEOUT_MS)
  return type(answer) == v:t_dict ? keys(answer.methods) : []
enddef

# What can be typed next.
export def Complete(lead: string, line: string, cursor: number): list<string>
  var before = matchstr(strpart(line, 0, cursor), 'Nutgraf\s\+\zs.*$')
  var parts = matchlist(before, '^\(\S\+\)\s\+\(.*\)$')
  var found = Typed()
  if !empty(parts)
    var command = Named(parts[1])
    var kind = get(command, 3, get(command, 2, ''))
    var given = strpart(parts[2], 0, strlen(parts[2]) - strlen(lead))
    found = (kind == 'method' ? Methods() : get(CHOICES, kind, []))
      ->copy()
      ->filter((_, choice) => stridx(choice, given) == 0)
      ->map((_, choice) => strpart(choice, strlen(given)))
      ->sort()
  endif
  return filter(found, (_, choice) => stridx(choice, lead) == 0)
enddef
