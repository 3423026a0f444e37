-- A summary that was put in is known as such: not read, not put in twice, taken out in one step.
local drive = require('driving')
local before = drive.lines()
local mark = '[//]: # (nutgraf: summary)'

local function marks()
  return #vim.tbl_filter(function(line)
    return line == mark
  end, drive.lines())
end

vim.cmd('Nutgraf insert')
drive.wait('the summary', function()
  return #drive.lines() > #before
end)
drive.equal(marks(), 1)
local once = drive.lines()
vim.cmd('Nutgraf insert')
drive.wait('that it is there', function()
  return drive.notices[1]
end)
drive.contains(drive.notices[1], 'the summary stands there already')
drive.equal(drive.lines(), once)

-- What is summarized is the text, not its summary: no sentence is said twice.
drive.show('Nutgraf claims', 'claims')
local seen = {}
for _, line in ipairs(drive.lines()) do
  if vim.startswith(line, '- ') then
    local words = line:gsub(' %(line.*$', '')
    drive.equal(seen[words], nil)
    seen[words] = true
  end
end
vim.cmd('close')

-- Whatever was made of it, the next one takes its place.
for number, line in ipairs(drive.lines()) do
  if line == mark then
    vim.fn.setline(number + 1, '> Something else that somebody wrote here in its place.')
  end
end
vim.cmd('Nutgraf insert')
drive.wait('the summary again', function()
  return vim.deep_equal(drive.lines(), once)
end)
drive.equal(marks(), 1)
vim.cmd('silent undo')
vim.cmd('silent undo')
vim.cmd('silent undo')
drive.equal(drive.lines(), before)

-- Written twice, it is one briefing.
local folder = vim.fn.expand('%:p:h')
local article = vim.api.nvim_get_current_buf()
for _ = 1, 2 do
  vim.api.nvim_set_current_buf(article)
  vim.cmd('Nutgraf write')
  drive.wait('the briefing', function()
    return vim.api.nvim_buf_get_name(0):find('%.briefing%.md$')
  end)
end
drive.equal(#vim.fn.glob(folder .. '/*.briefing*.md', false, true), 1)
