-- On 0.11 vim.lsp.enable() is enough, and what the user configures there is kept.
local drive = require('driving')

vim.lsp.config('nutgraf', { settings = { nutgraf = { length = '1 sentence' } } })
vim.lsp.enable('nutgraf')
vim.cmd('edit!')
drive.served()
drive.show('Nutgraf summarize', 'summarize')
drive.equal(#drive.lines(), 2)
-- A sentence ends before its place, "(line 9)", and nowhere else.
local _, ends = drive.lines()[2]:gsub('%. [^(]', '')
drive.equal(ends, 0)
drive.press('q')
vim.cmd('checkhealth nutgraf')
drive.contains(drive.text(), 'the server starts with articles')
drive.equal(#require('nutgraf.client').running(), 1)
