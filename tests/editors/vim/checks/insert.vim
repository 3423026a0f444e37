vim9script
import '../driving.vim' as drive
# Between what a script does Vim makes no step of undo; setting 'undolevels' does.
var before = getline(1, '$')

Nutgraf insert
drive.Wait('the summary', () => line('$') > len(before))
drive.StartsWith(getline(7), 'The paper cuts Orrany’s transit toll')
silent undo
assert_equal(before, getline(1, '$'))

# Under the heading above the cursor, by the server's name for it, after an edit of one's own.
append(0, '')
&undolevels = &undolevels
drive.CursorOn('This is where the accord stops')
Nutgraf insertSummary heading
drive.Wait('the summary', () => line('$') > len(before) + 1)
drive.StartsWith(getline(18), 'The bank lies')
silent undo
assert_equal([''] + before, getline(1, '$'))

# At the end of a text without any line below.
enew
setline(1, ['# Rain', '', 'It rained for a week. The river rose by two metres.'])
set filetype=markdown
&undolevels = &undolevels
Nutgraf insert front-matter
drive.Wait('the description', () => getline(1) == '---')
assert_equal(
  ['---', 'description: "It rained for a week. The river rose by two metres."', '---', '', '# Rain'],
  getline(1, 5))
silent undo
assert_equal('# Rain', getline(1))
