// The line to the server: a bell that says when to fetch, and asking every few seconds where the
// bell does not get through. It never keeps a message.
const POLL_MS = 4000;
const SILENCE_MS = 50_000;

/**
 * Keeps calling `fetchNews` when there may be news and tells `state` 'online' or 'offline'.
 *
 * @param {{ fetchNews: () => Promise<void>, state: (state: 'online' | 'offline') => void }} use
 */
export function connect({ fetchNews, state }) {
  /** @type {EventSource | null} */
  let stream = null;
  let heard = 0;
  let fetching = false;
  let again = false;

  async function sync() {
    if (fetching) {
      again = true;
      return;
    }
    fetching = true;
    do {
      again = false;
      try {
        await fetchNews();
        state('online');
      } catch {
        state('offline');
      }
    } while (again);
    fetching = false;
  }

  function open() {
    stream?.close();
    stream = new EventSource('/webchat/stream');
    heard = Date.now();
    for (const name of ['open', 'news', 'beat']) {
      stream.addEventListener(name, (event) => {
        heard = Date.now();
        // The browser's own 'open' has no data; ours is the first event of the stream.
        if (event instanceof MessageEvent && name !== 'beat') sync();
      });
    }
  }

  setInterval(() => {
    const works = stream?.readyState === EventSource.OPEN && Date.now() - heard < SILENCE_MS;
    if (works) return;
    sync();
    if (stream?.readyState === EventSource.CLOSED || Date.now() - heard > SILENCE_MS) open();
  }, POLL_MS);
  window.addEventListener('online', () => {
    sync();
    open();
  });
  window.addEventListener('offline', () => state('offline'));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') sync();
  });
  open();
  sync();
  return { sync };
}
