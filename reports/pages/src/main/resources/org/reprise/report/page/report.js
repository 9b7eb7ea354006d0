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
      ? axis(logAxis(least * 0.9, most * 1.1, short, 3))
      : axis({
        type: 'value', scale: true,
        min: regret ? 0 : least - padding,
        max: regret ? most + padding : Math.max(optimum, most) + padding / 2
      });
    if (!logy) yAxis.axisLabel = Object.assign({}, yAxis.axisLabel, {formatter: short, showMinLabel: regret, showMaxLabel: false});
    yAxis.name = regret ? 'regret (percentage points)' : state.y === 'score' ? 'test accuracy (%)' : 'accuracy seen (%)';
    yAxis.nameGap = 12;
    yAxis.nameTextStyle = {color: c.soft, align: 'left', padding: [0, 0, 0, -36]};
    const seconds = state.x === 'seconds';
    const xAxis = axis(state.logx
      ? logAxis(first, last, seconds ? duration : short, seconds ? 2 : 2.6)
      : {type: 'value', min: seconds ? 0 : 1, max: last});
    xAxis.splitLine = {show: false};
    xAxis.name = seconds ? 'simulated training time' : 'evaluations';
    xAxis.nameLocation = 'middle';
    xAxis.nameGap = 28;
    if (!state.logx) {
      xAxis.axisLabel = Object.assign({}, xAxis.axisLabel, {formatter: seconds ? duration : short});
    }
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

  // ---- critical difference -------------------------------------------------------------------------

  function ranks(board, element) {
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
    if (board.criticalDifference !== null && board.criticalDifference < k - 1) {
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
    // Where the figures would not fit, the marks alone say who is better.
    const tight = (width(element) - nameWidth(board.labels, element) - 12) / size < 44;
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
        show: true, fontSize: size > 7 || narrow(element) ? 10 : 12,
        formatter: function (item) {
          return (tight ? '' : item.value[2].toFixed(2)) + (item.data.real ? (item.value[2] > 0.5 ? ' ▲' : ' ▼') : '');
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
    // Room for the figures to the left of the least.
    const low = Math.min.apply(null, all) / (narrow(element) ? 200 : 30);
    const high = Math.max.apply(null, all) * 2;
    option.legend = {top: 0, textStyle: {color: c.text}, itemWidth: 14};
    option.grid = {left: nameWidth(labels, element), right: 60, top: 32, bottom: 26};
    option.xAxis = axis(logAxis(low, high, duration, 2));
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

  // ---- what ranks ---------------------------------------------------------------------------------

  /** From the given share of the points upwards: a few wrecks would squeeze all others. */
  function from(points, part, share) {
    const sorted = points.map(function (p) { return p[part]; }).sort(function (a, b) { return a - b; });
    return Math.floor(sorted[Math.floor(share * sorted.length)] * 10) / 10;
  }

  /** What the button of the chosen column says. */
  function picked(element, state) {
    return element.parentElement.querySelector('[data-set=pick][data-to="' + state.pick + '"]').textContent;
  }

  function rankings(board, element, state) {
    const c = ink();
    const ranking = board.rankings[+state.pick];
    const option = base();
    option.grid = {left: 52, right: 20, top: 34, bottom: 44};
    option.xAxis = axis({
      type: 'value', scale: true, min: from(ranking.points, 0, 0.03), name: picked(element, state), nameLocation: 'middle', nameGap: 28,
      axisLabel: {color: c.soft, hideOverlap: true, showMinLabel: false, formatter: short}
    });
    option.yAxis = axis({
      type: 'value', scale: true, min: from(ranking.points, 1, 0.03), name: 'score (%)',
      axisLabel: {color: c.soft, hideOverlap: true, showMinLabel: false}, nameTextStyle: {color: c.soft, align: 'left', padding: [0, 0, 0, -30]}
    });
    option.title = {
      text: 'tau ' + fixed(ranking.correlations.tau, 3) + ', among the best ' + ranking.correlations.top + ': ' + fixed(ranking.correlations.tauTop, 3),
      right: 10, top: 4, textStyle: {color: c.text, fontSize: 13, fontWeight: 'normal'}
    };
    option.series = [{
      type: 'scatter', symbolSize: 4, data: ranking.points, itemStyle: {color: dark() ? '#5ab4f0' : '#0072b2', opacity: 0.45}
    }];
    option.tooltip.formatter = function (item) {
      return escape(picked(element, state)) + ' <b>' + fixed(item.value[0], 3) + '</b><br>score <b>' + fixed(item.value[1], 3) + '</b>';
    };
    return option;
  }

  // ---- accuracy against cost ------------------------------------------------------------------------

  function tradeOffs(board, element, state) {
    const c = ink();
    const tradeOff = board.tradeOffs[+state.pick];
    const option = base();
    const low = tradeOff.referenceScore;
    option.grid = {left: 52, right: 20, top: 62, bottom: 44};
    option.legend = {type: 'scroll', top: 0, textStyle: {color: c.text}, pageTextStyle: {color: c.soft}, pageIconColor: c.soft};
    option.xAxis = axis({
      type: 'value', scale: true, name: picked(element, state), nameLocation: 'middle', nameGap: 28,
      axisLabel: {color: c.soft, hideOverlap: true, formatter: short}
    });
    option.yAxis = axis({
      type: 'value', min: Math.floor(low), name: 'score (%)', max: Math.ceil(board.optimum),
      nameTextStyle: {color: c.soft, align: 'left', padding: [0, 0, 0, -30]}
    });
    option.series = [{
      name: 'front of the table', type: 'line', step: 'end', symbol: 'circle', symbolSize: 4,
      itemStyle: {color: c.text}, lineStyle: {color: c.text, width: 1.5},
      data: tradeOff.front.filter(function (p) { return p.accuracy >= low; }).map(function (p) { return [p.cost, p.accuracy]; })
    }];
    board.labels.forEach(function (label) {
      const found = tradeOff.found[label];
      if (!found) return;
      option.series.push({
        name: label, type: 'scatter', symbol: style(label).symbol, symbolSize: 8,
        itemStyle: {color: color(label), opacity: 0.7},
        data: found.points.map(function (p) { return [p.cost, p.accuracy]; })
      });
    });
    option.tooltip.formatter = function (item) {
      return escape(item.seriesName) + '<br>cost <b>' + short(item.value[0]) + '</b><br>score <b>' + fixed(item.value[1], 3) + '</b>';
    };
    return option;
  }

  // ---- cells ------------------------------------------------------------------------------------------

  function cell(board, element, state) {
    const c = ink();
    const graph = board.found[+state.pick].graph;
    const option = base();
    const operations = [];
    graph.edges.concat(graph.nodes).forEach(function (part) {
      if (part.operation && operations.indexOf(part.operation) < 0) operations.push(part.operation);
    });
    operations.sort();
    const hues = dark() ? ['#5ab4f0', '#ff8f45', '#35cfa4', '#e58fd2', '#f0c043', '#a59cf5'] : ['#0072b2', '#d55e00', '#009e73', '#b3489b', '#a87b00', '#4b3fb0'];
    const hue = function (operation) {
      return operation ? hues[operations.indexOf(operation) % hues.length] : c.soft;
    };
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

  // ---- putting it together ----------------------------------------------------------------------

  const kinds = {curves: curves, distributions: distributions, ranks: ranks, pairwise: pairwise, costs: costs, rankings: rankings, tradeOffs: tradeOffs, cell: cell};

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
      state: {x: board.hasSeconds && element.dataset.x ? element.dataset.x : 'evaluations', y: 'regret', logx: true, logy: true, bands: true, pick: element.dataset.pick || '0'}
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
      // The first board is drawn at once, also for who takes a picture; the others as they come near.
      if (window.IntersectionObserver && board !== data.boards[0]) {
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
  // On paper charts are drawn for a width that the style sheet then fits into their columns.
  window.addEventListener('beforeprint', function () {
    printing = true;
    drawRest();
    charts.forEach(function (entry) {
      const height = entry.chart.getHeight();
      entry.chart.resize({width: entry.element.closest('figure.wide') ? 960 : 470, height: height});
      draw(entry);
      const svg = entry.element.querySelector('svg');
      svg.setAttribute('viewBox', '0 0 ' + entry.chart.getWidth() + ' ' + height);
    });
    paintNames();
  });
  window.addEventListener('afterprint', function () {
    printing = false;
    charts.forEach(function (entry) {
      entry.element.querySelector('svg').removeAttribute('viewBox');
      entry.chart.resize({width: 'auto', height: 'auto'});
    });
    drawAll();
  });
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
