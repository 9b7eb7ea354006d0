/** From the given share of the points upwards: a few wrecks would squeeze all others. */
function from(points, part, share) {
  const sorted = points.map(function (p) { return p[part]; }).sort(function (a, b) { return a - b; });
  return Math.floor(sorted[Math.floor(share * sorted.length)] * 10) / 10;
}

/** What the button of the chosen column says. */
function picked(element, state) {
  return element.parentElement.querySelector('[data-set=pick][data-to="' + state.pick + '"]').textContent;
}

function rankings(board, element, state) {
  const c = ink();
  const ranking = board.rankings[+state.pick];
  const option = base();
  option.grid = {left: 52, right: 20, top: 34, bottom: 44};
  option.xAxis = axis({
    type: 'value', scale: true, min: from(ranking.points, 0, 0.03), name: picked(element, state), nameLocation: 'middle', nameGap: 28,
    axisLabel: {color: c.soft, hideOverlap: true, showMinLabel: false, formatter: short}
  });
  option.yAxis = axis({
    type: 'value', scale: true, min: from(ranking.points, 1, 0.03), name: 'score: ' + board.metric.axis,
    axisLabel: {color: c.soft, hideOverlap: true, showMinLabel: false}, nameTextStyle: {color: c.soft, align: 'left', padding: [0, 0, 0, -30]}
  });
  option.title = {
    text: 'tau ' + fixed(ranking.correlations.tau, 3) + ' of ' + ranking.correlations.n + ' trainings, among the best ' + ranking.correlations.top + ': ' + fixed(ranking.correlations.tauTop, 3),
    right: 10, top: 4, textStyle: {color: c.text, fontSize: 13, fontWeight: 'normal'}
  };
  option.series = [{
    type: 'scatter', symbolSize: 4, data: ranking.points, itemStyle: {color: dark() ? '#5ab4f0' : '#0072b2', opacity: 0.45}
  }];
  option.tooltip.formatter = function (item) {
    return escape(picked(element, state)) + ' <b>' + fixed(item.value[0], 3) + '</b><br>score <b>' + fixed(item.value[1], 3) + '</b>';
  };
  return option;
}
