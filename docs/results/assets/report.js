'use strict';
(function () {

// theme.js

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

// words.js

function escape(text) {
  return String(text).replace(/[&<>"']/g, function (c) {
    return '&#' + c.charCodeAt(0) + ';';
  });
}

// Numbers are written as the program writes them in files and tables (Figures, TickWords).

function fixed(value, digits) {
  if (value === null || value === undefined) return '–';
  // By the decimal digits, and halves away from zero, as Java rounds: 0.585 is 0.59, where toFixed says 0.58.
  const text = (Math.sign(value) * +(Math.round(+(decimal(Math.abs(value)) + 'e' + digits)) + 'e-' + digits)).toFixed(digits);
  return /^-0(\.0*)?$/.test(text) ? text.slice(1) : text.replace('-', '−');
}

/** A number without an exponent, which small ones would have. */
function decimal(size) {
  return size < 1e-6 ? size.toFixed(20) : String(size);
}

function short(value) {
  if (value === null || value === undefined) return '–';
  const size = Math.abs(value);
  if (size >= 1e15) return +(value / 1e15).toPrecision(3) + ' P';
  if (size >= 1e12) return +(value / 1e12).toPrecision(3) + ' T';
  if (size >= 1e9) return +(value / 1e9).toPrecision(3) + ' G';
  if (size >= 1e6) return +(value / 1e6).toPrecision(3) + ' M';
  if (size >= 1e4) return +(value / 1e3).toPrecision(3) + ' k';
  return String(+value.toPrecision(3));
}

function duration(seconds) {
  if (seconds === null || seconds === undefined) return '–';
  const size = Math.abs(seconds);
  if (size === 0) return '0 s';
  if (size < 1e-3) return +(seconds * 1e6).toPrecision(3) + ' µs';
  if (size < 1) return +(seconds * 1e3).toPrecision(3) + ' ms';
  if (size < 600) return +seconds.toPrecision(3) + ' s';
  if (size < 7200) return +(seconds / 60).toPrecision(3) + ' min';
  if (size < 172800) return +(seconds / 3600).toPrecision(3) + ' h';
  return +(seconds / 86400).toPrecision(3) + ' d';
}

function pValue(p) {
  if (p === null || p === undefined) return '–';
  return p < 0.001 ? '< 0.001' : fixed(p, p < 0.1 ? 3 : 2);
}

// axes.js

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

// curves.js

function curves(board, element, state) {
  const c = ink();
  const regret = state.y === 'regret';
  const bands = board.curves[state.x][state.y === 'signal' ? 'signal' : 'score'];
  const lower = state.y === 'signal' ? board.signalMetric.lower : board.metric.lower;
  const optimum = state.y === 'signal' ? board.optimumSignal : board.optimum;
  let least = Infinity, most = -Infinity, first = Infinity, last = -Infinity;
  const lines = [], areas = [];
  board.labels.forEach(function (label) {
    const band = bands[label];
    if (!band || !band.x.length) return;
    const y = function (v) { return v === null ? null : regret ? (board.metric.lower ? v - optimum : optimum - v) : v; };
    const mean = band.x.map(function (x, i) { return [x, y(band.mean[i])]; });
    const low = band.x.map(function (x, i) { return y(regret && !board.metric.lower ? band.high[i] : band.low[i]); });
    const high = band.x.map(function (x, i) { return y(regret && !board.metric.lower ? band.low[i] : band.high[i]); });
    mean.forEach(function (p, i) {
      first = Math.min(first, p[0]); last = Math.max(last, p[0]);
      [p[1], low[i], high[i]].forEach(function (v) {
        if (v === null || (regret && state.logy && v <= 0)) return;
        least = Math.min(least, v); most = Math.max(most, v);
      });
    });
    if (state.bands && low[0] !== null) {
      areas.push({
        name: label, type: 'custom', silent: true, clip: true, z: 1,
        itemStyle: {color: color(label)}, tooltip: {show: false},
        data: [[band.x[0], low[0]], [band.x[band.x.length - 1], high[high.length - 1]]],
        renderItem: function (params, api) {
          if (params.dataIndex > 0) return null;
          const points = [];
          const at = function (x, v) { points.push(api.coord([x, Math.max(v, floor)])); };
          band.x.forEach(function (x, i) {
            if (i > 0) at(x, high[i - 1]);
            at(x, high[i]);
          });
          for (let i = band.x.length - 1; i >= 0; i--) {
            at(band.x[i], low[i]);
            if (i > 0) at(band.x[i], low[i - 1]);
          }
          return {
            type: 'polygon', shape: {points: points},
            style: {fill: color(label), opacity: dark() ? 0.22 : 0.16}
          };
        }
      });
    }
    lines.push({
      name: label, type: 'line', step: 'end', showSymbol: false, symbol: style(label).symbol, z: 3,
      itemStyle: {color: color(label)}, lineStyle: line(label), emphasis: {focus: 'series'},
      data: mean, extra: {low: low, high: high}
    });
  });
  const logy = state.logy && regret && most > 0;
  // On a logarithmic axis what reaches 0 comes down to its foot, which is then called 0.
  const reachesZero = logy && lines.some(function (s) { return s.data.some(function (p) { return p[1] !== null && p[1] <= 0; }); });
  const foot = least * (reachesZero ? 0.5 : 0.9);
  const floor = logy ? foot : -Infinity;
  if (logy) {
    lines.forEach(function (s) {
      s.extra.mean = s.data.map(function (p) { return p[1]; });
      s.data = s.data.map(function (p) { return [p[0], p[1] === null ? null : Math.max(p[1], foot)]; });
    });
    // The axis rounds its ends to the digits that the data's own least and greatest have: a band that
    // ends at 0 would make 0 of a foot of 0.0005, which a logarithmic axis does not have.
    areas.forEach(function (a) {
      a.data = a.data.map(function (p) { return [p[0], Math.max(p[1], foot)]; });
    });
  }
  const padding = (most - least || 1) * 0.06;
  const yAxis = logy
    ? axis(logAxis(foot, most * 1.1, short, 3))
    : axis({
      type: 'value', scale: true,
      min: regret ? 0 : lower ? Math.min(optimum, least) - padding / 2 : least - padding,
      max: regret || lower ? most + padding : Math.max(optimum, most) + padding / 2
    });
  if (!logy) yAxis.axisLabel = Object.assign({}, yAxis.axisLabel, {formatter: short, showMinLabel: regret, showMaxLabel: false});
  yAxis.name = regret ? 'regret (' + board.metric.difference + ')' : state.y === 'score' ? 'test ' + board.metric.axis : 'seen: ' + board.signalMetric.axis;
  yAxis.nameGap = 12;
  yAxis.nameTextStyle = {color: c.soft, align: 'left', padding: [0, 0, 0, -36]};
  const over = costAxes[state.x];
  const xAxis = axis(state.logx
    ? logAxis(first, last, over.write, over.decades)
    : {type: 'value', min: over.first, max: last});
  xAxis.splitLine = {show: false};
  xAxis.name = over.name;
  xAxis.nameLocation = 'middle';
  xAxis.nameGap = 28;
  if (!state.logx) {
    xAxis.axisLabel = Object.assign({}, xAxis.axisLabel, {formatter: over.write});
  }
  if (reachesZero) {
    lines[0].markLine = {
      silent: true, symbol: 'none', lineStyle: {color: c.soft, width: 1},
      label: {formatter: '0', position: 'start', distance: 6, color: c.soft},
      data: [{yAxis: foot}]
    };
  }
  if (!regret && lines.length) {
    lines[0].markLine = {
      silent: true, symbol: 'none', lineStyle: {color: c.soft, type: [2, 3]},
      label: {formatter: 'optimum ' + fixed(optimum, 2), position: 'insideEndTop', color: c.soft},
      data: [{yAxis: optimum}]
    };
  }
  if (state.x === 'compute') {
    lines.forEach(function (s) {
      // Where a method first has an answer: one that trains shared weights has it late.
      s.markPoint = {silent: true, symbol: 'circle', symbolSize: 8, label: {show: false}, data: [{coord: s.data[0]}]};
    });
  }
  const option = base();
  const legend = legendOf(lines.map(function (s) { return s.name; }), element, 28);
  option.legend = legend.legend;
  option.grid = {left: 58, right: narrow(element) ? 14 : 26, top: 38 + legend.height, bottom: 48};
  option.xAxis = xAxis;
  option.yAxis = yAxis;
  // Lines first: the legend takes the look of the first of a name, and bands have no dash.
  option.series = lines.concat(areas);
  option.tooltip.trigger = 'axis';
  option.tooltip.axisPointer = {type: 'line', lineStyle: {color: c.soft}};
  option.tooltip.formatter = function (items) {
    const shown = items.filter(function (i) { return i.seriesType === 'line'; })
      .sort(function (a, b) { return regret || lower ? a.value[1] - b.value[1] : b.value[1] - a.value[1]; });
    if (!shown.length) return '';
    const x = shown[0].value[0];
    return '<b>' + over.write(x) + (state.x === 'seconds' ? '' : ' ' + over.name) + '</b><br>' +
      shown.map(function (i) {
        const extra = lines.find(function (s) { return s.name === i.seriesName; }).extra;
        const k = i.dataIndex;
        const value = extra.mean ? extra.mean[k] : i.value[1];
        return i.marker + escape(i.seriesName) + ' <b>' + fixed(value, 3) + '</b>' +
          (extra.low[k] === null ? '' : ' [' + fixed(extra.low[k], 3) + ', ' + fixed(extra.high[k], 3) + ']');
      }).join('<br>');
  };
  return option;
}

// distributions.js

function distributions(board, element) {
  const c = ink();
  const option = base();
  const shown = board.distributions.filter(function (d) { return d.regrets.length; });
  const labels = shown.map(function (d) { return d.label; });
  const points = [];
  shown.forEach(function (d, row) {
    d.regrets.forEach(function (value, i) {
      // Spread by the golden ratio: even, and the same at each opening.
      const jitter = ((i * 0.618034) % 1 - 0.5) * 0.5;
      points.push({value: [value, row + jitter], itemStyle: {color: color(d.label)}, label: d.label});
    });
  });
  option.grid = {left: nameWidth(labels, element), right: 20, top: 14, bottom: 44};
  option.xAxis = axis(Object.assign(
    linearAxis(0, Math.max.apply(null, shown.map(function (d) { return d.box[4]; }).concat(0)), short),
    {name: 'final regret (' + board.metric.difference + ')', nameLocation: 'middle', nameGap: 28}));
  option.yAxis = [
    names(labels, element),
    {type: 'value', min: -0.5, max: labels.length - 0.5, inverse: true, show: false}
  ];
  option.series = [
    {
      type: 'scatter', yAxisIndex: 1, data: points, symbolSize: 4, itemStyle: {opacity: 0.35}, silent: true
    },
    {
      type: 'boxplot', boxWidth: [8, 26], z: 5,
      data: shown.map(function (d) {
        return {
          value: d.box, name: d.label,
          itemStyle: {color: 'transparent', borderColor: color(d.label), borderWidth: 2}
        };
      })
    }
  ];
  option.tooltip.formatter = function (item) {
    const d = shown[item.dataIndex];
    return '<b>' + escape(d.label) + '</b>, ' + board.runs[d.label] + ' runs<br>median ' + fixed(d.box[2], 3) + '<br>quartiles ' +
      fixed(d.box[1], 3) + ' to ' + fixed(d.box[3], 3) + '<br>range ' + fixed(d.box[0], 3) + ' to ' + fixed(d.box[4], 3);
  };
  return option;
}

function nameWidth(labels, element) {
  const longest = Math.max.apply(null, labels.map(function (l) { return l.length; }).concat(4));
  return Math.min(18 + 6.6 * longest, width(element) * 0.4);
}

function names(labels, element, more) {
  return axis(Object.assign({
    type: 'category', data: labels, inverse: true, splitLine: {show: false}, axisTick: {show: false},
    axisLabel: {
      color: ink().text, interval: 0,
      formatter: function (label) { return brief(label, Math.floor((nameWidth(labels, element) - 12) / 6.4)); }
    }
  }, more));
}

// ranks.js

function ranks(board, element) {
  const c = ink();
  const option = base();
  const order = board.labels.map(function (label, i) { return {label: label, rank: board.ranks[i]}; })
    .filter(function (m) { return m.rank !== null; })
    .sort(function (a, b) { return a.rank - b.rank; });
  const k = Math.max(2, order.length);
  const height = order.length;
  option.grid = {left: 24, right: 24, top: 44, bottom: 10};
  option.xAxis = axis({
    type: 'value', min: 1, max: k, interval: 1, position: 'top', name: 'average rank (1 is best)',
    nameLocation: 'middle', nameGap: 24, splitLine: {lineStyle: {color: c.line, type: 'dotted'}}
  });
  option.yAxis = {type: 'value', min: -1.3, max: height + board.cliques.length * 0.35 + 0.2, inverse: true, show: false};
  const middle = (k + 1) / 2;
  const room = Math.max(12, Math.floor(width(element) / 16));
  option.series = [{
    type: 'scatter', symbolSize: 11, z: 4,
    data: order.map(function (m, i) {
      return {
        value: [m.rank, i], name: m.label, symbol: style(m.label).symbol, itemStyle: {color: color(m.label)},
        label: {
          show: true, position: m.rank > middle ? 'left' : 'right', distance: 8, color: c.text,
          formatter: function () { return brief(m.label, room) + '  ' + fixed(m.rank, 2); }
        }
      };
    })
  }];
  board.cliques.forEach(function (clique, i) {
    const y = height - 0.3 + i * 0.35;
    option.series.push({
      type: 'line', silent: true, symbol: 'none', lineStyle: {width: 5, color: c.text, cap: 'round', opacity: 0.75},
      data: [[order[clique[0]].rank, y], [order[clique[1]].rank, y]]
    });
  });
  if (board.criticalDifference !== null && board.criticalDifference <= k - 1) {
    option.series.push({
      type: 'line', silent: true, symbol: 'rect', symbolSize: [2, 8], lineStyle: {width: 2, color: c.soft},
      itemStyle: {color: c.soft},
      data: [[1, -0.75], {
        value: [1 + board.criticalDifference, -0.75],
        label: {show: true, position: 'right', color: c.soft, formatter: 'CD ' + fixed(board.criticalDifference, 2)}
      }]
    });
  }
  option.tooltip.formatter = function (item) {
    return escape(item.name) + ' <b>' + fixed(item.value[0], 3) + '</b>';
  };
  return option;
}

// pairwise.js

function pairwise(board, element) {
  const c = ink();
  const option = base();
  const cells = [];
  board.labels.forEach(function (a, i) {
    board.labels.forEach(function (b, j) {
      const cell = board.pairwise[i][j];
      if (!cell || cell.a12 === null) return;
      const real = cell.pValue !== null && cell.pValue < 0.05;
      cells.push({
        value: [j, i, cell.a12],
        label: {fontWeight: real ? 'bold' : 'normal', color: Math.abs(cell.a12 - 0.5) > 0.3 ? '#fff' : dark() ? '#e7eaf0' : '#1a1f29'},
        real: real
      });
    });
  });
  const size = board.labels.length;
  // A narrow cell has its mark below its figure; where that would not fit, the marks alone say who is better.
  const room = (width(element) - nameWidth(board.labels, element) - 12) / size;
  const narrowCell = room < 44, tight = room < 24;
  option.grid = {left: nameWidth(board.labels, element), right: 12, top: 8, bottom: 84};
  const turned = size > 5 || narrow(element) ? 40 : 0;
  option.xAxis = axis({
    type: 'category', data: board.labels, splitLine: {show: false}, axisTick: {show: false},
    axisLabel: {color: c.text, interval: 0, rotate: turned || (size > 3 ? 20 : 0), formatter: function (label) { return brief(label, 17); }}
  });
  option.yAxis = names(board.labels, element);
  option.visualMap = {
    show: false, min: 0, max: 1, dimension: 2,
    inRange: {color: dark() ? ['#c4622a', '#1c2027', '#2f7fc4'] : ['#d55e00', '#f6f7f9', '#0072b2']}
  };
  option.series = [{
    type: 'heatmap', data: cells, itemStyle: {borderColor: c.panel, borderWidth: 2},
    label: {
      show: true, fontSize: size > 7 || narrow(element) ? 10 : 12, lineHeight: 11,
      formatter: function (item) {
        const mark = item.data.real ? (item.value[2] > 0.5 ? '▲' : '▼') : '';
        return (tight ? '' : fixed(item.value[2], 2)) + (mark && !tight ? (narrowCell ? '\n' : ' ') : '') + mark;
      }
    }
  }];
  option.tooltip.formatter = function (item) {
    const cell = board.pairwise[item.value[1]][item.value[0]];
    return '<b>' + escape(board.labels[item.value[1]]) + '</b> against <b>' + escape(board.labels[item.value[0]]) +
      '</b><br>A12 ' + fixed(cell.a12, 3) + '<br>' + cell.wins + ' wins, ' + cell.ties + ' ties, ' + cell.losses +
      ' losses over ' + cell.pairs + ' seeds<br>p ' + pValue(cell.pValue);
  };
  return option;
}

// costs.js

function costs(board, element) {
  const c = ink();
  const option = base();
  const labels = board.costs.map(function (cost) { return cost.label; });
  const all = [];
  board.costs.forEach(function (cost) {
    [cost.training, cost.overhead].forEach(function (v) { if (v > 0) all.push(v); });
  });
  if (!all.length) {
    option.title = {text: 'Neither training nor search time was measured.', textStyle: {color: c.soft, fontSize: 13, fontWeight: 'normal'}};
    return option;
  }
  // Room for the figures to the left of the least.
  const low = Math.min.apply(null, all) / (narrow(element) ? 200 : 30);
  const high = Math.max.apply(null, all) * 2;
  option.legend = {top: 0, textStyle: {color: c.text}, itemWidth: 14};
  option.grid = {left: nameWidth(labels, element), right: 60, top: 32, bottom: 44};
  option.xAxis = axis(Object.assign(logAxis(low, high, duration, 2), {name: 'time of a run', nameLocation: 'middle', nameGap: 28}));
  option.yAxis = names(labels, element, {splitLine: {show: true, lineStyle: {color: c.line, type: 'dotted'}}});
  // Dots, since a bar on a logarithmic axis has no honest beginning.
  const dots = function (name, key, symbol, fill, side) {
    return {
      name: name, type: 'scatter', symbol: symbol, symbolSize: 12, itemStyle: {color: fill},
      label: {show: true, position: side, color: c.soft, fontSize: 11, formatter: function (item) { return duration(item.value[0]); }},
      data: board.costs.filter(function (cost) { return cost[key] > 0; })
        .map(function (cost) { return {name: cost.label, value: [cost[key], cost.label]}; })
    };
  };
  option.series = [];
  if (board.hasSeconds) option.series.push(dots('simulated training', 'training', 'circle', dark() ? '#5ab4f0' : '#0072b2', 'right'));
  option.series.push(dots('search overhead', 'overhead', 'diamond', dark() ? '#f0c043' : '#c28e00', 'left'));
  option.tooltip.formatter = function (item) {
    return escape(item.name) + '<br>' + item.seriesName + ' <b>' + duration(item.value[0]) + '</b> a run';
  };
  return option;
}

// rankings.js

function rankings(board, element, state) {
  const c = ink();
  const ranking = board.rankings[+state.pick];
  const option = base();
  option.grid = {left: 52, right: 20, top: 70, bottom: 44};
  const part = function (k) { return ranking.points.map(function (p) { return p[k]; }); };
  const span = function (k) {
    return linearAxis(Math.min.apply(null, part(k)), Math.max.apply(null, part(k)), short);
  };
  option.xAxis = axis(Object.assign(span(0), {name: ranking.axis, nameLocation: 'middle', nameGap: 28}));
  option.yAxis = axis(Object.assign(span(1), {
    name: 'score: ' + board.metric.axis, nameTextStyle: {color: c.soft, align: 'left', padding: [0, 0, 0, -30]}
  }));
  option.title = {
    text: ranking.tauWords, subtext: ranking.countWords,
    right: 10, top: 0, itemGap: 7, textStyle: {color: c.text, fontSize: 13, fontWeight: 'normal'}, subtextStyle: {color: c.soft, fontSize: 11}
  };
  option.series = [{
    type: 'scatter', symbolSize: 4, data: ranking.points, itemStyle: {color: dark() ? '#5ab4f0' : '#0072b2', opacity: 0.45}
  }];
  option.tooltip.formatter = function (item) {
    return escape(ranking.name) + ' <b>' + fixed(item.value[0], 3) + '</b><br>score <b>' + fixed(item.value[1], 3) + '</b>';
  };
  return option;
}

// selection.js

/** The expected score of the best by a column of n random architectures, over n. */
function selection(board, element) {
  const c = ink();
  const option = base();
  const shown = board.selection;
  const draws = shown.draws;
  const legend = legendOf(shown.lines.map(function (l) { return l.name; }), element, 28);
  let least = Infinity, most = -Infinity;
  shown.lines.forEach(function (l) {
    l.expected.forEach(function (v) { if (v === null) return; least = Math.min(least, v); most = Math.max(most, v); });
  });
  option.legend = legend.legend;
  option.grid = {left: 58, right: narrow(element) ? 14 : 26, top: 38 + legend.height, bottom: 48};
  option.xAxis = axis(Object.assign(logAxis(draws[0], draws[draws.length - 1], short, 2.6), {
    name: 'random architectures to choose from', nameLocation: 'middle', nameGap: 28, splitLine: {show: false}
  }));
  option.yAxis = axis(Object.assign(linearAxis(least, most, short), {
    name: 'expected test ' + board.metric.axis, nameTextStyle: {color: c.soft, align: 'left', padding: [0, 0, 0, -36]}
  }));
  option.series = shown.lines.map(function (l) {
    const hue = l.colors[dark() ? 1 : 0];
    return {
      name: l.name, type: 'line', showSymbol: false, symbol: 'circle', itemStyle: {color: hue},
      lineStyle: {color: hue, type: l.dash, width: 2}, emphasis: {focus: 'series'},
      data: l.expected.map(function (v, i) { return [draws[i], v]; })
    };
  });
  option.tooltip.trigger = 'axis';
  option.tooltip.formatter = function (items) {
    return '<b>best of ' + items[0].value[0] + '</b><br>' +
      items.slice().sort(function (a, b) { return b.value[1] - a.value[1]; }).map(function (i) {
        return i.marker + escape(i.seriesName) + ' <b>' + fixed(i.value[1], 2) + '</b>';
      }).join('<br>');
  };
  return option;
}

// trade-offs.js

function tradeOffs(board, element, state) {
  const c = ink();
  const tradeOff = board.tradeOffs[+state.pick];
  const option = base();
  const labels = board.labels.filter(function (label) { return tradeOff.found[label]; });
  const legend = legendOf(['front of the ' + tradeOff.known].concat(labels), element, 18);
  option.legend = legend.legend;
  option.grid = {left: 52, right: 20, top: 38 + legend.height, bottom: 44};
  option.xAxis = axis(Object.assign(linearAxis(tradeOff.leastCost, tradeOff.mostCost, short), {
    name: tradeOff.axis, nameLocation: 'middle', nameGap: 28
  }));
  option.yAxis = axis(Object.assign(linearAxis(Math.min(tradeOff.reference, tradeOff.best), Math.max(tradeOff.reference, tradeOff.best), short), {
    name: 'score: ' + board.metric.axis, nameTextStyle: {color: c.soft, align: 'left', padding: [0, 0, 0, -30]}
  }));
  option.series = [{
    name: 'front of the ' + tradeOff.known, type: 'line', step: 'end', symbol: 'circle', symbolSize: 4,
    itemStyle: {color: c.text}, lineStyle: {color: c.text, width: 1.5},
    data: tradeOff.front
  }];
  board.labels.forEach(function (label) {
    const found = tradeOff.found[label];
    if (!found) return;
    option.series.push({
      name: label, type: 'scatter', symbol: style(label).symbol, symbolSize: 8,
      itemStyle: {color: color(label), opacity: 0.7},
      data: found
    });
  });
  option.tooltip.formatter = function (item) {
    return escape(item.seriesName) + '<br>' + escape(tradeOff.axis) + ' <b>' + short(item.value[0]) + '</b><br>score <b>' + fixed(item.value[1], 3) + '</b>';
  };
  return option;
}

// reached.js

/** Which share of its runs a method needed how much to bring within a regret: an ECDF. */
function reached(board, element, state) {
  const c = ink();
  const option = base();
  const target = board.reached[+state.pick];
  const shares = target.over[state.x];
  const over = costAxes[state.x];
  const legend = legendOf(board.labels, element, 28);
  option.legend = legend.legend;
  option.grid = {left: 52, right: narrow(element) ? 14 : 26, top: 38 + legend.height, bottom: 48};
  option.xAxis = axis(Object.assign(logAxis(shares.first, shares.last, over.write, over.decades), {
    name: over.name, nameLocation: 'middle', nameGap: 28, splitLine: {show: false}
  }));
  option.yAxis = axis(Object.assign(linearAxis(0, 100, short), {
    name: 'runs that came within ' + target.name + ' (%)', nameTextStyle: {color: c.soft, align: 'left', padding: [0, 0, 0, -30]}
  }));
  option.series = board.labels.map(function (label) {
    const curve = shares.curves[label];
    const points = [[shares.first, 0]];
    curve.x.forEach(function (x, i) { points.push([x, 100 * curve.y[i]]); });
    points.push([shares.last, points[points.length - 1][1]]);
    return {
      name: label, type: 'line', step: 'end', showSymbol: false, symbol: style(label).symbol,
      itemStyle: {color: color(label)}, lineStyle: line(label), emphasis: {focus: 'series'}, data: points
    };
  });
  option.tooltip.trigger = 'item';
  option.tooltip.formatter = function (item) {
    return escape(item.seriesName) + ' <b>' + fixed(item.value[1], 0) + ' %</b> of ' + board.runs[item.seriesName] +
      ' runs<br>' + (state.x === 'seconds' ? 'after ' + over.write(item.value[0]) : over.write(item.value[0]) + ' ' + over.name);
  };
  return option;
}

// alpha.js

/** The colour of an operation, the same in all figures. */
function operationColor(operation) {
  const pair = data.operations[operation];
  return pair ? pair[dark() ? 1 : 0] : ink().soft;
}

/** The softmax of every decision over epochs: a panel for each, a line for each choice. */
function alpha(board, element, state) {
  const c = ink();
  const option = base();
  const shown = board.alphas[+state.pick];
  const choices = [];
  shown.decisions.forEach(function (d) {
    d.choices.forEach(function (name) { if (choices.indexOf(name) < 0) choices.push(name); });
  });
  const epochs = shown.entropy.length - 1;
  const panels = shown.decisions.length;
  const columns = Math.min(panels, narrow(element) ? 2 : panels <= 6 ? 3 : panels <= 15 ? 5 : 7);
  const rows = Math.ceil(panels / columns);
  const legend = legendOf(choices, element, 20);
  option.legend = legend.legend;
  const chart = echarts.getInstanceByDom(element);
  const left = 34, right = 14, gap = 22, above = 20, top = legend.height + 8;
  const wide = (chart.getWidth() - left - right - gap * (columns - 1)) / columns;
  const high = (chart.getHeight() - top - 14) / rows - above - 16;
  option.title = [];
  option.grid = [];
  option.xAxis = [];
  option.yAxis = [];
  option.series = [];
  shown.decisions.forEach(function (d, i) {
    const column = i % columns, row = Math.floor(i / columns);
    const x = left + column * (wide + gap), y = top + above + row * (high + above + 16);
    const bottom = i + columns >= panels;
    option.title.push({
      text: brief(d.name, Math.max(8, Math.floor(wide / 7))), left: x - 4, top: y - 20,
      textStyle: {color: c.text, fontSize: 11, fontWeight: 'normal'}
    });
    option.grid.push({left: x, top: y, width: wide, height: high});
    option.xAxis.push(axis({
      gridIndex: i, type: 'value', min: 0, max: Math.max(1, epochs), interval: Math.max(1, epochs), splitLine: {show: false},
      name: bottom ? 'epoch' : '', nameLocation: 'middle', nameGap: 4,
      axisLabel: {color: c.soft, fontSize: 10, show: bottom}, axisTick: {show: false}
    }));
    option.yAxis.push(axis({
      gridIndex: i, type: 'value', min: 0, max: 1, interval: 0.5,
      axisLabel: {color: c.soft, fontSize: 10, show: column === 0}, axisTick: {show: false}
    }));
    d.choices.forEach(function (name, k) {
      option.series.push({
        name: name, type: 'line', xAxisIndex: i, yAxisIndex: i, showSymbol: false, symbol: 'circle',
        itemStyle: {color: operationColor(name)}, lineStyle: {color: operationColor(name), width: 1.5},
        data: d.probabilities[k].map(function (p, epoch) { return [epoch, p]; })
      });
    });
  });
  option.tooltip.trigger = 'axis';
  option.tooltip.formatter = function (items) {
    return '<b>' + escape(shown.decisions[items[0].axisIndex].name) + ', epoch ' + items[0].value[0] + '</b><br>' +
      items.slice().sort(function (a, b) { return b.value[1] - a.value[1]; }).map(function (i) {
        return i.marker + escape(i.seriesName) + ' <b>' + fixed(i.value[1], 3) + '</b>';
      }).join('<br>');
  };
  return option;
}

/** What searches give to operations without parameters, and how undecided they are, over epochs. */
function choices(board, element) {
  const c = ink();
  const option = base();
  const labels = board.alphas.map(function (a) { return a.label; });
  const legend = legendOf(labels, element, 28);
  const epochs = Math.max.apply(null, board.alphas.map(function (a) { return a.entropy.length - 1; }));
  const parts = [
    {key: 'parameterFree', name: 'operations without parameters (%)'},
    {key: 'entropy', name: 'entropy of the decisions (% of the greatest)'}
  ].filter(function (part) { return board.alphas.some(function (a) { return a[part.key]; }); });
  const top = legend.height + 32, gap = 74;
  const high = (echarts.getInstanceByDom(element).getHeight() - top - 44 - gap * (parts.length - 1)) / parts.length;
  option.legend = legend.legend;
  option.grid = [];
  option.xAxis = [];
  option.yAxis = [];
  option.series = [];
  parts.forEach(function (part, i) {
    option.grid.push({left: 52, right: narrow(element) ? 14 : 26, top: top + i * (high + gap), height: high});
    option.xAxis.push(axis(Object.assign(linearAxis(0, Math.max(1, epochs), short), {
      gridIndex: i, max: Math.max(1, epochs), name: 'epoch', nameLocation: 'middle', nameGap: 26, splitLine: {show: false}
    })));
    option.yAxis.push(axis(Object.assign(linearAxis(0, 100, short), {
      gridIndex: i, name: part.name, nameTextStyle: {color: c.soft, align: 'left', padding: [0, 0, 0, -30]}
    })));
    board.alphas.forEach(function (a) {
      if (!a[part.key]) return;
      option.series.push({
        name: a.label, type: 'line', xAxisIndex: i, yAxisIndex: i, showSymbol: false, symbol: style(a.label).symbol,
        itemStyle: {color: color(a.label)}, lineStyle: line(a.label),
        data: a[part.key].map(function (v, epoch) { return [epoch, 100 * v]; })
      });
    });
  });
  option.tooltip.trigger = 'axis';
  option.tooltip.formatter = function (items) {
    return '<b>epoch ' + items[0].value[0] + '</b><br>' + items.map(function (i) {
      return i.marker + escape(i.seriesName) + ' <b>' + fixed(i.value[1], 1) + ' %</b>';
    }).join('<br>');
  };
  return option;
}

/** Accuracies of the mixture and of the derived architecture, on a line for each method. */
function gap(board, element) {
  const c = ink();
  const option = base();
  const known = board.alphas.filter(function (a) { return a.mixture !== null; });
  const labels = known.map(function (a) { return a.label; });
  option.grid = {left: nameWidth(labels, element), right: 26, top: 32, bottom: 48};
  option.xAxis = axis(Object.assign(linearAxis(0, 100, short), {
    name: 'validation accuracy in the same network (%)', nameLocation: 'middle', nameGap: 28
  }));
  option.yAxis = names(labels, element, {});
  option.legend = {top: 0, textStyle: {color: c.text}, itemWidth: 14, data: [{name: 'derived architecture'}, {name: 'mixture of all choices'}]};
  option.series = [];
  known.forEach(function (a) {
    option.series.push({
      name: a.label, type: 'line', silent: true, symbol: 'none', z: 2, lineStyle: {color: color(a.label), width: 1.5},
      data: [[a.derived, a.label], [a.mixture, a.label]]
    });
  });
  [['derived architecture', 'derived', 'circle', 1], ['mixture of all choices', 'mixture', 'diamond', 0]].forEach(function (part) {
    option.series.push({
      name: part[0], type: 'scatter', symbol: part[2], symbolSize: 12, z: 4, itemStyle: {color: c.soft},
      data: known.map(function (a) { return {value: [a[part[1]], a.label], itemStyle: {color: color(a.label)}}; })
    });
    const runs = [];
    known.forEach(function (a) {
      a.gaps.forEach(function (run) {
        runs.push({value: [run[part[3]], a.label], itemStyle: {color: color(a.label), opacity: 0.5}});
      });
    });
    option.series.push({type: 'scatter', symbol: part[2], symbolSize: 5, z: 3, silent: true, data: runs});
  });
  option.tooltip.formatter = function (item) {
    return escape(item.value[1]) + '<br>' + item.seriesName + ' <b>' + fixed(item.value[0], 2) + ' %</b>';
  };
  return option;
}

// cell.js

function cell(board, element, state) {
  const c = ink();
  const graph = board.found[+state.pick].graph;
  const option = base();
  const hue = function (operation) { return operation ? operationColor(operation) : c.soft; };
  const columns = Math.max(1, Math.max.apply(null, graph.nodes.map(function (n) { return n.column; })));
  const onNodes = graph.nodes.some(function (n) { return n.operation; });
  // Places are pixels: the two hidden corners keep the library from scaling them.
  const chart = echarts.getInstanceByDom(element);
  const width = chart.getWidth(), height = chart.getHeight();
  const corner = function (x, y) {
    return {name: 'corner ' + x, x: x, y: y, symbolSize: 0, label: {show: false}, tooltip: {show: false}, silent: true};
  };
  option.series = [{
    type: 'graph', layout: 'none', left: 0, right: 0, top: 0, bottom: 0, roam: false,
    edgeSymbol: ['none', 'arrow'], edgeSymbolSize: 8, symbolSize: 26,
    label: {show: true, color: c.text, fontSize: 11},
    data: graph.nodes.map(function (n) {
      return {
        name: n.name, x: 45 + n.column / columns * (width - 90), y: height / 2 + n.line * Math.min(60, height / 4),
        operation: n.operation,
        itemStyle: {color: c.page, borderColor: hue(n.operation), borderWidth: 2},
        label: {
          position: onNodes && n.operation ? (n.line > 0 ? 'bottom' : 'top') : 'inside',
          formatter: function () { return n.operation || n.name; }
        }
      };
    }).concat([corner(0, 0), corner(width, height)]),
    links: graph.edges.map(function (e) {
      const a = graph.nodes[e.from], b = graph.nodes[e.to];
      const span = b.column - a.column;
      const level = a.line === b.line && span > 1;
      return {
        source: e.from, target: e.to, operation: e.operation,
        lineStyle: {color: hue(e.operation), width: 2, opacity: 0.9, curveness: level ? (span % 2 ? -0.42 : 0.42) : 0},
        label: {
          show: Boolean(e.operation), color: hue(e.operation), fontSize: 10, formatter: e.operation,
          textBorderColor: c.panel, textBorderWidth: 3
        }
      };
    })
  }];
  option.tooltip.formatter = function (item) {
    return item.dataType === 'edge'
      ? escape(graph.nodes[item.data.source].name + ' → ' + graph.nodes[item.data.target].name + ': ' + (item.data.operation || 'passes on'))
      : escape(item.name + (item.data.operation ? ': ' + item.data.operation : ''));
  };
  return option;
}

// tables.js

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

// page.js

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
})();
