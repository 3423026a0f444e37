-- What a user has who did what the page says: the plug-in on the runtime path.
vim.opt.runtimepath:prepend(vim.env.NUTGRAF_PLUGIN)
vim.opt.swapfile = false
if vim.env.NUTGRAF_SETUP ~= 'none' then
  require('nutgraf').setup()
end
