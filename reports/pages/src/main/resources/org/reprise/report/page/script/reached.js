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
