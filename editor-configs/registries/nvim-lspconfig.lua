---@brief
---
--- REPOSITORY
---
--- A language server for long articles: section summaries on hover, the outline of texts without
--- markup, and commands for briefings and claims.
---
--- ```sh
--- pipx install nutgraf
--- ```
---
--- The plug-in in `editor-configs/neovim` of the repository adds `:Nutgraf`, which shows results.

---@type vim.lsp.Config
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
}
