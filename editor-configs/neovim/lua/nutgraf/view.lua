-- Draws a result: the server says line by line what there is to show, in which order and style.
local M = {}

local namespace = vim.api.nvim_create_namespace('nutgraf_view')

-- The highlight group of each style, linked to one that every colour scheme has.
local groups = {
  title = { 'NutgrafTitle', 'Title' },
  about = { 'NutgrafAbout', 'Comment' },
  heading = { 'NutgrafHeading', 'Statement' },
  subheading = { 'NutgrafSubheading', 'Identifier' },
  note = { 'NutgrafNote', 'Comment' },
}

local function words_of(line)
  if line.style == 'entry' then
    local where = line.where ~= '' and (' (%s)'):format(line.where) or ''
    return ('  '):rep(line.depth) .. '- ' .. line.text .. where
  end
  return line.style == 'note' and '    ' .. line.text or line.text
end

-- The lines of a buffer.
function M.words(lines)
  return vim.tbl_map(words_of, lines)
end

-- The headings, each with the number of its line.
function M.parts(lines)
  local found = {}
  for number, line in ipairs(lines) do
    if line.style == 'heading' or line.style == 'subheading' then
      table.insert(found, { line = number, text = line.text })
    end
  end
  return found
end

-- Colours the lines of a buffer by their styles.
function M.colour(bufnr, lines)
  for _, pair in pairs(groups) do
    vim.api.nvim_set_hl(0, pair[1], { default = true, link = pair[2] })
  end
  vim.api.nvim_buf_clear_namespace(bufnr, namespace, 0, -1)
  for number, line in ipairs(lines) do
    local group = groups[line.style]
    if group then
      vim.api.nvim_buf_set_extmark(bufnr, namespace, number - 1, 0, {
        end_row = number,
        hl_group = group[1],
      })
    end
  end
end

return M
