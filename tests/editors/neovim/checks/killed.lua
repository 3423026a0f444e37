-- The server is killed; the next command starts another one.
local drive = require('driving')
local client = require('nutgraf.client')

drive.show('Nutgraf summarize 1', 'summarize')
drive.press('q')
local first = drive.served()
-- Without a shell: some would be a child with these words in its own command line.
local pids = vim.fn.systemlist({ 'pgrep', '-P', tostring(vim.fn.getpid()), '-f', 'nutgraf server' })
drive.equal(#pids, 1)
vim.fn.system('kill -9 ' .. pids[1])
drive.wait('its end', function()
  return #client.running() == 0
end)
drive.show('Nutgraf summarize 1', 'summarize')
drive.contains(drive.text(), 'The paper cuts')
drive.press('q')
drive.equal(drive.served().id ~= first.id, true)
