local drive = require('driving')
local article = vim.api.nvim_get_current_buf()

drive.show('Nutgraf brief', 'brief')
drive.equal(drive.text():find('Key claims', 1, true), nil)
drive.press('q')
local bufnr = drive.show('Nutgraf brief full', 'brief')
drive.equal(#vim.api.nvim_tabpage_list_wins(0), 2)
drive.equal(vim.bo.filetype, 'nutgraf')
drive.equal(vim.bo.modifiable, false)
drive.contains(drive.text(), 'Veskland & Orrany')
drive.contains(drive.text(), '\n- The price is $1.9 billion')
drive.equal(drive.text():find('vim.NIL', 1, true), nil)

-- A bullet leads to its sentence.
local sentence = 'The price is $1.9 billion, about what the toll will earn Orrany in eight years '
  .. 'at the new rate.'
drive.cursor_on('- The price is')
drive.press('<CR>')
drive.equal(vim.api.nvim_get_current_buf(), article)
drive.equal(drive.at_cursor():sub(1, #sentence), sentence)
drive.equal(drive.highlighted(), sentence)
drive.press('j')
vim.cmd('doautocmd CursorMoved')
drive.equal(drive.highlighted(), nil)
drive.press('<C-o>')

-- It also does after the article was edited.
vim.api.nvim_buf_set_lines(article, 0, 0, false, { 'A line above', 'and another' })
vim.cmd('wincmd p')
drive.equal(vim.api.nvim_get_current_buf(), bufnr)
drive.press('<CR>')
drive.equal(drive.at_cursor():sub(1, #sentence), sentence)

-- Of a line with two sentences the one under the cursor is meant.
vim.cmd('wincmd p')
drive.cursor_on('About 19,200 ships')
drive.press('<CR>')
drive.contains(drive.at_cursor():sub(1, 20), 'About 19,200 ships')
vim.cmd('wincmd p')
drive.cursor_on('- The paper cuts')
drive.press('<CR>')
drive.contains(drive.at_cursor():sub(1, 20), 'The paper cuts')

-- Whatever is listed has its place: a claim that is only recalled, a figure, a quote.
for line, words in pairs({
  ['    quantity, comparison, forecast'] = 'The price is',
  ['- 1,140 nautical miles'] = '1,140 nautical miles',
  ['- “a published number'] = '“a published number',
  ['- Will they use'] = 'Will they use three years',
  ['Veskland'] = 'Veskland & Orrany',
}) do
  vim.api.nvim_set_current_win(vim.fn.bufwinid(bufnr))
  drive.cursor_on(line)
  drive.press('<CR>')
  drive.equal(drive.at_cursor():sub(1, #words), words)
end

-- p and K show a sentence and stay.
for key, words in pairs({ p = 'The price is', K = '“a published number' }) do
  vim.api.nvim_set_current_win(vim.fn.bufwinid(bufnr))
  drive.cursor_on('- ' .. words)
  drive.press(key)
  drive.equal(vim.api.nvim_get_current_buf(), bufnr)
  vim.api.nvim_set_current_win(vim.fn.bufwinid(article))
  drive.contains(drive.highlighted(), words)
  vim.api.nvim_set_current_win(vim.fn.bufwinid(bufnr))
end

-- gO lists the parts.
drive.press('gO')
local parts = vim.fn.getloclist(0)
drive.contains(vim.inspect(parts), 'Key claims')
vim.cmd('lclose')
vim.api.nvim_set_current_win(vim.fn.bufwinid(bufnr))
drive.cursor_on('- The price is')

-- A line with no sentence says so and stays.
drive.cursor_on('Points')
drive.press('<CR>')
drive.equal(vim.api.nvim_get_current_buf(), bufnr)
drive.cursor_on('    and ')
drive.press('<CR>')
drive.equal(vim.api.nvim_get_current_buf(), bufnr)

-- q closes, and the article is the current window again.
drive.press('q')
drive.equal(#vim.api.nvim_tabpage_list_wins(0), 1)
drive.equal(vim.api.nvim_get_current_buf(), article)
drive.equal(vim.fn.bufexists(bufnr), 0)
drive.equal(drive.notices, {})

-- Asked from the result it is the article that is meant; where the split opens can be said.
drive.show('vertical Nutgraf', 'brief')
drive.equal(vim.fn.winwidth(0) < vim.o.columns, true)
-- Also where it is open already, elsewhere.
drive.show('belowright Nutgraf', 'brief')
drive.equal(vim.fn.winwidth(0), vim.o.columns)
drive.show('vertical Nutgraf', 'brief')
drive.equal(#vim.api.nvim_tabpage_list_wins(0), 2)
drive.show('Nutgraf summarize', 'summarize')
drive.equal(#vim.api.nvim_tabpage_list_wins(0), 3)

-- From another tab, too, there is only one of them.
local shown = vim.api.nvim_get_current_buf()
vim.cmd('tab sbuffer ' .. article)
drive.show('Nutgraf summarize 1', 'summarize')
drive.equal(vim.api.nvim_get_current_buf(), shown)
drive.equal(drive.notices, {})
