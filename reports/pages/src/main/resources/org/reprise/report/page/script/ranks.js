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
