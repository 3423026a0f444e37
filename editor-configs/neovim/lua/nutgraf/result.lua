-- A result in a split of its own, whose lines lead to the article.
local article = require('nutgraf.article')
local places = require('nutgraf.places')
local view = require('nutgraf.view')

local M = {}

-- By the result's buffer: the article's buffer, and the marks of each line's places.
local results = {}

-- The article that a buffer shows a result of; nil for any other buffer.
function M.article_of(bufnr)
  return results[bufnr] and results[bufnr].article
end

local function forget_marks(bufnr)
  for _, line in pairs(results[bufnr].lines) do
    for _, mark in ipairs(line.marks) do
      article.unmark(mark.bufnr, mark.id)
    end
  end
  results[bufnr].lines = {}
end

-- Goes to the sentence of the line that the cursor is on; stays here where `stay` says so.
function M.go(stay)
  local result = results[vim.api.nvim_get_current_buf()]
  local row, byte = unpack(vim.api.nvim_win_get_cursor(0))
  local line = result.lines[row]
  if not line or #line.marks == 0 then
    vim.api.nvim_echo({ { 'Nutgraf: no sentence on this line' } }, false, {})
    return
  end
  local index = places.index_at(line.places, vim.api.nvim_get_current_line(), byte + 1)
  local here = vim.api.nvim_get_current_win()
  local window = article.go(line.marks[index].bufnr, line.marks[index].id)
  if window then
    vim.api.nvim_set_current_win(stay and here or window)
  end
end

-- Closes the result and goes back to the article.
function M.close()
  local bufnr = vim.api.nvim_get_current_buf()
  local from = results[bufnr].article
  local window = vim.fn.bufwinid(from)
  if #vim.api.nvim_tabpage_list_wins(0) > 1 then
    vim.cmd('close')
  elseif vim.api.nvim_buf_is_loaded(from) then
    vim.cmd('buffer ' .. from)
  else
    vim.cmd('enew')
  end
  if window ~= -1 then
    vim.api.nvim_set_current_win(window)
  end
end

-- The parts of the result in the location list of its window, to go from one to the other.
function M.list_parts()
  local bufnr = vim.api.nvim_get_current_buf()
  local items = vim.tbl_map(function(part)
    return { bufnr = bufnr, lnum = part.line, text = part.text }
  end, results[bufnr].parts)
  vim.fn.setloclist(0, {}, ' ', { title = 'Nutgraf: parts', items = items })
  vim.cmd('lopen')
end

local function map(bufnr, key, description, does)
  vim.keymap.set('n', key, does, { buffer = bufnr, nowait = true, desc = description })
end

local function prepare(bufnr, name, from)
  results[bufnr] = { article = from, lines = {}, parts = {} }
  vim.bo[bufnr].buftype = 'nofile'
  vim.bo[bufnr].bufhidden = 'wipe'
  vim.bo[bufnr].swapfile = false
  vim.api.nvim_buf_set_name(bufnr, name)
  vim.bo[bufnr].filetype = 'nutgraf'
  vim.cmd('setlocal wrap linebreak breakindent nospell nofoldenable')
  map(bufnr, '<CR>', 'Go to the sentence', M.go)
  for _, key in ipairs({ 'p', 'K' }) do
    map(bufnr, key, 'Show the sentence without leaving the result', function()
      M.go(true)
    end)
  end
  map(bufnr, 'gO', 'List the parts', M.list_parts)
  map(bufnr, 'q', 'Close', M.close)
  vim.api.nvim_create_autocmd('BufWipeout', {
    buffer = bufnr,
    callback = function()
      forget_marks(bufnr)
      results[bufnr] = nil
    end,
  })
end

local function title_of(command, from)
  local file = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(from), ':t')
  return (('nutgraf://%s/%d/%s'):format(command, from, file):gsub('/$', ''))
end

-- The buffer with this name, in a window that is the current one now.
local function open(name, from, modifiers)
  for bufnr in pairs(results) do
    local window = vim.fn.win_findbuf(bufnr)[1]
    if window and vim.api.nvim_buf_get_name(bufnr) == name then
      if modifiers == '' or #vim.api.nvim_tabpage_list_wins(0) == 1 then
        vim.api.nvim_set_current_win(window)
        return bufnr
      end
      -- It is wanted elsewhere now.
      vim.api.nvim_win_close(window, true)
    end
  end
  -- It may have been asked for in the midst of typing.
  vim.cmd('stopinsert')
  vim.cmd((modifiers ~= '' and modifiers or 'botright') .. ' new')
  local bufnr = vim.api.nvim_get_current_buf()
  prepare(bufnr, name, from)
  return bufnr
end

-- The buffer of the article that a place is in; nil where the place is in no article of ours.
local function buffer_of(place, from, result)
  local number = place.article or 0
  if result.schema == 'nutgraf/joint-briefing' then
    local bufnr = vim.uri_to_bufnr(result.articles[number + 1].name)
    return vim.api.nvim_buf_is_loaded(bufnr) and bufnr or nil
  end
  -- Of a text that is held against an article, those of the text.
  return number == 0 and from or nil
end

-- Shows a command's result on the article in buffer `from`. `modifiers` are those of |:vertical|.
function M.show(command, from, result, modifiers)
  local bufnr = open(title_of(command, from), from, modifiers or '')
  forget_marks(bufnr)
  vim.bo[bufnr].modifiable = true
  vim.api.nvim_buf_set_lines(bufnr, 0, -1, false, view.words(result.lines))
  vim.bo[bufnr].modifiable = false
  view.colour(bufnr, result.lines)
  results[bufnr].parts = view.parts(result.lines)
  for number, line in ipairs(result.lines) do
    local own = vim.tbl_filter(function(place)
      return buffer_of(place, from, result) ~= nil
    end, line.places)
    if #own > 0 then
      results[bufnr].lines[number] = {
        places = own,
        marks = vim.tbl_map(function(place)
          local buffer = buffer_of(place, from, result)
          return { bufnr = buffer, id = article.mark(buffer, place) }
        end, own),
      }
    end
  end
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
end

return M
