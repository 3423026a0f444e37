-- Sentences over several lines, with either line end: each is highlighted to its end.
local drive = require('driving')
local article = vim.api.nvim_get_current_buf()
local drawn = drive.lines()

for _, line_end in ipairs({ 'unix', 'dos' }) do
  vim.cmd('buffer! ' .. article)
  vim.bo.fileformat = line_end
  -- Known anew, with the other line ends.
  vim.api.nvim_buf_set_lines(0, 0, -1, false, drawn)
  local bufnr = drive.show('Nutgraf brief', 'brief')
  local over_lines = 0
  for number, line in ipairs(drive.lines(bufnr)) do
    local words = line:match('^%- ([^*].*%.) %(line %d+%)$')
    if words and not line:find(', from “', 1, true) then
      -- Without the date, or the way in which something is open.
      words = words:gsub('^%d[%w/-]*: ', ''):gsub('^%l+: ', '')
      vim.api.nvim_set_current_win(vim.fn.bufwinid(bufnr))
      vim.api.nvim_win_set_cursor(0, { number, 0 })
      drive.press('<CR>')
      local found, breaks = drive.highlighted():gsub('\n%s*', ' ')
      if not found:find('[`*]') then
        drive.equal(found, words)
      end
      over_lines = over_lines + breaks
    end
  end
  drive.equal(over_lines > 3, true)
  vim.cmd('only')
end
