// What the form of an innovation leaves out until it is opened: hints, facts of documents, links, long lists. It comes from the
// page of the item, which is also where its link leads without this script. It stores nothing.

const notConnected = 'Belum tersambung. Mohon dibuka lagi sebentar lagi.';
const ended = 'Sesi berakhir. Ketik "masuk" di obrolan untuk membuka isian ini lagi.';
const moved = 'Isian ini sudah berubah; mohon muat ulang halaman.';

/** The page of an item, or what is said where it does not come. @returns {Promise<Document | string>} */
async function pageAt(/** @type {string} */ address) {
  try {
    const answer = await fetch(address);
    if (answer.ok) return new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (answer.status === 401) return ended;
    return answer.status >= 500 || answer.status === 429 ? notConnected : moved;
  } catch {
    return notConnected;
  }
}

const partsIn = (/** @type {Element} */ place) =>
  [...place.querySelectorAll('[data-part]')].filter((part) => part instanceof HTMLElement);

/**
 * Brings in what is opened, and what holds something that was typed and not stored.
 * @param {{
 *   prefix: string,
 *   say: (text: string) => void,
 *   keepPart: (part: HTMLElement) => void,
 *   takeOverPart: (part: HTMLElement, fresh: Document, began: number) => void,
 * }} form
 */
export function keepOpened({ prefix, say, keepPart, takeOverPart }) {
  /** The link stays where nothing can be brought. */
  const load = async (/** @type {HTMLElement} */ details) => {
    const link = details.querySelector('a[href]');
    if (!(link instanceof HTMLAnchorElement) || details.dataset['muat'] !== '') return;
    details.dataset['muat'] = 'sedang';
    const fresh = await pageAt(link.href);
    const from = typeof fresh === 'string' ? null : fresh.getElementById(link.hash.slice(1));
    if (from === null) {
      details.dataset['muat'] = '';
      say(typeof fresh === 'string' ? fresh : moved);
      return;
    }
    const within = document.activeElement === link;
    delete details.dataset['muat'];
    details.dataset['termuat'] = link.href;
    link.replaceWith(...[...from.children].slice(1).map((one) => document.importNode(one, true)));
    for (const part of partsIn(details)) keepPart(part);
    if (within) details.querySelector('summary')?.focus();
  };
  // Of details the event does not rise; it is caught on its way down.
  document.addEventListener(
    'toggle',
    ({ target }) => {
      if (target instanceof HTMLDetailsElement && target.open) void load(target);
    },
    true,
  );
  for (const key of Object.keys(localStorage)) {
    if (!key.startsWith(prefix)) continue;
    const name = key.slice(prefix.length);
    if (document.querySelector(`[data-part="${CSS.escape(name)}"]`) !== null) continue;
    const item = document.getElementById(name.split('.')[1] ?? '');
    for (const details of item?.querySelectorAll('details[data-muat]') ?? [])
      if (details instanceof HTMLElement) void load(details);
  }
  let asking = false;
  let again = false;
  /** Takes over what was stored elsewhere; one at a time, and once more when something happened meanwhile. */
  const takeOver = async () => {
    again = asking;
    if (asking) return;
    asking = true;
    try {
      for (const details of document.querySelectorAll('details[data-termuat]')) {
        const parts = partsIn(details);
        if (!(details instanceof HTMLElement) || parts.length === 0) continue;
        const began = performance.now();
        const fresh = await pageAt(details.dataset['termuat'] ?? '');
        if (typeof fresh !== 'string') for (const part of parts) takeOverPart(part, fresh, began);
      }
    } finally {
      asking = false;
    }
    if (again) void takeOver();
  };
  return { takeOver };
}
