// The web chat's page: joins history, outbox, connection and view, and listens to the person.
import { connect } from './connection.js';
import { byId } from './dom.js';
import { browserKey } from './key.js';
import { makeOutbox, newId } from './outbox.js';
import { makeView } from './view.js';
import { bytesText, goneText, problemText, region } from './words.js';

/** @typedef {import('./outbox.js').Entry} Entry */
/** @typedef {import('./view.js').Message} Message */

/**
 * A message as the server tells it: `at` is ISO; of one that is `gone` nothing was kept.
 *
 * @typedef {Omit<Message, 'at' | 'place'> & { at: string, place: string, gone?: boolean }} Sent
 */

/**
 * A message of the history.
 *
 * @typedef {Message & { place: string }} Known
 */

/** @param {string} id */
const $ = (id) => byId(id, HTMLElement);
const scroller = $('scroller');
const text = byId('text', HTMLTextAreaElement);
const chosen = byId('files', HTMLInputElement);
const menu = byId('menu', HTMLDialogElement);
const DRAFT = 'sepeda.draft';
const LONGEST_TEXT = 60_000;
const LONGEST_CAPTION = 1000;

/** @type {Map<string, Known>} */
const history = new Map();
// Sent, but not yet seen in the history.
/** @type {Map<string, Entry>} */
const sent = new Map();
/** @type {string | null} */
let older = null;
// The newest message is in view, and is to stay there.
let following = true;
let loaded = false;
let unseen = 0;
let limits = { fileBytes: Infinity };
let code = readCode();

const outbox = makeOutbox({
  changed(entry) {
    if (entry.state === 'sent' && !history.has(entry.id)) sent.set(entry.id, entry);
    draw();
  },
  unlocked: () => line.sync(),
});
const show = makeView({
  choose: (choice) => send({ choice: choice.token, label: choice.label }),
  retry: (id) => outbox.retry(id),
  drop(id) {
    outbox.drop(id);
    draw();
  },
});
const line = connect({ fetchNews, state: showState });

/**
 * @typedef {{ messages: Sent[], older: string | null, more: boolean, limits: { fileBytes: number } }} Page
 */

/** @param {string} address @returns {Promise<Page>} */
async function getJson(address) {
  const answer = await fetch(address, { cache: 'no-store', headers: { 'x-kunci': browserKey() } });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/** Reads on from the newest known message; the first time, the last page. */
async function fetchNews() {
  for (;;) {
    const known = inOrder([...history.values()]);
    const newest = known.at(-1);
    const answer = await getJson(`/webchat/messages${newest ? `?after=${newest.place}` : ''}`);
    // Reading on begins a little early; what lies before the page that is shown stays for later.
    const fresh = take(answer.messages, older === null ? 0 : when(known[0]?.place ?? '0'));
    limits = answer.limits;
    if (!loaded) older = answer.older;
    const first = !loaded;
    loaded = true;
    draw(first);
    outbox.hurry();
    if (!first) noticeUnseen(fresh);
    if (!answer.more || fresh.length === 0) return;
  }
}

async function fetchOlder() {
  const answer = await getJson(`/webchat/messages?before=${older}`);
  older = answer.older;
  const list = $('log');
  // Old messages are not news.
  list.setAttribute('aria-live', 'off');
  const below = scroller.scrollHeight - scroller.scrollTop;
  take(answer.messages);
  draw();
  scroller.scrollTo({ top: scroller.scrollHeight - below });
  setTimeout(() => list.setAttribute('aria-live', 'polite'), 500);
}

/** @param {Sent[]} messages @param {number} [oldest] */
function take(messages, oldest = 0) {
  const fresh = messages.filter(({ id, place }) => !history.has(id) && when(place) >= oldest);
  for (const message of fresh) {
    const mine = sent.get(message.id);
    // The picture that was chosen here is still at hand.
    if (mine?.files) message.files = mine.files;
    if (message.gone) message.text = mine?.text ?? mine?.label ?? goneText;
    history.set(message.id, { ...message, at: Date.parse(message.at) });
    sent.delete(message.id);
    outbox.confirm(message.id);
  }
  return fresh;
}

/** @param {string} place */
const when = (place) => Number(place.split('-')[0]);

/** @param {Known[]} messages */
function inOrder(messages) {
  const placed = messages.map((message) => {
    const [us = 0, side = 0, row = 0] = message.place.split('-').map(Number);
    return { message, us, side, row };
  });
  return placed
    .toSorted((a, b) => a.us - b.us || a.side - b.side || a.row - b.row)
    .map(({ message }) => message);
}

/** @param {boolean} [toEnd] */
function draw(toEnd = false) {
  const atEnd = toEnd || following;
  const waiting = [...sent.values(), ...outbox.entries()]
    .filter(({ id }) => !history.has(id))
    .toSorted((a, b) => a.at - b.at)
    .map((entry) => ({
      from: /** @type {const} */ ('me'),
      ...entry,
      text: entry.text ?? entry.label ?? entry.caption ?? '',
    }));
  const messages = [...inOrder([...history.values()]), ...waiting];
  show(messages);
  $('older').hidden = older === null;
  $('welcome').hidden = !loaded || messages.length > 0 || code !== null;
  $('invitation').hidden = !loaded || code === null;
  if (atEnd) scroller.scrollTo({ top: scroller.scrollHeight });
  else $('newest').hidden = false;
}

/** @param {Sent[]} fresh */
function noticeUnseen(fresh) {
  if (document.visibilityState === 'visible') return;
  unseen += fresh.filter(({ from }) => from === 'bot').length;
  document.title = unseen > 0 ? `(${unseen}) Sepeda Baru` : 'Sepeda Baru';
}

/** @param {'online' | 'offline'} state */
function showState(state) {
  const status = $('status');
  if (status.dataset['state'] === state) return;
  status.dataset['state'] = state;
  status.textContent =
    state === 'online' ? 'tersambung' : 'terputus – pesan dikirim begitu tersambung lagi';
}

/** @param {Partial<Entry>} entry */
function send(entry) {
  outbox.add(entry);
  scroller.scrollTo({ top: scroller.scrollHeight });
}

function sendText() {
  const value = text.value.trim();
  if (value === '') return;
  if (value.length > LONGEST_TEXT) {
    text.setCustomValidity(problemText('too_long'));
    text.reportValidity();
    return;
  }
  send({ text: value });
  text.value = '';
  keepDraft();
}

/** Sends files; what stands in the box goes along with the first of them, unless it is too long for that. @param {File[]} files */
function sendFiles(files) {
  const album = files.length > 1 ? newId() : undefined;
  for (const file of files) {
    const preview = /^image\/(jpeg|png|webp|gif)$/.test(file.type)
      ? URL.createObjectURL(file)
      : undefined;
    const shown = [{ name: file.name, size: file.size, mime: file.type, preview }];
    if (file.size > limits.fileBytes) {
      outbox.add({
        file,
        files: shown,
        state: 'failed',
        problem: 'too_large',
        text: `Batasnya ${bytesText(limits.fileBytes)}.`,
      });
    } else {
      send({ file, files: shown, album, caption: takeCaption() });
    }
  }
}

function takeCaption() {
  const caption = text.value.trim();
  if (caption === '' || caption.length > LONGEST_CAPTION) return undefined;
  text.value = '';
  keepDraft();
  return caption;
}

function keepDraft() {
  text.setCustomValidity('');
  text.style.height = 'auto';
  text.style.height = `${text.scrollHeight + 2}px`;
  try {
    if (text.value) localStorage.setItem(DRAFT, text.value);
    else localStorage.removeItem(DRAFT);
  } catch {
    // Without storage the draft lives in the box alone.
  }
}

/** Reads a one-time code from the link. Nothing is sent before the person presses a button, so previews use nothing up. */
function readCode() {
  const given =
    new URLSearchParams(location.search).get('kode') ??
    new URLSearchParams(location.hash.slice(1)).get('kode');
  return given !== null && /^[\w-]{4,64}$/.test(given) ? given : null;
}

function forgetCode() {
  code = null;
  window.history.replaceState(null, '', '/');
  draw(true);
}

$('composer').addEventListener('submit', (event) => {
  event.preventDefault();
  sendText();
  text.focus();
});
text.addEventListener('input', keepDraft);
text.addEventListener('keydown', (event) => {
  // On a phone Enter makes a new line; at a desk it sends.
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  if (!matchMedia('(pointer: fine)').matches) return;
  event.preventDefault();
  sendText();
});
text.addEventListener('paste', (event) => {
  const files = [...(event.clipboardData?.files ?? [])];
  if (files.length === 0) return;
  event.preventDefault();
  sendFiles(files);
});
$('attach').addEventListener('click', () => chosen.click());
chosen.addEventListener('change', () => {
  sendFiles([...(chosen.files ?? [])]);
  chosen.value = '';
});
for (const name of /** @type {const} */ (['dragover', 'dragleave', 'drop'])) {
  document.addEventListener(name, (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    document.body.classList.toggle('dropping', name === 'dragover');
    if (name === 'drop') sendFiles([...event.dataTransfer.files]);
  });
}
$('older').addEventListener('click', fetchOlder);
$('newest').addEventListener('click', () => scroller.scrollTo({ top: scroller.scrollHeight }));
scroller.addEventListener('scroll', () => {
  following = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
  if (following) $('newest').hidden = true;
});
// A picture has its height only once it is there: whoever was at the newest message stays there.
new ResizeObserver(() => {
  if (following) scroller.scrollTo({ top: scroller.scrollHeight });
}).observe($('messages'));
$('begin').addEventListener('click', () => send({ text: 'Halo' }));
$('use-code').addEventListener('click', () => {
  send({ text: `/start ${code}` });
  forgetCode();
});
$('drop-code').addEventListener('click', forgetCode);
$('menu-button').addEventListener('click', () => menu.showModal());
for (const word of /** @type {NodeListOf<HTMLElement>} */ (
  document.querySelectorAll('[data-say]')
)) {
  word.addEventListener('click', () => {
    menu.close();
    send({ text: word.dataset['say'] });
  });
}
$('leave').addEventListener('click', async () => {
  const answer = await fetch('/webchat/leave', { method: 'POST' });
  if (!answer.ok) return;
  outbox.clear();
  localStorage.removeItem(DRAFT);
  location.replace('/');
});
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState !== 'visible') return;
  unseen = 0;
  document.title = `Sepeda Baru – Inovasi ${region.district}`;
});
window.addEventListener('beforeunload', (event) => {
  if (outbox.uploading()) event.preventDefault();
});
window.addEventListener('resize', () => scroller.scrollTo({ top: scroller.scrollHeight }));

text.value = localStorage.getItem(DRAFT) ?? '';
keepDraft();
draw();
