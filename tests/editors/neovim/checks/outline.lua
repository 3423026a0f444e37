local drive = require('driving')

drive.show('Nutgraf outline', 'showOutline')
drive.cursor_on('- 2029')
drive.press('<CR>')
drive.equal(drive.at_cursor(), '2029: The Year Everything Falls Due')
vim.cmd('only')

-- The same as a list to choose from, and the claims.
drive.choose(function(item)
  return item.text:find('Kell Bank')
end)
vim.cmd('Nutgraf pick outline')
drive.wait('the jump', function()
  return drive.at_cursor():find('^The Kell Bank: Who Owns')
end)
drive.equal(
  drive.offered[1],
  'line 7: The Tammerel Accord: Cheaper Passage and a Quarrel Postponed'
)
drive.choose(function(item)
  return item.text:find('19,200')
end)
vim.cmd('Nutgraf pick')
drive.wait('the jump', function()
  return drive.at_cursor():find('^About 19,200 ships')
end)
drive.equal(#drive.offered, 35)
for _, kind in ipairs({ 'brief', 'summarize' }) do
  drive.offered = nil
  vim.cmd('Nutgraf pick ' .. kind)
  drive.wait('the choice', function()
    return drive.offered
  end)
  drive.equal(#drive.offered > 2, true)
end
drive.equal(drive.notices, {})
vim.cmd('Nutgraf pick pockets')
drive.contains(drive.notices[1], 'cannot pick from pockets')
