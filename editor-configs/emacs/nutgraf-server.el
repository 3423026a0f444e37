;;; nutgraf-server.el --- The server that Nutgraf's commands ask  -*- lexical-binding: t; -*-

;; SPDX-License-Identifier: MIT

;;; Commentary:

;; A separate language server for the commands, for buffers that no client manages: it gets the
;; buffer's text with each command, and forgets it afterwards.

;;; Code:

(require 'cl-lib)
(require 'jsonrpc)
(require 'seq)
(require 'url-util)

(defgroup nutgraf nil
  "Summaries, key claims and briefings of articles."
  :group 'text
  :prefix "nutgraf-")

(defcustom nutgraf-server-command '("nutgraf" "server" "--stdio")
  "The program that is the language server, and its arguments."
  :type '(repeat string)
  ;; A folder or a file of somebody else must not say what is run.
  :risky t)

(defcustom nutgraf-settings nil
  "The server's settings, as a property list.
For instance (:method \"lead\" :length \"5 sentences\" :hover \"headings\")."
  :type 'plist)

(defcustom nutgraf-modes
  '((markdown-mode . "markdown") (gfm-mode . "markdown")
    (html-mode . "html") (mhtml-mode . "html")
    (rst-mode . "restructuredtext") (org-mode . "org") (adoc-mode . "asciidoc")
    (latex-mode . "latex") (LaTeX-mode . "latex")
    (text-mode . "plaintext"))
  "The major modes of articles, with what the protocol calls their languages.
Eglot has one server a buffer: take a mode out of this list to keep another
server for it.  The commands work there nevertheless."
  :type '(alist :key-type symbol :value-type string))

(defcustom nutgraf-patience 60
  "How long a command waits for its answer, in seconds."
  :type 'number)

(defvar nutgraf--connection nil
  "The connection of the commands' own, for buffers without a client.")

(defvar nutgraf--asking nil
  "The buffer that the commands' own server is being asked about.")

(defun nutgraf--missing ()
  "Say what to do if the server's program is missing; nil if it is there."
  (let ((program (car nutgraf-server-command)))
    (unless (executable-find program)
      (format "Nutgraf: no program `%s' is found; %s" program
              "do `pipx install .' in a checkout of Nutgraf, or set `nutgraf-server-command'"))))

(defun nutgraf--execute (command arguments)
  "The parameters of workspace/executeCommand for COMMAND with ARGUMENTS.
The result is shown here, so that the server need not do it."
  (list :command (concat "nutgraf." command)
        :arguments (vector (append arguments '(:show :json-false)))))

(defvar nutgraf--also nil
  "A buffer that the server has to know besides the one it is asked about.")

(defun nutgraf--ask-own (command arguments)
  "Run COMMAND with ARGUMENTS in a server of the commands' own.
It gets the buffer's text each time, and drops it afterwards."
  (let* ((connection (nutgraf--connected))
         (nutgraf--asking (current-buffer))
         (uri (nutgraf--own-uri))
         (document (list :uri uri))
         (region (plist-get arguments :region))
         (asked (append (list :uri uri)
                        (and region (list :range (nutgraf--own-range region)))
                        (nutgraf--without-region arguments))))
    (when nutgraf--also
      (with-current-buffer nutgraf--also (nutgraf--tell-open connection)))
    (nutgraf--tell-open connection)
    (unwind-protect
        (jsonrpc-request connection :workspace/executeCommand
                         (nutgraf--execute command asked) :timeout nutgraf-patience)
      (when (jsonrpc-running-p connection)
        (jsonrpc-notify connection :textDocument/didClose (list :textDocument document))))))

(defun nutgraf--tell-open (connection)
  "Tell the server behind CONNECTION the text of the buffer."
  (jsonrpc-notify connection :textDocument/didOpen
                  (list :textDocument
                        (list :uri (nutgraf--own-uri) :version 0
                              :languageId (nutgraf--language) :text (nutgraf--text)))))

(defun nutgraf--connected ()
  "The commands' own connection; it is made when there is none."
  (unless (and nutgraf--connection (jsonrpc-running-p nutgraf--connection))
    (when-let ((missing (nutgraf--missing)))
      (user-error "%s" missing))
    (let ((connection
           (make-instance
            'jsonrpc-process-connection
            :name "nutgraf"
            :process (lambda ()
                       (make-process :name "nutgraf" :command nutgraf-server-command
                                     :connection-type 'pipe :coding 'utf-8-emacs-unix
                                     :noquery t
                                     :stderr (get-buffer-create " *nutgraf stderr*")))
            :notification-dispatcher #'nutgraf--notified
            :request-dispatcher #'nutgraf--requested)))
      (jsonrpc-request connection :initialize
                       (list :processId (emacs-pid)
                             :rootUri nil
                             :clientInfo (list :name "Emacs" :version emacs-version)
                             :initializationOptions (nutgraf--options)
                             :capabilities
                             '( :general (:positionEncodings ["utf-32"])
                                :workspace (:applyEdit t)))
                       :timeout nutgraf-patience)
      (jsonrpc-notify connection :initialized (make-hash-table))
      (setq nutgraf--connection connection)))
  nutgraf--connection)

(defun nutgraf--options (&optional _server)
  "The settings as the server takes them."
  (if nutgraf-settings (list :nutgraf nutgraf-settings) (make-hash-table)))

(defun nutgraf-restart ()
  "End the server of the commands' own; the next command has another."
  (interactive)
  (when (and nutgraf--connection (jsonrpc-running-p nutgraf--connection))
    (jsonrpc-shutdown nutgraf--connection))
  (setq nutgraf--connection nil)
  (message "Nutgraf: the next command restarts the server"))

(defun nutgraf--notified (_connection method params)
  "Obey the notification METHOD with PARAMS."
  (when (eq method 'window/showMessage)
    (message "%s" (plist-get params :message))))

(defun nutgraf--requested (_connection method params)
  "Answer the server's request METHOD with PARAMS."
  (when (eq method 'workspace/applyEdit)
    (nutgraf--apply (plist-get (plist-get params :edit) :changes))
    '(:applied t)))

(defun nutgraf--apply (edits-by-uri)
  "Make EDITS-BY-URI in the buffer that was asked about."
  (with-current-buffer nutgraf--asking
    (cl-loop for (_uri edits) on edits-by-uri by #'cddr
             do (atomic-change-group
                  ;; From the last to the first, so that none moves another.
                  (dolist (edit (cl-sort (append edits nil) #'> :key #'nutgraf--edit-start))
                    (let ((range (plist-get edit :range)))
                      (save-excursion
                        (save-restriction
                          (widen)
                          (let ((start (nutgraf--point-at (plist-get range :start)))
                                (end (nutgraf--point-at (plist-get range :end))))
                            (delete-region start end)
                            (goto-char start)
                            (insert (plist-get edit :newText)))))))))))

(defun nutgraf--edit-start (edit)
  "Where EDIT begins."
  (nutgraf--point-at (plist-get (plist-get edit :range) :start)))

;; Lines end as the protocol says, also at a carriage return that a paste brought along.
(defconst nutgraf--line-end "\r\n\\|[\n\r]")

(defun nutgraf--point-at (position)
  "The buffer position of the protocol's POSITION, in code points."
  (save-excursion
    (save-restriction
      (widen)
      (goto-char (point-min))
      (re-search-forward nutgraf--line-end nil 'move (plist-get position :line))
      (min (point-max) (+ (point) (plist-get position :character))))))

(defun nutgraf--position (point)
  "The protocol's position of POINT, in code points."
  (save-excursion
    (save-restriction
      (widen)
      (goto-char (point-min))
      (let ((line 0) (start (point)))
        (while (re-search-forward nutgraf--line-end point t)
          (setq line (1+ line) start (point)))
        (list :line line :character (- point start))))))

(defun nutgraf--own-range (region)
  "The protocol's range of REGION, a pair of positions."
  (list :start (nutgraf--position (car region)) :end (nutgraf--position (cdr region))))

(defun nutgraf--own-uri ()
  "What the buffer is called towards the commands' own server."
  (if (and buffer-file-name (not (file-remote-p buffer-file-name)))
      (concat "file://" (and (eq system-type 'windows-nt) "/")
              (mapconcat #'url-hexify-string
                         (split-string (expand-file-name buffer-file-name) "/") "/"))
    (concat "untitled:" (url-hexify-string (buffer-name)))))

(defun nutgraf--language ()
  "The protocol's name of the language of the buffer."
  (or (cdr (seq-find (lambda (mode) (derived-mode-p (car mode))) nutgraf-modes)) "plaintext"))

(defun nutgraf--text ()
  "The whole text of the buffer."
  (save-restriction
    (widen)
    (buffer-substring-no-properties (point-min) (point-max))))

(defun nutgraf--without-region (arguments)
  "ARGUMENTS but for the region, which is told as a range."
  (cl-loop for (name value) on arguments by #'cddr
           unless (eq name :region) nconc (list name value)))

(provide 'nutgraf-server)
;;; nutgraf-server.el ends here
