-- Where in the article the lines of a result come from.
--
-- A place is what the server's JSON says of a sentence: `start` and `end` in characters of the
-- text, `line` and `column` from 1, `text` in words.
local M = {}

-- A server's null.
local function given(value)
  if value ~= vim.NIL then
    return value
  end
end

-- The sections of an outline, from top to bottom, as places.
function M.sections(list, found)
  found = found or {}
  for _, section in ipairs(list) do
    local heading = given(section.heading)
    table.insert(found, heading or { start = section.start, ['end'] = section.start })
    M.sections(section.subsections, found)
  end
  return found
end

-- The sentences that a briefing's sections list.
function M.points(result)
  local found = {}
  for _, section in ipairs(result.sections) do
    vim.list_extend(found, section.points)
  end
  return found
end

-- The index of the place that is meant by a column (from 1) of a line that several places share.
function M.index_at(places, line, column)
  local at = 1
  for index, place in ipairs(places) do
    local _, last = line:find(place.text, at, true)
    if not last then
      -- Not one text after the other: a figure that stands in several lines.
      return 1
    end
    if column <= last then
      return index
    end
    at = last + 1
  end
  return #places
end

-- Goes on by `count` characters from a line and a column, both from 0; gives the line and the byte.
local function forward(bufnr, row, column, count)
  local line_end = vim.bo[bufnr].fileformat == 'dos' and 2 or 1
  local last = vim.api.nvim_buf_line_count(bufnr) - 1
  row = math.min(row, last)
  local left = column + count
  while true do
    local line = vim.api.nvim_buf_get_lines(bufnr, row, row + 1, false)[1] or ''
    local byte = vim.fn.byteidxcomp(line, left)
    if byte >= 0 then
      return row, byte
    elseif row == last then
      return row, #line
    end
    left = math.max(left - vim.fn.strchars(line) - line_end, 0)
    row = row + 1
  end
end

-- Where a place is in a buffer, in lines and bytes from 0, the end not included.
function M.range(bufnr, place)
  local row, column = (place.line or 1) - 1, (place.column or 1) - 1
  if not place.line then
    row, column = forward(bufnr, 0, 0, place.start)
  end
  local first_row, first_byte = forward(bufnr, row, column, 0)
  local last_row, last_byte = forward(bufnr, row, column, place['end'] - place.start)
  return first_row, first_byte, last_row, last_byte
end

return M
