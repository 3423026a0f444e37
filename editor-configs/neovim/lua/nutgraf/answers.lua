-- What is done with what the server gives.
local article = require('nutgraf.article')
local places = require('nutgraf.places')
local result = require('nutgraf.result')

local M = {}

local function tell(words)
  vim.notify('Nutgraf: ' .. words)
end

local function in_split(command, answer, bufnr, _, modifiers)
  result.show(command, bufnr, answer, modifiers)
end

local function with_kinds(claim)
  return table.concat(claim.kinds, ', ') .. ': ' .. claim.text
end

local function claims(command, answer, bufnr, window, modifiers)
  if not vim.api.nvim_win_is_valid(window) or vim.api.nvim_win_get_buf(window) ~= bufnr then
    -- Asked from a result, or the article is in another window now.
    window = vim.fn.bufwinid(bufnr)
  end
  if window ~= -1 then
    article.list(window, bufnr, 'Nutgraf: claims', answer.claims, with_kinds)
  end
  in_split(command, answer, bufnr, window, modifiers)
end

local function inserted(_, answer)
  if not answer.applied then
    tell('the summary could not be inserted')
  end
end

local function written(_, answer, _, _, modifiers)
  local how = modifiers and modifiers ~= '' and modifiers or 'botright'
  vim.cmd(('%s split %s'):format(how, vim.fn.fnameescape(answer.path)))
end

local done = {
  brief = in_split,
  claims = claims,
  compare = in_split,
  insertSummary = inserted,
  methods = in_split,
  showConfiguration = in_split,
  showOutline = in_split,
  summarize = in_split,
  verify = in_split,
  whatChanged = in_split,
  writeBriefing = written,
}

-- Shows a command's answer about the article in `bufnr`. `window` is where it was asked for.
function M.show(command, answer, bufnr, window, modifiers)
  if answer.message then
    tell(answer.message)
  elseif vim.api.nvim_buf_is_loaded(bufnr) then
    done[command](command, answer, bufnr, window, modifiers)
  end
end

local choices = {
  brief = places.points,
  claims = function(answer)
    return answer.claims
  end,
  outline = function(answer)
    return vim.tbl_filter(function(place)
      return place.text ~= nil
    end, places.sections(answer.sections))
  end,
  summarize = function(answer)
    return answer.picks
  end,
}

-- Of the columns, some are for the number and the frame of whatever shows the list.
local margin = 12

local function on_one_line(words)
  local width = vim.o.columns - margin
  if vim.fn.strdisplaywidth(words) <= width then
    return words
  end
  return vim.fn.strcharpart(words, 0, width) .. '…'
end

-- Lets one choose among the places that a command gave, and goes to the one that is chosen.
function M.pick(kind, answer, bufnr)
  local found = choices[kind](answer)
  if #found == 0 then
    tell(answer.message or 'there is nothing to choose from')
    return
  end
  vim.ui.select(found, {
    prompt = 'Nutgraf: go to',
    kind = 'nutgraf_place',
    format_item = function(place)
      return on_one_line(('line %d: %s'):format(place.line, place.text))
    end,
  }, function(place)
    if place and vim.api.nvim_buf_is_loaded(bufnr) then
      local mark = article.mark(bufnr, place)
      local window = article.go(bufnr, mark)
      article.unmark(bufnr, mark)
      vim.api.nvim_set_current_win(window)
    end
  end)
end

return M
