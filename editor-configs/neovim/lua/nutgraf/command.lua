-- :Nutgraf COMMAND [words], over the whole article or a range of its lines.
local M = {}

-- What is typed, the server's command for it, what the words behind it are, and of which kind where
-- that is another.
local commands = {
  { 'brief', 'brief', 'length', 'extent' },
  { 'summarize', 'summarize', 'length' },
  { 'claims', 'claims' },
  { 'compare', 'compare', 'length' },
  { 'outline', 'showOutline' },
  { 'changes', 'whatChanged', 'against', 'version' },
  { 'method', 'setMethod', 'method' },
  { 'insert', 'insertSummary', 'place' },
  { 'write', 'writeBriefing', 'length', 'extent' },
  { 'verify', 'verify', 'against', 'file' },
  { 'methods', 'methods' },
  { 'config', 'showConfiguration' },
}

-- These are not the server's.
local own = { 'several', 'pick', 'log' }

M.server_commands = vim.tbl_map(function(one)
  return one[2]
end, commands)

local typed = vim.list_extend(
  vim.tbl_map(function(one)
    return one[1]
  end, commands),
  own
)

local choices = {
  extent = { 'full', 'short', '5', '300 words' },
  length = { '3', '5', '10%', '120 words', '1 minute' },
  place = { 'top', 'heading', 'front-matter' },
  pick = { 'claims', 'outline', 'brief', 'summarize' },
}

-- What a text is compared with besides another file.
local versions = { 'commit', 'saved' }

local function complain(message)
  vim.notify('Nutgraf: ' .. message, vim.log.levels.ERROR)
end

-- By its short name, or by the server's.
local function named(word)
  for _, one in ipairs(commands) do
    if one[1] == word or one[2] == word then
      return one
    end
  end
end

local function lines_of(call)
  if call.range > 0 then
    return {
      start = { line = call.line1 - 1, character = 0 },
      ['end'] = { line = call.line2, character = 0 },
    }
  end
end

local function pick(kind, call)
  if vim.tbl_contains(choices.pick, kind) then
    require('nutgraf').pick(kind, { range = lines_of(call) })
  else
    complain(('cannot pick from %s; say %s'):format(kind, table.concat(choices.pick, ', ')))
  end
end

-- The article in the buffer and those in some files, or those of the argument list.
local function brief_several(words, call)
  local current = vim.api.nvim_get_current_buf()
  local article = require('nutgraf.result').article_of(current) or current
  local files = #words > 0 and { vim.api.nvim_buf_get_name(article) } or vim.fn.argv()
  for _, word in ipairs(words) do
    local fitting = vim.fn.glob(word, false, true)
    vim.list_extend(files, #fitting > 0 and fitting or { word })
  end
  local buffers = {}
  for _, file in ipairs(files) do
    if file ~= '' and vim.fn.filereadable(file) == 0 and vim.fn.bufnr(file) == -1 then
      complain(file .. ' cannot be read')
      return
    elseif file ~= '' then
      local bufnr = vim.fn.bufadd(vim.fn.fnamemodify(file, ':p'))
      if not vim.tbl_contains(buffers, bufnr) then
        table.insert(buffers, bufnr)
      end
    end
  end
  if #buffers < 2 then
    complain('name the other articles, as in :Nutgraf several echo.txt daily.txt')
    return
  end
  require('nutgraf').brief_several(buffers, call.mods)
end

local function show_log()
  local file = require('vim.lsp.log').get_filename()
  if vim.fn.filereadable(file) == 0 then
    vim.notify('Nutgraf: nothing was logged yet; see :help nutgraf-log')
    return
  end
  vim.cmd('botright sview +$ ' .. vim.fn.fnameescape(file))
end

-- Runs what was typed behind :Nutgraf.
function M.run(call)
  local word = call.fargs[1] or 'brief'
  local words = table.concat(call.fargs, ' ', 2)
  if word == 'log' then
    show_log()
    return
  elseif word == 'several' then
    brief_several(vim.list_slice(call.fargs, 2), call)
    return
  elseif word == 'pick' then
    pick(words == '' and 'claims' or words, call)
    return
  end
  local command = named(word)
  if not command then
    complain(('no command %s; see :help nutgraf-commands'):format(word))
    return
  end
  local arguments = { range = lines_of(call) }
  if words ~= '' and not command[3] then
    complain(word .. ' takes no more words')
    return
  elseif words ~= '' then
    arguments[command[3]] = words
    local is_name = command[4] == 'version' and vim.tbl_contains(versions, words)
    if command[3] == 'against' and not is_name then
      arguments[command[3]] = vim.uri_from_fname(vim.fn.fnamemodify(words, ':p'))
    end
  end
  if arguments.place == 'heading' then
    -- The one above the cursor.
    local cursor = { line = call.line1 - 1, character = 0 }
    arguments.range = { start = cursor, ['end'] = cursor }
  end
  require('nutgraf').run(command[2], arguments, nil, call.mods)
end

-- The methods there are, if a server runs that can be asked at once.
local function methods()
  local client = require('nutgraf.client')
  return vim.tbl_keys(client.ask_now('methods').methods or {})
end

local function choices_behind(word)
  if word == 'pick' then
    return choices.pick
  elseif word == 'several' then
    return vim.fn.getcompletion('', 'file')
  end
  local command = named(word)
  local kind = command and (command[4] or command[3])
  if kind == 'method' then
    return methods()
  elseif kind == 'file' then
    return vim.fn.getcompletion('', 'file')
  elseif kind == 'version' then
    return vim.list_extend(vim.deepcopy(versions), vim.fn.getcompletion('', 'file'))
  end
  return choices[kind] or {}
end

-- What can be typed next.
function M.complete(lead, line, cursor)
  local before = line:sub(1, cursor):match('Nutgraf%s+(.*)$') or ''
  local word, rest = before:match('^(%S+)%s+(.*)$')
  local found = typed
  if word then
    found = {}
    local given = rest:sub(1, #rest - #lead)
    for _, choice in ipairs(choices_behind(word)) do
      if vim.startswith(choice, given) then
        table.insert(found, choice:sub(#given + 1))
      end
    end
    table.sort(found)
  end
  return vim.tbl_filter(function(choice)
    return vim.startswith(choice, lead)
  end, found)
end

return M
