-- How Neovim starts the server and for which files; read by `vim.lsp.enable('nutgraf')`.
local language_ids = {
  asciidoc = 'asciidoc',
  asciidoctor = 'asciidoc',
  html = 'html',
  markdown = 'markdown',
  org = 'org',
  plaintex = 'latex',
  rst = 'restructuredtext',
  tex = 'latex',
}

local has_plugin, plugin = pcall(require, 'nutgraf.config')

return {
  cmd = { 'nutgraf', 'server', '--stdio' },
  filetypes = {
    'text',
    'markdown',
    'html',
    'rst',
    'asciidoc',
    'asciidoctor',
    'org',
    'tex',
    'plaintex',
  },
  capabilities = has_plugin and plugin.capabilities() or nil,
  get_language_id = function(_, filetype)
    return language_ids[filetype] or 'plaintext'
  end,
}
