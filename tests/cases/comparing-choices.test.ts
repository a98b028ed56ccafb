// Who asks for the difference between two choices, or which of them to take, is told what the form says of both, whatever is
// open; nothing is stored, and what was open stays so. A sentence of the same shape that names no choices goes its usual way.
import { describe, expect, it } from 'vitest';
import { readCompared, readQuestion } from '../../src/domain/language/index.ts';
import { places } from './asking/places.ts';

const asked: readonly (readonly [string, string, readonly [string, string]])[] = [
  ['apa bedanya inisiatif dan uji coba?', 'Tahapan Inovasi', ['Inisiatif', 'Uji Coba']],
  ['beda digital sama non digital apa', 'Jenis Inovasi', ['Digital', 'Non Digital']],
  ['mending opd atau asn', 'Inisiator', ['OPD', 'ASN']],
  ['ap bdny inisiatif dn penerapan', 'Tahapan Inovasi', ['Inisiatif', 'Penerapan']],
  ['Pilih yang mana inisiatif atau uji coba.', 'Tahapan Inovasi', ['Inisiatif', 'Uji Coba']],
  ['uji coba dan penerapan bedanya apa pak', 'Tahapan Inovasi', ['Uji Coba', 'Penerapan']],
  ['perbedaan tata kelola dengan pelayanan publik', 'Bentuk', ['Tata Kelola', 'Pelayanan Publik']],
];

describe('the difference between two choices', () => {
  it.each(Object.entries(places.innovator))('is told where there is %s', (_, open) => {
    for (const [phrase, label, choices] of asked) {
      const chat = open();
      const before = chat.open;
      const told = chat.says(phrase);
      expect([label, ...choices].filter((part) => !told.includes(part))).toEqual([]);
      expect([phrase, ...chat.did]).toEqual([phrase]);
      expect([phrase, chat.open]).toEqual([phrase, before]);
    }
  });

  it('is told to a checker, who asks for changes with other words', () => {
    const sheet = places.admin['a sheet'];
    expect(sheet?.().says('apa bedanya inisiatif dan uji coba')).toContain('Tahapan Inovasi');
    expect(sheet?.().says('apa bedanya dengan yang lama')).not.toContain('Tahapan');
  });

  it('of two levels is that of the open indicator', () => {
    const chat = places.innovator['an indicator']?.();
    const told = chat?.says('beda tingkat 1 dan 2 apa?');
    expect(told).toContain('1 = ');
    expect(told).toContain('2 = ');
    expect(chat?.did).toEqual([]);
  });

  it.each([
    'Perbedaan layanan sebelum dan sesudah inovasi terlihat dari waktu tunggu yang turun.',
    'Beda dengan posyandu biasa, kader datang ke rumah',
    'beda',
  ])('%j is none', (text) => expect(readCompared(text)).toBeNull());
});

it('a spoken verb at the head of a dictated sentence is talk', () => {
  expect(readQuestion('Ngisinya bahasa resmi atau bebas.').chatty).toBe(true);
  expect(readQuestion('Nguyen Van An').chatty).toBe(false);
});
