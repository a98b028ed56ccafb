// Evidence of one item over the whole window: pictures and PDFs drawn here, films played, everything else as a link.
// Without this script each file is a link. It runs nothing that a file holds: PDFs are drawn without their scripts.

/** The code that draws PDFs; fetched when the first one is shown. */
const PDF_READER = '/webchat/assets/pdf.mjs';

/** @type {(() => void) | null} */
let shut = null;

/** Closes what is open; tells whether something was. */
export function closeViewer() {
  const close = shut;
  shut = null;
  close?.();
  return close !== null;
}

/**
 * Shows the files that an item's links lead to; gives false when it has none.
 * @param {Element} item
 */
export function openViewer(item) {
  const links = [...item.querySelectorAll('.evidence a')].filter(
    (link) => link instanceof HTMLAnchorElement,
  );
  if (links.length === 0) return false;
  closeViewer();
  const back = document.activeElement;
  const view = document.createElement('section');
  view.className = 'viewer whole';
  view.tabIndex = -1;
  view.setAttribute('aria-label', `Bukti ${item.querySelector('h3')?.textContent ?? ''}`);
  const tools = document.createElement('div');
  tools.className = 'tools';
  const place = document.createElement('div');
  place.className = 'shown';
  view.append(tools, place);
  let [at, zoom, turn] = [0, 1, 0];

  const draw = () => {
    place.style.setProperty('transform', `rotate(${turn}deg)`);
    for (const drawn of place.querySelectorAll('img, canvas'))
      if (drawn instanceof HTMLElement) drawn.style.setProperty('width', `${zoom * 100}%`);
  };
  const show = () => {
    const link = links[at];
    if (link === undefined) return;
    name.textContent = `${link.textContent} (${at + 1} dari ${links.length})`;
    original.href = link.href;
    [zoom, turn] = [1, 0];
    void fill(place, link).then(draw);
  };
  const go = (/** @type {number} */ by) => {
    at = (at + by + links.length) % links.length;
    show();
  };
  const enlarge = (/** @type {number} */ by) => {
    zoom = Math.min(4, Math.max(0.25, zoom * by));
    draw();
  };
  const rotate = () => {
    turn = (turn + 90) % 360;
    draw();
  };

  const button = (
    /** @type {string} */ text,
    /** @type {string} */ label,
    /** @type {() => void} */ act,
  ) => {
    const made = document.createElement('button');
    Object.assign(made, { type: 'button', className: 'button quiet', textContent: text });
    made.setAttribute('aria-label', label);
    made.addEventListener('click', act);
    return made;
  };
  const name = document.createElement('span');
  const original = document.createElement('a');
  Object.assign(original, { target: '_blank', rel: 'noopener', textContent: 'Unduh' });
  original.className = 'end';
  tools.append(
    button('‹', 'Berkas sebelumnya', () => go(-1)),
    name,
    button('›', 'Berkas berikutnya', () => go(1)),
    button('−', 'Perkecil', () => enlarge(0.8)),
    button('+', 'Perbesar', () => enlarge(1.25)),
    button('↻', 'Putar', rotate),
    original,
    button('Tutup', 'Tutup bukti', () => closeViewer()),
  );
  const keys = new Map([
    ['ArrowLeft', () => go(-1)],
    ['ArrowRight', () => go(1)],
    ['+', () => enlarge(1.25)],
    ['-', () => enlarge(0.8)],
    ['p', rotate],
    ['0', () => enlarge(1 / zoom)],
  ]);
  view.addEventListener('keydown', (event) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys.get(event.key);
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });
  document.body.append(view);
  document.body.classList.add('viewing');
  shut = () => {
    view.remove();
    document.body.classList.remove('viewing');
    if (back instanceof HTMLElement) back.focus();
  };
  view.focus();
  show();
  return true;
}

/**
 * Puts a file into its place.
 * @param {HTMLElement} place
 * @param {HTMLAnchorElement} link
 */
async function fill(place, link) {
  const kind = link.dataset['kind'] ?? '';
  if (kind === 'image') {
    const picture = document.createElement('img');
    Object.assign(picture, { src: link.href, alt: link.textContent });
    place.replaceChildren(picture);
  } else if (kind === 'video') {
    const film = document.createElement('video');
    Object.assign(film, { src: link.href, controls: true });
    place.replaceChildren(film);
  } else if (kind === 'pdf') await fillPdf(place, link);
  else say(place, 'Berkas ini tidak dapat ditampilkan di sini. Unduh untuk membukanya.');
}

function say(/** @type {HTMLElement} */ place, /** @type {string} */ text) {
  const line = document.createElement('p');
  line.textContent = text;
  line.setAttribute('role', 'status');
  place.replaceChildren(line);
}

/** Pages of one file drawn at once; the rest is in the download. */
const MOST_PAGES = 40;

/**
 * Draws the pages of a PDF, one after the other.
 * @param {HTMLElement} place
 * @param {HTMLAnchorElement} link
 */
async function fillPdf(place, link) {
  say(place, 'Memuat…');
  try {
    const [reader, bytes] = await Promise.all([
      import(PDF_READER),
      fetch(link.href).then((answer) => answer.arrayBuffer()),
    ]);
    const pdf = await reader.getDocument({ data: new Uint8Array(bytes), isEvalSupported: false })
      .promise;
    place.replaceChildren();
    for (let number = 1; number <= Math.min(pdf.numPages, MOST_PAGES); number += 1) {
      const page = await pdf.getPage(number);
      const viewport = page.getViewport({ scale: 2 });
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width: viewport.width, height: viewport.height });
      canvas.setAttribute('role', 'img');
      canvas.setAttribute(
        'aria-label',
        `${link.textContent}, halaman ${number} dari ${pdf.numPages}`,
      );
      place.append(canvas);
      await page.render({ canvasContext: canvas.getContext('2d'), viewport }).promise;
    }
  } catch {
    say(place, 'PDF ini tidak dapat ditampilkan di sini. Unduh untuk membukanya.');
  }
}
