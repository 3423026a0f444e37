-- The article's side of a result: its window, and its sentences wherever edits move them.
local places = require('nutgraf.places')

local M = {}

local marks = vim.api.nvim_create_namespace('nutgraf_places')
local landed = vim.api.nvim_create_namespace('nutgraf_landed')

-- Puts a mark on a place; the mark moves along when the text is edited.
function M.mark(bufnr, place)
  local row, byte, end_row, end_byte = places.range(bufnr, place)
  local options = { end_row = end_row, end_col = end_byte }
  return vim.api.nvim_buf_set_extmark(bufnr, marks, row, byte, options)
end

function M.unmark(bufnr, mark)
  if vim.api.nvim_buf_is_valid(bufnr) then
    vim.api.nvim_buf_del_extmark(bufnr, marks, mark)
  end
end

-- The window of this tab that shows the article; opened above the current one if there is none.
function M.window(bufnr)
  local window = vim.fn.bufwinid(bufnr)
  if window == -1 then
    vim.cmd(('leftabove sbuffer %d'):format(bufnr))
    window = vim.api.nvim_get_current_win()
  end
  return window
end

-- Shows which sentence is meant, until the cursor leaves it.
local function highlight(bufnr, row, byte, end_row, end_byte)
  -- A colour scheme may have cleared it meanwhile.
  vim.api.nvim_set_hl(0, 'NutgrafSentence', { default = true, link = 'Search' })
  vim.api.nvim_buf_clear_namespace(bufnr, landed, 0, -1)
  vim.api.nvim_buf_set_extmark(bufnr, landed, row, byte, {
    end_row = end_row,
    end_col = end_byte,
    hl_group = 'NutgrafSentence',
  })
  local group = vim.api.nvim_create_augroup('nutgraf_landed', { clear = true })
  vim.api.nvim_create_autocmd({ 'CursorMoved', 'InsertEnter' }, {
    group = group,
    buffer = bufnr,
    callback = function(event)
      local cursor = vim.api.nvim_win_get_cursor(0)
      if event.event == 'CursorMoved' and cursor[1] == row + 1 and cursor[2] == byte then
        return
      end
      vim.api.nvim_buf_clear_namespace(bufnr, landed, 0, -1)
      vim.api.nvim_del_augroup_by_id(group)
    end,
  })
end

-- Puts the cursor on a marked place and shows its sentence.
function M.go(bufnr, mark)
  if not vim.api.nvim_buf_is_loaded(bufnr) then
    vim.notify('Nutgraf: the article was closed', vim.log.levels.WARN)
    return
  end
  local found = vim.api.nvim_buf_get_extmark_by_id(bufnr, marks, mark, { details = true })
  if not found[1] then
    return
  end
  local row, byte = found[1], found[2]
  local window = M.window(bufnr)
  vim.api.nvim_win_call(window, function()
    vim.cmd("normal! m'")
    vim.api.nvim_win_set_cursor(window, { row + 1, byte })
    vim.cmd('normal! zv')
  end)
  highlight(bufnr, row, byte, found[3].end_row, found[3].end_col)
  return window
end

-- Puts places into the location list of a window; `word_of` says what is written for each.
function M.list(window, bufnr, title, list, word_of)
  local items = vim.tbl_map(function(place)
    local row, byte, end_row, end_byte = places.range(bufnr, place)
    return {
      bufnr = bufnr,
      lnum = row + 1,
      col = byte + 1,
      end_lnum = end_row + 1,
      end_col = end_byte + 1,
      text = word_of(place),
    }
  end, list)
  vim.fn.setloclist(window, {}, ' ', { title = title, items = items })
end

return M
