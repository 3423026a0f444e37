local drive = require('driving')
drive.served()

local function float()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      return window
    end
  end
end

drive.cursor_on('Why the Navies')
drive.press('K')
local window = drive.wait('the hover', float)
local text = drive.text(vim.api.nvim_win_get_buf(window))
drive.contains(text, 'Why the Navies Are Still Buying')
drive.contains(text, '108 words, 1 min')
drive.contains(text, 'The price is $1.9 billion')
drive.equal(drive.notices, {})
