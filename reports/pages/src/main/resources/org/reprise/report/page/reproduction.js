'use strict';
(function () {
  const root = document.documentElement;
  const systemDark = window.matchMedia('(prefers-color-scheme: dark)');

  document.getElementById('theme').addEventListener('click', function () {
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : systemDark.matches;
    root.dataset.theme = dark ? 'light' : 'dark';
  });
  document.getElementById('print').addEventListener('click', function () { window.print(); });

  // A filter leaves out whole sections that it empties.
  const filters = Array.from(document.querySelectorAll('[data-show]'));
  filters.forEach(function (button) {
    button.addEventListener('click', function () {
      const wanted = button.dataset.show;
      filters.forEach(function (b) { b.setAttribute('aria-pressed', b === button); });
      document.querySelectorAll('section.method').forEach(function (section) {
        let shown = 0;
        section.querySelectorAll('tr[data-verdict]').forEach(function (row) {
          row.hidden = wanted !== 'all' && row.dataset.verdict !== wanted;
          if (!row.hidden) shown++;
        });
        section.hidden = shown === 0;
      });
    });
  });

  document.querySelectorAll('[data-copy]').forEach(function (button) {
    button.addEventListener('click', function () {
      const source = document.getElementById(button.dataset.copy);
      const done = function () {
        button.textContent = 'Copied';
        setTimeout(function () { button.textContent = 'Copy'; }, 1500);
      };
      if (navigator.clipboard && window.isSecureContext) {
        navigator.clipboard.writeText(source.textContent).then(done);
      } else {
        window.getSelection().selectAllChildren(source);
        if (document.execCommand('copy')) done();
      }
    });
  });

  // As in the leaderboard's pages: tests and whoever takes a picture wait for this.
  root.dataset.ready = 'drawn';
})();
