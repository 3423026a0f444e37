#!/bin/sh
# Makes the branches editor/neovim and editor/vim: each has that plug-in, as it was committed last, at
# its root, for plug-in managers that look nowhere else. A branch gets a commit where there is news.
set -eu
cd "$(dirname "$0")/.."
for name in neovim vim; do
  branch=refs/heads/editor/$name
  tree=$(git rev-parse "HEAD:editor-configs/$name")
  before=$(git rev-parse --verify --quiet "$branch" || true)
  if [ -n "$before" ] && [ "$(git rev-parse "$before^{tree}")" = "$tree" ]; then
    echo "editor/$name is as it was"
    continue
  fi
  told="The plug-in for $name, of $(git rev-parse --short HEAD)"
  made=$(git commit-tree "$tree" ${before:+-p "$before"} -m "$told")
  git update-ref "$branch" "$made"
  echo "editor/$name: $told"
done
