function escape(text) {
  return String(text).replace(/[&<>"']/g, function (c) {
    return '&#' + c.charCodeAt(0) + ';';
  });
}

// Numbers are written as the program writes them in files and tables (Figures, TickWords).

function fixed(value, digits) {
  if (value === null || value === undefined) return '–';
  // By the decimal digits, and halves away from zero, as Java rounds: 0.585 is 0.59, where toFixed says 0.58.
  const text = (Math.sign(value) * +(Math.round(+(decimal(Math.abs(value)) + 'e' + digits)) + 'e-' + digits)).toFixed(digits);
  return /^-0(\.0*)?$/.test(text) ? text.slice(1) : text.replace('-', '−');
}

/** A number without an exponent, which small ones would have. */
function decimal(size) {
  return size < 1e-6 ? size.toFixed(20) : String(size);
}

function short(value) {
  if (value === null || value === undefined) return '–';
  const size = Math.abs(value);
  if (size >= 1e15) return +(value / 1e15).toPrecision(3) + ' P';
  if (size >= 1e12) return +(value / 1e12).toPrecision(3) + ' T';
  if (size >= 1e9) return +(value / 1e9).toPrecision(3) + ' G';
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
  return p < 0.001 ? '< 0.001' : fixed(p, p < 0.1 ? 3 : 2);
}
