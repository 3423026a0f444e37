-- The server started with articles, as they are opened.
local client = require('nutgraf.client')
local config = require('nutgraf.config')

local M = {}

local has_enable = vim.fn.has('nvim-0.11') == 1
local is_set_up = false

-- Whether it is so.
function M.is_on()
  if has_enable and vim.lsp.is_enabled then
    return vim.lsp.is_enabled('nutgraf')
  end
  return is_set_up
end

local function is_article(bufnr)
  local filetypes = config.all().filetypes
  return vim.bo[bufnr].buftype == '' and vim.tbl_contains(filetypes, vim.bo[bufnr].filetype)
end

-- Makes it so.
function M.turn_on()
  is_set_up = true
  if has_enable then
    vim.lsp.enable('nutgraf')
    return
  end
  vim.api.nvim_create_autocmd('FileType', {
    group = vim.api.nvim_create_augroup('nutgraf', { clear = true }),
    callback = function(event)
      if is_article(event.buf) then
        client.start(event.buf)
      end
    end,
  })
  -- Those that were opened before.
  for _, bufnr in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(bufnr) and is_article(bufnr) then
      client.start(bufnr)
    end
  end
end

return M
