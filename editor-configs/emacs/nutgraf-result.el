;;; nutgraf-result.el --- What Nutgraf found, in a buffer of its own  -*- lexical-binding: t; -*-

;; SPDX-License-Identifier: MIT

;;; Commentary:

;; The sentences of a result lead to the article.

;;; Code:

(require 'button)
(require 'cl-lib)
(require 'json)
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
  "A function that makes this result anew.")

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
  "Show RESULT of COMMAND on the current buffer; call AGAIN for it anew."
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
        (nutgraf--insert command result)
        (goto-char (point-min))))
    (pop-to-buffer buffer)))

(defun nutgraf--insert (command result)
  "Insert RESULT of COMMAND as people read it."
  (nutgraf--insert-title (plist-get result :article))
  (pcase command
    ("brief" (nutgraf--insert-briefing result))
    ("summarize" (mapc #'nutgraf--insert-entry (plist-get result :picks)))
    ("claims" (nutgraf--insert-claims (plist-get result :claims) nil))
    ("compare" (nutgraf--insert-comparison result))
    ("showOutline" (nutgraf--insert-outline (plist-get result :sections) 0))
    (_ (nutgraf--insert-settings result))))

(defun nutgraf--insert-title (article)
  "Insert title, byline, date and size of ARTICLE."
  (when-let ((title (plist-get article :title)))
    (insert (propertize (plist-get title :text) 'face 'nutgraf-title) "\n")
    (nutgraf--insert-note
     (string-join
      (delq nil (list (plist-get (plist-get article :byline) :text)
                      (plist-get (plist-get article :date) :text)
                      (format "%s words" (plist-get article :words))
                      (format "%s min to read" (plist-get article :minutes))))
      " · ")
     "")))

(defun nutgraf--insert-heading (words)
  "Insert WORDS as a heading, with a blank line above."
  (unless (bobp) (insert "\n"))
  (insert (propertize words 'face 'nutgraf-heading) "\n"))

(defun nutgraf--insert-note (words &optional indent)
  "Insert WORDS about what stands above, behind INDENT."
  (unless (string-empty-p words)
    (let ((indent (or indent "    ")))
      (insert (propertize (concat indent words "\n")
                          'face 'nutgraf-note 'wrap-prefix indent)))))

(defun nutgraf--insert-entry (place &optional words bullet)
  "Insert PLACE, what stands at a place of the article, as a button.
WORDS are shown instead of its text, BULLET instead of a dash."
  (let ((start (point)) (bullet (or bullet "  - ")))
    (insert bullet)
    (let ((button (point)))
      (insert (or words (nutgraf--text-of place)))
      (insert (propertize (format " (line %s)" (plist-get place :line)) 'face 'nutgraf-place))
      (make-text-button button (point) 'type 'nutgraf-sentence
                        'nutgraf-start (nutgraf--marker (plist-get place :start))
                        'nutgraf-end (nutgraf--marker (plist-get place :end))
                        'nutgraf-offset (plist-get place :start))
      ;; The button's face would hide the line's.
      (save-excursion
        (when (re-search-backward " (line [0-9]+)\\=" button t)
          (put-text-property (1+ (match-beginning 0)) (match-end 0) 'face 'nutgraf-place))))
    (insert "\n")
    (put-text-property start (point) 'wrap-prefix (make-string (length bullet) ?\s))))

(defun nutgraf--text-of (place)
  "The words at PLACE on one line."
  (replace-regexp-in-string "[ \t\n\r]+" " " (plist-get place :text)))

(defun nutgraf--marker (offset)
  "A marker at OFFSET of the article, which edits move along."
  (when (buffer-live-p nutgraf--source)
    (with-current-buffer nutgraf--source
      (save-restriction
        (widen)
        (copy-marker (min (point-max) (+ (point-min) offset)))))))

(defun nutgraf--insert-briefing (briefing)
  "Insert the parts of BRIEFING that there are."
  (let ((shown (nutgraf--indexes (plist-get briefing :gist))))
    (nutgraf--insert-part "Gist" (plist-get briefing :gist))
    (when (nutgraf--some (plist-get briefing :sections))
      (nutgraf--insert-heading "Points"))
    (seq-doseq (section (plist-get briefing :sections))
      (when-let ((heading (plist-get section :heading)))
        (insert (propertize (nutgraf--text-of heading) 'face 'bold) "\n"))
      (setq shown (append (nutgraf--indexes (plist-get section :points)) shown))
      (mapc #'nutgraf--insert-entry (plist-get section :points)))
    (when (nutgraf--some (plist-get briefing :claims))
      (nutgraf--insert-heading "Key claims")
      (nutgraf--insert-claims (plist-get briefing :claims) shown))
    (nutgraf--insert-figures (plist-get briefing :figures))
    (nutgraf--insert-timeline (plist-get briefing :timeline) shown)
    (nutgraf--insert-names (plist-get briefing :names))
    (when (nutgraf--some (plist-get briefing :quotes))
      (nutgraf--insert-heading "Quotes"))
    (seq-doseq (quote (plist-get briefing :quotes))
      (nutgraf--insert-entry quote (nutgraf--said quote)))
    (nutgraf--insert-sources (plist-get briefing :sources))
    (nutgraf--insert-part "Open questions" (plist-get briefing :questions))))

(defun nutgraf--insert-timeline (timeline shown)
  "Insert the dated statements of TIMELINE; those in SHOWN stand above already."
  (when (nutgraf--some timeline)
    (nutgraf--insert-heading "Timeline"))
  (seq-doseq (dated timeline)
    (let* ((sentence (plist-get dated :sentence))
           (words (nutgraf--text-of sentence)))
      (nutgraf--insert-entry
       sentence
       (format "%s: %s"
               (plist-get (plist-get dated :date) :iso)
               (if (memq (plist-get sentence :index) shown)
                   (truncate-string-to-width words 60 nil nil t)
                 words))))))

(defun nutgraf--insert-names (names)
  "Insert those of NAMES whose bearers are known to be somebody or some place."
  (let ((known (seq-remove (lambda (name) (equal (plist-get name :kind) "other")) names)))
    (when (nutgraf--some known)
      (nutgraf--insert-heading "Who is who"))
    (seq-doseq (name known)
      (let ((role (plist-get name :role))
            (mentions (plist-get name :mentions)))
        (nutgraf--insert-entry
         (seq-elt mentions 0)
         (format "%s: %s%s; named %s"
                 (plist-get name :name)
                 (if role (concat (nutgraf--text-of role) "; ") "")
                 (plist-get name :kind)
                 (if (= (length mentions) 1) "once" (format "%d times" (length mentions)))))))))

(defun nutgraf--insert-sources (sources)
  "Insert whom the article cites, as SOURCES say."
  (when (nutgraf--some sources)
    (nutgraf--insert-heading "Sources"))
  (seq-doseq (source sources)
    (let ((cited (length (plist-get source :cited))))
      (nutgraf--insert-entry
       (plist-get source :first)
       (format "%s: cited %s" (plist-get source :label)
               (if (= cited 1) "once" (format "%d times" cited)))))))

(defun nutgraf--some (list)
  "Whether there is something in LIST, a vector or nil."
  (> (length list) 0))

(defun nutgraf--indexes (sentences)
  "The numbers of SENTENCES in the article."
  (mapcar (lambda (one) (plist-get one :index)) sentences))

(defun nutgraf--insert-part (name entries)
  "Insert ENTRIES under NAME, if there are any."
  (when (nutgraf--some entries)
    (nutgraf--insert-heading name)
    (mapc #'nutgraf--insert-entry entries)))

;; Of a sentence that was shown in full before.
(defconst nutgraf--words-recalled 9)

(defun nutgraf--insert-claims (claims shown)
  "Insert CLAIMS; those whose index is in SHOWN are only recalled."
  (seq-doseq (claim claims)
    (let ((words (split-string (plist-get claim :text))))
      (nutgraf--insert-entry
       claim
       (and (memq (plist-get claim :index) shown)
            (> (length words) (+ 2 nutgraf--words-recalled))
            (concat (string-join (seq-take words nutgraf--words-recalled) " ") " …"))))
    (nutgraf--insert-note
     (string-join
      (delq nil
            (list (string-join (plist-get claim :kinds) ", ")
                  (when-let ((speaker (plist-get claim :speaker)))
                    (concat "source: " (nutgraf--text-of speaker)))
                  (when (nutgraf--some (plist-get claim :hedges))
                    (concat "hedged: "
                            (mapconcat (lambda (hedge) (format "“%s”" (nutgraf--text-of hedge)))
                                       (plist-get claim :hedges) ", ")))))
      "; "))))

;; Of figures there are many; the first of them come with the gist.
(defconst nutgraf--most-figures 12)

(defun nutgraf--insert-figures (figures)
  "Insert the first of FIGURES, each once."
  (let* ((all (append figures nil))
         (different (cl-remove-duplicates all :from-end t :test #'equal
                                          :key (lambda (one) (plist-get one :phrase))))
         (listed (seq-take different nutgraf--most-figures)))
    (when listed
      (nutgraf--insert-heading "Figures")
      (dolist (figure listed)
        (nutgraf--insert-entry figure (plist-get figure :phrase)))
      (when (> (length different) (length listed))
        (nutgraf--insert-note (format "and %d more" (- (length different) (length listed))))))))

(defun nutgraf--said (quote)
  "The words of QUOTE, with its speaker where it does not name them itself."
  (let ((speaker (plist-get quote :speaker)))
    (if (and speaker
             (not (<= (plist-get quote :start) (plist-get speaker :start)
                      (plist-get quote :end))))
        (concat (nutgraf--text-of quote) " – " (nutgraf--text-of speaker))
      (nutgraf--text-of quote))))

(defun nutgraf--insert-comparison (comparison)
  "Insert the sentences of COMPARISON, each with the methods that pick it."
  (let ((all (length (plist-get comparison :methods))))
    (seq-doseq (sentence (plist-get comparison :sentences))
      (nutgraf--insert-entry sentence)
      (let ((names (append (plist-get sentence :methods) nil)))
        (nutgraf--insert-note
         (format "%d of %d: %s" (length names) all (string-join names ", ")))))))

(defun nutgraf--insert-outline (sections depth)
  "Insert SECTIONS and what is below them, DEPTH levels deep."
  (seq-doseq (section sections)
    (let ((bullet (concat (make-string (* 2 depth) ?\s) "- "))
          (size (format "%s words, %s min" (plist-get section :words)
                        (plist-get section :minutes))))
      (nutgraf--insert-entry
       (or (plist-get section :heading)
           (list :start (plist-get section :start) :end (plist-get section :end) :line 1))
       (format "%s (%s)"
               (if-let ((heading (plist-get section :heading)))
                   (nutgraf--text-of heading)
                 "Before the first heading")
               size)
       bullet))
    (nutgraf--insert-outline (plist-get section :subsections) (1+ depth))))

(defun nutgraf--insert-settings (result)
  "Insert the settings in RESULT, each with where it comes from."
  (nutgraf--insert-heading "Settings")
  (seq-doseq (setting (plist-get result :settings))
    (insert (format "  - %s = %s\n" (plist-get setting :name)
                    (nutgraf--as-json (plist-get setting :value))))
    (nutgraf--insert-note (format "%s" (plist-get setting :origin))))
  (nutgraf--insert-heading "Server")
  (cl-loop for (name value) on (plist-get result :server) by #'cddr
           do (insert (format "  - %s: %s\n" (substring (symbol-name name) 1) value))))

(defun nutgraf--as-json (value)
  "VALUE as it is written in a file of settings; none is null."
  (if (memq value '(nil :json-false)) "false" (json-encode value)))

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
