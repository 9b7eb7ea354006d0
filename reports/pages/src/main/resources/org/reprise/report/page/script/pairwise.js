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
  // A narrow cell has its mark below its figure; where that would not fit, the marks alone say who is better.
  const room = (width(element) - nameWidth(board.labels, element) - 12) / size;
  const narrowCell = room < 44, tight = room < 24;
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
      show: true, fontSize: size > 7 || narrow(element) ? 10 : 12, lineHeight: 11,
      formatter: function (item) {
        const mark = item.data.real ? (item.value[2] > 0.5 ? '▲' : '▼') : '';
        return (tight ? '' : fixed(item.value[2], 2)) + (mark && !tight ? (narrowCell ? '\n' : ' ') : '') + mark;
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
