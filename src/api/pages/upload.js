// Shows what was chosen and how far it is; without this script the form is sent as it is.
import { byId } from './dom.js';
import { bytesText } from './words.js';

// The pages of a link that was used, or that does not work, have no form.
if (document.querySelector('#upload') !== null) watch(byId('upload', HTMLFormElement));

/** @param {HTMLFormElement} form */
function watch(form) {
  const input = byId('files', HTMLInputElement);
  const state = byId('state', HTMLElement);

  input.addEventListener('change', () => {
    const lines = [...(input.files ?? [])].map((file) => {
      const line = document.createElement('li');
      line.textContent = `${file.name} (${bytesText(file.size)})`;
      return line;
    });
    byId('chosen', HTMLElement).replaceChildren(...lines);
    state.textContent = '';
  });

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const limit = Number(form.dataset['limit']) * 1024 * 1024;
    const large = [...(input.files ?? [])].find((file) => file.size > limit);
    if (large) {
      state.textContent = `${large.name} berukuran ${bytesText(large.size)}, lebih dari batas ${form.dataset['limit']} MB. Pilih berkas yang lebih kecil.`;
      return;
    }
    send(form, state);
  });
}

/** @param {HTMLFormElement} form @param {HTMLElement} state */
function send(form, state) {
  const bar = byId('progress', HTMLProgressElement);
  const button = form.querySelector('button');
  /** @param {boolean} sending */
  const show = (sending) => {
    if (button) button.disabled = sending;
    bar.hidden = !sending;
  };
  /** @param {string} [reason] */
  const stopped = (reason) => {
    show(false);
    state.textContent =
      reason ||
      'Sambungan terputus sebelum berkas sampai. Periksa jaringan, lalu tekan Kirim lagi.';
  };
  const request = new XMLHttpRequest();
  request.open('POST', location.pathname);
  show(true);
  state.textContent = 'Mengirim…';
  request.upload.addEventListener('progress', ({ loaded, total }) => {
    bar.value = total > 0 ? loaded / total : 0;
    state.textContent = `Mengirim… ${Math.round(bar.value * 100)} %`;
  });
  request.addEventListener('load', () => {
    // The answer is a whole page, also when something was refused.
    const answer = new DOMParser().parseFromString(request.responseText, 'text/html');
    const main = answer.querySelector('main');
    if (request.status < 300 && main) {
      document.title = answer.title;
      document.querySelector('main')?.replaceWith(main);
      return;
    }
    stopped(answer.querySelector('#state')?.textContent || main?.innerText);
  });
  request.addEventListener('error', () => stopped());
  request.send(new FormData(form));
}
