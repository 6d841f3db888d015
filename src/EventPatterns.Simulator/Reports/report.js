'use strict';
const data = JSON.parse(document.getElementById('data').textContent);
const moments = data.moments;
const byId = new Map(moments.map(moment => [moment.id, moment]));
const effects = new Map();
for (const moment of moments) if (moment.cause) effects.set(moment.cause, [...(effects.get(moment.cause) ?? []), moment.id]);

const $ = id => document.getElementById(id);
const timeline = $('timeline'), scroll = $('scroll'), detail = $('detail'), slider = $('slider'), play = $('play');
const narrow = innerWidth < 640, names = narrow ? 112 : 190, step = 16, axis = 22, row = 22;
let current = null, playing = null;
const buttons = new Map();

function make(tag, properties = {}, ...children) {
  const { style, ...rest } = properties;
  const element = Object.assign(document.createElement(tag), rest);
  for (const [name, value] of Object.entries(style ?? {})) name.startsWith('--') ? element.style.setProperty(name, value) : element.style[name] = value;
  element.append(...children);
  return element;
}

/** A path may break after each part. */
const breakable = path => path.replaceAll('/', '/\u200b');
/** The end of a long name tells more than its beginning: what fits in two lines of its lane. */
function short(name) {
  const most = narrow ? 26 : 48;
  if (name.length <= most) return name;
  const tail = name.slice(1 - most), slash = tail.indexOf('/');
  return `…${slash < 0 || slash > most / 2 ? tail : tail.slice(slash)}`;
}
/** What is longer than a line breaks anywhere: its end must not be lost. */
const laneName = name => make('span', { textContent: breakable(name), style: { wordBreak: name.split('/').some(part => part.length > (narrow ? 16 : 28)) ? 'break-all' : 'normal' } });
const x = id => names + 8 + (id - 1) * step;
const title = moment => `${moment.at} ${moment.words}${moment.error ? `, failed: ${moment.error}` : ''}`;

/** Puts spans that overlap on rows of their own, and tells how many rows there are. */
function pack(spans) {
  const ends = [];
  for (const span of spans) {
    let at = ends.findIndex(end => end < span.from);
    if (at < 0) at = ends.push(0) - 1;
    ends[at] = span.to;
    span.row = at;
  }
  return Math.max(1, ends.length);
}

function drawTimeline() {
  const width = x(moments.length + 1) + 40;
  const rows = new Map();
  let top = axis;
  timeline.style.setProperty('--names', `${names}px`);
  for (const lane of data.lanes) {
    const count = pack(lane.spans);
    const height = Math.max(row * (lane.circuit ? 1 : count) + 8, 38);
    timeline.append(make('div', { className: 'lane', style: { top: `${top}px`, height: `${height}px`, width: `${width}px` } }, make('b', { title: lane.name }, laneName(short(lane.name)))));
    for (const span of lane.spans) drawSpan(lane, span, top);
    rows.set(lane.name, { top, spans: lane.spans });
    top += height;
  }
  for (const moment of moments) drawMoment(moment, rows.get(moment.lane));
  drawTicks();
  timeline.append(make('div', { className: 'now', id: 'now', style: { height: `${top}px` } }));
  Object.assign(timeline.style, { width: `${width}px`, height: `${top}px` });
}

function drawSpan(lane, span, top) {
  const left = x(span.from), width = Math.max(step, (span.to - span.from) * step + 14);
  if (!lane.circuit) {
    timeline.append(make('div', { className: `span ${span.label}`, title: span.label, style: { left: `${left - 3}px`, width: `${width + 4}px`, top: `${top + 8 + span.row * row}px` } }));
    return;
  }
  const band = make('button', { type: 'button', className: `circuit ${span.label}`, textContent: span.label, title: `${lane.name}: ${span.label}`, style: { left: `${left}px`, width: `${width - 4}px`, top: `${top + 9}px` } });
  band.addEventListener('click', () => choose(span.from, true));
  timeline.append(band);
}

function drawMoment(moment, lane) {
  const span = lane.spans.find(s => moment.run && s.run === moment.run);
  const small = moment.kind === 'workflow';
  const button = make('button', {
    type: 'button', className: `dot ${moment.kind}${moment.error ? ' failed' : ''}`, title: title(moment), tabIndex: -1,
    style: { left: `${x(moment.id) + (small ? 2 : 0)}px`, top: `${lane.top + 10 + (span ? span.row * row : 0) + (small ? 2 : 0)}px` },
  });
  button.setAttribute('aria-label', title(moment));
  button.addEventListener('click', () => choose(moment.id, true));
  button.addEventListener('focus', () => choose(moment.id, !detail.hidden));
  buttons.set(moment.id, button);
  timeline.append(button);
}

function drawTicks() {
  let last = null, right = 0;
  for (const moment of moments) {
    if (moment.at === last) continue;
    last = moment.at;
    if (x(moment.id) < right) continue;
    right = x(moment.id) + 112;
    timeline.append(make('div', { className: 'tick', textContent: moment.at, style: { left: `${x(moment.id)}px`, height: `${axis}px` } }));
  }
}

/** Makes a moment the current one, on the timeline and in the graph; opens it where asked. */
function choose(id, open) {
  const moment = byId.get(id);
  if (!moment) return;
  if (current !== null) Object.assign(buttons.get(current), { tabIndex: -1 }).classList.remove('chosen');
  current = id;
  Object.assign(buttons.get(id), { tabIndex: 0 }).classList.add('chosen');
  slider.value = id;
  $('clock').textContent = `${moment.at}  ${moment.words}`;
  $('now').style.left = `${x(id) + 5}px`;
  for (const element of document.querySelectorAll('.graph .on')) element.classList.remove('on');
  for (const node of document.querySelectorAll('.graph .node')) if (node.dataset.node === moment.from || node.dataset.node === moment.to) node.classList.add('on');
  for (const edge of document.querySelectorAll('.graph .edge')) if (edge.dataset.from === moment.from && edge.dataset.to === moment.to) edge.classList.add('on');
  const left = x(id) - scroll.scrollLeft;
  if (left < names + 20 || left > scroll.clientWidth - 40) scroll.scrollLeft = x(id) - Math.max(names + 40, scroll.clientWidth / 2);
  if (open) show(moment);
}

function link(id) {
  const button = make('button', { type: 'button', textContent: `#${id} ${byId.get(id).words}` });
  button.addEventListener('click', () => { buttons.get(id).focus({ preventScroll: true }); choose(id, true); });
  return button;
}

function show(moment) {
  const list = make('dl');
  const add = (name, ...content) => list.append(make('dt', { textContent: name }), make('dd', {}, ...content));
  const json = value => make('pre', { tabIndex: 0, textContent: JSON.stringify(value, null, 2) });
  add('When', moment.at);
  if (moment.by) add('By', moment.by);
  if (moment.error) add('Error', make('span', { className: 'error', textContent: moment.error }));
  if (moment.note) add('Note', moment.note);
  add('Cause', moment.cause ? make('div', { className: 'links' }, link(moment.cause)) : 'none: it began here');
  const brought = effects.get(moment.id) ?? [];
  if (brought.length) add(`Brought about (${brought.length})`, make('div', { className: 'links' }, ...brought.slice(0, 12).map(link)));
  if ('request' in moment) add('Request', json(moment.request));
  if ('answer' in moment) add('Answer', json(moment.answer));
  const close = make('button', { type: 'button', className: 'close', textContent: 'Close' });
  close.addEventListener('click', hide);
  detail.replaceChildren(make('h2', { textContent: `#${moment.id} ${moment.words}` }), close, list);
  detail.hidden = false;
}

function hide() {
  detail.hidden = true;
  if (current !== null) buttons.get(current).focus({ preventScroll: true });
}

function pause() {
  clearInterval(playing);
  playing = null;
  play.textContent = 'Play';
  play.setAttribute('aria-pressed', 'false');
}

function start() {
  if (current === null || current >= moments.length) choose(1, false);
  playing = setInterval(() => current < moments.length ? choose(current + 1, !detail.hidden) : pause(), 120);
  play.textContent = 'Pause';
  play.setAttribute('aria-pressed', 'true');
}

function walk(event) {
  const to = {
    ArrowRight: () => current + 1, ArrowLeft: () => current - 1, Home: () => 1, End: () => moments.length,
    ArrowUp: () => byId.get(current).cause, ArrowDown: () => effects.get(current)?.[0],
  }[event.key]?.();
  if (event.key in { ArrowRight: 1, ArrowLeft: 1, ArrowUp: 1, ArrowDown: 1, Home: 1, End: 1 }) event.preventDefault();
  if (to && byId.has(to)) buttons.get(to).focus({ preventScroll: true });
}

function wireGraph() {
  for (const node of document.querySelectorAll('.graph .node')) {
    const first = moments.find(moment => moment.lane === node.dataset.node);
    if (!first) continue;
    node.setAttribute('tabindex', '0');
    node.setAttribute('role', 'button');
    node.setAttribute('aria-label', `${node.dataset.node}: go to its first moment`);
    const go = () => { buttons.get(first.id).focus({ preventScroll: true }); choose(first.id, true); };
    node.addEventListener('click', go);
    node.addEventListener('keydown', event => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); go(); } });
  }
}

$('summary').textContent = data.summary;
// A line that goes on does so beneath its own words, to the right of the dollars.
$('bill').append(...data.bill.trimEnd().split('\n').map(line => make('span', { style: { '--hang': `${(line.match(/^ *(\$?[\d.,]+)? {2,}/)?.[0].length ?? 0) + 2}ch` } }, ...`${line}\n`.split('/').flatMap((part, at) => at ? ['/', make('wbr'), part] : [part]))));
$('inert').textContent = `Not simulated: ${data.inert.join(', ')}`;
$('inert').hidden = data.inert.length === 0;
$('expectations').append(...data.expectations.map(verdict => make('li', {},
  make('span', { className: verdict.holds ? 'held' : 'broken', textContent: verdict.holds ? '✓' : '✗' }),
  make('span', { textContent: verdict.holds ? verdict.expectation : `${verdict.expectation} (found ${verdict.found})` }))));
for (const mark of document.querySelectorAll('[data-moment]')) {
  const go = () => choose(Number(mark.dataset.moment), true);
  mark.addEventListener('click', go);
  mark.addEventListener('keydown', event => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); go(); } });
}
slider.max = moments.length;
slider.addEventListener('input', () => choose(Number(slider.value), !detail.hidden));
play.addEventListener('click', () => playing ? pause() : start());
timeline.addEventListener('keydown', walk);
document.addEventListener('keydown', event => { if (event.key === 'Escape' && !detail.hidden) hide(); });
if (moments.length > 0) {
  drawTimeline();
  wireGraph();
  choose(1, false);
}
