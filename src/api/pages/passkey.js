// Passkeys in the browser: registering one on the page of the own sessions, and signing in with one. Without this script, or
// where the browser has none, the page offers the link from the chat alone. It keeps nothing.

/** The package's code, which the page loads before this one. @type {typeof import('@simplewebauthn/browser')} */
const webauthn = Reflect.get(globalThis, 'SimpleWebAuthnBrowser');

const notConnected = 'Belum tersambung. Mohon dicoba lagi sebentar lagi.';
const ended = 'Sesi berakhir. Ketik "masuk" di obrolan untuk masuk lagi.';
const tooMany = 'Terlalu sering dicoba. Mohon tunggu satu menit.';
const notNow = 'Belum berhasil. Mohon dicoba lagi, atau masuk dengan tautan dari obrolan.';
const cancelled = 'Kunci masuk belum dipakai: permintaannya dibatalkan atau lewat waktunya.';
const hasOne = 'Perangkat ini sudah punya kunci masuk untuk akun Bapak/Ibu.';

/** Something that is to be said to the person. */
class Said extends Error {}

/**
 * Asks the server; throws what is to be said when it refuses.
 * @param {string} address
 * @param {object} [body]
 */
async function ask(address, body) {
  const answer = await fetch(address, {
    method: 'POST',
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch(() => null);
  if (answer === null) throw new Said(notConnected);
  if (answer.status === 401) throw new Said(ended);
  if (answer.status === 429) throw new Said(tooMany);
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Said(typeof told.said === 'string' ? told.said : notNow);
  return told;
}

/** What the browser's own refusal means for a person. @param {unknown} error */
function saying(error) {
  if (error instanceof Said) return error.message;
  const name = error instanceof Error ? error.name : '';
  if (name === 'InvalidStateError') return hasOne;
  return name === 'NotAllowedError' || name === 'AbortError' ? cancelled : notNow;
}

/**
 * Shows a form and does its work, one at a time; goes where the answer leads.
 * @param {string} id
 * @param {(form: HTMLFormElement) => Promise<{ to: string }>} work
 */
function offer(id, work) {
  const form = document.getElementById(id);
  const refused = document.getElementById('kunci-ditolak');
  const button = form?.querySelector('button');
  if (!(form instanceof HTMLFormElement) || refused === null || !button) return;
  form.hidden = false;
  const unable = document.getElementById('kunci-tidak-bisa');
  if (unable !== null) unable.hidden = true;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (button.disabled) return;
    button.disabled = true;
    refused.hidden = true;
    try {
      location.assign((await work(form)).to);
    } catch (error) {
      refused.textContent = saying(error);
      refused.hidden = false;
    } finally {
      button.disabled = false;
    }
  });
}

if (webauthn?.browserSupportsWebAuthn()) {
  offer('daftar-kunci', async (form) => {
    const name = new FormData(form).get('nama');
    const optionsJSON = await ask('/meja/akun/kunci/tantangan');
    const answer = await webauthn.startRegistration({ optionsJSON });
    return ask('/meja/akun/kunci', { name, answer });
  });
  offer('pakai-kunci', async () => {
    const optionsJSON = await ask('/masuk/kunci/tantangan');
    return ask('/masuk/kunci', await webauthn.startAuthentication({ optionsJSON }));
  });
}
