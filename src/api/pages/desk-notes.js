// Notes about items at the desk: stored on the server while they are typed and when the page is left, and in the browser
// until the server has them. Without this script a button stores them; it never sends a decision.

const PAUSE_MS = 600;
const AGAIN_MS = 4000;
const { innovation = '', person = '', version = '0' } = document.body.dataset;
const prefix = `meja:${person}:`;

/** Where a note is kept until the server has it. */
const keyOf = (/** @type {HTMLTextAreaElement} */ field) => `${prefix}${innovation}:${field.name}`;
const itemOf = (/** @type {HTMLTextAreaElement} */ field) => field.name.slice('catatan-'.length);

/** Drops what this browser kept, of one innovation or of all. */
export function forget(/** @type {string} */ start) {
  for (const key of Object.keys(localStorage))
    if (key.startsWith(start)) localStorage.removeItem(key);
}

/** Drops what is kept of an innovation that was decided, and all of it when its person leaves. */
export function forgetWhatIsOver() {
  const done = new URLSearchParams(location.search).get('selesai');
  if (done !== null) forget(`${prefix}${done}:`);
  document
    .querySelector('form[action="/keluar"]')
    ?.addEventListener('submit', () => forget('meja:'));
}

/**
 * What was typed and not stored yet, with the tag of the text that it began with.
 * @param {HTMLTextAreaElement} field
 * @returns {{ text: string, tag: string } | null}
 */
function keptFor(field) {
  const kept = localStorage.getItem(keyOf(field));
  if (kept === null) return null;
  try {
    const { text, tag } = JSON.parse(kept);
    return { text: String(text), tag: String(tag) };
  } catch {
    return { text: kept, tag: '' };
  }
}

/** Stores the notes of the open sheet. */
export function keepNotes() {
  for (const field of document.querySelectorAll('textarea[name^="catatan-"]'))
    if (field instanceof HTMLTextAreaElement) keepNote(field);
}

function keepNote(/** @type {HTMLTextAreaElement} */ field) {
  const item = itemOf(field);
  const state = document.querySelector(`#${CSS.escape(`keadaan-${item}`)}`);
  const base = baseOf(field);
  let stored = field.value;
  let timer = 0;
  let busy = false;
  const say = (/** @type {string} */ text) => {
    if (state !== null && state.textContent !== text) state.textContent = text;
  };

  const save = async (leaving = false) => {
    clearTimeout(timer);
    const text = field.value.trim();
    if (text === stored.trim() || (busy && !leaving)) return;
    busy = true;
    try {
      const answer = await fetch(`/meja/inovasi/${encodeURIComponent(innovation)}/catatan/satu`, {
        method: 'POST',
        keepalive: leaving,
        body: new URLSearchParams({ item, teks: text, versi: version, dasar: base.value }),
      });
      if (answer.status === 409) differs(field, await answer.json(), base, say);
      else if (answer.status === 401)
        say('Sesi berakhir. Tulisan tetap ada di peramban ini; masuk lagi untuk menyimpannya.');
      else if (answer.ok) {
        const { tag, saved } = await answer.json();
        base.value = tag;
        stored = text;
        if (field.value.trim() === text) localStorage.removeItem(keyOf(field));
        say(
          saved === null
            ? 'Catatan dihapus.'
            : `Tersimpan di meja ini ${saved}; terkirim bila inovasi dikembalikan.`,
        );
      } else throw new Error(String(answer.status));
    } catch {
      say('Belum tersambung. Tulisan aman di peramban ini dan disimpan begitu tersambung.');
      timer = setTimeout(save, AGAIN_MS);
    }
    busy = false;
    if (field.value.trim() !== text) timer = setTimeout(save, PAUSE_MS);
  };

  const kept = keptFor(field);
  if (kept !== null && kept.text !== field.value) {
    field.value = kept.text;
    base.value = kept.tag;
    field.closest('details')?.setAttribute('open', '');
    timer = setTimeout(save, 0);
  }
  field.addEventListener('input', () => {
    localStorage.setItem(keyOf(field), JSON.stringify({ text: field.value, tag: base.value }));
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE_MS);
  });
  field.addEventListener('blur', () => void save());
  field.addEventListener('catatan:simpan', () => void save());
  addEventListener('online', () => void save());
  addEventListener('pagehide', () => void save(true));
}

/** The hidden field that names the text with which the typing began. */
function baseOf(/** @type {HTMLTextAreaElement} */ field) {
  const name = `dasar-${itemOf(field)}`;
  const known = document.querySelector(`input[name="${CSS.escape(name)}"]`);
  if (known instanceof HTMLInputElement) return known;
  const made = document.createElement('input');
  Object.assign(made, { type: 'hidden', name });
  made.setAttribute('form', 'keputusan');
  field.after(made);
  return made;
}

/**
 * Another tab or device stored another text: both stand there, and the writer says which one is right.
 * @param {HTMLTextAreaElement} field
 * @param {{ text: string, tag: string }} other
 * @param {HTMLInputElement} base
 * @param {(text: string) => void} say
 */
function differs(field, other, base, say) {
  say('Belum disimpan: catatan ini sudah diubah di tab atau perangkat lain.');
  field.parentElement?.querySelector('.other')?.remove();
  const line = document.createElement('p');
  line.className = 'small other';
  const chip = document.createElement('span');
  chip.className = 'chip back';
  chip.textContent = 'tulisan lain';
  const mine = document.createElement('button');
  Object.assign(mine, {
    type: 'button',
    className: 'button quiet',
    textContent: 'Simpan yang ini',
  });
  mine.addEventListener('click', () => {
    base.value = other.tag;
    line.remove();
    field.dispatchEvent(new Event('catatan:simpan'));
  });
  line.append(chip, ` Tersimpan di sana: “${other.text}” `, mine);
  field.before(line);
}
