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
  option.xAxis = axis(Object.assign(
    linearAxis(0, Math.max.apply(null, shown.map(function (d) { return d.box[4]; }).concat(0)), short),
    {name: 'final regret (' + board.metric.difference + ')', nameLocation: 'middle', nameGap: 28}));
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
    return '<b>' + escape(d.label) + '</b>, ' + board.runs[d.label] + ' runs<br>median ' + fixed(d.box[2], 3) + '<br>quartiles ' +
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
