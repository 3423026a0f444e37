-- A server that ends at once: said without a wait.
local drive = require('driving')
require('nutgraf').setup({ cmd = { 'false' } })

local started = os.time()
vim.cmd('Nutgraf brief')
drive.contains(
  table.concat(drive.notices, '\n'),
  'Nutgraf: the server does not start; :Nutgraf log'
)
drive.equal(os.time() - started < 8, true)
drive.equal(#vim.api.nvim_tabpage_list_wins(0), 1)
