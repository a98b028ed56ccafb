// The web chat's own words: times in the region's zone, sizes, and why something was not sent.
/** What the page says of its region. */
export const region = {
  district: document.documentElement.dataset['district'] ?? '',
  agency: document.documentElement.dataset['agency'] ?? '',
  zone: document.documentElement.dataset['zone'] ?? 'UTC',
};
const ZONE = region.zone;
const time = new Intl.DateTimeFormat('id-ID', {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
});
const day = new Intl.DateTimeFormat('id-ID', {
  timeZone: ZONE,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const key = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE });
const number = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 1 });

/** Hours and minutes in the region. @param {number} at */
export const clock = (at) => time.format(at);

/** The calendar day in the region, as a key. @param {number} at */
export const dayKey = (at) => key.format(at);

/** The calendar day in the region as people say it. @param {number} at */
export function dayText(at) {
  const now = Date.now();
  if (dayKey(at) === dayKey(now)) return 'Hari ini';
  if (dayKey(at) === dayKey(now - 24 * 3600 * 1000)) return 'Kemarin';
  return day.format(at);
}

/** A size in the units that phones show. @param {number} bytes */
export function bytesText(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${number.format(bytes / (1024 * 1024))} MB`;
}

/** In the place of a message of which nothing was kept. */
export const goneText = '(isi pesan ini tidak kami simpan)';

const refused = 'Pesan ini tidak dapat diterima. Periksa isinya, lalu kirim lagi.';

/** @type {Readonly<Record<string, string>>} */
const problems = {
  too_large:
    'Berkas ini melebihi batas ukuran. Kirim yang lebih kecil, atau tempel tautan publiknya.',
  too_long:
    'Pesan ini terlalu panjang. Bagi menjadi beberapa pesan, atau kirim sebagai berkas .docx atau .txt.',
  storage_full:
    'Penyimpanan sedang penuh dan operator sudah diberi tahu. Berkas dapat dikirim lagi nanti.',
  no_consent:
    'Berkas baru dapat dikirim setelah Anda menyetujui penyimpanan data. Balas "ya" lebih dulu, lalu kirim lagi.',
  over_budget: `Kiriman sudah mencapai batas untuk sementara. Yang sudah masuk tetap aman. Mohon coba lagi satu jam lagi atau besok, atau hubungi ${region.agency}.`,
  address_full: `Hari ini sudah banyak percakapan baru dari jaringan ini. Coba lewat jaringan lain atau besok, atau hubungi ${region.agency}.`,
  no_session: 'Percakapan perlu dibuka ulang. Muat ulang halaman ini, lalu coba lagi.',
  other_site: 'Halaman ini dibuka lewat alamat lain. Buka alamat resminya, lalu coba lagi.',
  unsupported_type: 'Berkas ini tidak dapat dibaca. Pilih berkasnya sekali lagi.',
  bad_request: refused,
};

/** Why an entry was not taken and what to do, for one of the server's codes. @param {string | undefined} code */
export const problemText = (code) => problems[code ?? ''] ?? refused;
