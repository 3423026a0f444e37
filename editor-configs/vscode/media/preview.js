// Runs inside the preview. A sentence's address is another one at each click: what was opened
// before is remembered for a while, and nobody would be asked about it.
(() => {
  let clicks = 0;
  window.addEventListener(
    'click',
    ({ target }) => {
      const link = target instanceof Element && target.closest('a.nutgraf-sentence');
      if (!link) return;
      clicks += 1;
      const address = link.getAttribute('href').replace(/^(sentence-\d+-\d+).*$/, '$1');
      link.setAttribute('data-href', `${address}-${Date.now()}${clicks}`);
    },
    // Before the preview's own listener.
    true,
  );
})();
