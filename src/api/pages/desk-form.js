// The form of an innovation as a page: each part is stored when it is left, and kept in the browser until the server has it.
// What somebody is typing is never replaced; where the part changed meanwhile both texts are shown. Without this script a
// button for each heading stores the parts.
import { refresh } from './desk-live.js';
import { keepOpened } from './desk-opened.js';

const AGAIN_MS = 4000;
const { isian = '', person = '' } = document.body.dataset;
const prefix = `meja:${person}:isian:${isian}:`;

/** Fields of a part that are typed or chosen. */
const fieldsOf = (/** @type {Element} */ part) =>
  [...part.querySelectorAll('input:not([type=hidden]), textarea, select')].filter(
    (field) =>
      field instanceof HTMLInputElement ||
      field instanceof HTMLTextAreaElement ||
      field instanceof HTMLSelectElement,
  );

/** What stands in a part, as the chat would read it: of a choice the numbers that are picked. */
function textOf(/** @type {Element} */ part) {
  return fieldsOf(part)
    .filter((field) => isText(field) || field.checked)
    .map(({ value }) => value)
    .join(', ');
}

/** @param {ReturnType<typeof fieldsOf>[number]} field @returns {field is HTMLTextAreaElement | HTMLSelectElement} */
const isText = (field) =>
  !(field instanceof HTMLInputElement) || (field.type !== 'radio' && field.type !== 'checkbox');

/** Puts a text into a part. */
function write(/** @type {Element} */ part, /** @type {string} */ text) {
  const picked = new Set(text.split(', '));
  for (const field of fieldsOf(part))
    if (isText(field)) field.value = text;
    else field.checked = picked.has(field.value);
}

const tagOf = (/** @type {Element} */ part) => {
  const tag = part.querySelector('input[type=hidden]');
  if (!(tag instanceof HTMLInputElement)) throw new Error('a part without its tag');
  return tag;
};

const keyOf = (/** @type {HTMLElement} */ part) => prefix + part.dataset['part'];

/** Parts that were stored as they stand, by what stood there. @type {WeakMap<Element, string>} */
const stored = new WeakMap();
const isChanged = (/** @type {HTMLElement} */ part) => textOf(part) !== stored.get(part);

/** When a part was last stored or taken over from an answer about it: a page asked for before knows less. @type {WeakMap<Element, number>} */
const known = new WeakMap();

/** Requests go one after the other: the parts of one indicator are one answer. */
let queue = Promise.resolve();

function sayState(/** @type {string} */ text) {
  const line = document.querySelector('#keadaan-simpan');
  if (line !== null && line.textContent !== text) line.textContent = text;
}

/**
 * Says something beside a part, with buttons.
 * @param {Element} part
 * @param {string | null} chip
 * @param {readonly string[]} said
 * @param {readonly { label: string, primary?: boolean, press: () => void }[]} buttons
 */
function sayBeside(part, chip, said, buttons = []) {
  const place = part.querySelector('[data-kata]');
  if (place === null) return;
  const lines = said.map((text, nth) => {
    const line = document.createElement('p');
    line.className = 'typed';
    if (chip !== null) line.setAttribute('role', 'alert');
    if (nth === 0 && chip !== null) {
      const sign = document.createElement('span');
      sign.className = 'chip back';
      sign.textContent = chip;
      line.append(sign, ' ');
    }
    line.append(text);
    return line;
  });
  const row = document.createElement('p');
  row.className = 'row';
  for (const { label, press } of buttons) {
    const button = document.createElement('button');
    Object.assign(button, { type: 'button', className: 'button', textContent: label });
    button.addEventListener('click', press);
    row.append(button);
  }
  place.replaceChildren(...lines, ...(buttons.length > 0 ? [row] : []));
  describeBy(part, place);
}

/** What is said beside a field is read out with it. @param {Element} part @param {Element} place */
function describeBy(part, place) {
  const [field] = part.querySelectorAll(
    'textarea, select, input:not([type=hidden], [type=radio], [type=checkbox])',
  );
  if (field === undefined) return;
  place.id = `kata-${field.id}`;
  field.setAttribute('aria-describedby', place.id);
}

/**
 * Asks the server to store something; what could not be asked or read is said at once: `again` for a lost connection.
 * @param {Record<string, string>} fields
 * @param {Element} place
 */
async function post(fields, place) {
  sayState('Menyimpan…');
  let answer;
  try {
    answer = await fetch(`/meja/isian/${encodeURIComponent(isian)}/satu`, {
      method: 'POST',
      body: new URLSearchParams(fields),
    });
    if (answer.status >= 500 || answer.status === 429) throw new Error(String(answer.status));
  } catch {
    sayState('Belum tersambung. Tulisan aman di peramban ini dan disimpan begitu tersambung.');
    return 'again';
  }
  if (answer.status === 401) {
    sayState(
      'Sesi berakhir. Tulisan tetap ada di peramban ini; ketik "masuk" di obrolan untuk membukanya lagi.',
    );
    return null;
  }
  const said = await answer.json().catch(() => null);
  if (answer.ok && said !== null) return said;
  sayState('Ada isian yang belum tersimpan.');
  sayBeside(place, 'belum disimpan', said?.said ?? [unread]);
  return null;
}

const unread =
  'Jawaban server tidak terbaca. Tulisan tetap ada di peramban ini; mohon muat ulang halaman lalu periksa bagian ini.';

/**
 * Sends a part; `how` is what its writer said about it: `agreed` to the text that stood there when it was asked about, as
 * the server named it.
 * @param {HTMLElement} part
 * @param {{ agreed?: { text: string, asked: string }, forced?: boolean }} how
 */
async function send(part, how = {}) {
  const text = textOf(part);
  const agreed = how.agreed !== undefined && how.agreed.text === text ? how.agreed : null;
  if (how.forced !== true && agreed === null && !isChanged(part)) return;
  if (text === '' && stored.get(part) === '') {
    localStorage.removeItem(keyOf(part));
    return;
  }
  const [, item = '', bagian = ''] = (part.dataset['part'] ?? '').split('.');
  const said = await post(
    {
      ...{ item, bagian, isi: text, dasar: tagOf(part).value },
      ...(agreed === null ? {} : { yakin: agreed.asked }),
    },
    part,
  );
  if (said === 'again') setTimeout(() => enqueue(part, how), AGAIN_MS);
  else if (said !== null) took(part, text, said);
}

/**
 * Shows how the answer to a part ended.
 * @param {HTMLElement} part
 * @param {string} text
 * @param {{ outcome: string, said: string[], text: string, shown: string, tag: string, asked: string }} answer
 */
function took(part, text, { outcome, said, text: now, shown, tag, asked }) {
  if (outcome === 'stored') {
    tagOf(part).value = tag;
    known.set(part, performance.now());
    if (textOf(part) === text) {
      localStorage.removeItem(keyOf(part));
      // A date is shown as it was read; a link was added, and its field is free again.
      write(part, now);
    }
    stored.set(part, now);
    sayBeside(part, null, said);
    sayState('Semua tulisan tersimpan.');
    void refresh();
    return;
  }
  const takeStored = () => {
    write(part, now);
    tagOf(part).value = tag;
    stored.set(part, now);
    known.set(part, performance.now());
    localStorage.removeItem(keyOf(part));
  };
  // Nothing is stored of an empty field: what is there comes back.
  if (outcome === 'refused' && text.trim() === '') {
    if (textOf(part) === text) takeStored();
    sayState('Semua tulisan tersimpan.');
    return sayBeside(part, 'tidak diubah', said);
  }
  sayState('Ada isian yang belum tersimpan.');
  const useStored = {
    label: 'Pakai yang tersimpan',
    press: () => {
      takeStored();
      sayBeside(part, null, []);
    },
  };
  if (outcome === 'asks')
    return sayBeside(part, 'belum disimpan', said, [
      { label: 'Ya, simpan begitu', press: () => enqueue(part, { agreed: { text, asked } }) },
      useStored,
    ]);
  if (outcome !== 'moved')
    return sayBeside(part, 'belum disimpan', said, now === '' ? [] : [useStored]);
  sayBeside(
    part,
    'belum disimpan',
    [`Bagian ini sudah berubah sejak Bapak/Ibu membukanya. Yang tersimpan sekarang: “${shown}”.`],
    [
      {
        label: 'Simpan tulisan saya',
        press: () => {
          tagOf(part).value = tag;
          enqueue(part, { forced: true });
        },
      },
      useStored,
    ],
  );
}

/** @param {HTMLElement} part @param {Parameters<typeof send>[1]} how */
function enqueue(part, how = {}) {
  queue = queue.then(() => send(part, how)).catch(() => {});
}

/** What the server put into a part: somebody may have typed before this script came. */
const shownIn = (/** @type {Element} */ part) =>
  fieldsOf(part)
    .flatMap((field) => {
      if (field instanceof HTMLSelectElement)
        return [...field.options].filter(({ defaultSelected }) => defaultSelected);
      if (isText(field)) return [{ value: field.defaultValue }];
      return field.defaultChecked ? [field] : [];
    })
    .map(({ value }) => value)
    .join(', ');

/** @param {HTMLElement} part */
function keepPart(part) {
  stored.set(part, shownIn(part));
  const key = keyOf(part);
  const kept = localStorage.getItem(key);
  if (kept !== null) {
    const { text, tag } = JSON.parse(kept);
    if (String(text) === textOf(part) || String(text).trim() === '') localStorage.removeItem(key);
    else {
      write(part, String(text));
      tagOf(part).value = String(tag);
      part.closest('details')?.setAttribute('open', '');
      enqueue(part);
    }
  }
  if (kept === null && isChanged(part) && !part.contains(document.activeElement)) enqueue(part);
  part.addEventListener('input', () => {
    localStorage.setItem(key, JSON.stringify({ text: textOf(part), tag: tagOf(part).value }));
  });
  // Choices are stored when they are made, texts when their field is left.
  part.addEventListener('change', () => enqueue(part));
}

/** Files go by themselves as soon as they are chosen; the page comes back to their item. */
function sendFiles(/** @type {HTMLInputElement} */ field) {
  const { form } = field;
  if (form === null) return;
  const button = document.querySelector(`[data-kirim-berkas][form="${CSS.escape(form.id)}"]`);
  field.addEventListener('change', () => {
    if (field.files === null || field.files.length === 0) return;
    if (button instanceof HTMLButtonElement) button.disabled = true;
    sayState('Mengirim berkas…');
    // What is still on its way is stored first.
    queue = queue.then(() => form.requestSubmit());
  });
}

/** Takes over what was stored elsewhere, wherever nobody is typing. @param {Document} fresh @param {number} began */
function takeOver(fresh, began) {
  for (const item of document.querySelectorAll('[data-isian-item]')) {
    const now = fresh.getElementById(item.id);
    if (!(item instanceof HTMLElement) || now === null) continue;
    item.hidden = now.hidden;
    takeOverConfirming(item, now);
    for (const part of item.querySelectorAll('[data-part]'))
      if (part instanceof HTMLElement) takeOverPart(part, fresh, began);
  }
}

/** What "Sudah benar" is about is what the page shows now; it goes where nothing waits. @param {HTMLElement} item @param {Element} now */
function takeOverConfirming(item, now) {
  const [row, other] = [item, now].map((one) => one.querySelector('[data-pastikan]'));
  if (!row) return;
  if (!other) return row.remove();
  const parts = [...item.querySelectorAll('[data-part]')];
  // What somebody is still typing is not what would be agreed to.
  if (!parts.some((part) => part instanceof HTMLElement && isChanged(part)))
    tagOf(row).value = tagOf(other).value;
}

/** @param {HTMLElement} part @param {Document} fresh @param {number} began when that page was asked for */
function takeOverPart(part, fresh, began) {
  const now = fresh.querySelector(`[data-part="${CSS.escape(part.dataset['part'] ?? '')}"]`);
  if (now === null || isChanged(part) || (known.get(part) ?? 0) > began) return;
  const focus = document.activeElement;
  const within = part.contains(focus);
  const text = textOf(now);
  if (tagOf(now).value === tagOf(part).value && fieldsOf(now).length === fieldsOf(part).length)
    return;
  if (
    within &&
    focus !== null &&
    'value' in focus &&
    focus.matches('textarea, select, input:not([type=radio], [type=checkbox])')
  )
    return;
  const [fields, others] = [part, now].map((one) => one.querySelector('fieldset'));
  if (fields && others && fields.innerHTML !== others.innerHTML)
    fields.replaceChildren(...others.cloneNode(true).childNodes);
  write(part, text);
  tagOf(part).value = tagOf(now).value;
  stored.set(part, text);
  if (within && focus instanceof HTMLInputElement)
    fieldsOf(part)
      .find(({ value }) => value === focus.value)
      ?.focus();
}

/** "Sudah benar": all that is stored of an item is right; the row goes once the server has it. */
async function confirmWhole(/** @type {HTMLElement} */ row) {
  const item = row.dataset['pastikan'] ?? '';
  const answer = await post({ item, bagian: 'whole', isi: 'ya', dasar: tagOf(row).value }, row);
  if (answer === null) return;
  if (answer === 'again') return sayBeside(row, 'belum disimpan', [notYet]);
  const { outcome, said, shown, tag } = answer;
  if (outcome === 'stored') {
    row.remove();
    sayState('Semua tulisan tersimpan.');
    void refresh();
    return;
  }
  sayState('Ada isian yang belum tersimpan.');
  if (outcome !== 'moved') return sayBeside(row, 'belum disimpan', said);
  tagOf(row).value = tag;
  sayBeside(row, 'belum disimpan', [
    `Isian ini sudah berubah sejak Bapak/Ibu membukanya. Yang tersimpan sekarang: “${shown}”. Bila benar, tekan Sudah benar lagi.`,
  ]);
}

const notYet = 'Belum tersambung. Mohon tekan Sudah benar lagi setelah tersambung.';

/** Keeps the parts of the form. */
export function keepForm() {
  for (const part of document.querySelectorAll('[data-part]'))
    if (part instanceof HTMLElement) keepPart(part);
  for (const field of document.querySelectorAll('[data-pilih]'))
    if (field instanceof HTMLInputElement) sendFiles(field);
  for (const row of document.querySelectorAll('[data-pastikan]'))
    if (row instanceof HTMLElement)
      row.querySelector('button')?.addEventListener('click', (event) => {
        event.preventDefault();
        queue = queue.then(() => confirmWhole(row)).catch(() => {});
      });
  const opened = keepOpened({ prefix, say: sayState, keepPart, takeOverPart });
  document.addEventListener('meja:kini', (event) => {
    if (!(event instanceof CustomEvent) || !(event.detail.fresh instanceof Document)) return;
    takeOver(event.detail.fresh, event.detail.began);
    void opened.takeOver();
  });
  addEventListener('online', () => {
    for (const part of document.querySelectorAll('[data-part]'))
      if (part instanceof HTMLElement && isChanged(part)) enqueue(part);
  });
}
