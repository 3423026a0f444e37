-- Code actions and lenses are shown by the plug-in, too.
local drive = require('driving')
drive.served()
drive.cursor_on('Why the Navies')
drive.choose(function(item)
  -- In 0.7 with the client, later with its context.
  local action = item.action or item[2]
  return action.title == 'Nutgraf: brief this article'
end)
vim.lsp.buf.code_action()
drive.wait('the briefing', function()
  return vim.api.nvim_buf_get_name(0):find('nutgraf://brief/', 1, true)
end)
drive.contains(drive.text(), 'Points')
