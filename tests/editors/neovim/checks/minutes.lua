local drive = require('driving')
local article = vim.api.nvim_get_current_buf()

-- What came of a meeting stands first, and each line of it leads to its turn.
drive.show('Nutgraf brief', 'brief')
drive.contains(drive.text(), 'Decided')
drive.contains(drive.text(), 'due: tomorrow (2026-05-07)')
local minutes = vim.api.nvim_get_current_win()
for line, words in pairs({
  ["- We won't pay for the field"] = "We won't pay for the field",
  ['- Milo Tarrant: Yeah'] = "Yeah, I'll ring them tomorrow.",
}) do
  vim.api.nvim_set_current_win(minutes)
  drive.cursor_on(line)
  drive.press('<CR>')
  drive.equal(vim.api.nvim_get_current_buf(), article)
  drive.contains(drive.at_cursor(), words)
end

-- Who took part leads to where they begin to speak.
vim.api.nvim_set_current_win(minutes)
drive.cursor_on('- Milo Tarrant: 6 turns')
drive.press('<CR>')
drive.contains(drive.at_cursor(), 'Milo Tarrant')
drive.equal(drive.notices, {})
