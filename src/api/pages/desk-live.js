// What others do shows on an open page of the desk by itself: a stream says that something changed, the page fetches its
// parts anew. Fields, and whatever has the focus, are never replaced; an item that changed says so and waits for its reader.

const { innovation, isian, version, proof } = document.body.dataset;

/** The page as it would be opened now. */
async function pageNow() {
  const address = new URL(location.href);
  address.hash = '';
  if (innovation !== undefined) {
    address.searchParams.set('dibuka', version ?? '0');
    address.searchParams.set('surat', proof ?? '');
  }
  const answer = await fetch(address);
  if (answer.status === 401) return null;
  return new DOMParser().parseFromString(await answer.text(), 'text/html');
}

/** Replaces a part unless its reader stands in it. */
function replace(/** @type {Element} */ part, /** @type {Document} */ fresh) {
  const now = fresh.getElementById(part.id);
  if (now === null || now.innerHTML === part.innerHTML) return;
  if (part.contains(document.activeElement)) return;
  part.replaceChildren(...now.cloneNode(true).childNodes);
}

/** Says above an item that it changed, and shows it when its reader asks. */
function sayChanged(/** @type {Element} */ part, /** @type {Document} */ fresh) {
  const now = fresh.getElementById(part.id);
  const said = part.previousElementSibling?.classList.contains('changed-item') === true;
  if (now === null || now.innerHTML === part.innerHTML || said) return;
  const line = document.createElement('p');
  line.className = 'small changed-item';
  line.setAttribute('role', 'status');
  const show = document.createElement('button');
  Object.assign(show, { type: 'button', className: 'button quiet', textContent: 'Tampilkan' });
  show.addEventListener('click', () => {
    part.replaceChildren(...now.cloneNode(true).childNodes);
    line.remove();
  });
  line.append('Butir ini berubah. ', show);
  part.before(line);
}

/** Rows of the queue: new ones come at their place, unless somebody stands in the table. */
function replaceRows(/** @type {Document} */ fresh) {
  const [rows, now] = [document.getElementById('kini-baris'), fresh.getElementById('kini-baris')];
  if (rows === null || now === null || rows.innerHTML === now.innerHTML) return;
  const line = document.querySelector('#berubah');
  if (!rows.contains(document.activeElement) || !(line instanceof HTMLElement)) {
    rows.replaceChildren(...now.cloneNode(true).childNodes);
    return;
  }
  const show = document.createElement('a');
  Object.assign(show, { href: location.pathname, textContent: 'Tampilkan' });
  line.replaceChildren('Antrean berubah. ', show);
  line.hidden = false;
}

let asking = false;
let again = false;

/** Brings the page up to date; one at a time, and once more when something happened meanwhile. */
export async function refresh() {
  again = asking;
  if (asking) return;
  asking = true;
  const began = performance.now();
  try {
    const fresh = await pageNow();
    if (fresh !== null) {
      for (const part of document.querySelectorAll('[data-kini]')) replace(part, fresh);
      for (const part of document.querySelectorAll('[data-butir]')) sayChanged(part, fresh);
      replaceRows(fresh);
      document.dispatchEvent(new CustomEvent('meja:kini', { detail: { fresh, began } }));
      const [count, now] = [document, fresh].map((one) => one.getElementById('menunggu'));
      if (count && now) {
        count.hidden = now.hidden;
        replace(count, fresh);
      }
    }
  } catch {
    // Not connected for a moment: the stream comes back and knocks again.
  }
  asking = false;
  if (again) void refresh();
}

/** The number beside the queue, on pages that show nothing else that changes. */
async function recount() {
  const answer = await fetch('/meja/keadaan').catch(() => null);
  if (answer === null || !answer.ok) return;
  const { waiting: now, shown } = await answer.json();
  const count = document.getElementById('menunggu');
  if (count?.firstChild === null || count === null) return;
  count.hidden = now === 0;
  count.firstChild.textContent = String(shown);
}

/** Keeps one stream open while somebody looks at the page. */
export function listen() {
  const changes = document.querySelector('[data-kini]') !== null;
  /** @type {EventSource | null} */
  let stream = null;
  let opened = false;
  const open = () => {
    stream = new EventSource(
      `/meja/peristiwa?inovasi=${encodeURIComponent(innovation ?? isian ?? '')}`,
    );
    stream.addEventListener('open', () => {
      // Something may have happened while nobody listened; to a form also between its page and its stream: a file arrived.
      if ((opened || isian !== undefined) && changes) void refresh();
      opened = true;
    });
    stream.addEventListener('inovasi', () => void refresh());
    stream.addEventListener('antrean', () => {
      if (innovation === undefined && isian === undefined) void (changes ? refresh() : recount());
    });
    stream.addEventListener('keluar', () => stream?.close());
  };
  const follow = () => {
    if (document.visibilityState === 'visible') {
      if (stream === null || stream.readyState === EventSource.CLOSED) open();
      return;
    }
    stream?.close();
    stream = null;
  };
  document.addEventListener('visibilitychange', follow);
  addEventListener('pagehide', () => stream?.close());
  addEventListener('pageshow', follow);
  follow();
}
