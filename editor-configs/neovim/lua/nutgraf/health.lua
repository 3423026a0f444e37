-- :checkhealth nutgraf
local client = require('nutgraf.client')
local config = require('nutgraf.config')
local starting = require('nutgraf.start')

local M = {}

-- Neovim 0.7 has the functions elsewhere, and under other names.
local health = vim.health or require('health')
local start = health.start or health.report_start
local ok = health.ok or health.report_ok
local info = health.info or health.report_info
local warn = health.warn or health.report_warn
local error = health.error or health.report_error

local install =
  'In a checkout of Nutgraf: `pipx install .`; or set `cmd`, as `:help nutgraf-server` says.'

local function check_neovim()
  start('Neovim')
  local version = vim.version()
  local words = ('Neovim %d.%d.%d'):format(version.major, version.minor, version.patch)
  if vim.fn.has('nvim-0.7') == 1 then
    ok(words)
  else
    error(words .. ' is too old: 0.7 is the first that works')
  end
end

local function check_server()
  start('The server')
  local cmd = config.all().cmd
  if type(cmd) ~= 'table' then
    info('started by a custom function')
    return
  end
  info('command: ' .. table.concat(cmd, ' '))
  if config.missing() then
    error(('`%s` is not on your PATH'):format(cmd[1]), { install })
    return
  end
  local answer = vim.trim(vim.fn.system({ cmd[1], '--version' }))
  if vim.v.shell_error == 0 then
    ok(('%s at %s'):format(answer, vim.fn.exepath(cmd[1])))
  else
    error(('`%s --version` fails: %s'):format(cmd[1], answer), { install })
  end
end

-- Who checks the health can wait for a server that loads on a busy machine.
local patience_ms = 10000

local function check_start()
  start('Starting')
  if starting.is_on() then
    ok('the server starts with articles: ' .. table.concat(config.all().filetypes, ', '))
  else
    local advice = "Call `require('nutgraf').setup()` in your init.lua."
    warn('the server starts with the first :Nutgraf; until then `K` shows nothing', { advice })
  end
  local running = client.running()
  if #running == 0 then
    info('the server is not running')
  end
  for _, one in ipairs(running) do
    local buffers = vim.tbl_count(one.attached_buffers)
    ok(('the server is running, for %d %s'):format(buffers, buffers == 1 and 'buffer' or 'buffers'))
  end
  for _, setting in ipairs(client.ask_now('showConfiguration', patience_ms).settings or {}) do
    if setting.name == 'method' or setting.name == 'length' then
      info(('%s: %s (%s)'):format(setting.name, setting.value, setting.origin))
    end
  end
end

function M.check()
  check_neovim()
  check_server()
  check_start()
end

return M
