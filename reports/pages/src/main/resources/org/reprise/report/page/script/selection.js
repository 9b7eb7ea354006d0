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
