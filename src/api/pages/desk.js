// What the desk's pages do with script: notes that were typed outlive the tab, and a page says when it is out of date.
// Everything works without it; it decides nothing and sends nothing but a question about the version.

const { innovation, version, person = '', waiting } = document.body.dataset;
const prefix = `meja:${person}:`;
const EVERY_MS = 2000;

/** Where a note is kept while it is a draft. */
const keyOf = (/** @type {string} */ name) => `${prefix}${innovation}:${name}`;

/** Drops what was kept, of one innovation or of all. */
function forget(/** @type {string} */ start) {
  for (const key of Object.keys(localStorage))
    if (key.startsWith(start)) localStorage.removeItem(key);
}

/** Puts kept notes back into empty fields, and keeps what is typed. */
function keepNotes() {
  const fields = document.querySelectorAll('textarea[name^="catatan-"]');
  for (const field of fields) {
    if (!(field instanceof HTMLTextAreaElement)) continue;
    const kept = localStorage.getItem(keyOf(field.name));
    if (kept !== null && field.value === '') {
      field.value = kept;
      field.closest('details')?.setAttribute('open', '');
    }
    field.addEventListener('input', () => {
      if (field.value === '') localStorage.removeItem(keyOf(field.name));
      else localStorage.setItem(keyOf(field.name), field.value);
    });
  }
}

/** Says once that the page is out of date; what is being typed stays. */
function tell(/** @type {string} */ said) {
  const line = document.querySelector('#berubah');
  if (!(line instanceof HTMLElement) || !line.hidden) return;
  const link = document.createElement('a');
  link.href = location.pathname;
  link.textContent = 'Tampilkan yang terbaru';
  line.replaceChildren(`${said} `, link);
  line.hidden = false;
}

/** Asks how things stand while somebody looks at the page. */
async function look() {
  if (document.visibilityState !== 'visible') return;
  try {
    const answer = await fetch(`/meja/keadaan?inovasi=${encodeURIComponent(innovation ?? '')}`);
    if (!answer.ok) return;
    const now = await answer.json();
    if (innovation !== undefined && now.version !== null && String(now.version) !== version)
      tell('Isinya berubah sejak halaman ini dibuka. Catatan yang sudah ditulis tetap ada.');
    if (innovation === undefined && String(now.waiting) !== waiting)
      tell('Antrean berubah sejak halaman ini dibuka.');
  } catch {
    // Not connected for a moment: it is asked again.
  }
}

const done = new URLSearchParams(location.search).get('selesai');
if (done !== null) forget(`${prefix}${done}:`);
if (innovation !== undefined) keepNotes();
document.querySelector('form[action="/keluar"]')?.addEventListener('submit', () => forget('meja:'));
if (document.querySelector('#berubah') !== null) setInterval(() => void look(), EVERY_MS);
