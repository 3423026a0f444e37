-- :Nutgraf brief | summarize | claims | showOutline [length], over the whole buffer or a range.
if vim.g.loaded_nutgraf then
  return
end
vim.g.loaded_nutgraf = true

local commands = { 'brief', 'summarize', 'claims', 'showOutline' }

vim.api.nvim_create_user_command('Nutgraf', function(call)
  local command = call.fargs[1] or 'brief'
  if not vim.tbl_contains(commands, command) then
    local known = table.concat(commands, ', ')
    vim.notify('Nutgraf: no command ' .. command .. '; use ' .. known, vim.log.levels.ERROR)
    return
  end
  local arguments = {}
  if #call.fargs > 1 then
    arguments.length = table.concat(call.fargs, ' ', 2)
  end
  if call.range > 0 then
    arguments.range = {
      start = { line = call.line1 - 1, character = 0 },
      ['end'] = { line = call.line2, character = 0 },
    }
  end
  require('nutgraf').run(command, arguments)
end, {
  nargs = '*',
  range = true,
  desc = 'Brief, summarize or list the claims of the article in this buffer',
  complete = function(lead, line)
    if line:match('Nutgraf%s+%S+%s') then
      return {}
    end
    return vim.tbl_filter(function(command)
      return vim.startswith(command, lead)
    end, commands)
  end,
})
