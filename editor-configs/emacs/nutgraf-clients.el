;;; nutgraf-clients.el --- Nutgraf's server in Eglot and lsp-mode  -*- lexical-binding: t; -*-

;; SPDX-License-Identifier: MIT

;;; Commentary:

;; Tells the two clients of the server, and asks the server that they have started.

;;; Code:

(require 'cl-lib)
(require 'jsonrpc)
(require 'seq)
(require 'nutgraf-server)

(declare-function nutgraf--run-action "nutgraf")
(declare-function nutgraf--shown-here-p "nutgraf")

;;;; Eglot

(declare-function eglot-current-server "ext:eglot")
(declare-function eglot-execute "ext:eglot")
(declare-function eglot-execute-command "ext:eglot")
(declare-function eglot--server-info "ext:eglot")
(declare-function eglot--TextDocumentIdentifier "ext:eglot")
(declare-function eglot--pos-to-lsp-position "ext:eglot")
(declare-function eglot--signal-textDocument/didChange "ext:eglot")
(defvar eglot-server-programs)

(defun nutgraf--eglot ()
  "The server by which Eglot manages the buffer, if it is Nutgraf's and alive."
  (when (and (featurep 'eglot) buffer-file-name)
    (let ((server (eglot-current-server)))
      (and server
           (jsonrpc-running-p server)
           (equal (plist-get (eglot--server-info server) :name) "nutgraf")
           server))))

(defun nutgraf--ask-eglot (command arguments)
  "Run COMMAND with ARGUMENTS in Eglot's server."
  (let ((region (plist-get arguments :region)))
    ;; Eglot keeps changes back for half a second.
    (eglot--signal-textDocument/didChange)
    (jsonrpc-request
     (nutgraf--eglot) :workspace/executeCommand
     (nutgraf--execute
      command
      (append (list :uri (plist-get (eglot--TextDocumentIdentifier) :uri))
              (and region
                   (list :range (list :start (eglot--pos-to-lsp-position (car region))
                                      :end (eglot--pos-to-lsp-position (cdr region)))))
              (nutgraf--without-region arguments)))
     :timeout nutgraf-patience)))

(defun nutgraf--setup-eglot ()
  "Tell Eglot of the server."
  (let ((contact (lambda (&rest _)
                   (append nutgraf-server-command
                           (list :initializationOptions #'nutgraf--options)))))
    (pcase-dolist (`(,mode . ,language) nutgraf-modes)
      (let ((entry `((,mode :language-id ,language) . ,contact)))
        (setq eglot-server-programs
              ;; Almost every mode of text derives from `text-mode', and the first entry that fits
              ;; is taken: it goes behind all others.
              (if (eq mode 'text-mode)
                  (append eglot-server-programs (list entry))
                (cons entry eglot-server-programs))))))
  ;; Code actions come here with their command.
  (if (fboundp 'eglot-execute)
      (cl-defmethod eglot-execute :around (_server action)
        (let ((command (plist-get action :command)))
          (if (and (stringp command) (nutgraf--shown-here-p command))
              (nutgraf--run-action command (plist-get action :arguments))
            (cl-call-next-method))))
    (cl-defmethod eglot-execute-command :around (_server command arguments)
      (let ((name (format "%s" command)))
        (if (nutgraf--shown-here-p name)
            (nutgraf--run-action name arguments)
          (cl-call-next-method))))))

;;;; lsp-mode

(declare-function lsp-register-client "ext:lsp-mode")
(declare-function lsp-request "ext:lsp-mode")
(declare-function lsp-stdio-connection "ext:lsp-mode")
(declare-function lsp-workspaces "ext:lsp-mode")
(declare-function lsp--buffer-uri "ext:lsp-mode")
(declare-function lsp--region-to-range "ext:lsp-mode")
(declare-function lsp--client-server-id "ext:lsp-mode")
(declare-function lsp--workspace-client "ext:lsp-mode")
(declare-function lsp--workspace-status "ext:lsp-mode")
(declare-function make-lsp-client "ext:lsp-mode")
(defvar lsp-language-id-configuration)
(defvar lsp--cur-workspace)

(defun nutgraf--workspace ()
  "The workspace of lsp-mode that is Nutgraf's, if the buffer has one."
  (and (featurep 'lsp-mode)
       (seq-find (lambda (one)
                   (and (eq (lsp--client-server-id (lsp--workspace-client one)) 'nutgraf)
                        (eq (lsp--workspace-status one) 'initialized)))
                 (lsp-workspaces))))

(defun nutgraf--ask-lsp-mode (command arguments)
  "Run COMMAND with ARGUMENTS in lsp-mode's server."
  (let ((region (plist-get arguments :region))
        (lsp--cur-workspace (nutgraf--workspace)))
    (nutgraf--plist
     (lsp-request
      "workspace/executeCommand"
      (nutgraf--execute
       command
       (append (list :uri (lsp--buffer-uri))
               (and region
                    (list :range (lsp--region-to-range (car region) (cdr region))))
               (nutgraf--without-region arguments)))))))

(defun nutgraf--plist (json)
  "JSON with property lists where it has hash tables."
  (cond ((hash-table-p json)
         (let (found)
           (maphash (lambda (key value)
                      (setq found (nconc (list (intern (format ":%s" key)) (nutgraf--plist value))
                                         found)))
                    json)
           found))
        ((vectorp json) (vconcat (mapcar #'nutgraf--plist json)))
        ((and (consp json) (not (keywordp (car json)))) (mapcar #'nutgraf--plist json))
        (t json)))

(defun nutgraf--setup-lsp-mode ()
  "Tell lsp-mode of the server, which may stand beside others."
  (let ((handlers (make-hash-table :test #'equal)))
    (dolist (name '("brief" "claims" "compare" "setMethod" "showOutline" "summarize"
                    "writeBriefing"))
      (puthash (concat "nutgraf." name)
               (lambda (action)
                 (let ((told (nutgraf--plist action)))
                   (nutgraf--run-action (plist-get told :command) (plist-get told :arguments))))
               handlers))
    (pcase-dolist (`(,mode . ,language) nutgraf-modes)
      (unless (assq mode lsp-language-id-configuration)
        (push (cons mode language) lsp-language-id-configuration)))
    (lsp-register-client
     (make-lsp-client
      :new-connection (lsp-stdio-connection (lambda () nutgraf-server-command))
      :major-modes (mapcar #'car nutgraf-modes)
      :add-on? t
      :server-id 'nutgraf
      :action-handlers handlers
      :initialization-options #'nutgraf--options))))

(provide 'nutgraf-clients)
;;; nutgraf-clients.el ends here
