-- How the server is started: lsp/nutgraf.lua, with what the user says on top of it.
local M = {}

local has_enable = vim.fn.has('nvim-0.11') == 1

-- What setup() was given.
M.options = {}

-- What Neovim can do, and which results this plug-in shows, so that the server does not show them
-- too.
function M.capabilities(others)
  local shows = vim.tbl_map(function(command)
    return 'nutgraf.' .. command
  end, require('nutgraf.command').server_commands)
  local found = vim.tbl_deep_extend(
    'force',
    others or vim.lsp.protocol.make_client_capabilities(),
    { experimental = { nutgraf = { shows = shows } } }
  )
  -- Neovim leaves a file that it makes for a server in a buffer, not yet written: the server is to
  -- write briefings itself.
  if found.workspace and found.workspace.workspaceEdit then
    found.workspace.workspaceEdit.resourceOperations = nil
  end
  return found
end

-- All of it, for vim.lsp.start().
function M.all()
  local found
  if has_enable then
    found = vim.deepcopy(vim.lsp.config.nutgraf or {})
    if type(found.root_dir) == 'function' then
      found.root_dir = nil
    end
  else
    local file = vim.api.nvim_get_runtime_file('lsp/nutgraf.lua', false)[1]
    found = vim.tbl_deep_extend('force', file and dofile(file) or {}, M.options)
  end
  found.name = 'nutgraf'
  found.capabilities = M.capabilities(found.capabilities)
  return found
end

-- Why the server cannot be started; nil if nothing is known against it.
function M.missing()
  local cmd = M.all().cmd
  if type(cmd) == 'table' and vim.fn.executable(cmd[1]) == 0 then
    return ('`%s` is not on your PATH; see :help nutgraf-server'):format(cmd[1])
  end
end

return M
