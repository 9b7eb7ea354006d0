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
