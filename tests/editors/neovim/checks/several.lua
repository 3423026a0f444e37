-- The article and another file, briefed together: each side of what differs leads to its own.
local drive = require('driving')
local first = vim.api.nvim_get_current_buf()
local folder = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(first), ':h')

local function write(name, text)
  vim.fn.writefile(vim.split(text, '\n'), folder .. '/' .. name)
end

write(
  'gazette.txt',
  'The harbour school in Ostrand will reopen on Monday, the council said.\n\nRain fell.'
)
write(
  'echo.txt',
  'The harbour school in Ostrand will not reopen on Monday, the council said.\n\nSnow fell.'
)

vim.cmd('Nutgraf several missing.txt')
drive.equal(drive.notices[1], 'Nutgraf: missing.txt cannot be read')
vim.cmd('Nutgraf several')
drive.contains(drive.notices[2], 'name the other articles')

vim.cmd('edit ' .. folder .. '/gazette.txt')
local gazette = vim.api.nvim_get_current_buf()
drive.show('Nutgraf several ' .. folder .. '/echo.txt', 'brief')
drive.contains(drive.text(), 'Told differently')
drive.contains(drive.text(), '  - but: The harbour school in Ostrand will not reopen')

drive.cursor_on('- The harbour school in Ostrand will reopen')
drive.press('<CR>')
drive.equal(vim.api.nvim_get_current_buf(), gazette)
vim.cmd('wincmd p')
drive.cursor_on('- but: The harbour school')
drive.press('<CR>')
drive.equal(vim.fn.expand('%:t'), 'echo.txt')
drive.contains(drive.at_cursor(), 'The harbour school in Ostrand will not reopen')

-- Against another file, and against a version that there is none of.
vim.cmd('only')
vim.cmd('edit ' .. folder .. '/echo.txt')
drive.show('Nutgraf changes ' .. folder .. '/gazette.txt', 'whatChanged')
drive.contains(drive.text(), 'new “not”')
