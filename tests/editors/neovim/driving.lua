-- What the checks share: waiting for conditions, keys as typed, and what was notified.
local M = { notices = {} }

local most_ms = 30000

vim.notify = function(message)
  table.insert(M.notices, message)
end

function M.equal(found, expected)
  if not vim.deep_equal(found, expected) then
    error(('expected %s, found %s'):format(vim.inspect(expected), vim.inspect(found)), 2)
  end
end

function M.contains(text, part)
  if not text:find(part, 1, true) then
    error(('no %q in %q'):format(part, text), 2)
  end
end

-- Waits until `condition` gives something, and gives that.
function M.wait(what, condition)
  local found
  local done = vim.wait(most_ms, function()
    found = condition()
    return found
  end, 20)
  if not done then
    error('waited in vain for ' .. what .. '; notified: ' .. vim.inspect(M.notices), 2)
  end
  return found
end

function M.press(keys)
  vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes(keys, true, true, true), 'xt', false)
end

-- The lines of the current buffer, or of another.
function M.lines(bufnr)
  return vim.api.nvim_buf_get_lines(bufnr or 0, 0, -1, false)
end

function M.text(bufnr)
  return table.concat(M.lines(bufnr), '\n')
end

-- Runs an Ex command and waits until the current window shows the result that it gives.
function M.show(ex, name)
  local before = vim.b.changedtick
  vim.cmd(ex)
  return M.wait(ex, function()
    local shown = vim.api.nvim_buf_get_name(0)
    local changed = vim.b.nutgraf_seen ~= vim.b.changedtick or before ~= vim.b.changedtick
    if shown:find('nutgraf://' .. name .. '/', 1, true) and changed and #M.text() > 0 then
      vim.b.nutgraf_seen = vim.b.changedtick
      return vim.api.nvim_get_current_buf()
    end
  end)
end

-- Puts the cursor on the first line with these words, on their first character.
function M.cursor_on(words)
  for number, line in ipairs(M.lines()) do
    local byte = line:find(words, 1, true)
    if byte then
      vim.api.nvim_win_set_cursor(0, { number, byte - 1 })
      return
    end
  end
  error(('no line with %q in:\n%s'):format(words, M.text()), 2)
end

-- The words of the current line from the cursor on.
function M.at_cursor()
  return vim.api.nvim_get_current_line():sub(vim.fn.col('.'))
end

-- The words that are highlighted in the current buffer.
function M.highlighted()
  local namespace = vim.api.nvim_get_namespaces().nutgraf_landed
  local found = vim.api.nvim_buf_get_extmarks(0, namespace, 0, -1, { details = true })[1]
  if not found then
    return nil
  end
  local row, byte, details = found[2], found[3], found[4]
  local got = vim.api.nvim_buf_get_text(0, row, byte, details.end_row, details.end_col, {})
  return table.concat(got, '\n')
end

-- Waits for the server of the current buffer.
function M.served()
  local client = require('nutgraf.client')
  return M.wait('the server', function()
    local found = client.attached(vim.api.nvim_get_current_buf())
    return found and found.initialized and found
  end)
end

-- Chooses from every list what `choice` says of an item, and keeps what was offered.
function M.choose(choice)
  vim.ui.select = function(items, options, on_choice)
    M.offered = vim.tbl_map(options.format_item or tostring, items)
    M.asked = options.prompt
    for _, item in ipairs(items) do
      if choice(item) then
        on_choice(item)
        return
      end
    end
    on_choice(nil)
  end
end

-- Runs a check and ends Neovim: with 1 and a trace where it fails.
function M.run(path)
  local ok, message = xpcall(dofile, debug.traceback, path)
  if not ok then
    io.stderr:write(message, '\n', vim.fn.execute('messages'), '\n')
    vim.cmd('cquit 1')
  end
  vim.cmd('qall!')
end

return M
