// Shows what was chosen and how far it is; without this script the form is sent as it is.
import { bytesText } from './words.js';

const form = document.querySelector('#upload');
const input = document.querySelector('#files');
const state = document.querySelector('#state');
const bar = document.querySelector('#progress');
const button = form?.querySelector('button');

input?.addEventListener('change', () => {
  const lines = [...input.files].map((file) => {
    const line = document.createElement('li');
    line.textContent = `${file.name} (${bytesText(file.size)})`;
    return line;
  });
  document.querySelector('#chosen').replaceChildren(...lines);
  state.textContent = '';
});

form?.addEventListener('submit', (event) => {
  event.preventDefault();
  const limit = Number(form.dataset.limit) * 1024 * 1024;
  const large = [...input.files].find((file) => file.size > limit);
  if (large) {
    state.textContent = `${large.name} berukuran ${bytesText(large.size)}, lebih dari batas ${form.dataset.limit} MB. Pilih berkas yang lebih kecil.`;
    return;
  }
  send();
});

function send() {
  const request = new XMLHttpRequest();
  request.open('POST', location.pathname);
  button.disabled = true;
  bar.hidden = false;
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
      document.querySelector('main').replaceWith(main);
      return;
    }
    stopped(answer.querySelector('#state')?.textContent || main?.innerText);
  });
  request.addEventListener('error', () => stopped());
  request.send(new FormData(form));
}

function stopped(reason) {
  button.disabled = false;
  bar.hidden = true;
  state.textContent =
    reason || 'Sambungan terputus sebelum berkas sampai. Periksa jaringan, lalu tekan Kirim lagi.';
}
