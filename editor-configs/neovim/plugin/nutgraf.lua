-- :Nutgraf COMMAND [length, method or place], over the whole buffer or a range.
if vim.g.loaded_nutgraf then
  return
end
vim.g.loaded_nutgraf = true

-- What the words behind a command are; a length if it is not said here.
local words_are = { setMethod = 'method', insertSummary = 'place' }
local places = { 'top', 'heading', 'front-matter' }

vim.api.nvim_create_user_command('Nutgraf', function(call)
  local nutgraf = require('nutgraf')
  local commands = nutgraf.commands
  local command = call.fargs[1] or 'brief'
  if not vim.tbl_contains(commands, command) then
    local known = table.concat(commands, ', ')
    vim.notify('Nutgraf: no command ' .. command .. '; use ' .. known, vim.log.levels.ERROR)
    return
  end
  local arguments = {}
  if #call.fargs > 1 then
    arguments[words_are[command] or 'length'] = table.concat(call.fargs, ' ', 2)
  end
  if call.range > 0 then
    arguments.range = {
      start = { line = call.line1 - 1, character = 0 },
      ['end'] = { line = call.line2, character = 0 },
    }
  elseif arguments.place == 'heading' then
    -- The one above the cursor.
    local cursor = { line = call.line1 - 1, character = 0 }
    arguments.range = { start = cursor, ['end'] = cursor }
  end
  nutgraf.run(command, arguments)
end, {
  nargs = '*',
  range = true,
  desc = 'Brief, summarize or list the claims of the article in this buffer',
  complete = function(lead, line)
    local command = line:match('Nutgraf%s+(%S+)%s')
    local choices = require('nutgraf').commands
    if command then
      choices = command == 'insertSummary' and places or {}
    end
    return vim.tbl_filter(function(choice)
      return vim.startswith(choice, lead)
    end, choices)
  end,
})
