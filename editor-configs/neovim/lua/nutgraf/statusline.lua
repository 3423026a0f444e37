-- A few words about the article in a buffer, for a statusline: how long it takes to read.
local client = require('nutgraf.client')

local M = {}

-- By buffer: what is shown, and the version of the text that it is of.
local known = {}

-- In milliseconds: longer than a pause between words, shorter than a look at the statusline.
local pause_ms = 800

local function ask(bufnr, tick)
  local found = client.attached(bufnr)
  if not found or not found.initialized then
    known[bufnr] = nil
    return
  end
  local arguments = { uri = vim.uri_from_bufnr(bufnr), show = false }
  client.request(found, 'summarize', arguments, bufnr, function(answer)
    local minutes = answer.offered and answer.article.minutes
    local words = minutes and ('%d min · %s'):format(minutes, answer.method) or ''
    known[bufnr] = { tick = tick, words = words }
    vim.cmd('redrawstatus')
  end, function()
    known[bufnr] = { tick = tick, words = '' }
  end)
end

-- The words, at once; what is not known yet, or not any more, is asked for meanwhile. Empty where
-- there is no server, and no article.
function M.words(bufnr)
  bufnr = bufnr and bufnr ~= 0 and bufnr or vim.api.nvim_get_current_buf()
  local tick = vim.api.nvim_buf_get_changedtick(bufnr)
  local found = known[bufnr]
  if client.attached(bufnr) and (not found or found.tick ~= tick and not found.waits) then
    known[bufnr] = { tick = tick, words = found and found.words or '', waits = true }
    vim.defer_fn(function()
      if vim.api.nvim_buf_is_loaded(bufnr) then
        ask(bufnr, vim.api.nvim_buf_get_changedtick(bufnr))
      else
        known[bufnr] = nil
      end
    end, pause_ms)
  end
  return known[bufnr] and known[bufnr].words or ''
end

return M
