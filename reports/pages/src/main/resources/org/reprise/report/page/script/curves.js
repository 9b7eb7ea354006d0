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
