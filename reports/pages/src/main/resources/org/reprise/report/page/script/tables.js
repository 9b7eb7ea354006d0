document.querySelectorAll('table.sortable').forEach(function (table) {
  const heads = Array.from(table.tHead.rows[0].cells);
  // On a phone rows are cards, in which each figure stands beside the name of its column.
  Array.from(table.tBodies[0].rows).forEach(function (row) {
    Array.from(row.cells).forEach(function (cell, column) { cell.dataset.head = heads[column].textContent; });
  });
  heads.forEach(function (head, column) {
    head.querySelector('button').addEventListener('click', function () {
      const up = head.getAttribute('aria-sort') !== 'ascending';
      heads.forEach(function (h) { h.removeAttribute('aria-sort'); });
      head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
      const body = table.tBodies[0];
      const key = function (row) { return row.cells[column].dataset.value; };
      const numeric = head.classList.contains('n');
      Array.from(body.rows).sort(function (a, b) {
        const x = key(a), y = key(b);
        // What has no value stays last, whichever way.
        if (!x || !y) return x ? -1 : y ? 1 : 0;
        const order = numeric ? x - y : x.localeCompare(y);
        return up ? order : -order;
      }).forEach(function (row) { body.appendChild(row); });
    });
  });
});

document.querySelectorAll('[data-copy]').forEach(function (button) {
  button.addEventListener('click', function () {
    const text = document.getElementById(button.dataset.copy).textContent;
    const done = function () {
      button.textContent = 'Copied';
      setTimeout(function () { button.textContent = 'Copy'; }, 1500);
    };
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(text).then(done);
    } else {
      const selection = window.getSelection();
      selection.selectAllChildren(document.getElementById(button.dataset.copy));
      if (document.execCommand('copy')) done();
    }
  });
});
