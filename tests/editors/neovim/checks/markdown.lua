-- Markdown of several paragraphs and bytes, with front matter.
local drive = require('driving')
drive.equal(vim.bo.filetype, 'markdown')
local article = vim.api.nvim_get_current_buf()
local bufnr = drive.show('Nutgraf brief', 'brief')
local visited = 0
for number, line in ipairs(drive.lines(bufnr)) do
  if line:find('^%- [^*]') and line:find('%(line %d+%)$') then
    vim.api.nvim_set_current_win(vim.fn.bufwinid(bufnr))
    vim.api.nvim_win_set_cursor(0, { number, 0 })
    drive.press('<CR>')
    drive.equal(vim.api.nvim_get_current_buf(), article)
    drive.equal(vim.fn.line('.'), tonumber(line:match('%(line (%d+)%)$')))
    visited = visited + 1
  end
end
drive.equal(visited > 8, true)

vim.cmd('Nutgraf insert front-matter')
drive.wait('the description', function()
  return drive.text(article):find('\ndescription: %S')
end)
drive.equal(drive.notices, {})
