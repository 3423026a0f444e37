-- Asks the server for briefings, summaries and claims, and shows them in a split.
local M = {}

-- The commands whose results are shown here; what the others do, the server shows itself.
local shown = {
  'brief', 'claims', 'compare', 'methods', 'showConfiguration', 'showOutline', 'summarize',
}

-- All that there are.
M.commands = vim.list_extend({ 'insertSummary', 'setMethod', 'writeBriefing' }, shown)

local has_enable = vim.fn.has('nvim-0.11') == 1
local start_timeout_ms = 10000

local config = {}

-- What Neovim can do, and which results are shown here, so that the server does not show them too.
function M.capabilities(others)
  local shows = vim.tbl_map(function(command)
    return 'nutgraf.' .. command
  end, shown)
  return vim.tbl_deep_extend(
    'force',
    others or vim.lsp.protocol.make_client_capabilities(),
    { experimental = { nutgraf = { shows = shows } } }
  )
end

local function effective_config()
  local file = vim.api.nvim_get_runtime_file('lsp/nutgraf.lua', false)[1]
  local found = vim.tbl_deep_extend('force', file and dofile(file) or {}, config)
  found.name = 'nutgraf'
  found.capabilities = M.capabilities(found.capabilities)
  return found
end

local function attached(bufnr)
  local get = vim.lsp.get_clients or vim.lsp.get_active_clients
  for _, client in ipairs(get()) do
    if client.name == 'nutgraf' and vim.lsp.buf_is_attached(bufnr, client.id) then
      return client
    end
  end
end

-- Starts the server for a buffer, whatever its filetype, unless it has one.
function M.attach(bufnr)
  local client = attached(bufnr)
  if client then
    return client
  end
  if vim.lsp.start then
    -- The same client that vim.lsp.enable() may just have started: neither has a root folder.
    vim.api.nvim_buf_call(bufnr, function()
      vim.lsp.start(effective_config())
    end)
  else
    M.client_id = M.client_id and vim.lsp.get_client_by_id(M.client_id) and M.client_id
      or vim.lsp.start_client(effective_config())
    if M.client_id then
      vim.lsp.buf_attach_client(bufnr, M.client_id)
    end
  end
  vim.wait(start_timeout_ms, function()
    client = attached(bufnr)
    return client ~= nil and client.initialized
  end, 20)
  return client
end

local function show(command, markdown)
  local name = 'nutgraf://' .. command
  local bufnr = vim.fn.bufnr('^' .. name .. '$')
  local window = bufnr ~= -1 and vim.fn.bufwinid(bufnr) or -1
  if window ~= -1 then
    vim.api.nvim_set_current_win(window)
  else
    vim.cmd('botright new')
    bufnr = vim.api.nvim_get_current_buf()
    vim.bo[bufnr].buftype = 'nofile'
    vim.bo[bufnr].bufhidden = 'wipe'
    vim.bo[bufnr].swapfile = false
    vim.api.nvim_buf_set_name(bufnr, name)
    vim.bo[bufnr].filetype = 'markdown'
    vim.wo.wrap = true
    vim.wo.linebreak = true
    vim.keymap.set('n', 'q', '<Cmd>close<CR>', { buffer = bufnr, desc = 'Close' })
  end
  vim.bo[bufnr].modifiable = true
  vim.api.nvim_buf_set_lines(bufnr, 0, -1, false, vim.split(markdown, '\n', { plain = true }))
  vim.bo[bufnr].modifiable = false
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
end

local function request(client, command, arguments, bufnr, answered)
  local params = { command = 'nutgraf.' .. command, arguments = { arguments } }
  local function handler(err, result)
    if err then
      vim.notify('Nutgraf: ' .. err.message, vim.log.levels.ERROR)
    elseif result then
      answered(result)
    end
  end
  if has_enable then
    client:request('workspace/executeCommand', params, handler, bufnr)
  else
    client.request('workspace/executeCommand', params, handler, bufnr)
  end
end

-- Asks which method is wanted, and sets it.
local function choose_method(client, arguments, bufnr)
  request(client, 'methods', vim.empty_dict(), bufnr, function(result)
    local names = vim.tbl_keys(result.methods)
    table.sort(names)
    vim.ui.select(names, {
      prompt = 'Nutgraf: which method rates the sentences?',
      format_item = function(name)
        return name .. ': ' .. result.methods[name]
      end,
    }, function(name)
      if name then
        M.run('setMethod', vim.tbl_extend('force', arguments, { method = name }), bufnr)
      end
    end)
  end)
end

-- Runs a server command, such as 'brief', and shows what it gives.
function M.run(command, arguments, bufnr)
  bufnr = bufnr or vim.api.nvim_get_current_buf()
  local client = M.attach(bufnr)
  if not client then
    vim.notify('Nutgraf: the server did not start; is `nutgraf` on your PATH?', vim.log.levels.ERROR)
    return
  end
  arguments = vim.tbl_extend('keep', arguments or {}, { uri = vim.uri_from_bufnr(bufnr) })
  if command == 'setMethod' and arguments.method == nil then
    choose_method(client, arguments, bufnr)
    return
  end
  request(client, command, arguments, bufnr, function(result)
    if not vim.tbl_contains(shown, command) then
      return
    elseif result.message then
      vim.notify('Nutgraf: ' .. result.message)
    else
      show(command, result.markdown)
    end
  end)
end

-- Code actions and lenses name these commands; without a function of that name Neovim drops the
-- result.
for _, command in ipairs(M.commands) do
  vim.lsp.commands['nutgraf.' .. command] = function(action, context)
    M.run(command, action.arguments and action.arguments[1], context.bufnr)
  end
end

-- Starts the server for articles as they are opened. `options` go on top of lsp/nutgraf.lua.
function M.setup(options)
  config = options or {}
  if has_enable then
    vim.lsp.config('nutgraf', config)
    vim.lsp.enable('nutgraf')
    return
  end
  vim.api.nvim_create_autocmd('FileType', {
    group = vim.api.nvim_create_augroup('nutgraf', { clear = true }),
    pattern = effective_config().filetypes,
    callback = function(event)
      if vim.bo[event.buf].buftype == '' then
        M.attach(event.buf)
      end
    end,
  })
end

return M
