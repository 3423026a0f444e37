-- Briefings, summaries and claims of the article in a buffer; `:help nutgraf` describes it all.
local M = {}

-- Only what a start needs is loaded at the start.
local function later(name)
  return setmetatable({}, {
    __index = function(_, key)
      return require('nutgraf.' .. name)[key]
    end,
  })
end

local answers, client, config = later('answers'), later('client'), later('config')
local result, start = later('result'), later('start')
local statusline = later('statusline')

local function complain(reason)
  vim.notify('Nutgraf: ' .. reason, vim.log.levels.ERROR)
end

-- Asks the server for a command on a buffer's article, and hands what it gives to `answered`.
-- In a window with a result, the article is meant that the result is of.
function M.ask(command, arguments, bufnr, answered)
  bufnr = bufnr and bufnr ~= 0 and bufnr or vim.api.nvim_get_current_buf()
  arguments = vim.deepcopy(arguments or {})
  local article = result.article_of(bufnr)
  if article then
    bufnr, arguments.range = article, nil
  end
  if not vim.api.nvim_buf_is_loaded(bufnr) then
    complain('the article was closed')
    return
  end
  local found, reason = client.attach(bufnr)
  if not found then
    complain(reason)
    return
  end
  if not arguments.uris then
    arguments.uri = arguments.uri or vim.uri_from_bufnr(bufnr)
  end
  client.request(found, command, arguments, bufnr, function(answer)
    answered(answer, bufnr)
  end)
end

-- Runs a command of the server by its name there, such as 'brief' or 'setMethod', and shows what it
-- gives. `modifiers` are those of |:vertical| and the like.
function M.run(command, arguments, bufnr, modifiers)
  if command == 'setMethod' and not (arguments and arguments.method) then
    M.choose_method(bufnr)
    return
  end
  local window = vim.api.nvim_get_current_win()
  M.ask(command, arguments, bufnr, function(answer, article)
    answers.show(command, answer, article, window, modifiers)
  end)
end

-- Briefs the articles in some buffers together.
function M.brief_several(buffers, modifiers)
  local uris = {}
  for _, bufnr in ipairs(buffers) do
    -- The server has what is open; a file that is not may lie outside its folders.
    vim.fn.bufload(bufnr)
    local found, reason = client.attach(bufnr)
    if not found then
      complain(reason)
      return
    end
    table.insert(uris, vim.uri_from_bufnr(bufnr))
  end
  M.run('brief', { uris = uris }, buffers[1], modifiers)
end

-- Lets one choose the method that rates the sentences.
function M.choose_method(bufnr)
  M.ask('methods', {}, bufnr, function(answer, article)
    local names = vim.tbl_keys(answer.methods)
    table.sort(names)
    vim.ui.select(names, {
      prompt = 'Nutgraf: which method rates the sentences?',
      kind = 'nutgraf_method',
      format_item = function(name)
        return name .. ': ' .. answer.methods[name]
      end,
    }, function(name)
      if name then
        M.run('setMethod', { method = name }, article)
      end
    end)
  end)
end

-- Lets one choose among what a command ('claims', 'outline', 'brief' or 'summarize') gives, and
-- goes there.
function M.pick(kind, arguments, bufnr)
  M.ask(kind == 'outline' and 'showOutline' or kind, arguments, bufnr, function(answer, article)
    answers.pick(kind, answer, article)
  end)
end

-- For a statusline: how long the article of a buffer takes to read, and the method in force.
function M.statusline(bufnr)
  return statusline.words(bufnr)
end

-- Code actions and lenses name these commands; without a function of that name Neovim drops the
-- result.
function M.register()
  for _, command in ipairs(require('nutgraf.command').server_commands) do
    vim.lsp.commands['nutgraf.' .. command] = function(action, context)
      M.run(command, action.arguments and action.arguments[1], context.bufnr)
    end
  end
end

-- Starts the server for articles as they are opened. `options` go on top of lsp/nutgraf.lua.
function M.setup(options)
  require('nutgraf.config').options = options or {}
  if vim.fn.has('nvim-0.11') == 1 then
    vim.lsp.config('nutgraf', options or {})
  end
  local reason = config.missing()
  if reason then
    vim.schedule(function()
      complain(reason)
    end)
    return
  end
  start.turn_on()
end

return M
