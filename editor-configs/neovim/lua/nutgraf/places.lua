-- Where in the article the lines of a result come from.
--
-- A place is what the server's JSON says of a sentence: `start` and `end` in characters of the
-- text, `line` and `column` from 1, `text` in words.
local M = {}

local backslash = ('\\'):byte()

-- The lines of a result's Markdown that stand for places, in the order of `entries`.
local lines_with_places = {
  ['nutgraf/briefing'] = '^[->] ',
  ['nutgraf/claims'] = '^%d+%. ',
  ['nutgraf/comparison'] = '^| %d+ |',
  ['nutgraf/outline'] = '^%s*%- ',
  ['nutgraf/summary'] = '^[^#]',
}

-- A server's null.
local function given(value)
  if value ~= vim.NIL then
    return value
  end
end

local function each_alone(list)
  return vim.tbl_map(function(place)
    return { place }
  end, list)
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

-- For each line that stands for places, these places.
local entries = {
  ['nutgraf/briefing'] = function(result)
    return result.listed
  end,
  ['nutgraf/claims'] = function(result)
    return each_alone(result.claims)
  end,
  ['nutgraf/comparison'] = function(result)
    return each_alone(result.sentences)
  end,
  ['nutgraf/outline'] = function(result)
    return each_alone(M.sections(result.sections))
  end,
  ['nutgraf/summary'] = function(result)
    return { result.picks }
  end,
}

-- The places that each line of a result's Markdown stands for, by line number.
function M.by_line(result, lines)
  local found = {}
  local pattern = lines_with_places[result.schema]
  if not pattern then
    return found
  end
  local title = given(result.article.title)
  local listed, next_entry = entries[result.schema](result), 1
  for number, line in ipairs(lines) do
    if number == 1 and title and line:find('^# ') then
      found[number] = { title }
    elseif line:find(pattern) and listed[next_entry] then
      found[number] = listed[next_entry]
      next_entry = next_entry + 1
    end
  end
  return found
end

-- Where `words` end in a line of Markdown, in which some of their characters have a backslash.
local function after(line, at, words)
  for i = 1, #words do
    local byte = words:byte(i)
    while line:byte(at) ~= byte and line:byte(at) == backslash do
      at = at + 1
    end
    if line:byte(at) ~= byte then
      return nil
    end
    at = at + 1
  end
  return at
end

-- The index of the place that is meant by a column (from 1) of a line that several places share.
function M.index_at(places, line, column)
  if #places < 2 then
    return #places
  end
  local at = line:match('^> ()') or 1
  for index, place in ipairs(places) do
    at = at and after(line, line:find('%S', at) or at, place.text)
    if not at then
      -- Not one text after the other: a figure that stands in several lines.
      return 1
    end
    if column < at then
      return index
    end
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
