-- How Neovim starts the server and for which files; read by `vim.lsp.enable('nutgraf')`.
return {
  cmd = { 'nutgraf', 'server', '--stdio' },
  filetypes = { 'text', 'markdown' },
  get_language_id = function(_, filetype)
    return filetype == 'markdown' and 'markdown' or 'plaintext'
  end,
}
