vim9script
# What is typed, the server's command for it, what the words behind it are, and of which kind where
# that is another.
export const COMMANDS = [
  ['brief', 'brief', 'length', 'extent'],
  ['summarize', 'summarize', 'length'],
  ['claims', 'claims', ''],
  ['compare', 'compare', 'length'],
  ['outline', 'showOutline', ''],
  ['changes', 'whatChanged', 'against', 'version'],
  ['method', 'setMethod', 'method'],
  ['insert', 'insertSummary', 'place'],
  ['write', 'writeBriefing', 'length', 'extent'],
  ['verify', 'verify', 'against', 'file'],
  ['methods', 'methods', ''],
  ['config', 'showConfiguration', ''],
]
