function tradeOffs(board, element, state) {
  const c = ink();
  const tradeOff = board.tradeOffs[+state.pick];
  const option = base();
  const low = tradeOff.referenceScore;
  const labels = board.labels.filter(function (label) { return tradeOff.found[label]; });
  const legend = legendOf(['front of the ' + tradeOff.known].concat(labels), element, 18);
  option.legend = legend.legend;
  option.grid = {left: 52, right: 20, top: 38 + legend.height, bottom: 44};
  option.xAxis = axis({
    type: 'value', scale: true, name: picked(element, state), nameLocation: 'middle', nameGap: 28,
    axisLabel: {color: c.soft, hideOverlap: true, formatter: short}
  });
  option.yAxis = axis({
    type: 'value', name: 'score: ' + board.metric.axis,
    min: Math.floor(board.metric.lower ? board.optimum : low), max: Math.ceil(board.metric.lower ? low : board.optimum),
    nameTextStyle: {color: c.soft, align: 'left', padding: [0, 0, 0, -30]}
  });
  const front = tradeOff.front.filter(function (p) { return board.metric.lower ? p.accuracy <= low : p.accuracy >= low; }).map(function (p) { return [p.cost, p.accuracy]; });
  // The front holds beyond its last point: more cost buys nothing.
  const dearest = Math.max.apply(null, labels.reduce(function (costs, label) {
    return costs.concat(tradeOff.found[label].points.map(function (p) { return p.cost; }));
  }, [0]));
  if (front.length && dearest > front[front.length - 1][0]) front.push([dearest, front[front.length - 1][1]]);
  option.series = [{
    name: 'front of the ' + tradeOff.known, type: 'line', step: 'end', symbol: 'circle', symbolSize: 4,
    itemStyle: {color: c.text}, lineStyle: {color: c.text, width: 1.5},
    data: front
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
