local drive = require('driving')
local before = drive.lines()

vim.cmd('Nutgraf insert')
drive.wait('the summary', function()
  return #drive.lines() > #before
end)
drive.contains(drive.lines()[7], 'The paper cuts Orrany’s transit toll')
vim.cmd('silent undo')
drive.equal(drive.lines(), before)

-- Under the heading above the cursor, by the server's name for it.
drive.cursor_on('This is where the accord stops')
vim.cmd('Nutgraf insertSummary heading')
drive.wait('the summary', function()
  return #drive.lines() > #before
end)
drive.contains(drive.lines()[17], 'The bank lies')
vim.cmd('silent undo')
drive.equal(drive.lines(), before)
drive.equal(drive.notices, {})

vim.cmd('Nutgraf insert nowhere')
drive.wait('an error', function()
  return drive.notices[1]
end)
drive.equal(
  drive.notices[1],
  "Nutgraf: unknown place 'nowhere'; use one of top, heading, front-matter"
)
