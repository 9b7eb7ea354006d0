/** The colour of an operation, the same in all figures. */
function operationColor(operation) {
  const pair = data.operations[operation];
  return pair ? pair[dark() ? 1 : 0] : ink().soft;
}

/** The softmax of every decision over epochs: a panel for each, a line for each choice. */
function alpha(board, element, state) {
  const c = ink();
  const option = base();
  const shown = board.alphas[+state.pick];
  const choices = [];
  shown.decisions.forEach(function (d) {
    d.choices.forEach(function (name) { if (choices.indexOf(name) < 0) choices.push(name); });
  });
  const epochs = shown.entropy.length - 1;
  const panels = shown.decisions.length;
  const columns = Math.min(panels, narrow(element) ? 2 : panels <= 6 ? 3 : panels <= 15 ? 5 : 7);
  const rows = Math.ceil(panels / columns);
  const legend = legendOf(choices, element, 20);
  option.legend = legend.legend;
  const chart = echarts.getInstanceByDom(element);
  const left = 34, right = 14, gap = 22, above = 20, top = legend.height + 8;
  const wide = (chart.getWidth() - left - right - gap * (columns - 1)) / columns;
  const high = (chart.getHeight() - top - 14) / rows - above - 16;
  option.title = [];
  option.grid = [];
  option.xAxis = [];
  option.yAxis = [];
  option.series = [];
  shown.decisions.forEach(function (d, i) {
    const column = i % columns, row = Math.floor(i / columns);
    const x = left + column * (wide + gap), y = top + above + row * (high + above + 16);
    const bottom = i + columns >= panels;
    option.title.push({
      text: brief(d.name, Math.max(8, Math.floor(wide / 7))), left: x - 4, top: y - 20,
      textStyle: {color: c.text, fontSize: 11, fontWeight: 'normal'}
    });
    option.grid.push({left: x, top: y, width: wide, height: high});
    option.xAxis.push(axis({
      gridIndex: i, type: 'value', min: 0, max: Math.max(1, epochs), interval: Math.max(1, epochs), splitLine: {show: false},
      name: bottom ? 'epoch' : '', nameLocation: 'middle', nameGap: 4,
      axisLabel: {color: c.soft, fontSize: 10, show: bottom}, axisTick: {show: false}
    }));
    option.yAxis.push(axis({
      gridIndex: i, type: 'value', min: 0, max: 1, interval: 0.5,
      axisLabel: {color: c.soft, fontSize: 10, show: column === 0}, axisTick: {show: false}
    }));
    d.choices.forEach(function (name, k) {
      option.series.push({
        name: name, type: 'line', xAxisIndex: i, yAxisIndex: i, showSymbol: false, symbol: 'circle',
        itemStyle: {color: operationColor(name)}, lineStyle: {color: operationColor(name), width: 1.5},
        data: d.probabilities[k].map(function (p, epoch) { return [epoch, p]; })
      });
    });
  });
  option.tooltip.trigger = 'axis';
  option.tooltip.formatter = function (items) {
    return '<b>' + escape(shown.decisions[items[0].axisIndex].name) + ', epoch ' + items[0].value[0] + '</b><br>' +
      items.slice().sort(function (a, b) { return b.value[1] - a.value[1]; }).map(function (i) {
        return i.marker + escape(i.seriesName) + ' <b>' + fixed(i.value[1], 3) + '</b>';
      }).join('<br>');
  };
  return option;
}

/** What searches give to operations without parameters, and how undecided they are, over epochs. */
function choices(board, element) {
  const c = ink();
  const option = base();
  const labels = board.alphas.map(function (a) { return a.label; });
  const legend = legendOf(labels, element, 28);
  const epochs = Math.max.apply(null, board.alphas.map(function (a) { return a.entropy.length - 1; }));
  const parts = [
    {key: 'parameterFree', name: 'operations without parameters (%)'},
    {key: 'entropy', name: 'entropy of the decisions (% of the greatest)'}
  ].filter(function (part) { return board.alphas.some(function (a) { return a[part.key]; }); });
  const top = legend.height + 32, gap = 74;
  const high = (echarts.getInstanceByDom(element).getHeight() - top - 44 - gap * (parts.length - 1)) / parts.length;
  option.legend = legend.legend;
  option.grid = [];
  option.xAxis = [];
  option.yAxis = [];
  option.series = [];
  parts.forEach(function (part, i) {
    option.grid.push({left: 52, right: narrow(element) ? 14 : 26, top: top + i * (high + gap), height: high});
    option.xAxis.push(axis(Object.assign(linearAxis(0, Math.max(1, epochs), short), {
      gridIndex: i, max: Math.max(1, epochs), name: 'epoch', nameLocation: 'middle', nameGap: 26, splitLine: {show: false}
    })));
    option.yAxis.push(axis(Object.assign(linearAxis(0, 100, short), {
      gridIndex: i, name: part.name, nameTextStyle: {color: c.soft, align: 'left', padding: [0, 0, 0, -30]}
    })));
    board.alphas.forEach(function (a) {
      if (!a[part.key]) return;
      option.series.push({
        name: a.label, type: 'line', xAxisIndex: i, yAxisIndex: i, showSymbol: false, symbol: style(a.label).symbol,
        itemStyle: {color: color(a.label)}, lineStyle: line(a.label),
        data: a[part.key].map(function (v, epoch) { return [epoch, 100 * v]; })
      });
    });
  });
  option.tooltip.trigger = 'axis';
  option.tooltip.formatter = function (items) {
    return '<b>epoch ' + items[0].value[0] + '</b><br>' + items.map(function (i) {
      return i.marker + escape(i.seriesName) + ' <b>' + fixed(i.value[1], 1) + ' %</b>';
    }).join('<br>');
  };
  return option;
}

/** Accuracies of the mixture and of the derived architecture, on a line for each method. */
function gap(board, element) {
  const c = ink();
  const option = base();
  const known = board.alphas.filter(function (a) { return a.mixture !== null; });
  const labels = known.map(function (a) { return a.label; });
  option.grid = {left: nameWidth(labels, element), right: 26, top: 32, bottom: 48};
  option.xAxis = axis(Object.assign(linearAxis(0, 100, short), {
    name: 'validation accuracy in the same network (%)', nameLocation: 'middle', nameGap: 28
  }));
  option.yAxis = names(labels, element, {});
  option.legend = {top: 0, textStyle: {color: c.text}, itemWidth: 14, data: [{name: 'derived architecture'}, {name: 'mixture of all choices'}]};
  option.series = [];
  known.forEach(function (a) {
    option.series.push({
      name: a.label, type: 'line', silent: true, symbol: 'none', z: 2, lineStyle: {color: color(a.label), width: 1.5},
      data: [[a.derived, a.label], [a.mixture, a.label]]
    });
  });
  [['derived architecture', 'derived', 'circle', 1], ['mixture of all choices', 'mixture', 'diamond', 0]].forEach(function (part) {
    option.series.push({
      name: part[0], type: 'scatter', symbol: part[2], symbolSize: 12, z: 4, itemStyle: {color: c.soft},
      data: known.map(function (a) { return {value: [a[part[1]], a.label], itemStyle: {color: color(a.label)}}; })
    });
    const runs = [];
    known.forEach(function (a) {
      a.gaps.forEach(function (run) {
        runs.push({value: [run[part[3]], a.label], itemStyle: {color: color(a.label), opacity: 0.5}});
      });
    });
    option.series.push({type: 'scatter', symbol: part[2], symbolSize: 5, z: 3, silent: true, data: runs});
  });
  option.tooltip.formatter = function (item) {
    return escape(item.value[1]) + '<br>' + item.seriesName + ' <b>' + fixed(item.value[0], 2) + ' %</b>';
  };
  return option;
}
