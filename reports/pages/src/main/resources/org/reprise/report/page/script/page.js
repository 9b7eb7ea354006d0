const kinds = {curves: curves, distributions: distributions, ranks: ranks, pairwise: pairwise, costs: costs, rankings: rankings, tradeOffs: tradeOffs, reached: reached, cell: cell, selection: selection, alpha: alpha, choices: choices, gap: gap};

// ---- when the page is ready ------------------------------------------------------------------

// <html data-ready="drawn"> stands once every chart in view is drawn, "failed" once one could not
// be: for tests, and for who takes pictures of pages.
let waitingFor = 1;
let failures = 0;

function settleOne() {
  waitingFor--;
  if (waitingFor <= 0) root.dataset.ready = failures ? 'failed' : 'drawn';
}

/** Says in a chart's place that it could not be drawn; the others are drawn all the same. */
function fail(element, error) {
  failures++;
  if (root.dataset.ready) root.dataset.ready = 'failed';
  const chart = echarts.getInstanceByDom(element);
  if (chart) chart.dispose();
  for (let i = charts.length - 1; i >= 0; i--) {
    if (charts[i].element === element) charts.splice(i, 1);
  }
  element.textContent = 'This chart could not be drawn: ' + error.message;
  console.error(error);
}

// ---- drawing ---------------------------------------------------------------------------------

function draw(entry) {
  try {
    entry.chart.setOption(kinds[entry.kind](entry.board, entry.element, entry.state), true);
  } catch (error) {
    fail(entry.element, error);
  }
}

function drawAll() {
  paintNames();
  charts.slice().forEach(draw);
}

function hasSize(element) {
  return element.clientWidth > 0 && element.clientHeight > 0;
}

/** Charts follow the size of their elements; those of a hidden frame are drawn when it is shown. */
const sizes = window.ResizeObserver && new ResizeObserver(function (changes) {
  changes.forEach(function (change) {
    const element = change.target;
    if (printing || !hasSize(element)) return;
    if (element.openSized) element.openSized();
    charts.slice().forEach(function (entry) {
      if (entry.element !== element) return;
      if (entry.chart.getWidth() === element.clientWidth && entry.chart.getHeight() === element.clientHeight) return;
      entry.chart.resize();
      draw(entry);
    });
  });
});

function open(element, board) {
  if (!hasSize(element) && sizes) {
    element.openSized = function () { element.openSized = null; open(element, board); };
    sizes.observe(element);
    return;
  }
  element.openSized = null;
  const entry = {
    element: element, board: board, kind: element.dataset.chart,
    chart: echarts.init(element, null, {renderer: 'svg'}),
    state: {x: board.curves[element.dataset.x] ? element.dataset.x : 'evaluations', y: 'regret', logx: true, logy: true, bands: true, pick: element.dataset.pick || '0'}
  };
  charts.push(entry);
  if (sizes) sizes.observe(element);
  const controls = element.parentElement.querySelector('.controls');
  if (controls) {
    const show = function () {
      controls.querySelectorAll('button').forEach(function (b) {
        b.setAttribute('aria-pressed', b.dataset.set ? entry.state[b.dataset.set] === b.dataset.to : entry.state[b.dataset.toggle]);
      });
    };
    controls.addEventListener('click', function (event) {
      const b = event.target.closest('button');
      if (!b) return;
      if (b.dataset.set) entry.state[b.dataset.set] = b.dataset.to;
      else entry.state[b.dataset.toggle] = !entry.state[b.dataset.toggle];
      show();
      draw(entry);
    });
    show();
  }
  draw(entry);
}

document.querySelectorAll('[data-board]').forEach(function (section) {
  const board = data.boards[+section.dataset.board];
  section.querySelectorAll('[data-chart]').forEach(function (element) {
    // The first board is drawn at once, also for who takes a picture; the others as they come near.
    if (!window.IntersectionObserver || board === data.boards[0]) {
      open(element, board);
      return;
    }
    // An observer reports once at first, whether the chart is near or not; none reports in a frame
    // that is not shown, where nothing is in view.
    let told = root.clientWidth === 0;
    if (!told) waitingFor++;
    const openOnce = function () { element.openNow = null; seen.disconnect(); open(element, board); };
    const seen = new IntersectionObserver(function (entries) {
      if (element.openNow && entries.some(function (e) { return e.isIntersecting; })) openOnce();
      if (!told) {
        told = true;
        settleOne();
      }
    }, {rootMargin: '600px'});
    element.openNow = openOnce;
    seen.observe(element);
  });
});
paintNames();
settleOne();

systemDark.addEventListener('change', drawAll);
document.getElementById('theme').addEventListener('click', function () {
  root.dataset.theme = dark() ? 'light' : 'dark';
  drawAll();
});

// ---- paper -----------------------------------------------------------------------------------

/** Draws what was not yet scrolled to, as printing needs. */
function drawRest() {
  document.querySelectorAll('[data-chart]').forEach(function (element) {
    if (element.openNow) element.openNow();
  });
}

// On paper charts are drawn for a width that the style sheet then fits into their columns.
window.addEventListener('beforeprint', function () {
  printing = true;
  drawRest();
  charts.slice().forEach(function (entry) {
    const height = entry.chart.getHeight();
    entry.chart.resize({width: entry.element.closest('figure.wide') ? 960 : 470, height: height});
    draw(entry);
    const svg = entry.element.querySelector('svg');
    if (svg) svg.setAttribute('viewBox', '0 0 ' + entry.chart.getWidth() + ' ' + height);
  });
  paintNames();
});
window.addEventListener('afterprint', function () {
  printing = false;
  charts.forEach(function (entry) {
    const svg = entry.element.querySelector('svg');
    if (svg) svg.removeAttribute('viewBox');
    entry.chart.resize({width: 'auto', height: 'auto'});
  });
  drawAll();
});
document.getElementById('print').addEventListener('click', function () { window.print(); });
