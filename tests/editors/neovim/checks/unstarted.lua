-- Without setup() the first command starts the server, and more than once only one.
local drive = require('driving')
local client = require('nutgraf.client')

drive.equal(#client.running(), 0)
drive.show('Nutgraf summarize 1', 'summarize')
drive.press('q')
drive.equal(#client.running(), 1)
vim.cmd('checkhealth nutgraf')
drive.contains(drive.text(), 'the server starts with the first :Nutgraf')
