// The page that a button in Telegram opens: it reads what Telegram signed out of the address, signs in with it and goes to the
// desk. Outside Telegram's own app, where anybody's link may have opened it, it shows a button whose page asks first. Telegram's own script comes from another site, which this page loads nothing from. It keeps nothing.
import { byId } from './dom.js';

const TELEGRAM_WEB = 'https://web.telegram.org';
const notHere =
  'Halaman ini dibuka dari tombol di obrolan Telegram. Di peramban lain, ketik "masuk" di obrolan.';
const notConnected =
  'Belum tersambung. Mohon tutup halaman ini, lalu tekan lagi tombolnya di obrolan.';
const tooMany =
  'Terlalu sering dicoba. Mohon tunggu satu menit, lalu tekan lagi tombolnya di obrolan.';
const notNow = 'Belum berhasil. Silakan masuk dengan tautan: ketik "masuk" di obrolan.';
const ready = 'Bapak/Ibu sudah dikenali. Tombol ini berlaku 10 menit dan sekali pakai.';
const readyInFrame =
  'Bapak/Ibu sudah dikenali. Halamannya terbuka di tab sendiri; tombol ini berlaku 10 menit dan sekali pakai.';

const framed = window.parent !== window;
/** What an app put there, if anything. @param {string} name */
const given = (name) => Reflect.get(globalThis, name);
/** How an app of Telegram is told something by its pages; null in a browser. @returns {((type: string) => void) | null} */
function wayToApp() {
  const proxy = given('TelegramWebviewProxy');
  if (typeof proxy?.postEvent === 'function') return (type) => proxy.postEvent(type, '{}');
  const outside = given('external');
  if (typeof outside?.notify !== 'function') return null;
  return (eventType) => outside.notify(JSON.stringify({ eventType, eventData: {} }));
}
const app = framed ? null : wayToApp();
const state = byId('keadaan', HTMLElement);

/** Tells Telegram something, as its own script does. @param {string} eventType */
function tell(eventType) {
  if (app !== null) app(eventType);
  else if (framed)
    window.parent.postMessage(JSON.stringify({ eventType, eventData: {} }), TELEGRAM_WEB);
}

async function enter() {
  const data = new URLSearchParams(location.hash.slice(1)).get('tgWebAppData');
  // Signed data are not left in an address that somebody copies.
  history.replaceState(null, '', location.pathname + location.search);
  tell('web_app_ready');
  tell('web_app_expand');
  if (data === null || data === '') return notHere;
  state.textContent = 'Sedang membuka halaman Bapak/Ibu…';
  const isian = byId('isi', HTMLElement).dataset['isian'];
  const answer = await fetch('/masuk/telegram', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ data, inApp: app !== null, ...(isian === undefined ? {} : { isian }) }),
  }).catch(() => null);
  if (answer === null) return notConnected;
  if (answer.status === 429) return tooMany;
  const told = await answer.json().catch(() => ({}));
  if (typeof told.said === 'string') return told.said;
  if (typeof told.link === 'string') {
    const place = byId('buka', HTMLElement);
    const way = place.querySelector('a');
    way?.setAttribute('href', told.link);
    if (framed) {
      way?.setAttribute('target', '_blank');
      way?.append(' di tab baru');
    }
    place.hidden = false;
    return framed ? readyInFrame : ready;
  }
  if (typeof told.to !== 'string') return notNow;
  location.replace(told.to);
  return 'Sedang membuka halaman Bapak/Ibu…';
}

state.textContent = await enter();
