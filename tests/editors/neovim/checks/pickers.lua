-- Lists look and work as whatever takes the place of `vim.ui.select()`: each of these asks as the
-- one after which it is named does.
local drive = require('driving')
local article = vim.api.nvim_get_current_buf()

-- telescope-ui-select: a prompt in a floating window, which is closed before the choice is told.
local function telescope(wanted)
  return function(items, options, on_choice)
    local entries = {}
    for index, item in ipairs(items) do
      local words = options.format_item and options.format_item(item) or tostring(item)
      entries[index] = { value = item, display = words, ordinal = words }
    end
    local bufnr = vim.api.nvim_create_buf(false, true)
    local window = vim.api.nvim_open_win(bufnr, true, {
      relative = 'editor',
      width = 40,
      height = 10,
      row = 1,
      col = 1,
    })
    vim.bo[bufnr].buftype = 'prompt'
    vim.schedule(function()
      vim.api.nvim_win_close(window, true)
      for index, entry in ipairs(entries) do
        if entry.ordinal:find(wanted, 1, true) then
          on_choice(entry.value, index)
          return
        end
      end
      on_choice(nil, nil)
    end)
  end
end

-- fzf-lua: a line for each item, which begins with its number; the chosen line is read again.
local function fzf(wanted)
  return function(items, options, on_choice)
    local lines = {}
    for index, item in ipairs(items) do
      local words = options.format_item and options.format_item(item) or tostring(item)
      assert(not words:find('\n'), 'fzf reads one item a line')
      table.insert(lines, ('%d. %s'):format(index, words))
    end
    assert(type(options.prompt) == 'string')
    coroutine.wrap(function()
      local this = coroutine.running()
      vim.schedule(function()
        coroutine.resume(this)
      end)
      coroutine.yield()
      for _, line in ipairs(lines) do
        if line:find(wanted, 1, true) then
          local index = tonumber(line:match('^%d+'))
          on_choice(items[index], index)
          return
        end
      end
      on_choice(nil)
    end)()
  end
end

-- Neovim's own: a numbered list, and a number that is typed.
local function numbered(wanted)
  return function(items, options, on_choice)
    local own = vim.fn.inputlist
    vim.fn.inputlist = function(lines)
      for index, line in ipairs(lines) do
        if line:find(wanted, 1, true) then
          return index - 1
        end
      end
      return 0
    end
    -- As runtime/lua/vim/ui.lua has it.
    local choices = { options.prompt or 'Select one of:' }
    for index, item in ipairs(items) do
      local words = options.format_item and options.format_item(item) or tostring(item)
      table.insert(choices, ('%d: %s'):format(index, words))
    end
    local choice = vim.fn.inputlist(choices)
    vim.fn.inputlist = own
    on_choice(items[choice], choice > 0 and choice or nil)
  end
end

for name, picker in pairs({ telescope = telescope, fzf = fzf, numbered = numbered }) do
  vim.api.nvim_set_current_buf(article)
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  vim.ui.select = picker('The only other way in')
  vim.cmd('Nutgraf pick claims')
  drive.wait(name .. ': the claim', function()
    return vim.api.nvim_get_current_buf() == article
      and drive.at_cursor():find('^The only other way in')
  end)
  -- Nothing is done where nothing is chosen.
  local before = vim.api.nvim_win_get_cursor(0)
  local asked = false
  local none = picker('no such line')
  vim.ui.select = function(items, options, on_choice)
    none(items, options, function(item)
      on_choice(item)
      asked = true
    end)
  end
  vim.cmd('Nutgraf pick outline')
  drive.wait(name .. ': nothing', function()
    return asked
  end)
  drive.equal(vim.api.nvim_win_get_cursor(0), before)
  vim.ui.select = picker('lead: ')
  drive.notices = {}
  vim.cmd('Nutgraf method')
  drive.wait(name .. ': the method', function()
    return drive.notices[1]
  end)
  drive.contains(drive.notices[1], 'the method is lead')
end
