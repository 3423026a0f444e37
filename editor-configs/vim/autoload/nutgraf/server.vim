vim9script
# The server: started when it is needed, asked, and ended with Vim.

import './edit.vim'
import './names.vim'
import './options.vim'
import './tell.vim'

const START_TIMEOUT_MS = 10000
const END_TIMEOUT_MS = 1000

var job: job
# Counts the servers: who knows what a server was told has to know which one it was.
var started = 0
var log = ''
# By id: the requests that have no answer yet, with what is to be done with it.
var waiting: dict<dict<any>> = {}

export def IsRunning(): bool
  return job_status(job) == 'run'
enddef

export def Generation(): number
  return started
enddef

# The file with what the server says of itself; empty before the first start.
export def LogFile(): string
  return log
enddef

# Starts the server if it does not run; says whether it runs now.
export def Start(): bool
  if IsRunning()
    return true
  endif
  if &encoding != 'utf-8'
    tell.Complain("set 'encoding' to utf-8 in your vimrc")
    return false
  endif
  var command = options.Get('command', ['nutgraf', 'server', '--stdio'])
  if !executable(command[0])
    tell.Complain('`' .. command[0] .. '` is not on your PATH; see :help nutgraf-server')
    return false
  endif
  log = empty(log) ? tempname() : log
  job = job_start(command, {
    in_mode: 'lsp', out_mode: 'lsp', out_cb: Received, err_io: 'file', err_name: log,
  })
  started += 1
  waiting = {}
  var answer: any = {}
  try
    answer = ch_evalexpr(job, {method: 'initialize', params: Introduction()},
      {timeout: START_TIMEOUT_MS})
  catch /^Vim.*:E\(630\|631\|906\):/
    # It has ended before it could be asked.
  endtry
  if empty(answer) || has_key(answer, 'error')
    job_stop(job)
    tell.Complain('the server does not start; :Nutgraf log may say why')
    return false
  endif
  Notify('initialized', {})
  return true
enddef

def Introduction(): dict<any>
  return {
    processId: getpid(),
    rootUri: null,
    clientInfo: {name: 'Vim', version: string(v:versionlong)},
    initializationOptions: options.Get('settings', {}),
    capabilities: {
      # Columns are bytes, as they are in Vim.
      general: {positionEncodings: ['utf-8']},
      textDocument: {hover: {contentFormat: ['plaintext']}},
      workspace: {applyEdit: true, workspaceEdit: {documentChanges: true}},
      # Their results are shown by this plug-in, so that the server does not show them too.
      experimental: {nutgraf: {shows: mapnew(names.COMMANDS, (_, one) => 'nutgraf.' .. one[1])}},
    },
  }
enddef

# Sends a request; `Answered` gets its result, and is not called where there is none.
export def Ask(method: string, params: dict<any>, Answered: func(any))
  var sent: any = {}
  try
    sent = ch_sendexpr(job, {method: method, params: params}, {callback: Received})
  catch /^Vim.*:E\(630\|631\|906\):/
    # A server that has ended takes no request; the next command starts another.
  endtry
  if type(sent) == v:t_dict && has_key(sent, 'id')
    waiting[string(sent.id)] = {method: method, Answered: Answered}
  endif
enddef

# Sends a request and waits for its result; null where there is none.
export def AskNow(method: string, params: dict<any>, timeout_ms: number): any
  return get(ch_evalexpr(job, {method: method, params: params}, {timeout: timeout_ms}), 'result',
    null)
enddef

export def Notify(method: string, params: dict<any>)
  ch_sendexpr(job, {method: method, params: params})
enddef

# What the server says, be it an answer or not. Vim takes a request of the server for the answer to
# its own request with the same id: only the message itself tells which of them it is.
def Received(_: channel, message: dict<any>)
  if !has_key(message, 'method')
    Settle(message)
  elseif message.method == 'window/showMessage'
    tell.Tell(message.params.message)
  elseif message.method == 'workspace/applyEdit'
    ch_sendexpr(job, {id: message.id, result: {applied: edit.Apply(message.params.edit)}})
  elseif has_key(message, 'id')
    ch_sendexpr(job, {id: message.id, result: null})
  endif
enddef

# Hands an answer to whoever waits for it.
def Settle(answer: dict<any>)
  if !has_key(waiting, string(get(answer, 'id', 0)))
    return
  endif
  var asked = remove(waiting, string(answer.id))
  if has_key(answer, 'error')
    # The server begins with the method's name, which nobody typed.
    tell.Complain(substitute(answer.error.message, '^\V' .. asked.method .. ': ', '', ''))
  else
    asked.Answered(get(answer, 'result', null))
  endif
enddef

export def Stop()
  if IsRunning()
    # It may end by itself meanwhile, which is just as well.
    silent! ch_evalexpr(job, {method: 'shutdown'}, {timeout: END_TIMEOUT_MS})
    silent! ch_sendexpr(job, {method: 'exit'})
  endif
enddef

augroup nutgraf_server
  autocmd!
  autocmd VimLeavePre * Stop()
augroup END
