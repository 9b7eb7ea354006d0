function escape(text) {
  return String(text).replace(/[&<>"']/g, function (c) {
    return '&#' + c.charCodeAt(0) + ';';
  });
}

function fixed(value, digits) {
  return value === null || value === undefined ? '–' : value.toFixed(digits);
}

function short(value) {
  if (value === null || value === undefined) return '–';
  const size = Math.abs(value);
  if (size >= 1e6) return +(value / 1e6).toPrecision(3) + ' M';
  if (size >= 1e4) return +(value / 1e3).toPrecision(3) + ' k';
  return String(+value.toPrecision(3));
}

function duration(seconds) {
  if (seconds === null || seconds === undefined) return '–';
  const size = Math.abs(seconds);
  if (size === 0) return '0 s';
  if (size < 1e-3) return +(seconds * 1e6).toPrecision(3) + ' µs';
  if (size < 1) return +(seconds * 1e3).toPrecision(3) + ' ms';
  if (size < 600) return +seconds.toPrecision(3) + ' s';
  if (size < 7200) return +(seconds / 60).toPrecision(3) + ' min';
  if (size < 172800) return +(seconds / 3600).toPrecision(3) + ' h';
  return +(seconds / 86400).toPrecision(3) + ' d';
}

function pValue(p) {
  if (p === null || p === undefined) return '–';
  return p < 0.001 ? '< 0.001' : p.toPrecision(2);
}
