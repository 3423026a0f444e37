local drive = require('driving')
local article = vim.api.nvim_get_current_buf()

-- Of a length.
drive.show('Nutgraf summarize 2 sentences', 'summarize')
local lines = drive.lines()
drive.equal(#lines, 3)
local _, ends = lines[3]:gsub('%. ', '')
drive.equal(ends, 1)
drive.cursor_on('About 19,200 ships')
drive.press('w<CR>')
drive.equal(vim.api.nvim_get_current_buf(), article)
drive.contains(drive.at_cursor():sub(1, 20), 'About 19,200 ships')

-- Of a range of lines.
drive.show('17Nutgraf summarize 1 sentence', 'summarize')
drive.contains(drive.text(), 'The bank lies 34 nautical miles')
vim.cmd('wincmd p')
vim.cmd('normal! 21GV')
drive.press(':Nutgraf summarize 1<CR>')
drive.wait('the selection', function()
  return vim.bo.buftype == 'nofile' and drive.text():find('The price is $1.9 billion', 1, true)
end)
drive.press('q')

-- Nothing in it: said, not shown.
drive.equal(drive.notices, {})
vim.cmd('2Nutgraf summarize')
drive.wait('a notice', function()
  return #drive.notices == 1
end)
drive.contains(drive.notices[1], 'Nutgraf: ')
drive.equal(#vim.api.nvim_tabpage_list_wins(0), 1)

-- A length that is none: the server's one line.
vim.cmd('Nutgraf summarize much')
drive.wait('an error', function()
  return #drive.notices == 2
end)
drive.contains(drive.notices[2], 'much')
