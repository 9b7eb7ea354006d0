function base() {
  const c = ink();
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: {fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif', color: c.text},
    tooltip: {
      backgroundColor: c.page, borderColor: c.line, textStyle: {color: c.text, fontSize: 12},
      confine: true, appendToBody: false
    }
  };
}

function axis(more) {
  const c = ink();
  return Object.assign({
    nameTextStyle: {color: c.soft}, axisLine: {onZero: false, lineStyle: {color: c.soft}},
    axisLabel: {color: c.soft, hideOverlap: true}, axisTick: {lineStyle: {color: c.soft}},
    splitLine: {lineStyle: {color: c.line}}
  }, more);
}

/** The width that a chart is drawn for: on paper not that of its element on the screen. */
function width(element) {
  return echarts.getInstanceByDom(element).getWidth();
}

function narrow(element) {
  return width(element) < 520;
}

/** The width of a text in a legend, in pixels. */
function textWidth(text) {
  const pen = textWidth.pen || (textWidth.pen = document.createElement('canvas').getContext('2d'));
  pen.font = '12px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';
  return pen.measureText(text).width;
}

/** A legend with all its entries in view, on paper too, and the height of its lines. */
function legendOf(labels, element, itemWidth) {
  const room = width(element) - 24;
  const longest = Math.max(8, Math.floor((room - itemWidth - 30) / 7));
  let lines = 1, used = 0;
  labels.forEach(function (label) {
    const w = itemWidth + 5 + textWidth(brief(label, longest)) * 1.06 + 12;
    if (used > 0 && used + w > room) { lines++; used = 0; }
    used += w;
  });
  return {
    height: lines * 24,
    legend: {
      type: 'plain', top: 0, left: 8, right: 8, textStyle: {color: ink().text}, itemWidth: itemWidth, itemGap: 10,
      formatter: function (label) { return brief(label, longest); },
      data: labels.map(function (label) { return {name: label}; })
    }
  };
}

/** A label of so many characters; its end tells variants of a method apart. */
function brief(label, most) {
  if (label.length <= most) return label;
  const head = Math.max(3, Math.floor((most - 1) * 0.4));
  return label.slice(0, head) + '…' + label.slice(label.length - Math.max(3, most - 1 - head));
}

function line(label, extra) {
  return Object.assign({color: color(label), type: style(label).dash, width: 2}, extra);
}

/**
 * A logarithmic axis whose ends need not be round; only round ticks are labelled: powers of two,
 * or of ten where there are more decades than so many.
 */
function logAxis(low, high, write, decades) {
  const span = Math.log10(high / low);
  const base = span > decades ? 10 : 2;
  const every = base === 10 && span > 5 ? 2 : 1;
  return {
    type: 'log', logBase: base, min: low, max: high,
    axisLabel: {
      color: ink().soft, hideOverlap: true,
      formatter: function (v) {
        const power = Math.log(v) / Math.log(base);
        return Math.abs(power - Math.round(power)) < 1e-6 && Math.round(power) % every === 0 ? write(v) : '';
      }
    }
  };
}

/** What curves may run over, by their names in the data. */
const costAxes = {
  evaluations: {name: 'evaluations', write: short, decades: 2.6, first: 1},
  seconds: {name: 'simulated training time', write: duration, decades: 2, first: 0},
  compute: {name: 'multiply-adds of training', write: short, decades: 2.6, first: 0}
};

/** A linear axis from a round number to a round number, with at most six ticks or so between. */
function linearAxis(low, high, write) {
  const end = high > low ? high : low + 1;
  const rough = (end - low) / 6;
  const unit = Math.pow(10, Math.floor(Math.log10(rough) + 1e-9));
  const step = unit * ([1, 2, 5].find(function (f) { return f * unit >= rough * (1 - 1e-9); }) || 10);
  return {
    type: 'value', min: Math.floor(low / step + 1e-9) * step, max: Math.ceil(end / step - 1e-9) * step, interval: step,
    axisLabel: {color: ink().soft, hideOverlap: true, formatter: write}
  };
}
