vim9script
# A server may use the ids that Vim uses: what it asks is no answer.
import '../driving.vim' as drive
g:nutgraf = {command: [$NUTGRAF_PYTHON, expand('<script>:p:h:h') .. '/same_ids.py']}

for i in range(3)
  Nutgraf insert
  drive.Wait('the edit', () => getline(1, i + 1) == repeat(['Inserted.'], i + 1))
endfor
drive.Wait('the answers', () => count(execute('messages'), 'Nutgraf: applied: True') == 3)
