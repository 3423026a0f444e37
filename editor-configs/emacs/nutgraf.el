;;; nutgraf.el --- Summaries, key claims and briefings of articles  -*- lexical-binding: t; -*-

;; Author: The Nutgraf team
;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1"))
;; Keywords: text, tools, convenience
;; SPDX-License-Identifier: MIT

;;; Commentary:

;; Nutgraf reads the article in a buffer and gives its summary, its key claims and a briefing, all
;; of it sentences of the article, word for word.  It needs the program `nutgraf'
;; (in a checkout of Nutgraf: pipx install .).
;;
;;   (require 'nutgraf)
;;   (nutgraf-setup)
;;
;; Then M-x nutgraf-brief, or C-h m in its result for the rest.  `nutgraf-setup' has Eglot or
;; lsp-mode start the server with an article, which adds the summary of a section over its heading
;; (ElDoc), the outline (Imenu) and code actions.  The commands need neither of them: they work in
;; any buffer, also in one that was never saved or that another language server manages.

;;; Code:

(require 'cl-lib)
(require 'jsonrpc)
(require 'seq)
(require 'subr-x)
(require 'nutgraf-clients)
(require 'nutgraf-result)
(require 'nutgraf-server)

(defcustom nutgraf-client (if (or (featurep 'eglot) (locate-library "eglot")) 'eglot 'lsp-mode)
  "The package that starts the server when an article is opened; nil for none."
  :type '(choice (const :tag "Eglot" eglot) (const lsp-mode) (const :tag "None" nil))
  :group 'nutgraf)

(defvar nutgraf--told-missing nil
  "Whether the user has been told that the program is missing.")

;;;; Set-up

(declare-function eglot-ensure "ext:eglot")
(declare-function lsp-deferred "ext:lsp-mode")

;;;###autoload
(defun nutgraf-setup ()
  "Start the server with articles, through `nutgraf-client'."
  (interactive)
  (with-eval-after-load 'eglot (nutgraf--setup-eglot))
  (with-eval-after-load 'lsp-mode (nutgraf--setup-lsp-mode))
  ;; Every mode in `nutgraf-modes' derives from this one.
  (add-hook 'text-mode-hook #'nutgraf-ensure))

;;;###autoload
(defun nutgraf-ensure ()
  "Start the server for this buffer, if it may be an article.
A message is shown once if the program is missing."
  (when (and nutgraf-client
             (assq major-mode nutgraf-modes)
             buffer-file-name
             (not (file-remote-p buffer-file-name))
             ;; A commit message is not an article.
             (not (string-match-p "/\\.git/" buffer-file-name)))
    (let ((missing (nutgraf--missing)))
      (cond ((not missing)
             (if (and (eq nutgraf-client 'eglot) (require 'eglot nil t))
                 (eglot-ensure)
               (when (require 'lsp-mode nil t)
                 (lsp-deferred))))
            ((not nutgraf--told-missing)
             (setq nutgraf--told-missing t)
             (message "%s" missing))))))

;;;; Asking

(defun nutgraf--ask (command arguments)
  "Run the server's COMMAND, such as \"brief\", with ARGUMENTS, a property list.
Asked is the server that manages the buffer, or else one of the
commands' own.  One that has died meanwhile is replaced."
  (let ((ask (lambda ()
               (cond ;; No other server need know the second text.
                     (nutgraf--also (nutgraf--ask-own command arguments))
                     ((nutgraf--eglot) (nutgraf--ask-eglot command arguments))
                     ((nutgraf--workspace) (nutgraf--ask-lsp-mode command arguments))
                     (t (nutgraf--ask-own command arguments))))))
    (condition-case problem
        (condition-case problem
            (funcall ask)
          (error (if (nutgraf--died-p problem)
                     (funcall ask)
                   (signal (car problem) (cdr problem)))))
      (user-error (signal (car problem) (cdr problem)))
      (error (user-error "Nutgraf: %s" (nutgraf--words-of problem))))))

(defun nutgraf--words-of (problem)
  "The server's message in PROBLEM, an error of `jsonrpc' or lsp-mode."
  (or (and (eq (car problem) 'jsonrpc-error)
           (alist-get 'jsonrpc-error-message (cddr problem)))
      (string-remove-prefix "workspace/executeCommand: " (error-message-string problem))))

(defun nutgraf--died-p (problem)
  "Whether PROBLEM means that the server has exited."
  (string-match-p "[Ss]erver died\\|not running\\|[Bb]roken pipe\\|no longer connected\\|exited"
                  (format "%s" problem)))

;;;; Commands

(defun nutgraf--region ()
  "The active region as a pair of positions."
  (and (use-region-p) (cons (region-beginning) (region-end))))

(defun nutgraf--asked-for (&optional length)
  "The arguments for the region, if it is active, and LENGTH, if there is one."
  (append (when-let ((region (nutgraf--region))) (list :region region))
          (and length (not (string-blank-p length)) (list :length length))))

(defun nutgraf--read-length ()
  "Read a length if there is a prefix argument."
  (list (and current-prefix-arg
             (read-string "Length (3, 120 words, 20%, 1 minute; of a briefing also short, full): "))))

;;;###autoload
(defun nutgraf-brief (&optional length)
  "Brief the article, or the region: gist, points, claims, figures, quotes.
With a prefix argument ask for LENGTH: short, full, or that of the points."
  (interactive (nutgraf--read-length))
  (nutgraf--run "brief" (nutgraf--asked-for length)))

;;;###autoload
(defun nutgraf-summarize (&optional length)
  "Summarize the article, or the region.
With a prefix argument ask for LENGTH, for instance 120 words."
  (interactive (nutgraf--read-length))
  (nutgraf--run "summarize" (nutgraf--asked-for length)))

;;;###autoload
(defun nutgraf-claims ()
  "List the claims of the article, or of the region, the most important first."
  (interactive)
  (nutgraf--run "claims" (nutgraf--asked-for)))

;;;###autoload
(defun nutgraf-compare ()
  "Show which sentences each method picks."
  (interactive)
  (nutgraf--run "compare" nil))

;;;###autoload
(defun nutgraf-verify (article)
  "Verify the buffer, or the region, against the file ARTICLE.
Say which sentences it supports, and which numbers, names and
quotations are not in it."
  (interactive "fHold this text against the article: ")
  (let ((nutgraf--also (find-file-noselect article)))
    (nutgraf--run "verify"
                  (append (list :against (with-current-buffer nutgraf--also (nutgraf--own-uri)))
                          (nutgraf--asked-for)))))

;;;###autoload
(defun nutgraf-outline ()
  "Show the sections of the article with their sizes."
  (interactive)
  (nutgraf--run "showOutline" nil))

;;;###autoload
(defun nutgraf-show-configuration ()
  "Show the settings in force and their origin."
  (interactive)
  (nutgraf--run "showConfiguration" nil))

;;;###autoload
(defun nutgraf-set-method (&optional method)
  "Set the METHOD for rating sentences, until the server exits.
nil is the settings' own again."
  (interactive (list (nutgraf--read-method)))
  (message "Nutgraf: %s" (plist-get (nutgraf--ask "setMethod" (list :method method)) :message)))

(defun nutgraf--read-method ()
  "Read the name of a method, with descriptions of the choices."
  (let* ((methods (plist-get (nutgraf--ask "methods" nil) :methods))
         (names (cl-loop for (name) on methods by #'cddr
                         collect (substring (symbol-name name) 1)))
         (completion-extra-properties
          (list :annotation-function
                (lambda (name)
                  (concat "  " (plist-get methods (intern (concat ":" name))))))))
    (completing-read "Nutgraf, rate sentences by: " names nil t)))

;;;###autoload
(defun nutgraf-insert-summary (&optional place)
  "Insert a summary into the article, at PLACE.
That is `top', `heading' (of its section, under the heading above
point) or `front-matter' (as the description); a prefix argument
asks for it.  A summary that stands there is replaced."
  (interactive
   (list (and current-prefix-arg
              (intern (completing-read "Insert the summary at: "
                                       '("top" "heading" "front-matter") nil t)))))
  (let* ((place (or place 'top))
         (result (nutgraf--ask
                  "insertSummary"
                  (append (list :place (symbol-name place))
                          (and (eq place 'heading) (list :region (cons (point) (point))))))))
    (if (eq (plist-get result :applied) t)
        (message "Nutgraf: the summary is inserted")
      (user-error "Nutgraf: the summary could not be inserted"))))

;;;###autoload
(defun nutgraf-write-briefing ()
  "Write the briefing to a file next to the article, and visit it.
No other file is ever written over."
  (interactive)
  (unless buffer-file-name
    (user-error "Nutgraf: save the article first, or use `nutgraf-brief'"))
  (find-file-other-window (plist-get (nutgraf--ask "writeBriefing" nil) :path)))

;;;###autoload (autoload 'nutgraf-map "nutgraf" nil nil 'keymap)
(defvar nutgraf-map
  (let ((map (make-sparse-keymap)))
    (define-key map "b" #'nutgraf-brief)
    (define-key map "s" #'nutgraf-summarize)
    (define-key map "c" #'nutgraf-claims)
    (define-key map "o" #'nutgraf-outline)
    (define-key map "=" #'nutgraf-compare)
    (define-key map "v" #'nutgraf-verify)
    (define-key map "m" #'nutgraf-set-method)
    (define-key map "i" #'nutgraf-insert-summary)
    (define-key map "w" #'nutgraf-write-briefing)
    map)
  "The commands, to be bound to a prefix of your choice.")
(fset 'nutgraf-map nutgraf-map)

(defun nutgraf--run (command arguments)
  "Run COMMAND with ARGUMENTS and show the result."
  (let ((result (nutgraf--ask command arguments)))
    (if-let ((message (plist-get result :message)))
        (message "Nutgraf: %s" message)
      (let ((source (current-buffer)) (also nutgraf--also))
        (nutgraf--show command result
                       (lambda ()
                         (with-current-buffer source
                           (let ((nutgraf--also also))
                             (nutgraf--run command arguments)))))))))

(defun nutgraf--shown-here-p (command)
  "Whether COMMAND, by its protocol name, is run here and by no client."
  (and (string-prefix-p "nutgraf." command)
       (not (equal command "nutgraf.insertSummary"))))

(defun nutgraf--run-action (command arguments)
  "Run COMMAND of a code action, whose ARGUMENTS name the document."
  (let ((name (string-remove-prefix "nutgraf." command))
        (range (plist-get (and (> (length arguments) 0) (elt arguments 0)) :range)))
    (pcase name
      ("setMethod" (call-interactively #'nutgraf-set-method))
      ("writeBriefing" (nutgraf-write-briefing))
      (_ (nutgraf--run name (and range (list :range range)))))))

(provide 'nutgraf)
;;; nutgraf.el ends here
