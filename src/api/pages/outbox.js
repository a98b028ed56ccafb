// What a person wrote and the server has not confirmed yet. Text and choices survive a reload;
// each entry keeps the id it was born with, so sending it twice is harmless.
import { browserKey } from './key.js';

/**
 * A file as it is shown; `preview` is an address in this page.
 *
 * @typedef {{ name: string, size: number | null, mime: string | null, url?: string | null, preview?: string | undefined, gone?: boolean }} ShownFile
 */

/**
 * Something that was written or chosen here.
 *
 * @typedef {{
 *   id: string, at: number, state: 'waiting' | 'sending' | 'sent' | 'failed', problem?: string | undefined,
 *   text?: string | undefined, choice?: string | undefined, label?: string | undefined, album?: string | undefined,
 *   file?: File | undefined, files?: ShownFile[], caption?: string | undefined, progress?: number,
 * }} Entry
 */

const KEY = 'sepeda.outbox';
const LONGEST_PAUSE_MS = 15_000;

/** Makes an id that works without a secure context, where crypto.randomUUID is missing. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Makes the outbox. `changed(entry)` is called whenever an entry changes; its state is 'waiting',
 * 'sending', 'sent' or 'failed' (then `problem` is a code). Entries go out one at a time, in order.
 *
 * @param {{ changed: (entry: Entry) => void, unlocked: () => void }} tell
 */
export function makeOutbox({ changed, unlocked }) {
  let entries = load();
  let running = false;
  let pause = 1000;
  /** @type {() => void} */
  let wake = () => {};

  const save = () => {
    const kept = entries.filter((entry) => !entry.file && entry.state !== 'sent');
    try {
      localStorage.setItem(
        KEY,
        JSON.stringify(
          kept.map(({ id, at, text, choice, label, state, problem }) => ({
            id,
            at,
            text,
            choice,
            label,
            state,
            problem,
          })),
        ),
      );
    } catch {
      // Storage is full or forbidden: the entry still lives in this page.
    }
  };

  /**
   * @param {Entry} entry
   * @param {Entry['state']} state
   * @param {string} [problem]
   */
  const update = (entry, state, problem) => {
    entry.state = state;
    entry.problem = problem;
    save();
    changed(entry);
  };

  async function run() {
    if (running) return;
    running = true;
    for (;;) {
      const entry = entries.find(({ state }) => state === 'waiting' || state === 'sending');
      if (!entry) break;
      update(entry, 'sending');
      const outcome = await (hasFile(entry) ? upload(entry, changed) : post(entry));
      if (outcome === 'sent') {
        pause = 1000;
        entries = entries.filter((other) => other !== entry);
        update(entry, 'sent');
        unlocked();
      } else if (outcome === 'again') {
        update(entry, 'waiting');
        await new Promise((resolve) => {
          wake = () => resolve(undefined);
          setTimeout(wake, pause);
        });
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      } else {
        update(entry, 'failed', outcome);
      }
    }
    running = false;
  }

  return {
    entries: () => entries,
    /** @param {Partial<Entry>} entry */
    add(entry) {
      /** @type {Entry} */
      const whole = { id: newId(), at: Date.now(), state: 'waiting', ...entry };
      entries.push(whole);
      update(whole, whole.state, whole.problem);
      run();
    },
    /** Tries at once what waits for a better connection. */
    hurry() {
      pause = 1000;
      wake();
      run();
    },
    /** @param {string} id */
    retry(id) {
      const entry = entries.find((other) => other.id === id);
      if (entry) update(entry, 'waiting');
      run();
    },
    /** @param {string} id */
    drop(id) {
      entries = entries.filter((entry) => entry.id !== id);
      save();
    },
    /** Forgets entries that the history shows already: the confirmation got lost on its way. @param {string} id */
    confirm(id) {
      const entry = entries.find((other) => other.id === id);
      if (!entry || entry.state === 'sending') return;
      entries = entries.filter((other) => other !== entry);
      save();
    },
    uploading: () => entries.some(({ file, state }) => file && state !== 'failed'),
    clear() {
      entries = [];
      localStorage.removeItem(KEY);
    },
  };
}

/** @returns {Entry[]} */
function load() {
  try {
    /** @type {Entry[]} */
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return kept.map((entry) => ({
      ...entry,
      state: entry.state === 'failed' ? 'failed' : 'waiting',
    }));
  } catch {
    return [];
  }
}

/** A refusal of the message itself; everything else may go better in a moment. @param {number} status */
const final = (status) => status >= 400 && status < 500 && ![408, 425, 429].includes(status);

/** @param {Entry} entry @returns {Promise<string>} */
async function post({ id, at, text, choice }) {
  try {
    const answer = await fetch('/webchat/messages', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-kunci': browserKey() },
      body: JSON.stringify({ id, text, choice, waited: Math.max(0, Date.now() - at) }),
    });
    if (answer.ok) return 'sent';
    return final(answer.status) ? problemOf(await answer.text()) : 'again';
  } catch {
    return 'again';
  }
}

/** @param {Entry} entry @returns {entry is Entry & { file: File }} */
const hasFile = (entry) => entry.file !== undefined;

/**
 * @param {Entry & { file: File }} entry
 * @param {(entry: Entry) => void} changed
 * @returns {Promise<string>}
 */
function upload(entry, changed) {
  const { id, at, album, file, caption } = entry;
  const query = new URLSearchParams({ id, waited: String(Math.max(0, Date.now() - at)) });
  if (album) query.set('album', album);
  const form = new FormData();
  // Before the file, which the server reads as it comes.
  if (caption) form.append('caption', caption);
  form.append('file', file, file.name);
  return new Promise((resolve) => {
    // XMLHttpRequest, because fetch does not tell how far an upload is.
    const request = new XMLHttpRequest();
    request.open('POST', `/webchat/files?${query}`);
    request.setRequestHeader('x-kunci', browserKey());
    request.upload.addEventListener('progress', (event) => {
      entry.progress = event.lengthComputable ? event.loaded / event.total : 0;
      changed(entry);
    });
    request.addEventListener('load', () => {
      if (request.status < 300) resolve('sent');
      else if (final(request.status) || request.status === 507)
        resolve(problemOf(request.responseText));
      else resolve('again');
    });
    for (const end of ['error', 'abort', 'timeout'])
      request.addEventListener(end, () => resolve('again'));
    request.send(form);
  });
}

/** @param {string} body @returns {string} */
function problemOf(body) {
  try {
    return JSON.parse(body).code ?? 'bad_request';
  } catch {
    return 'bad_request';
  }
}
