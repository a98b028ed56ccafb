// Reading and deciding by keys: single letters, never in a field, never with a modifier, and off when their owner says so.
// Every key does what a link or button of the page does; it decides nothing by itself.
import { closeViewer, openViewer } from './desk-viewer.js';

const SWITCH = 'meja:pintasan';

/** What can be read one after the other: items of a sheet, what is doubtful first; rows of a list. */
const stops = () => {
  const items = [...document.querySelectorAll('article[data-item]')];
  if (items.length === 0) return [...document.querySelectorAll('tbody th a.name, .tasks h3 a')];
  return items.toSorted((a, b) => rank(a) - rank(b));
};
const rank = (/** @type {Element} */ item) => (item.hasAttribute('data-dahulu') ? 0 : 1);

/** The item or row in hand. */
const inHand = () =>
  document.activeElement?.closest('article[data-item], tbody th a.name, .tasks h3 a') ??
  document.querySelector('[data-kini-dibaca]');

function move(/** @type {number} */ by) {
  const all = stops();
  const here = inHand();
  const at = here === null ? -1 : all.indexOf(here);
  const next = all[Math.min(all.length - 1, Math.max(0, at < 0 ? (by > 0 ? 0 : -1) : at + by))];
  if (!(next instanceof HTMLElement)) return;
  for (const old of document.querySelectorAll('[data-kini-dibaca]'))
    old.removeAttribute('data-kini-dibaca');
  next.setAttribute('data-kini-dibaca', '');
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}

const item = () => inHand()?.closest('article[data-item]') ?? stops()[0];

function note() {
  const field = item()?.querySelector('textarea');
  if (!(field instanceof HTMLElement)) return;
  field.closest('details')?.setAttribute('open', '');
  field.focus();
}

/** Presses the first button of the bar that takes one of these steps. */
function decide(/** @type {readonly string[]} */ ...steps) {
  for (const step of steps) {
    const button = document.querySelector(`button[name="putusan"][value="${step}"]`);
    if (button instanceof HTMLButtonElement) return button.click();
  }
  return undefined;
}

function giveBack() {
  const written = [...document.querySelectorAll('textarea[name^="catatan-"]')].some(
    (field) => field instanceof HTMLTextAreaElement && field.value.trim() !== '',
  );
  if (written) decide('return');
  else note();
}

/** Opens the verified level of the item in hand, or picks one of its levels. */
function level(/** @type {string | null} */ picked) {
  const group = item()?.querySelector('fieldset.levels');
  group?.closest('details')?.setAttribute('open', '');
  const radio = group?.querySelector(
    picked === null ? 'input:checked, input' : `input[value="${picked}"]`,
  );
  if (!(radio instanceof HTMLInputElement)) return;
  radio.focus();
  if (picked === null) return;
  radio.checked = true;
  const reason = group?.closest('form')?.querySelector('input[name="alasan"]');
  if (reason instanceof HTMLElement) reason.focus();
}

function follow(/** @type {string} */ selector) {
  const link = document.querySelector(selector);
  if (link instanceof HTMLElement) link.click();
}

const help = document.getElementById('pintasan');
function showHelp() {
  if (!(help instanceof HTMLDialogElement)) return;
  if (help.open) help.close();
  else help.showModal();
}

/** @type {Readonly<Record<string, () => void>>} */
const keys = {
  j: () => move(1),
  k: () => move(-1),
  J: () => follow('.step-nav [data-berikutnya]'),
  K: () => follow('.step-nav [data-sebelumnya]'),
  e: () => {
    const at = item();
    if (at !== undefined && at !== null) openViewer(at);
  },
  n: note,
  s: () => decide('verify', 'endorse', 'accept'),
  r: giveBack,
  // Nothing is in hand yet: the first row.
  Enter: () => {
    const [first] = stops();
    if (first instanceof HTMLAnchorElement) first.click();
  },
  t: () => level(null),
  b: () => follow('.links a[href$="/beda"]'),
  '/': () => document.querySelector('input[type="search"]')?.scrollIntoView(),
  '?': showHelp,
};
/** @type {Readonly<Record<string, string>>} */
const places = { a: '/meja/antrean', b: '/meja', p: '/meja/perangkat-daerah' };

const isField = (/** @type {EventTarget | null} */ target) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('textarea, select, input:not([type="radio"]):not([type="checkbox"])'));

let before = '';

function pressed(/** @type {KeyboardEvent} */ event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.key === 'Escape') {
    if (closeViewer()) return;
    const here = item();
    if (isField(event.target) && here instanceof HTMLElement) here.focus();
    return;
  }
  if (isField(event.target) || localStorage.getItem(SWITCH) === 'mati') return;
  const place = before === 'g' ? places[event.key] : undefined;
  const picked = before === 't' && /^[0-3]$/.test(event.key) ? event.key : null;
  before = event.key;
  if (picked !== null) {
    event.preventDefault();
    level(picked);
    return;
  }
  if (place !== undefined) {
    location.assign(place);
    return;
  }
  const act = keys[event.key];
  if (act === undefined || (event.key === 'Enter' && event.target !== document.body)) return;
  act();
  event.preventDefault();
}

/** Listens for keys, and offers to switch them off. */
export function takeKeys() {
  document.addEventListener('keydown', pressed);
  const box = document.querySelector('input[name="pintasan"]');
  if (!(box instanceof HTMLInputElement)) return;
  box.checked = localStorage.getItem(SWITCH) !== 'mati';
  box.addEventListener('change', () => {
    if (box.checked) localStorage.removeItem(SWITCH);
    else localStorage.setItem(SWITCH, 'mati');
  });
}
