vim9script
# What the user says in `g:nutgraf`.

export def Get(name: string, otherwise: any): any
  return get(get(g:, 'nutgraf', {}), name, otherwise)
enddef
