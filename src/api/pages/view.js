// Draws the conversation: bubbles in order, day lines, choices, files. Text is only ever set as text.
import { byId } from './dom.js';
import { bytesText, clock, dayKey, dayText, problemText } from './words.js';

/** @typedef {import('./outbox.js').ShownFile} ShownFile */
/** @typedef {{ label: string, token: string }} Choice */

/**
 * A message as it is shown: one that the server has, with its place, or one that waits here, with its state.
 *
 * @typedef {{
 *   id: string, from: 'bot' | 'me', at: number, text: string, place?: string, choices?: Choice[], files?: ShownFile[],
 *   state?: import('./outbox.js').Entry['state'], problem?: string | undefined, progress?: number,
 * }} Message
 */

/** @typedef {{ choose: (choice: Choice) => void, retry: (id: string) => void, drop: (id: string) => void }} Actions */

/**
 * Where a message stands: whether its choices still hold, whether it is the person's last, whether the side changes.
 *
 * @typedef {{ choices: boolean, latest: boolean, turn: boolean }} Place
 */

const list = byId('messages', HTMLOListElement);
const LINK = /https?:\/\/[^\s<>"')\]]+/g;
const CLOSING = '.,;:!?';

/** Makes the view. @param {Actions} actions */
export function makeView(actions) {
  /** @type {Map<string, { shape: string, node: HTMLElement }>} */
  const nodes = new Map();
  /** @type {Map<string, HTMLElement>} */
  const days = new Map();

  /** Shows these messages, already in order, touching only what changed. @param {Message[]} messages */
  return function show(messages) {
    /** @type {Element[]} */
    const wanted = [];
    const lastOwn = messages.findLastIndex(({ from }) => from === 'me');
    let day = '';
    let side = '';
    messages.forEach((message, index) => {
      const key = dayKey(message.at);
      if (key !== day) {
        wanted.push(dayNode(days, key, message.at));
        day = key;
        side = '';
      }
      const node = nodeOf(
        nodes,
        message,
        {
          choices: index > lastOwn,
          latest: index === lastOwn,
          turn: message.from !== side,
        },
        actions,
      );
      wanted.push(node);
      side = message.from;
    });
    const keep = new Set(wanted);
    for (const node of [...list.children]) if (!keep.has(node)) node.remove();
    wanted.forEach((node, index) => {
      if (list.children[index] !== node) list.insertBefore(node, list.children[index] ?? null);
    });
  };
}

/**
 * @param {Map<string, HTMLElement>} days
 * @param {string} key
 * @param {number} at
 */
function dayNode(days, key, at) {
  const known = days.get(key);
  if (known) {
    known.textContent = dayText(at);
    return known;
  }
  const node = element('li', 'day');
  node.textContent = dayText(at);
  days.set(key, node);
  return node;
}

/**
 * @param {Map<string, { shape: string, node: HTMLElement }>} nodes
 * @param {Message} message
 * @param {Place} place
 * @param {Actions} actions
 */
function nodeOf(nodes, message, place, actions) {
  // Drawn again only when something that shows has changed, so that screen readers stay calm.
  const shape = JSON.stringify([
    message.text,
    message.state,
    message.problem,
    message.place,
    place,
    message.files?.length,
    message.files?.some(({ gone }) => gone),
  ]);
  const known = nodes.get(message.id);
  if (known?.shape === shape) {
    moveBar(known.node, message);
    return known.node;
  }
  const node = known?.node ?? element('li');
  node.className = `message ${message.from}${message.state === 'failed' ? ' failed' : ''}${place.turn ? ' turn' : ''}`;
  node.dataset['id'] = message.id;
  node.replaceChildren(bubble(message, place), ...below(message, place, actions));
  nodes.set(message.id, { shape, node });
  return node;
}

/** @param {Element} node @param {Message} message */
function moveBar(node, message) {
  const bar = node.querySelector('progress');
  if (bar) bar.value = message.progress ?? 0;
}

/** @param {Message} message @param {Place} place */
function bubble(message, place) {
  const box = element('div', 'bubble');
  const speaker = element('span', 'hidden');
  speaker.textContent = message.from === 'me' ? 'Anda: ' : 'Sepeda Baru: ';
  box.append(speaker);
  for (const file of message.files ?? []) box.append(fileNode(file));
  if (message.text) box.append(textNode(message.text));
  if (message.state === 'sending' && message.progress !== undefined) {
    const bar = element('progress');
    bar.max = 1;
    bar.value = message.progress;
    bar.setAttribute('aria-label', 'Kemajuan pengiriman berkas');
    box.append(bar);
  }
  const meta = element('span', 'meta');
  meta.textContent = metaText(message, place);
  box.append(meta);
  return box;
}

/** @param {Message} message @param {Place} place */
function metaText(message, { latest }) {
  const time = clock(message.at);
  if (message.from === 'bot') return time;
  if (message.state === 'waiting' || message.state === 'sending') return `${time} · mengirim…`;
  if (message.state === 'failed') return `${time} · belum terkirim`;
  return latest ? `${time} · terkirim` : time;
}

/**
 * @param {Message} message
 * @param {Place} place
 * @param {Actions} actions
 */
function below(message, place, actions) {
  if (message.state === 'failed') {
    const reason = element('p', 'note');
    reason.textContent = problemText(message.problem);
    const again = button('Coba lagi', () => actions.retry(message.id));
    const drop = button('Hapus', () => actions.drop(message.id));
    const row = element('div', 'choices');
    row.append(again, drop);
    return [reason, row];
  }
  if (message.from !== 'bot' || !place.choices || !message.choices?.length) return [];
  const row = element('div', 'choices');
  row.setAttribute('role', 'group');
  row.setAttribute('aria-label', 'Pilihan jawaban');
  for (const choice of message.choices)
    row.append(button(choice.label, () => actions.choose(choice)));
  return [row];
}

/** @param {string} text */
function textNode(text) {
  const node = element('div', 'text');
  let from = 0;
  for (const found of text.matchAll(LINK)) {
    let length = found[0].length;
    // What ends the sentence is no part of the address.
    while (CLOSING.includes(found[0].charAt(length - 1))) length -= 1;
    const address = found[0].slice(0, length);
    const link = element('a');
    link.href = address;
    link.textContent = address;
    link.target = '_blank';
    link.rel = 'noopener noreferrer nofollow';
    node.append(text.slice(from, found.index), link);
    from = found.index + length;
  }
  node.append(text.slice(from));
  return node;
}

/** @param {ShownFile} file */
function fileNode(file) {
  const picture =
    file.preview ?? (file.url && /^image\/(jpeg|png)$/.test(file.mime ?? '') ? file.url : null);
  const node = file.url ? linkNode(file.url) : element('div', 'file-box');
  if (picture) {
    const image = element('img', 'picture');
    image.src = picture;
    image.alt = '';
    image.loading = 'lazy';
    node.append(image);
  }
  const line = element('span', 'file');
  line.append(icon(), words(file));
  node.append(line);
  return node;
}

/** @param {string} url */
function linkNode(url) {
  const node = element('a', 'file-box');
  node.href = url;
  node.target = '_blank';
  node.rel = 'noopener';
  return node;
}

/** @param {ShownFile} file */
function words(file) {
  const box = element('span');
  box.append(file.name);
  if (file.size !== null) {
    const size = element('small');
    size.textContent = file.gone ? 'sudah dihapus' : bytesText(file.size);
    box.append(size);
  }
  return box;
}

function icon() {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', 'M6 2.500h8l4.500 4.500v14.500H6zM14 2.500V7h4.500M9 12h6.500M9 16h6.500');
  svg.append(path);
  return svg;
}

/** @param {string} label @param {() => void} pressed */
function button(label, pressed) {
  const node = element('button');
  node.type = 'button';
  node.textContent = label;
  node.addEventListener('click', pressed);
  return node;
}

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} [className]
 */
function element(name, className) {
  const node = document.createElement(name);
  if (className) node.className = className;
  return node;
}
