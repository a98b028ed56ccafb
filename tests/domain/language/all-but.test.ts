// Which of a list a decision without a code means: all but some, or some alone; never a text with anything else in it.
import { expect, it } from 'vitest';
import { readSomeOfList } from '../../../src/domain/language/index.ts';

it.each([
  ['acc semuanya kecuali nomor 2', 'but', ['2']],
  ['acc semuanya ya kecuali yg nomor dua', 'but', ['2']],
  ['tetapkan smua kecuali yg no 2 dan 4', 'but', ['2', '4']],
  ['Setujui semua selain INV-9PW2C pak', 'but', ['INV-9PW2C']],
  ['tetapkan semua kecuali 4823', 'but', ['4823']],
  ['nomor 2 jangan dulu, yang lain tetapkan', 'but', ['2']],
  ['yg nomor 1 aja yg saya setujui dulu', 'only', ['1']],
  ['tetapkan nomor 1 dan 3 saja', 'only', ['1', '3']],
])('%s: %s %j', (text, kind, named) => expect(readSomeOfList(text)).toEqual({ kind, named }));

it.each([
  'tetapkan semua 7004',
  'tetapkan 4822, 4823',
  'tetapkan INV-AAAA2',
  'acc semuanya',
  'jangan tetapkan nomor 2',
  'tetapkan semua kecuali yang belum ada fotonya',
  'boleh tetapkan semua kecuali nomor 2?',
  'kecuali nomor 2',
  'jangan setujui semua, nomor 2 saja',
  'saya tidak setuju semua kecuali nomor 2',
  'jangan tetapkan semua kecuali nomor 2',
  'belum semua saya setujui, kecuali nomor 2',
  'semua unit kecuali 2 sudah menetapkan regulasi',
  'kembalikan nomor 2',
])('%s is none', (text) => expect(readSomeOfList(text)).toBeNull());
