function cell(board, element, state) {
  const c = ink();
  const graph = board.found[+state.pick].graph;
  const option = base();
  const hue = function (operation) { return operation ? operationColor(operation) : c.soft; };
  const columns = Math.max(1, Math.max.apply(null, graph.nodes.map(function (n) { return n.column; })));
  const onNodes = graph.nodes.some(function (n) { return n.operation; });
  // Places are pixels: the two hidden corners keep the library from scaling them.
  const chart = echarts.getInstanceByDom(element);
  const width = chart.getWidth(), height = chart.getHeight();
  const corner = function (x, y) {
    return {name: 'corner ' + x, x: x, y: y, symbolSize: 0, label: {show: false}, tooltip: {show: false}, silent: true};
  };
  option.series = [{
    type: 'graph', layout: 'none', left: 0, right: 0, top: 0, bottom: 0, roam: false,
    edgeSymbol: ['none', 'arrow'], edgeSymbolSize: 8, symbolSize: 26,
    label: {show: true, color: c.text, fontSize: 11},
    data: graph.nodes.map(function (n) {
      return {
        name: n.name, x: 45 + n.column / columns * (width - 90), y: height / 2 + n.line * Math.min(60, height / 4),
        operation: n.operation,
        itemStyle: {color: c.page, borderColor: hue(n.operation), borderWidth: 2},
        label: {
          position: onNodes && n.operation ? (n.line > 0 ? 'bottom' : 'top') : 'inside',
          formatter: function () { return n.operation || n.name; }
        }
      };
    }).concat([corner(0, 0), corner(width, height)]),
    links: graph.edges.map(function (e) {
      const a = graph.nodes[e.from], b = graph.nodes[e.to];
      const span = b.column - a.column;
      const level = a.line === b.line && span > 1;
      return {
        source: e.from, target: e.to, operation: e.operation,
        lineStyle: {color: hue(e.operation), width: 2, opacity: 0.9, curveness: level ? (span % 2 ? -0.42 : 0.42) : 0},
        label: {
          show: Boolean(e.operation), color: hue(e.operation), fontSize: 10, formatter: e.operation,
          textBorderColor: c.panel, textBorderWidth: 3
        }
      };
    })
  }];
  option.tooltip.formatter = function (item) {
    return item.dataType === 'edge'
      ? escape(graph.nodes[item.data.source].name + ' → ' + graph.nodes[item.data.target].name + ': ' + (item.data.operation || 'passes on'))
      : escape(item.name + (item.data.operation ? ': ' + item.data.operation : ''));
  };
  return option;
}
