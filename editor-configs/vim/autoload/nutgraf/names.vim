vim9script
# What is typed, the server's command for it, and what the words behind it are.
export const COMMANDS = [
  ['brief', 'brief', 'length'],
  ['summarize', 'summarize', 'length'],
  ['claims', 'claims', ''],
  ['compare', 'compare', 'length'],
  ['outline', 'showOutline', ''],
  ['method', 'setMethod', 'method'],
  ['insert', 'insertSummary', 'place'],
  ['write', 'writeBriefing', 'length'],
  ['methods', 'methods', ''],
  ['config', 'showConfiguration', ''],
]
