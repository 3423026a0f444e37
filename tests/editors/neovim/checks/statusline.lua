local drive = require('driving')
local statusline = require('nutgraf').statusline

drive.served()
drive.wait('the words', function()
  return statusline() == '4 min · default'
end)
-- They stay while the text changes, and follow it.
vim.api.nvim_buf_set_lines(0, 9, -1, false, {})
drive.equal(statusline(), '4 min · default')
drive.wait('no words for a few lines', function()
  return statusline() == ''
end)
vim.cmd('enew')
drive.equal(statusline(), '')
drive.equal(drive.notices, {})
