;;; drive.el --- Uses Nutgraf in Emacs as a person does  -*- lexical-binding: t; -*-

;; Each function is one test.  NUTGRAF_ARTICLE is the article, in a folder to write into.  A failed
;; check ends Emacs with an error; a test that has run to its end says so.

(require 'cl-lib)
(require 'seq)

(defvar drive-article (getenv "NUTGRAF_ARTICLE"))
(defvar drive-folder (file-name-directory drive-article))

(setq package-directory-list '("/usr/share/emacs/site-lisp/elpa" "/usr/share/emacs/site-lisp/elpa-src")
      debug-on-error t
      inhibit-message nil
      ;; Emacs asks about files and processes where a person sits in front of it.
      lsp-auto-guess-root t
      lsp-session-file (expand-file-name "lsp-session" user-emacs-directory)
      lsp-enable-file-watchers nil
      lsp-restart 'auto-restart
      eglot-confirm-server-initiated-edits nil
      eglot-autoreconnect t)
(package-initialize)
(require 'nutgraf)

(defun drive-wait (what condition)
  "Wait until CONDITION is true, and return what it gave; WHAT is said when it never is."
  (let ((end (+ (float-time) 20)) found)
    (while (not (or (setq found (funcall condition)) (> (float-time) end)))
      (accept-process-output nil 0.05))
    (unless found (error "Waited in vain: %s" what))
    found))

(defun drive-check (what truth)
  "Fail, saying WHAT, unless TRUTH."
  (unless truth (error "It is not so: %s" what)))

(defun drive-managed-p ()
  "Whether a client's server manages the buffer."
  (or (nutgraf--eglot) (nutgraf--workspace)))

(defun drive-open (client)
  "Open the article with CLIENT, as its first command after starting Emacs."
  (setq nutgraf-client client)
  (nutgraf-setup)
  (find-file drive-article)
  ;; What the command loop does.
  (run-hooks 'post-command-hook)
  (when (eq client 'lsp-mode) (lsp))
  (when client (drive-wait "the client manages the article" #'drive-managed-p)))

(defun drive-result (command)
  "The result of COMMAND."
  (get-buffer (format "*nutgraf %s: %s*" command (file-name-nondirectory drive-article))))

(defun drive-words-at-point ()
  "The next words of the article."
  (buffer-substring-no-properties (point) (min (point-max) (+ (point) 60))))

(defun drive-check-page (buffer)
  "Check that what BUFFER shows is fit for reading."
  (with-current-buffer buffer
    (dolist (odd '("nil" "null" ":json-false" "\\" "**" "undefined"))
      (drive-check (format "no %s in %s" odd buffer)
                   (not (string-match-p (regexp-quote odd) (buffer-string)))))
    (drive-check "it is read-only" buffer-read-only)))

(defun drive-brief ()
  "Brief the article, check the page, go to a sentence, and bury the page."
  (nutgraf-brief)
  (let ((page (drive-result "brief")) sentence)
    (drive-check "the briefing is shown" (eq (window-buffer) page))
    (drive-check-page page)
    (goto-char (point-min))
    (dolist (heading '("Gist" "Points"))
      (drive-check heading (re-search-forward (concat "^" heading "$") nil t)))
    (goto-char (point-min))
    (search-forward "  - The bank lies 34 nautical miles")
    (beginning-of-line)
    (execute-kbd-macro (kbd "RET"))
    (drive-check "RET leads to the article" (equal buffer-file-name drive-article))
    (setq sentence (drive-words-at-point))
    (drive-check sentence (string-prefix-p "The bank lies 34 nautical miles" sentence))
    (pop-to-buffer page)
    (execute-kbd-macro (kbd "n o"))
    (drive-check "o stays" (eq (current-buffer) page))
    (execute-kbd-macro (kbd "g"))
    (drive-check "g asks again" (search-forward "Gist" nil t))
    (execute-kbd-macro (kbd "q"))
    (drive-check "q buries" (not (eq (window-buffer) page)))))

(defun drive-all (client)
  "All that CLIENT lets a person do."
  (drive-open client)
  (let ((article (current-buffer)))
    (drive-brief)
    ;; Summaries of a length, and of a region.
    (with-current-buffer article (nutgraf-summarize "1 sentence"))
    (drive-check-page (drive-result "summarize"))
    (with-current-buffer (drive-result "summarize")
      (drive-check "one sentence" (= 1 (how-many "^  - " (point-min) (point-max)))))
    (pop-to-buffer article)
    (goto-char (point-min))
    (search-forward "The Kell Bank: Who Owns")
    (forward-line 1)
    (push-mark (point) t t)
    (search-forward "loses an election.")
    (setq transient-mark-mode t)
    (nutgraf-summarize "1 sentence")
    (with-current-buffer (drive-result "summarize")
      (drive-check "of the region" (search-forward "(line 17)" nil t)))
    (pop-to-buffer article)
    (deactivate-mark)
    ;; An edit above moves the sentences along.
    (nutgraf-claims)
    (drive-check-page (drive-result "claims"))
    (with-current-buffer (drive-result "claims")
      (goto-char (point-min))
      (drive-check "who says so" (search-forward "source: the city’s consumer office" nil t)))
    (with-current-buffer article
      (goto-char (point-min))
      (insert "A line that was typed afterwards.\n\n"))
    (pop-to-buffer (drive-result "claims"))
    (goto-char (point-min))
    (search-forward "  - The paper cuts")
    (execute-kbd-macro (kbd "RET"))
    (drive-check "the claim, moved" (string-prefix-p "The paper cuts" (drive-words-at-point)))
    (nutgraf-claims)
    (pop-to-buffer (drive-result "claims"))
    (drive-check "what was typed counts" (search-forward "The paper cuts" nil t))
    (drive-check "its line is another" (search-forward "(line 11)" nil t))
    (pop-to-buffer article)
    (delete-region (point-min) (progn (goto-char (point-min)) (forward-line 2) (point)))
    (nutgraf-compare)
    (drive-check-page (drive-result "compare"))
    (pop-to-buffer article)
    (nutgraf-outline)
    (drive-check-page (drive-result "showOutline"))
    (pop-to-buffer article)
    ;; The method holds for what comes.
    (nutgraf-set-method "lead")
    (drive-check "the method is told" (string-match-p "the method is lead" (drive-messages)))
    (nutgraf-show-configuration)
    (drive-check-page (drive-result "showConfiguration"))
    (with-current-buffer (drive-result "showConfiguration")
      (drive-check "the method is set" (search-forward "method: \"lead\"" nil t)))
    (pop-to-buffer article)
    (drive-check "lead is among the methods"
                 (cl-letf (((symbol-function 'completing-read)
                            (lambda (_prompt names &rest _) (car (member "lead" names)))))
                   (equal (nutgraf--read-method) "lead")))
    (nutgraf-set-method nil)
    (drive-insert article)
    (drive-write article)))

(defun drive-insert (article)
  "Insert summaries into ARTICLE; undo takes them out again."
  (pop-to-buffer article)
  (let ((before (buffer-string)))
    (buffer-enable-undo)
    (undo-boundary)
    (nutgraf-insert-summary)
    (drive-check "the summary is at the top"
                 (string-match-p "Senior News Editor\n\nThe paper cuts[^\n]*\n\nThe Tammerel"
                                 (buffer-string)))
    (drive-undo)
    (drive-check "undone" (equal before (buffer-string)))
    (goto-char (point-min))
    (search-forward "The Kell Bank: Who")
    (nutgraf-insert-summary 'heading)
    (drive-check "under the heading"
                 (string-match-p "Owns the Gas\\?\n\n[^\n]+\n\nThis is where the accord stops"
                                 (buffer-string)))
    (drive-undo)
    (drive-check "undone again" (equal before (buffer-string)))
    (drive-check "front matter is Markdown's, and that is said"
                 (string-match-p "front matter is Markdown.s"
                                 (condition-case problem
                                     (progn (nutgraf-insert-summary 'front-matter) "")
                                   (user-error (error-message-string problem)))))))

(defun drive-undo ()
  "Undo the last change, as a command of its own."
  (undo-boundary)
  (setq last-command nil)
  (undo)
  (undo-boundary))

(defun drive-write (article)
  "Write the briefing beside ARTICLE."
  (pop-to-buffer article)
  (nutgraf-write-briefing)
  (drive-check "the briefing is visited"
               (string-suffix-p ".briefing.md" buffer-file-name))
  (drive-check "and has its title"
               (string-match-p "^# Veskland & Orrany" (buffer-string))))

(defun drive-messages ()
  "What Emacs has said."
  (with-current-buffer (messages-buffer) (buffer-string)))

(defun drive-heading ()
  "Go to a heading of the article."
  (goto-char (point-min))
  (search-forward "The Kell Bank: Who Owns")
  (backward-char 5))

;;; The tests

(defun drive-eglot ()
  (drive-open 'eglot)
  (drive-heading)
  (let (said)
    (eglot-hover-eldoc-function (lambda (words &rest _) (setq said words)))
    (drive-wait "the summary over the heading" (lambda () said))
    (drive-check said (string-match-p "The Kell Bank: Who Owns the Gas\\?" said))
    (drive-check said (string-match-p "The bank lies 34 nautical miles" said)))
  (let ((outline (format "%s" (eglot-imenu))))
    (drive-check outline (string-match-p "Why the Navies Are Still Buying" outline)))
  (drive-all 'eglot))

(defun drive-lsp-mode ()
  (require 'lsp-mode)
  (drive-open 'lsp-mode)
  (drive-heading)
  (let* ((hover (lsp-request "textDocument/hover" (lsp--text-document-position-params)))
         (said (substring-no-properties (lsp--render-on-hover-content (gethash "contents" hover) t))))
    (drive-check said (string-match-p "The bank lies 34 nautical miles" said)))
  (drive-all 'lsp-mode))

(defun drive-verify ()
  "A draft is held against its article; its sentences lead into the draft."
  (drive-open nil)
  (let ((article (current-buffer)))
    (pop-to-buffer (get-buffer-create "draft"))
    (text-mode)
    (insert "The bank lies 43 nautical miles offshore.\n")
    (nutgraf-verify (buffer-file-name article))
    (let ((shown (buffer-string)))
      (drive-check shown (string-match-p "Told otherwise in the article" shown)))
    (goto-char (point-min))
    (search-forward "The bank lies 43")
    (nutgraf-visit)
    (drive-check "in the draft" (equal (buffer-name) "draft"))
    (drive-check "at the sentence" (looking-at "The bank lies 43"))))

(defun drive-no-client ()
  (drive-all nil))

(defun drive-actions ()
  "Code actions show their results as the commands do."
  (drive-open 'eglot)
  (let ((action (seq-find
                 (lambda (one) (string-match-p "brief this article" (plist-get one :title)))
                 (jsonrpc-request (eglot-current-server) :textDocument/codeAction
                                  (list :textDocument (eglot--TextDocumentIdentifier)
                                        :range (list :start (eglot--pos-to-lsp-position)
                                                     :end (eglot--pos-to-lsp-position))
                                        :context '(:diagnostics []))))))
    (eglot-execute-command (eglot-current-server)
                           (intern (plist-get (plist-get action :command) :command))
                           (plist-get (plist-get action :command) :arguments))
    (drive-check-page (drive-result "brief"))))

(defun drive-unsaved ()
  "A text that was pasted into a buffer of no file."
  (setq nutgraf-client 'eglot)
  (nutgraf-setup)
  (switch-to-buffer "pasted")
  (insert-file-contents drive-article)
  (text-mode)
  (run-hooks 'post-command-hook)
  (nutgraf-brief)
  (drive-check-page "*nutgraf brief: pasted*")
  (goto-char (point-min))
  (search-forward "  - The price is")
  (execute-kbd-macro (kbd "RET"))
  (drive-check "in the pasted text" (string-prefix-p "The price is" (drive-words-at-point)))
  (drive-check "in its buffer" (equal (buffer-name) "pasted"))
  (drive-check "no file to write beside"
               (condition-case _ (progn (nutgraf-write-briefing) nil) (user-error t)))
  (erase-buffer)
  (insert "\n")
  (nutgraf-brief)
  (drive-check "nothing to brief is said, once" (string-match-p "^Nutgraf: .*summarize" (drive-messages))))

(defun drive-modes ()
  "Each mode's articles are read as what they are."
  (setq nutgraf-client nil)
  (pcase-dolist (`(,name ,mode ,text)
                 '(("a.md" markdown-mode "# Of *tides*\n\nThe river rose by 3 metres on Monday.\n")
                   ("a.html" mhtml-mode "<h1>Of tides</h1>\n<p>The <b>river</b> rose by 3 metres on Monday.</p>\n")
                   ("a.rst" rst-mode "Of tides\n========\n\nThe *river* rose by 3 metres on Monday.\n")
                   ("a.org" org-mode "* Of tides\nThe /river/ rose by 3 metres on Monday.\n")
                   ("a.tex" latex-mode "\\section{Of tides}\nThe \\emph{river} rose by 3 metres on Monday.\n")))
    (let ((file (expand-file-name name drive-folder)))
      (write-region text nil file)
      (find-file file)
      (drive-check (format "%s is %s" name major-mode) (eq major-mode mode))
      (nutgraf-summarize)
      (drive-check name (string-match-p "The river rose by 3 metres on Monday\\. (line [2-4])"
                                        (buffer-string)))
      (drive-check name (not (string-match-p "\\*tides\\|<h1>\\|====" (buffer-string))))
      (search-forward "  - ")
      (execute-kbd-macro (kbd "RET"))
      (drive-check (buffer-string) (looking-at "\\(<p>\\)?The .*river")))))

(defun drive-other-server ()
  "Other modes of text keep what Eglot has for them."
  (require 'eglot)
  (setq nutgraf-modes (assq-delete-all 'markdown-mode nutgraf-modes))
  (add-to-list 'eglot-server-programs '(nxml-mode . ("an-xml-server")))
  (nutgraf-setup)
  (drive-check "XML's" (equal (nth 2 (eglot--lookup-mode 'nxml-mode)) '("an-xml-server")))
  (drive-check "plain text's" (equal (nth 1 (eglot--lookup-mode 'text-mode)) "plaintext"))
  (drive-check "reStructuredText's" (equal (nth 1 (eglot--lookup-mode 'rst-mode)) "restructuredtext")))

(defun drive-missing ()
  "A program that is not there is one message, and no error."
  (setq nutgraf-server-command '("no-such-program"))
  (nutgraf-setup)
  (dolist (name '("one.txt" "two.txt"))
    (write-region "A text.\n" nil (expand-file-name name drive-folder))
    (find-file (expand-file-name name drive-folder))
    (run-hooks 'post-command-hook))
  (let ((said (drive-messages)))
    (drive-check said (string-match-p "no program .no-such-program. is found; do .pipx install [.]. in a checkout" said))
    (drive-check "said once" (= 1 (with-current-buffer (messages-buffer)
                                    (how-many "no program" (point-min) (point-max))))))
  (drive-check "a command says so too"
               (string-match-p "no program"
                               (condition-case problem (progn (nutgraf-brief) "")
                                 (user-error (error-message-string problem))))))

(defun drive-kill (process)
  "Kill PROCESS, and wait until it is dead."
  (let ((pid (process-id process)))
    (signal-process pid 'SIGKILL)
    (drive-wait "the server is dead" (lambda () (not (process-attributes pid))))))

(defun drive-killed ()
  "A server that is killed is replaced."
  (drive-open 'eglot)
  (let ((article (current-buffer)) (first (eglot-current-server)))
    (drive-kill (jsonrpc--process first))
    (with-current-buffer article (nutgraf-brief))
    (drive-check-page (drive-result "brief"))
    (pop-to-buffer article)
    (drive-wait "Eglot has a server again"
                (lambda () (and (drive-managed-p) (not (eq first (eglot-current-server))))))
    (nutgraf-claims)
    (drive-check-page (drive-result "claims"))))

(defun drive-killed-own ()
  "So is one of the commands' own."
  (setq nutgraf-client nil)
  (find-file drive-article)
  (let ((article (current-buffer)))
    (nutgraf-brief)
    (drive-kill (jsonrpc--process nutgraf--connection))
    (with-current-buffer article (nutgraf-claims))
    (drive-check-page (drive-result "claims"))
    (nutgraf-restart)
    (with-current-buffer article (nutgraf-summarize))
    (drive-check-page (drive-result "summarize"))))

(defun drive-settings ()
  "Settings reach the server, whoever starts it."
  (setq nutgraf-settings '(:length "1 sentence" :method "lead"))
  (dolist (client '(nil eglot))
    (drive-open client)
    (nutgraf-summarize)
    (drive-check (format "one sentence, with %s" client)
                 (= 1 (how-many "^  - " (point-min) (point-max))))
    (kill-buffer (get-file-buffer drive-article))))

(defun drive-test (name)
  "Run the test NAME."
  (funcall (intern name))
  (message "Done: %s" name))

(provide 'drive)
;;; drive.el ends here
