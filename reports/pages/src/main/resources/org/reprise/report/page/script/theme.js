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

function paintNames() {
  document.querySelectorAll('[data-method]').forEach(function (element) {
    const c = data.styles[element.dataset.method] ? color(element.dataset.method) : '';
    if (element.classList.contains('swatch')) element.style.background = c;
    else element.style.setProperty('--c', c);
  });
}
