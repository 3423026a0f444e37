if vim.g.loaded_nutgraf then
  return
end
vim.g.loaded_nutgraf = true

vim.api.nvim_create_user_command('Nutgraf', function(call)
  require('nutgraf.command').run(call)
end, {
  nargs = '*',
  range = true,
  desc = 'Brief, summarize or list the claims of the article in this buffer',
  complete = function(...)
    return require('nutgraf.command').complete(...)
  end,
})

require('nutgraf').register()

if vim.fn.has('nvim-0.8') == 1 then
  vim.api.nvim_create_autocmd('LspAttach', {
    group = vim.api.nvim_create_augroup('nutgraf_attach', { clear = true }),
    callback = function(event)
      local client = vim.lsp.get_client_by_id(event.data.client_id)
      if client and client.name == 'nutgraf' then
        require('nutgraf.client').attached_to(event.buf)
      end
    end,
  })
end
