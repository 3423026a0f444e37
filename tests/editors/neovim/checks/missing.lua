-- No server on the PATH: said once, in a line, at each attempt.
local drive = require('driving')
local words = 'Nutgraf: `nutgraf` is not on your PATH; see :help nutgraf-server'

require('nutgraf').setup()
drive.wait('the notice', function()
  return drive.notices[1]
end)
vim.cmd('edit!')
vim.cmd('Nutgraf brief')
drive.equal(drive.notices, { words, words })
drive.equal(#vim.api.nvim_tabpage_list_wins(0), 1)

vim.cmd('checkhealth nutgraf')
drive.contains(drive.text(), '`nutgraf` is not on your PATH')
