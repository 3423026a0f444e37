local drive = require('driving')
drive.served()

vim.cmd('checkhealth nutgraf')
local text = drive.text()
drive.contains(text, 'nutgraf 0.')
drive.contains(text, 'the server starts with articles')
drive.contains(text, 'the server is running, for 1 buffer')
drive.contains(text, 'method: default')
for _, line in ipairs(drive.lines()) do
  drive.equal(line:find('ERROR') or line:find('WARN'), nil)
end

for _, tag in ipairs({ 'nutgraf', ':Nutgraf', 'nutgraf-server', 'nutgraf.setup()' }) do
  vim.cmd('help ' .. tag)
  drive.contains(vim.api.nvim_buf_get_name(0), 'nutgraf.txt')
  drive.contains(vim.api.nvim_get_current_line(), '*' .. tag .. '*')
end
