// The key of this browser: kept by the page and sent with what it asks for, so that a copy of the cookie alone is not enough
// where a role has come. It never leaves for another site.
const NAME = 'kunci';

function make() {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/**
 * The key; made when there is none yet. Read each time: another tab may have made one at the same moment. Empty where nothing
 * can be kept: there the cookie alone counts.
 *
 * @returns {string}
 */
export function browserKey() {
  try {
    const kept = localStorage.getItem(NAME);
    if (kept !== null) return kept;
    localStorage.setItem(NAME, make());
    return localStorage.getItem(NAME) ?? '';
  } catch {
    return '';
  }
}
