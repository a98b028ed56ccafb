// Papers of the head of the region and the national profile, printed for real and read back: parties, words, order, signatures.
import { afterAll, expect, test } from 'vitest';
import { createPrinter } from '../../src/documents/printer.ts';
import { awardsBody } from '../../src/documents/papers/awards.ts';
import { circularBody } from '../../src/documents/papers/circular.ts';
import { commitmentBody, orderBody } from '../../src/documents/papers/commitment.ts';
import { innovationBody } from '../../src/documents/papers/innovation.ts';
import { balangan } from '../../src/domain/regions/balangan.ts';
import { formOf } from '../../src/domain/edition/journey.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { award, material, official, officialOfUnit } from '../support/papers.ts';
import { inOrder, printed } from '../support/printed.ts';

const printer = createPrinter();
afterAll(() => printer.stop());

test('the circular names who is written to, the laws, the days and all that is needed', async () => {
  const { text, pages } = await printed(printer, circularBody(official, balangan));
  expect(
    inOrder(text, [
      ...['BUPATI BALANGAN', 'Yth.', 'Pimpinan Badan Layanan Umum Daerah', 'Camat'],
      ...['SURAT EDARAN', 'NOMOR 400.10.11/', 'TENTANG', 'PENJARINGAN DAN PEMENUHAN DATA'],
      ...['A. Latar Belakang', 'B. Maksud dan Tujuan', 'C. Ruang Lingkup', 'D. Dasar Hukum'],
      ...['E. Isi Edaran', 'F. Penutup', 'Paringin, ', 'a.n. BUPATI BALANGAN SEKRETARIS DAERAH,'],
      ...['Drs. Fulan bin Fulan, M.Si.', 'Pembina Utama Madya', 'NIP. 196803031990031003'],
      ...['LAMPIRAN I', 'JADWAL PEMENUHAN', 'LAMPIRAN II', 'DATA DAN BUKTI YANG DISIAPKAN'],
    ]),
  ).toBe(true);
  expect(text).not.toMatch(/undefined|null|\[object/u);
  for (const item of formOf(balangan2026).items) expect(text).toContain(item.label);
  expect(
    inOrder(
      text.slice(text.indexOf('LAMPIRAN I ')),
      official.calendar?.steps.map(({ title }) => title) ?? [],
    ),
  ).toBe(true);
  expect(pages.length).toBeGreaterThan(3);
});

test('without a calendar the circular says so and what to do', async () => {
  const { text } = await printed(printer, circularBody({ ...official, calendar: null }, balangan));
  expect(text).toContain('Jadwal tahun ini belum dibuka.');
  expect(text).toContain('paling lambat tanggal pada Lampiran I.');
});

test('the order is one page for each unit, to its head by name', async () => {
  const { pages } = await printed(printer, orderBody(official, balangan));
  expect(pages).toHaveLength(official.units.length);
  for (const [at, unit] of official.units.entries()) {
    expect(pages[at]).toContain(`Kepala ${unit.name}`);
    expect(pages[at]).toContain('a.n. BUPATI BALANGAN');
    expect(pages[at]).toContain(unit.head?.name ?? 'Kepada : ....');
  }
});

test('the commitment of a unit is its head’s, that of all a table to sign with every unit', async () => {
  const one = await printed(printer, commitmentBody(officialOfUnit, balangan));
  expect(one.text).toContain('KECAMATAN AWAYAN Jalan Contoh Nomor 1');
  expect(one.text).toContain('Plt. Kepala Kecamatan Awayan, H. Fulan, S.STP., M.M. Pembina');
  const all = await printed(printer, commitmentBody(official, balangan));
  for (const { name } of official.units) expect(all.text).toContain(`Kepala ${name}`);
  expect(all.pages.at(-1)).toContain('a.n. BUPATI BALANGAN');
});

test('each award names the innovator, the unit, the innovation and the decision; the regent has no NIP', async () => {
  const { pages } = await printed(printer, awardsBody({ kind: 'award', of: award }, balangan));
  expect(pages).toHaveLength(2);
  expect(
    inOrder(pages[0] ?? '', [
      ...['BUPATI BALANGAN', 'PIAGAM PENGHARGAAN', 'diberikan kepada', 'Rahmawati'],
      ...['Dinas Perpustakaan dan Kearsipan', 'PUSTAKA SUNGAI', '188.45/321/KUM/2026'],
      ...['Paringin, 21 Desember 2026', 'H. Fulan bin Fulan, S.H., M.M.'],
    ]),
  ).toBe(true);
  expect(pages[0]).not.toContain('NIP');
});

test('the national profile has the lines and the numbers of the portal', async () => {
  const { text } = await printed(printer, innovationBody('profil-nasional', material(), balangan));
  const lines = (id: string) => balangan2026.papers.find((paper) => paper.id === id)?.lines ?? [];
  expect(
    inOrder(
      text,
      lines('national-profile').map(({ no, label }) => `${no} ${label}`),
    ),
  ).toBe(true);
  expect(
    inOrder(
      text,
      lines('national-index').map(({ no, label }) => `${no} ${label}`),
    ),
  ).toBe(true);
  expect(text).toContain('(perkiraan menurut isian)');
});
