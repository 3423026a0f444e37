-- What can be typed behind :Nutgraf, and what is said of what cannot.
local drive = require('driving')

local function offered(line)
  return vim.fn.getcompletion(line, 'cmdline')
end

drive.equal(offered('Nutgraf c'), { 'claims', 'compare', 'changes', 'config' })
drive.equal(offered('Nutgraf insert '), { 'front-matter', 'heading', 'top' })
drive.equal(offered("'<,'>Nutgraf pick o"), { 'outline' })
drive.equal(offered('Nutgraf summarize 120 '), { 'words' })
drive.equal(offered('Nutgraf log '), {})
vim.cmd('Nutgraf tea')
vim.cmd('Nutgraf claims 3')
drive.equal(drive.notices, {
  'Nutgraf: no command tea; see :help nutgraf-commands',
  'Nutgraf: claims takes no more words',
})
-- Every name of the server's is taken, too.
for _, name in ipairs({ 'showOutline', 'showConfiguration' }) do
  drive.show('Nutgraf ' .. name, name)
end
-- 0.7 makes its log at the start.
vim.fn.delete(require('vim.lsp.log').get_filename())
vim.cmd('Nutgraf log')
drive.equal(drive.notices[3], 'Nutgraf: nothing was logged yet; see :help nutgraf-log')
local file = require('vim.lsp.log').get_filename()
vim.fn.mkdir(vim.fn.fnamemodify(file, ':h'), 'p')
vim.fn.writefile({ 'first', 'last' }, file)
vim.cmd('Nutgraf log')
drive.equal(drive.at_cursor(), 'last')
drive.equal(vim.bo.readonly, true)
drive.equal(#drive.notices, 3)
