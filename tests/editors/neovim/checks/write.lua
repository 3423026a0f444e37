local drive = require('driving')
local article = vim.api.nvim_buf_get_name(0)

vim.cmd('Nutgraf write')
drive.wait('the briefing', function()
  return vim.api.nvim_buf_get_name(0):find('%.briefing%.md$')
end)
drive.equal(vim.bo.modified, false)
drive.equal(vim.fn.readfile(vim.api.nvim_buf_get_name(0)), drive.lines())
drive.equal(
  vim.fn.fnamemodify(vim.api.nvim_buf_get_name(0), ':h'),
  vim.fn.fnamemodify(article, ':h')
)
drive.contains(drive.text(), '## Points')
drive.equal(drive.notices, {})
