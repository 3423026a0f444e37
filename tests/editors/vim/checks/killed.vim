vim9script
# The server is killed; the next command starts another one.
import '../driving.vim' as drive

drive.Show('Nutgraf summarize 1', 'summarize')
drive.Press('q')
var servers = job_info()
assert_equal(1, len(servers))
job_stop(servers[0], 'kill')
drive.Wait('its end', () => job_status(servers[0]) == 'dead')
drive.Show('Nutgraf summarize 1', 'summarize')
drive.Contains(drive.Text(), 'The paper cuts')
