local drive = require('driving')

drive.choose(function(item)
  return item == 'lead'
end)
vim.cmd('Nutgraf method')
drive.wait('a notice', function()
  return drive.notices[1]
end)
drive.equal(drive.notices, { 'Nutgraf: the method is lead' })
drive.contains(table.concat(drive.offered, '\n'), 'lead: ')
drive.show('Nutgraf summarize 1', 'summarize')
drive.contains(drive.text(), 'The paper cuts')
drive.press('q')

vim.cmd('Nutgraf method lsa')
drive.wait('a notice', function()
  return drive.notices[2]
end)
drive.equal(drive.notices[2], 'Nutgraf: the method is lsa')

-- Nothing chosen, nothing changed; an unknown one is an error; the old name works.
vim.ui.select = function(_, _, on_choice)
  on_choice(nil)
  drive.asked = true
end
vim.cmd('Nutgraf setMethod')
drive.wait('the question', function()
  return drive.asked == true
end)
vim.cmd('Nutgraf setMethod tea-leaves')
drive.wait('an error', function()
  return drive.notices[3]
end)
drive.contains(drive.notices[3], 'tea-leaves')
drive.equal(#drive.notices, 3)

drive.equal(vim.fn.getcompletion('Nutgraf method luh', 'cmdline'), { 'luhn' })
