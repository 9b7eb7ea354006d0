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
