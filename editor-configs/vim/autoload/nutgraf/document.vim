vim9script
# The articles as the server has them: each is sent whole, before something is asked about it.

import './server.vim'

const LANGUAGES = {
  asciidoc: 'asciidoc',
  asciidoctor: 'asciidoc',
  html: 'html',
  markdown: 'markdown',
  org: 'org',
  plaintex: 'latex',
  rst: 'restructuredtext',
  tex: 'latex',
}

# By buffer: the server, the address and the change that were sent last.
var sent: dict<dict<any>> = {}

export def Uri(bufnr: number): string
  var name = bufname(bufnr)
  if empty(name)
    return 'untitled:' .. bufnr
  endif
  return FileUri(name)
enddef

export def FileUri(name: string): string
  var path = fnamemodify(name, ':p')
  return 'file://' .. substitute(path, '[^A-Za-z0-9/._~-]', (found) => Percent(found[0]), 'g')
enddef

# Each byte of a character as an address has it.
def Percent(character: string): string
  return range(strlen(character))
    ->mapnew((_, i) => printf('%%%02X', char2nr(strpart(character, i, 1))))
    ->join('')
enddef

export def BufferOf(uri: string): number
  for [bufnr, known] in items(sent)
    if known.uri == uri
      return str2nr(bufnr)
    endif
  endfor
  return -1
enddef

# Has the server know a buffer as it is now; says whether it does. Gives its address.
export def Synchronize(bufnr: number): string
  if !server.Start()
    return ''
  endif
  var now = {server: server.Generation(), uri: Uri(bufnr), version: getbufvar(bufnr, 'changedtick')}
  var before = get(sent, string(bufnr), {server: 0})
  if before.server == now.server && before.uri != now.uri
    server.Notify('textDocument/didClose', {textDocument: {uri: before.uri}})
  endif
  if before.server != now.server || before.uri != now.uri
    server.Notify('textDocument/didOpen', {
      textDocument: {
        uri: now.uri,
        version: now.version,
        languageId: get(LANGUAGES, getbufvar(bufnr, '&filetype'), 'plaintext'),
        text: Text(bufnr),
      },
    })
  elseif before.version != now.version
    server.Notify('textDocument/didChange', {
      textDocument: {uri: now.uri, version: now.version},
      contentChanges: [{text: Text(bufnr)}],
    })
  endif
  sent[string(bufnr)] = now
  return now.uri
enddef

def Text(bufnr: number): string
  return join(getbufline(bufnr, 1, '$'), "\n") .. "\n"
enddef

def Forget(bufnr: number)
  if !has_key(sent, string(bufnr))
    return
  endif
  var known = remove(sent, string(bufnr))
  if server.IsRunning() && known.server == server.Generation()
    server.Notify('textDocument/didClose', {textDocument: {uri: known.uri}})
  endif
enddef

augroup nutgraf_document
  autocmd!
  autocmd BufUnload * Forget(str2nr(expand('<abuf>')))
augroup END
