function rankings(board, element, state) {
  const c = ink();
  const ranking = board.rankings[+state.pick];
  const option = base();
  option.grid = {left: 52, right: 20, top: 70, bottom: 44};
  const part = function (k) { return ranking.points.map(function (p) { return p[k]; }); };
  const span = function (k) {
    return linearAxis(Math.min.apply(null, part(k)), Math.max.apply(null, part(k)), short);
  };
  option.xAxis = axis(Object.assign(span(0), {name: ranking.axis, nameLocation: 'middle', nameGap: 28}));
  option.yAxis = axis(Object.assign(span(1), {
    name: 'score: ' + board.metric.axis, nameTextStyle: {color: c.soft, align: 'left', padding: [0, 0, 0, -30]}
  }));
  option.title = {
    text: ranking.tauWords, subtext: ranking.countWords,
    right: 10, top: 0, itemGap: 7, textStyle: {color: c.text, fontSize: 13, fontWeight: 'normal'}, subtextStyle: {color: c.soft, fontSize: 11}
  };
  option.series = [{
    type: 'scatter', symbolSize: 4, data: ranking.points, itemStyle: {color: dark() ? '#5ab4f0' : '#0072b2', opacity: 0.45}
  }];
  option.tooltip.formatter = function (item) {
    return escape(ranking.name) + ' <b>' + fixed(item.value[0], 3) + '</b><br>score <b>' + fixed(item.value[1], 3) + '</b>';
  };
  return option;
}
