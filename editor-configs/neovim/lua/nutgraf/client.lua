-- The server as Neovim's language client knows it: started, attached to buffers, asked.
local config = require('nutgraf.config')

local M = {}

local has_enable = vim.fn.has('nvim-0.11') == 1
local has_attach_event = vim.fn.has('nvim-0.8') == 1
local maps_hover = vim.fn.has('nvim-0.10') == 1
local start_timeout_ms = 10000
-- The first command of a server takes a second or two, for it loads the methods.
local now_timeout_ms = 3000

-- Calls a client's function, which takes the client itself from 0.11 on.
local function call(client, name, ...)
  if has_enable then
    return client[name](client, ...)
  end
  return client[name](...)
end

-- The running clients of this server.
function M.running()
  local get = vim.lsp.get_clients or vim.lsp.get_active_clients
  return vim.tbl_filter(function(client)
    return client.name == 'nutgraf' and not call(client, 'is_stopped')
  end, get())
end

-- The client that a buffer has; nil if it has none.
function M.attached(bufnr)
  for _, client in ipairs(M.running()) do
    if vim.lsp.buf_is_attached(bufnr, client.id) then
      return client
    end
  end
end

-- Takes a buffer from the server. Old versions say so, which nobody asked for.
local function detach(bufnr, client)
  local notify = vim.notify
  vim.notify = function() end
  pcall(vim.lsp.buf_detach_client, bufnr, client.id)
  vim.notify = notify
end

-- Buffers without a name all have the same address: the server can have one of them at a time.
local function leave_other_nameless(bufnr)
  if vim.api.nvim_buf_get_name(bufnr) ~= '' then
    return
  end
  for _, client in ipairs(M.running()) do
    for other in pairs(client.attached_buffers) do
      if other ~= bufnr and vim.api.nvim_buf_get_name(other) == '' then
        detach(other, client)
      end
    end
  end
end

-- The buffers that the server has, with their addresses there.
local addresses = {}

-- Once a buffer is saved under another name the server has to know it by that. (Neovim drops the
-- autocommands of a buffer that gets its first name, its own for this purpose among them.)
local function follow_name(event)
  local bufnr = event.buf
  local known, client = addresses[bufnr], M.attached(bufnr)
  if known and client and vim.uri_from_bufnr(bufnr) ~= known then
    call(client, 'notify', 'textDocument/didClose', { textDocument = { uri = known } })
    detach(bufnr, client)
    M.start(bufnr)
  end
end

vim.api.nvim_create_autocmd({ 'BufFilePost', 'BufWritePost' }, {
  group = vim.api.nvim_create_augroup('nutgraf_names', { clear = true }),
  callback = follow_name,
})

-- What newer versions do by themselves: K shows what a heading's section says.
local function map_hover(bufnr)
  vim.api.nvim_buf_call(bufnr, function()
    if vim.fn.maparg('K', 'n') == '' then
      local hover = '<Cmd>lua vim.lsp.buf.hover()<CR>'
      vim.keymap.set('n', 'K', hover, { buffer = bufnr, desc = 'vim.lsp.buf.hover()' })
    end
  end)
end

-- The configuration, with what is to be done with each buffer that gets the server.
local function effective_config()
  local found = config.all()
  if not has_attach_event then
    local on_attach = found.on_attach
    found.on_attach = function(client, bufnr)
      M.attached_to(bufnr)
      if on_attach then
        on_attach(client, bufnr)
      end
    end
  end
  return found
end

-- To be called for each buffer that gets the server.
function M.attached_to(bufnr)
  addresses[bufnr] = vim.uri_from_bufnr(bufnr)
  if not maps_hover then
    map_hover(bufnr)
  end
end

-- Has a server started for a buffer, and does not wait for it; gives its client's id.
function M.start(bufnr)
  leave_other_nameless(bufnr)
  if vim.lsp.start then
    -- The same client that vim.lsp.enable() may just have started: neither has a root folder.
    local id
    vim.api.nvim_buf_call(bufnr, function()
      id = vim.lsp.start(effective_config())
    end)
    return id
  end
  local client = M.client_id and vim.lsp.get_client_by_id(M.client_id)
  if not client or client.is_stopped() then
    M.client_id = vim.lsp.start_client(effective_config())
  end
  if M.client_id then
    vim.lsp.buf_attach_client(bufnr, M.client_id)
  end
  return M.client_id
end

-- Has a server started for a buffer, whatever its filetype, unless it has one. Gives the client, or
-- nil and why there is none.
function M.attach(bufnr)
  local client = M.attached(bufnr)
  if client then
    return client
  end
  local reason = config.missing()
  if reason then
    return nil, reason
  end
  local id = M.start(bufnr)
  vim.wait(start_timeout_ms, function()
    client = M.attached(bufnr)
    local has_ended = not id or not vim.lsp.get_client_by_id(id)
    return has_ended or client ~= nil and client.initialized
  end, 20)
  if not client then
    return nil, 'the server does not start; :Nutgraf log may say why'
  end
  return client
end

-- Asks for a command; `answered` gets the result, and is not called where there is none. What goes
-- wrong is told, or handed to `failed`.
function M.request(client, command, arguments, bufnr, answered, failed)
  local params = { command = 'nutgraf.' .. command, arguments = { arguments } }
  local function handler(err, result)
    if err and failed then
      failed(err)
    elseif err then
      -- The server begins with the method's name, which nobody typed.
      local reason = err.message:gsub('^workspace/executeCommand: ', '')
      vim.notify('Nutgraf: ' .. reason, vim.log.levels.ERROR)
    elseif result then
      answered(result)
    end
  end
  local sent = call(client, 'request', 'workspace/executeCommand', params, handler, bufnr)
  if not sent then
    vim.notify('Nutgraf: the server has ended; try again', vim.log.levels.ERROR)
  end
end

-- What a server that runs answers at once; empty if there is none, or none that does.
function M.ask_now(command, timeout_ms)
  local client = M.running()[1]
  if not client then
    return {}
  end
  timeout_ms = timeout_ms or now_timeout_ms
  local params = { command = 'nutgraf.' .. command, arguments = { vim.empty_dict() } }
  local answer = call(client, 'request_sync', 'workspace/executeCommand', params, timeout_ms, 0)
  return answer and answer.result or {}
end

return M
