'use strict';
(function () {
  const data = JSON.parse(document.getElementById('data').textContent);
  const root = document.documentElement;
  const charts = [];

  // ---- theme -------------------------------------------------------------------------------

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

  // ---- words -------------------------------------------------------------------------------

  function escape(text) {
    return String(text).replace(/[&<>"']/g, function (c) {
      return '&#' + c.charCodeAt(0) + ';';
    });
  }

  function fixed(value, digits) {
    return value === null || value === undefined ? '–' : value.toFixed(digits);
  }

  function short(value) {
    if (value === null || value === undefined) return '–';
    const size = Math.abs(value);
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
    return p < 0.001 ? '< 0.001' : p.toPrecision(2);
  }

  // ---- what all charts share -----------------------------------------------------------------

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
      nameTextStyle: {color: c.soft}, axisLine: {lineStyle: {color: c.soft}},
      axisLabel: {color: c.soft, hideOverlap: true}, axisTick: {lineStyle: {color: c.soft}},
      splitLine: {lineStyle: {color: c.line}}
    }, more);
  }

  function narrow(element) {
    return element.clientWidth < 520;
  }

  function line(label, extra) {
    return Object.assign({color: color(label), type: style(label).dash, width: 2}, extra);
  }

  /** Bounds of a logarithmic axis, and the base that gives it some ticks. */
  function logAxis(low, high) {
    const decades = Math.log10(high / low);
    return {type: 'log', logBase: decades > 2 ? 10 : 2, min: low, max: high};
  }

  // ---- anytime curves --------------------------------------------------------------------------

  function curves(board, element, state) {
    const c = ink();
    const regret = state.y === 'regret';
    const bands = board.curves[state.x][state.y === 'signal' ? 'signal' : 'score'];
    const optimum = state.y === 'signal' ? board.optimumSignal : board.optimum;
    let least = Infinity, most = -Infinity, first = Infinity, last = -Infinity;
    const lines = [], areas = [];
    board.labels.forEach(function (label) {
      const band = bands[label];
      if (!band || !band.x.length) return;
      const y = function (v) { return v === null ? null : regret ? optimum - v : v; };
      const mean = band.x.map(function (x, i) { return [x, y(band.mean[i])]; });
      const low = band.x.map(function (x, i) { return y(regret ? band.high[i] : band.low[i]); });
      const high = band.x.map(function (x, i) { return y(regret ? band.low[i] : band.high[i]); });
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
    const floor = logy ? least : -Infinity;
    const padding = (most - least || 1) * 0.06;
    const yAxis = logy
      ? axis(Object.assign(logAxis(least * 0.9, most * 1.1)))
      : axis({
        type: 'value', scale: true,
        min: regret ? 0 : least - padding,
        max: regret ? most + padding : Math.max(optimum, most) + padding / 2
      });
    yAxis.axisLabel = Object.assign({}, yAxis.axisLabel, {formatter: function (v) { return short(v); }});
    yAxis.name = regret ? 'regret (percentage points)' : state.y === 'score' ? 'test accuracy (%)' : 'accuracy seen (%)';
    yAxis.nameGap = 12;
    yAxis.nameTextStyle = {color: c.soft, align: 'left', padding: [0, 0, 0, -36]};
    const seconds = state.x === 'seconds';
    const xAxis = axis(state.logx
      ? logAxis(first, last)
      : {type: 'value', min: seconds ? 0 : 1, max: last});
    xAxis.splitLine = {show: false};
    xAxis.name = seconds ? 'simulated training time' : 'evaluations';
    xAxis.nameLocation = 'middle';
    xAxis.nameGap = 28;
    xAxis.axisLabel = Object.assign({}, xAxis.axisLabel, {
      formatter: function (v) { return seconds ? duration(v) : short(v); }
    });
    if (!regret && lines.length) {
      lines[0].markLine = {
        silent: true, symbol: 'none', lineStyle: {color: c.soft, type: [2, 3]},
        label: {formatter: 'optimum ' + fixed(optimum, 2), position: 'insideEndTop', color: c.soft},
        data: [{yAxis: optimum}]
      };
    }
    const option = base();
    option.legend = {
      type: 'scroll', top: 0, textStyle: {color: c.text}, pageTextStyle: {color: c.soft}, itemWidth: 28,
      pageIconColor: c.soft,
      data: lines.map(function (s) { return {name: s.name}; })
    };
    option.grid = {left: 58, right: narrow(element) ? 14 : 26, top: 62, bottom: 48};
    option.xAxis = xAxis;
    option.yAxis = yAxis;
    option.series = areas.concat(lines);
    option.tooltip.trigger = 'axis';
    option.tooltip.axisPointer = {type: 'line', lineStyle: {color: c.soft}};
    option.tooltip.formatter = function (items) {
      const shown = items.filter(function (i) { return i.seriesType === 'line'; })
        .sort(function (a, b) { return regret ? a.value[1] - b.value[1] : b.value[1] - a.value[1]; });
      if (!shown.length) return '';
      const x = shown[0].value[0];
      return '<b>' + (seconds ? duration(x) : short(x) + ' evaluations') + '</b><br>' +
        shown.map(function (i) {
          const extra = lines.find(function (s) { return s.name === i.seriesName; }).extra;
          const k = i.dataIndex;
          return i.marker + escape(i.seriesName) + ' <b>' + fixed(i.value[1], 3) + '</b>' +
            (extra.low[k] === null ? '' : ' [' + fixed(extra.low[k], 3) + ', ' + fixed(extra.high[k], 3) + ']');
        }).join('<br>');
    };
    return option;
  }

  // ---- final regret ------------------------------------------------------------------------------

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
    option.xAxis = axis({type: 'value', min: 0, name: 'final regret (percentage points)', nameLocation: 'middle', nameGap: 28});
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
      return '<b>' + escape(d.label) + '</b><br>median ' + fixed(d.box[2], 3) + '<br>quartiles ' +
        fixed(d.box[1], 3) + ' to ' + fixed(d.box[3], 3) + '<br>range ' + fixed(d.box[0], 3) + ' to ' + fixed(d.box[4], 3);
    };
    return option;
  }

  function nameWidth(labels, element) {
    const longest = Math.max.apply(null, labels.map(function (l) { return l.length; }).concat(4));
    return Math.min(18 + 6.6 * longest, element.clientWidth * 0.4);
  }

  function names(labels, element, more) {
    return axis(Object.assign({
      type: 'category', data: labels, inverse: true, splitLine: {show: false}, axisTick: {show: false},
      axisLabel: {
        color: ink().text, interval: 0, width: nameWidth(labels, element) - 12, overflow: 'truncate'
      }
    }, more));
  }

  // ---- critical difference -------------------------------------------------------------------------

  function ranks(board) {
    const c = ink();
    const option = base();
    const order = board.labels.map(function (label, i) { return {label: label, rank: board.ranks[i]}; })
      .filter(function (m) { return m.rank !== null; })
      .sort(function (a, b) { return a.rank - b.rank; });
    const k = board.labels.length;
    const height = order.length;
    option.grid = {left: 24, right: 24, top: 44, bottom: 10};
    option.xAxis = axis({
      type: 'value', min: 1, max: k, interval: 1, position: 'top', name: 'average rank (1 is best)',
      nameLocation: 'middle', nameGap: 24, splitLine: {lineStyle: {color: c.line, type: 'dotted'}}
    });
    option.yAxis = {type: 'value', min: -0.6, max: height + board.cliques.length * 0.35 + 0.2, inverse: true, show: false};
    const middle = (k + 1) / 2;
    option.series = [{
      type: 'scatter', symbolSize: 11, z: 4,
      data: order.map(function (m, i) {
        return {
          value: [m.rank, i], name: m.label, symbol: style(m.label).symbol, itemStyle: {color: color(m.label)},
          label: {
            show: true, position: m.rank > middle ? 'left' : 'right', distance: 8, color: c.text,
            formatter: function () { return m.label + '  ' + fixed(m.rank, 2); }
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
    if (board.criticalDifference !== null && board.criticalDifference < k - 1) {
      option.series.push({
        type: 'line', silent: true, symbol: 'rect', symbolSize: [2, 8], lineStyle: {width: 2, color: c.soft},
        itemStyle: {color: c.soft},
        data: [[1, -0.45], {
          value: [1 + board.criticalDifference, -0.45],
          label: {show: true, position: 'right', color: c.soft, formatter: 'CD ' + fixed(board.criticalDifference, 2)}
        }]
      });
    }
    option.tooltip.formatter = function (item) {
      return escape(item.name) + ' <b>' + fixed(item.value[0], 3) + '</b>';
    };
    return option;
  }

  // ---- pairwise matrix ---------------------------------------------------------------------------

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
    option.grid = {left: nameWidth(board.labels, element), right: 12, top: 8, bottom: 64};
    const turned = size > 5 || narrow(element) ? 40 : 0;
    option.xAxis = axis({
      type: 'category', data: board.labels, splitLine: {show: false}, axisTick: {show: false},
      axisLabel: {color: c.text, interval: 0, rotate: turned || (size > 3 ? 20 : 0), width: 110, overflow: 'truncate'}
    });
    option.yAxis = names(board.labels, element);
    option.visualMap = {
      show: false, min: 0, max: 1, dimension: 2,
      inRange: {color: dark() ? ['#c4622a', '#1c2027', '#2f7fc4'] : ['#d55e00', '#f6f7f9', '#0072b2']}
    };
    option.series = [{
      type: 'heatmap', data: cells, itemStyle: {borderColor: c.panel, borderWidth: 2},
      label: {
        show: true, fontSize: size > 7 || narrow(element) ? 10 : 12,
        formatter: function (item) {
          return item.value[2].toFixed(2) + (item.data.real ? (item.value[2] > 0.5 ? ' ▲' : ' ▼') : '');
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

  // ---- costs -------------------------------------------------------------------------------------

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
    const low = Math.pow(10, Math.floor(Math.log10(Math.min.apply(null, all)) - 0.3));
    const high = Math.pow(10, Math.ceil(Math.log10(Math.max.apply(null, all))));
    option.legend = {top: 0, textStyle: {color: c.text}, itemWidth: 14};
    option.grid = {left: nameWidth(labels, element), right: 66, top: 32, bottom: 26};
    option.xAxis = axis({
      type: 'log', min: low, max: high,
      axisLabel: {color: c.soft, hideOverlap: true, formatter: function (v) { return duration(v); }}
    });
    option.yAxis = names(labels, element);
    const bar = function (name, key, fill) {
      return {
        name: name, type: 'bar', barMaxWidth: 14, itemStyle: {color: fill, borderRadius: [0, 3, 3, 0]},
        label: {show: true, position: 'right', color: c.soft, fontSize: 11, formatter: function (item) { return duration(item.value); }},
        data: board.costs.map(function (cost) { return cost[key] > 0 ? cost[key] : null; })
      };
    };
    option.series = [];
    if (board.hasSeconds) option.series.push(bar('simulated training', 'training', dark() ? '#5ab4f0' : '#0072b2'));
    option.series.push(bar('search overhead', 'overhead', dark() ? '#f0c043' : '#c28e00'));
    option.tooltip.formatter = function (item) {
      return escape(item.name) + '<br>' + item.seriesName + ' <b>' + duration(item.value) + '</b> a run';
    };
    return option;
  }

  // ---- putting it together ----------------------------------------------------------------------

  const kinds = {curves: curves, distributions: distributions, ranks: ranks, pairwise: pairwise, costs: costs};

  function draw(entry) {
    entry.chart.setOption(kinds[entry.kind](entry.board, entry.element, entry.state), true);
  }

  function drawAll() {
    paintNames();
    charts.forEach(draw);
  }

  function open(element, board) {
    const entry = {
      element: element, board: board, kind: element.dataset.chart,
      chart: echarts.init(element, null, {renderer: 'svg'}),
      state: {x: board.hasSeconds && element.dataset.x ? element.dataset.x : 'evaluations', y: 'regret', logx: true, logy: true, bands: true}
    };
    charts.push(entry);
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
      if (window.IntersectionObserver && !window.reportDrawsAtOnce) {
        const seen = new IntersectionObserver(function (entries) {
          if (!entries.some(function (e) { return e.isIntersecting; })) return;
          seen.disconnect();
          open(element, board);
        }, {rootMargin: '600px'});
        seen.observe(element);
        element.openNow = function () { seen.disconnect(); open(element, board); element.openNow = null; };
      } else {
        open(element, board);
      }
    });
  });
  paintNames();

  /** Draws what was not yet scrolled to, as printing needs. */
  function drawRest() {
    document.querySelectorAll('[data-chart]').forEach(function (element) {
      if (element.openNow && !echarts.getInstanceByDom(element)) element.openNow();
    });
  }

  window.addEventListener('resize', function () {
    charts.forEach(function (entry) { entry.chart.resize(); draw(entry); });
  });
  systemDark.addEventListener('change', drawAll);
  window.addEventListener('beforeprint', function () { printing = true; drawRest(); drawAll(); });
  window.addEventListener('afterprint', function () { printing = false; drawAll(); });
  document.getElementById('print').addEventListener('click', function () { window.print(); });
  document.getElementById('theme').addEventListener('click', function () {
    root.dataset.theme = dark() ? 'light' : 'dark';
    drawAll();
  });

  // ---- tables -------------------------------------------------------------------------------------

  document.querySelectorAll('table.sortable').forEach(function (table) {
    const heads = Array.from(table.tHead.rows[0].cells);
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
})();
