// What a coordinator types about meetings, as they would write it; talk and answers of others stay what they are.
import { expect, test } from 'vitest';
import { invitationTo, readCommand, readMeeting } from '../../../src/domain/language/index.ts';

const today = { year: 2026, month: 11, day: 28 } as const;

test.each([
  [
    'rapat: Sosialisasi; Senin 7 Desember 2026; 09.00; Aula kantor',
    { title: 'Sosialisasi', day: '2026-12-07', starts: '09:00', place: 'Aula kantor' },
  ],
  [
    'Rapat : Bimtek data; 8-12-2026; jam 1 siang; Ruang rapat, lantai 2',
    { title: 'Bimtek data', day: '2026-12-08', starts: '13:00', place: 'Ruang rapat, lantai 2' },
  ],
  [
    'catat rapat: Evaluasi\n9 Desember 2026\npukul 14.30 WITA\nAula',
    { title: 'Evaluasi', day: '2026-12-09', starts: '14:30', place: 'Aula' },
  ],
])('a new one: %s', (typed, meeting) => {
  expect(readMeeting(typed, today)).toEqual({ do: 'new', meeting });
  expect(readCommand(typed)).toEqual({ name: 'meeting', rest: typed });
});

test.each([
  ['rapat: Sosialisasi; besok pagi', 'new'],
  ['rapat: Sosialisasi; entah kapan; 09.00; Aula', 'day'],
  ['rapat: Sosialisasi; 7 Desember 2026; pagi; Aula', 'time'],
  ['R-3 pimpinan: 12', 'person'],
  ['R-3 selesai: nanti', 'time'],
  ['R-3 keputusan: Menunjuk admin; oleh Kepala; sampai nanti', 'until'],
  ['R-3 keputusan: ; oleh Kepala', 'decision'],
  ['R-3 keputusan: ;', 'decision'],
])('is not guessed: %s', (typed, why) => {
  expect(readMeeting(typed, today)).toEqual({ do: 'how', why });
});

test.each([
  ['R-3', { do: 'show', number: 3 }],
  ['r3 lihat', { do: 'show', number: 3 }],
  [
    'R-3 pembahasan: Tim menjelaskan cara mencatat.',
    {
      do: 'point',
      number: 3,
      point: { kind: 'discussion', text: 'Tim menjelaskan cara mencatat.' },
    },
  ],
  [
    'R-3 keputusan: Menunjuk admin; oleh Kepala unit; sampai 11 Desember 2026',
    {
      do: 'point',
      number: 3,
      point: { kind: 'decision', text: 'Menunjuk admin', who: 'Kepala unit', until: '2026-12-11' },
    },
  ],
  [
    'R-3 tindak lanjut: Menyusun jadwal; Bidang Riset',
    {
      do: 'point',
      number: 3,
      point: { kind: 'decision', text: 'Menyusun jadwal', who: 'Bidang Riset', until: null },
    },
  ],
  [
    'R-3 keputusan: Menyusun jadwal; oleh; sampai 11 Desember 2026',
    {
      do: 'point',
      number: 3,
      point: { kind: 'decision', text: 'Menyusun jadwal', who: null, until: '2026-12-11' },
    },
  ],
  [
    'R-3 pimpinan: Plt. Fulan, S.T.; jabatan Kepala Bidang Riset',
    {
      do: 'chair',
      number: 3,
      person: { name: 'Fulan, S.T.', rank: null, nip: null, office: 'Plt. Kepala Bidang Riset' },
    },
  ],
  ['R-3 selesai 11.40', { do: 'ends', number: 3, time: '11:40' }],
  ['R-3 siaran s1234', { do: 'broadcast', number: 3, code: 'S1234' }],
  ['R-3 nomor 400.10.11/87/2026', { do: 'letter', number: 3, text: '400.10.11/87/2026' }],
  ['R-3 hapus 2', { do: 'drop_point', number: 3, at: 2 }],
  [
    'R-3 notulis: Fulanah, S.Sos.',
    {
      do: 'secretary',
      number: 3,
      person: { name: 'Fulanah, S.Sos.', rank: null, nip: null, office: null },
    },
  ],
  ['R-3 notulensi', { do: 'print', number: 3, paper: 'notulensi', word: false }],
  ['surat undangan R-3', { do: 'print', number: 3, paper: 'surat-undangan', word: false }],
  [
    'tolong cetak daftar hadir rapat kemarin',
    { do: 'print', number: null, paper: 'daftar-hadir', word: false },
  ],
  ['minta notulen rapat tadi ya', { do: 'print', number: null, paper: 'notulensi', word: false }],
  [
    'buatkan sertifikat peserta sosialisasi R-12',
    { do: 'print', number: 12, paper: 'sertifikat', word: false },
  ],
])('%s', (typed, line) => {
  expect(readMeeting(typed, today)).toEqual(line);
});

test.each([
  'undangan',
  'rapat koordinasi dengan puskesmas setiap bulan',
  'daftar hadir bimtek ada 40 orang',
  'notulensi rapat tim dan foto kegiatan',
  'R-3 adalah ruang rapat kami',
  'sertifikat pelatihan ada 12 lembar',
])('talk is no meeting: %s', (typed) => {
  expect(readMeeting(typed, today)).toBeNull();
});

test('names of papers alone are commands only where nothing is asked', () => {
  expect(readCommand('notulensi')).toEqual({ name: 'meeting_paper', rest: 'notulensi' });
  expect(readCommand('notulensi R-3')).toEqual({ name: 'meeting', rest: 'notulensi R-3' });
});

test.each([
  ['R-3 hapus siaran s1234', { do: 'drop_broadcast', number: 3, code: 'S1234' }],
  ['R-3 siaran S1234', { do: 'broadcast', number: 3, code: 'S1234' }],
])('%s', (typed, line) => {
  expect(readMeeting(typed, today)).toEqual(line);
});

test.each([
  [{ link: 'https://x.id/a..b/{nama}' }, 'Daring: https://x.id/a..b/%7Bnama%7D'],
  [{ material: 'https://x.id/m{a}_1' }, 'Materi: https://x.id/m%7Ba%7D_1'],
  [{ aim: 'Setiap unit menulis {nama}.' }, 'Tujuan: Setiap unit menulis nama.'],
  [{ aim: 'Siapa yang siap?' }, 'Tujuan: Siapa yang siap?'],
  [{ speakers: 'Fulan, M.Si' }, 'Narasumber: Fulan, M.Si.'],
])('an invitation says %o', (details, line) => {
  const meeting = {
    ...{
      number: 1,
      title: 'Bimtek',
      day: '2026-12-08',
      starts: '09:00',
      ends: null,
      place: 'Aula',
    },
    ...{ letter: null, chair: null, secretary: null, broadcast: null, points: [], details },
  };
  expect(invitationTo(meeting, 'WITA').split('\n')).toEqual([
    'Undangan: Bimtek, 8 Desember 2026 pukul 09.00 WITA, Aula.',
    line,
  ]);
});

test.each([
  ...['R-12 tempat di mana?', 'R-12 judul?', 'R-12 tempat di mana', 'R-12 jam berapa ya'],
  ...['R-12 hari apa?', 'R-12 tujuan apa?', 'R-12 judul: ?', 'R-12 narasumber siapa saja'],
])('whoever asks is shown the meeting: %s', (typed) => {
  expect(readMeeting(typed, today)).toEqual({ do: 'show', number: 12 });
});

test.each([
  ['R-12 judul: Siapa takut berinovasi?', { do: 'title', text: 'Siapa takut berinovasi?' }],
  ['R-12 tempat Aula kantor', { do: 'place', text: 'Aula kantor' }],
  ['R-12 tempat: Aula', { do: 'place', text: 'Aula' }],
  [
    'R-12 bahas kenapa datanya terlambat?',
    { do: 'point', point: { kind: 'discussion', text: 'kenapa datanya terlambat?' } },
  ],
  [
    'R-12 materi bagaimana menulis satu inovasi',
    { do: 'detail', detail: 'material', text: 'bagaimana menulis satu inovasi' },
  ],
])('and what tells stays told: %s', (typed, told) => {
  expect(readMeeting(typed, today)).toEqual({ number: 12, ...told });
});
