;;; nutgraf-result.el --- Results of Nutgraf in their own buffer  -*- lexical-binding: t; -*-

;; SPDX-License-Identifier: MIT

;;; Commentary:

;; The sentences of a result lead to the article.

;;; Code:

(require 'button)
(require 'seq)
(require 'subr-x)

(defface nutgraf-title '((t :inherit bold :height 1.2))
  "The title of the article that a result is about."
  :group 'nutgraf)

(defface nutgraf-heading '((t :inherit font-lock-function-name-face :weight bold))
  "The headings of a result."
  :group 'nutgraf)

(defface nutgraf-sentence '((t :inherit default))
  "The sentences of a result, which lead to the article."
  :group 'nutgraf)

(defface nutgraf-place '((t :inherit link))
  "The line of a sentence."
  :group 'nutgraf)

(defface nutgraf-note '((t :inherit shadow))
  "What is said about a sentence."
  :group 'nutgraf)

(defvar-local nutgraf--source nil
  "The buffer of the article that this is the result of.")

(defvar-local nutgraf--file nil
  "The file of the article that this is the result of.")

(defvar-local nutgraf--again nil
  "A function that refreshes this result.")

(defvar nutgraf-result-mode-map
  (let ((map (make-sparse-keymap)))
    (set-keymap-parent map (make-composed-keymap button-buffer-map special-mode-map))
    (define-key map (kbd "RET") #'nutgraf-visit)
    (define-key map "o" #'nutgraf-display)
    (define-key map "n" #'forward-button)
    (define-key map "p" #'backward-button)
    map)
  "The keys in a result.")

(define-derived-mode nutgraf-result-mode special-mode "Nutgraf"
  "What Nutgraf found in an article.

\\<nutgraf-result-mode-map>\\[nutgraf-visit] goes to the sentence in the article, \
\\[nutgraf-display] shows it there and stays here,
\\[forward-button] and \\[backward-button] go from sentence to sentence, \
\\[revert-buffer] asks again, \\[quit-window] closes."
  (setq-local revert-buffer-function (lambda (&rest _) (funcall nutgraf--again)))
  (setq truncate-lines nil)
  (visual-line-mode))

(define-button-type 'nutgraf-sentence
  'action (lambda (button) (nutgraf--go button #'pop-to-buffer))
  'face 'nutgraf-sentence
  'mouse-face 'highlight
  'follow-link t
  'help-echo "mouse-1, RET: go to this sentence in the article")

(defun nutgraf--show (command result again)
  "Show RESULT of COMMAND on the current buffer; AGAIN refreshes it."
  (let* ((source (current-buffer))
         (file buffer-file-name)
         (name (format "*nutgraf %s: %s*" command (buffer-name)))
         (buffer (get-buffer-create name)))
    (with-current-buffer buffer
      (nutgraf-result-mode)
      (setq nutgraf--source source
            nutgraf--file file
            nutgraf--again again)
      (let ((inhibit-read-only t))
        (erase-buffer)
        (nutgraf--insert result)
        (goto-char (point-min))))
    (pop-to-buffer buffer)))

(defun nutgraf--insert (result)
  "Insert RESULT as people read it.
The server says line by line what there is to show, in which order and style."
  (seq-doseq (line (plist-get result :lines))
    (let ((words (plist-get line :text)))
      (pcase (plist-get line :style)
        ("title" (nutgraf--insert-line line (propertize words 'face 'nutgraf-title)))
        ("about" (insert (propertize words 'face 'nutgraf-note) "\n"))
        ("heading" (insert (propertize words 'face 'nutgraf-heading) "\n"))
        ("subheading" (nutgraf--insert-line line (propertize words 'face 'bold)))
        ("entry" (nutgraf--insert-line
                  line words
                  (concat (make-string (* 2 (1+ (plist-get line :depth))) ?\s) "- ")))
        ("note" (nutgraf--insert-line line (propertize words 'face 'nutgraf-note) "    "))
        (_ (insert "\n"))))))

(defun nutgraf--insert-line (line words &optional indent)
  "Insert WORDS of LINE behind INDENT; as a button, where they stand somewhere."
  (let* ((start (point))
         (indent (or indent ""))
         ;; For a text that is checked against an article, those of the text.
         (place (seq-find (lambda (one) (eql (or (plist-get one :article) 0) 0))
                          (plist-get line :places)))
         (entry (equal (plist-get line :style) "entry"))
         (where (if entry (plist-get line :where) "")))
    (insert indent)
    (let ((button (point)) shown)
      (insert words)
      (setq shown (point))
      (unless (string-empty-p where)
        (insert (format " (%s)" where)))
      (when place
        (make-text-button button (point) 'type 'nutgraf-sentence
                          'nutgraf-start (nutgraf--marker (plist-get place :start))
                          'nutgraf-end (nutgraf--marker (plist-get place :end))
                          'nutgraf-offset (plist-get place :start)))
      ;; The button's face would hide those of the words and of the place.
      (unless entry
        (put-text-property button shown 'face (get-text-property 0 'face words)))
      (unless (= shown (point))
        (put-text-property (1+ shown) (point) 'face 'nutgraf-place)))
    (insert "\n")
    (put-text-property start (point) 'wrap-prefix (make-string (length indent) ?\s))))

(defun nutgraf--marker (offset)
  "A marker at OFFSET of the article, which edits move along."
  (when (buffer-live-p nutgraf--source)
    (with-current-buffer nutgraf--source
      (save-restriction
        (widen)
        (copy-marker (min (point-max) (+ (point-min) offset)))))))

(defun nutgraf--button ()
  "The button at point, or on its line."
  (or (button-at (point))
      (save-excursion
        (beginning-of-line)
        (let ((next (next-button (point) t)))
          (and next (<= (button-start next) (line-end-position 1)) next)))
      (user-error "Nutgraf: no sentence of the article on this line")))

(defun nutgraf-visit ()
  "Go to the sentence of this line in the article."
  (interactive)
  (nutgraf--go (nutgraf--button) #'pop-to-buffer))

(defun nutgraf-display ()
  "Show the sentence of this line in the article, and stay here."
  (interactive)
  (save-selected-window
    (nutgraf--go (nutgraf--button) #'pop-to-buffer)))

(defun nutgraf--go (button select)
  "Go to the sentence of BUTTON, in the article's buffer, displayed by SELECT.
An article that has been closed is opened again."
  (let ((start (button-get button 'nutgraf-start))
        (end (button-get button 'nutgraf-end))
        (offset (button-get button 'nutgraf-offset))
        (file nutgraf--file)
        (source nutgraf--source))
    (cond ((buffer-live-p source) (funcall select source))
          (file (funcall select (find-file-noselect file)))
          (t (user-error "Nutgraf: the article has been closed, and is in no file")))
    (let ((place (if (and start (marker-buffer start)) start (+ 1 offset))))
      (unless (<= (point-min) place (point-max)) (widen))
      (push-mark nil t)
      (goto-char place)
      (run-hooks 'nutgraf-visit-hook)
      (when (and end (marker-buffer end) (not noninteractive))
        (pulse-momentary-highlight-region place end)))))

(defcustom nutgraf-visit-hook '(nutgraf-reveal)
  "What is run at a sentence of the article that a result has led to."
  :type 'hook
  :group 'nutgraf)

(declare-function org-reveal "org")
(declare-function pulse-momentary-highlight-region "pulse")

(defun nutgraf-reveal ()
  "Unfold what hides point, and have it in the middle of the window."
  (when (derived-mode-p 'org-mode)
    (org-reveal))
  (when (eq (window-buffer) (current-buffer))
    (recenter)))

(provide 'nutgraf-result)
;;; nutgraf-result.el ends here
