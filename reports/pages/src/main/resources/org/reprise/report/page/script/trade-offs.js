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
