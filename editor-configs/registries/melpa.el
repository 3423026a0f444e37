(nutgraf
 :fetcher git
 :url "REPOSITORY"
 :files ("editor-configs/emacs/*.el"))
