local drive = require('driving')
local pasted = drive.lines()

-- Pasted into a buffer that has no name and no filetype.
vim.cmd('enew')
vim.api.nvim_put(pasted, 'l', false, true)
local first = vim.api.nvim_get_current_buf()
drive.show('Nutgraf brief', 'brief')
drive.cursor_on('- The price is')
drive.press('<CR>')
drive.equal(vim.api.nvim_get_current_buf(), first)
drive.contains(drive.at_cursor():sub(1, 30), 'The price is $1.9 billion')
vim.cmd('only')

-- A second one is another article, and the first one still what it was.
vim.o.hidden = true
vim.cmd('enew')
vim.api.nvim_put({ 'The ferry has a new captain.', '' }, 'l', false, true)
drive.show('Nutgraf summarize', 'summarize')
drive.contains(drive.text(), 'The ferry has a new captain.')
drive.press('q')
vim.cmd('buffer ' .. first)
drive.show('Nutgraf summarize 1', 'summarize')
drive.contains(drive.text(), 'The paper cuts')
drive.press('q')

-- Saved, it has a name.
local path = vim.fn.tempname() .. '.txt'
vim.cmd('silent write ' .. path)
drive.show('Nutgraf summarize 1', 'summarize')
drive.contains(drive.text(), 'The paper cuts')
drive.equal(drive.notices, {})
