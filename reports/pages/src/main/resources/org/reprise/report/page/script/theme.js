const data = JSON.parse(document.getElementById('data').textContent);
const root = document.documentElement;
const charts = [];
const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
let printing = false;

function dark() {
  if (printing) return false;
  return root.dataset.theme ? root.dataset.theme === 'dark' : systemDark.matches;
}

function ink() {
  return dark()
    ? {text: '#e7eaf0', soft: '#9aa4b4', line: '#333a45', panel: '#1c2027', page: '#14171c'}
    : {text: '#1a1f29', soft: '#5a6373', line: '#d9dde3', panel: '#f6f7f9', page: '#ffffff'};
}

function style(label) {
  return data.styles[label] || {color: '#888', darkColor: '#aaa', dash: 'solid', symbol: 'circle'};
}

function color(label) {
  return dark() ? style(label).darkColor : style(label).color;
}

const marks = {
  circle: '<circle cx="13" cy="5" r="4"/>',
  rect: '<path d="M9.4 1.4H16.6V8.6H9.4Z"/>',
  triangle: '<path d="M13 1L17 9H9Z"/>',
  diamond: '<path d="M13 .6L17.4 5L13 9.4L8.6 5Z"/>',
  roundRect: '<rect x="9.4" y="1.4" width="7.2" height="7.2" rx="2"/>'
};

/** The line and the symbol by which charts and their legends know a method, as SVG. */
function keyOf(label) {
  const look = style(label);
  const gaps = {dashed: ' stroke-dasharray="5 3"', dotted: ' stroke-dasharray="2 2"'}[look.dash] || '';
  const mark = marks[look.symbol]
    || '<path transform="translate(9 1) scale(.8)" d="' + look.symbol.replace('path://', '') + '"/>';
  return '<svg viewBox="0 0 26 10" aria-hidden="true" fill="' + color(label) + '" data-symbol="' + look.symbol
    + '"><path d="M0 5H26" stroke-width="2" stroke="' + color(label) + '"' + gaps + '/>' + mark + '</svg>';
}

function paintNames() {
  document.querySelectorAll('[data-method]').forEach(function (element) {
    element.innerHTML = data.styles[element.dataset.method] ? keyOf(element.dataset.method) : '';
  });
}
