// The papers of a meeting, printed for real and read back: who is invited, who signs in, what was decided, who came.
import { afterAll, expect, test } from 'vitest';
import { createPrinter } from '../../src/documents/printer.ts';
import { meetingBodies } from '../../src/documents/papers/meeting.ts';
import { balangan } from '../../src/domain/regions/balangan.ts';
import { meeting } from '../support/papers.ts';
import { inOrder, printed } from '../support/printed.ts';

const printer = createPrinter();
afterAll(() => printer.stop());

const none = { address: null, emblem: null } as const;

test('the letter has number, matter, day, place and an annex with every unit', async () => {
  const { text } = await printed(printer, meetingBodies['surat-undangan'](meeting, balangan));
  expect(
    inOrder(text, [
      ...['PEMERINTAH KABUPATEN BALANGAN', 'RISET DAN INOVASI DAERAH', 'Paringin, '],
      ...['Nomor : 400.10.11/87/BAPPERIDA/2026', 'Sifat : Biasa', 'Hal : Undangan Sosialisasi'],
      ...[
        'Yth. Daftar undangan terlampir',
        'di – Paringin',
        'Hari, tanggal : Senin, 7 Desember 2026',
      ],
      ...['Pukul 09.10 WITA s.d. 11.40 WITA', 'Tempat : Aula', 'Acara : Sosialisasi'],
      ...['diucapkan terima kasih.', 'Plt. KEPALA BADAN PERENCANAAN', 'KABUPATEN BALANGAN,'],
      ...['Drs. Fulan bin Fulan, M.Si.', 'Pembina Utama Muda', 'NIP. 197505052000031005'],
      ...['DAFTAR UNDANGAN', ...meeting.units.map((name) => `Kepala ${name}`)],
    ]),
  ).toBe(true);
  const open = { ...meeting, meeting: { ...meeting.meeting, letter: null, ends: null } };
  const { text: unnumbered } = await printed(
    printer,
    meetingBodies['surat-undangan'](open, balangan),
  );
  expect(unnumbered).toMatch(/400\.10\.11\/ \/BAPPERIDA\/2026/u);
  expect(unnumbered).toContain('09.10 WITA s.d. selesai');
});

test('the list to sign names who comes or is sent, and leaves room for others', async () => {
  const { text, pages } = await printed(printer, meetingBodies['daftar-hadir'](meeting, balangan));
  expect(text).toContain('Budi Contoh');
  expect(text).toContain('Wati Contoh');
  // Who is represented or does not come signs nothing.
  expect(text).not.toMatch(/Siti Contoh|Rina Contoh|undefined|null/u);
  expect(text).toContain('25.');
  expect(pages[0]).toContain('PEMERINTAH KABUPATEN BALANGAN');
  const bare = { ...meeting, head: { ...meeting.head, ...none }, attendance: null };
  const empty = await printed(printer, meetingBodies['daftar-hadir'](bare, balangan));
  expect(empty.text).not.toContain('PEMERINTAH KABUPATEN');
  expect(empty.text).toContain('25.');
});

test('the minutes hold what was said and decided, with who and until when, and both signatures', async () => {
  const { text } = await printed(printer, meetingBodies.notulensi(meeting, balangan));
  expect(
    inOrder(text, [
      ...['NOTULENSI', 'Pukul 09.10 WITA s.d. 11.40 WITA', 'Nomor 400.10.11/87/BAPPERIDA/2026'],
      ...['Pimpinan rapat : Fulan Abdullah, S.T., M.T., Kepala Bidang', 'Notulis : Fulanah'],
      ...['2 orang dari 2 unit menyatakan hadir; 1 tidak hadir; 1 belum menjawab'],
      ...['A. Pembahasan', '1. Pimpinan rapat', '2. Tim menjelaskan', '3. Peserta dari puskesmas'],
      ...[
        'B. Keputusan dan tindak lanjut',
        'Setiap unit menunjuk',
        'Kepala unit',
        '11 Desember 2026',
      ],
      ...['Menyusun jadwal', 'Rapat ditutup pukul 11.40 WITA.', 'Mengetahui,', 'Notulis,'],
    ]),
  ).toBe(true);
});

test('a certificate for each who came, by the name of whoever was sent', async () => {
  const { pages } = await printed(printer, meetingBodies.sertifikat(meeting, balangan));
  expect(pages).toHaveLength(2);
  expect(pages[0]).toContain('diberikan kepada Budi Contoh Kecamatan Awayan sebagai peserta');
  expect(pages[1]).toContain('Wati Contoh RSUD Contoh');
});

test('whoever was counted signs in the hall, stands apart by video, and has hours on the certificate', async () => {
  const counted = {
    ...meeting,
    meeting: { ...meeting.meeting, hours: 4 },
    came: [
      { name: 'Hadir Contoh', nip: null, unit: 'RSUD Contoh', way: 'onsite' as const },
      { name: 'Daring Contoh', nip: null, unit: 'Kecamatan Awayan', way: 'online' as const },
    ],
  };
  const list = await printed(printer, meetingBodies['daftar-hadir'](counted, balangan));
  expect(
    inOrder(list.text, [
      'Hadir Contoh',
      'Hadir daring',
      'Daring Contoh',
      'Jumlah hadir 2 orang: 1 luring dan 1 daring.',
    ]),
  ).toBe(true);
  // Who only said that they would come did not come.
  expect(list.text).not.toContain('Budi Contoh');
  const minutes = await printed(printer, meetingBodies.notulensi(counted, balangan));
  expect(minutes.text).toContain('2 orang dari 2 unit hadir: 1 luring, 1 daring');
  const { pages } = await printed(printer, meetingBodies.sertifikat(counted, balangan));
  expect(pages).toHaveLength(2);
  expect(pages[1]).toContain('Daring Contoh');
  expect(pages[0]).toContain('setara 4 jam pelajaran (JP)');
});

test('speakers have certificates of their own, a blank one stays where nobody is known to have come', async () => {
  const spoken = { ...meeting.meeting, details: { speakers: 'Fulan, S.T., Kampus; Wati Contoh' } };
  const unknown = { ...meeting, meeting: spoken, attendance: null };
  const { pages } = await printed(printer, meetingBodies.sertifikat(unknown, balangan));
  expect(pages).toHaveLength(3);
  expect(pages[0]).toMatch(/(?:\. ?){40}sebagai peserta/u);
  expect(pages[1]).toContain('Fulan, S.T., Kampus sebagai narasumber');
  // Whoever speaks and came has one, as a speaker.
  const told = await printed(
    printer,
    meetingBodies.sertifikat({ ...meeting, meeting: spoken }, balangan),
  );
  expect(told.pages).toHaveLength(3);
  expect(told.pages[0]).toContain('Budi Contoh Kecamatan Awayan sebagai peserta');
  expect(told.pages[1]).toContain('Wati Contoh RSUD Contoh sebagai narasumber');
  expect(told.pages[2]).toContain('Fulan, S.T., Kampus sebagai narasumber');
});
