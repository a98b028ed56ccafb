// An invitation told in a sentence, put as the command has it; any other text with "undang" in it is none.
import { expect, it } from 'vitest';
import { readCommand } from '../../../src/domain/language/index.ts';

it.each([
  ['undang bu siti dari puskesmas juai jadi admin', 'admin puskesmas juai atas nama siti'],
  ['Tolong undang Pak Rahmat kepala dinas kesehatan', 'kepala dinas kesehatan atas nama Rahmat'],
  ['bikinin undangan admin utk pkm uren atas nama Ani', 'admin pkm uren atas nama Ani'],
  ['undang Siti Aminah sebagai admin puskesmas juai', 'admin puskesmas juai atas nama Siti Aminah'],
  ['undang bu siti jadi admin dong', 'admin atas nama siti'],
  ['undang bu siti dari puskesmas juai', 'puskesmas juai atas nama siti'],
  ['undang admin buat puskesmas juai namanya Siti', 'admin puskesmas juai atas nama Siti'],
  ['mhn undang pak joko sbg pamong', 'pamong atas nama joko'],
])('%s', (text, rest) => expect(readCommand(text)).toEqual({ name: 'invite', rest }));

it.each([
  'undang jangan bu siti dari puskesmas juai jadi admin',
  'undang bu siti jadi admin puskesmas juai, bukan bu ani',
  'undang bu siti menggantikan pak budi jadi admin puskesmas juai',
  'undang bu siti jadi admin puskesmas juai ganti pak budi',
  'undang saya jadi admin puskesmas juai',
  'undang diri saya sendiri dari puskesmas juai jadi admin',
  'undang siti dan budi dari puskesmas juai jadi admin',
  'undang bu siti & bu ani dari puskesmas juai jadi admin',
  'undang admin lama puskesmas juai bu siti',
  'undang siti dari dinas kesehatan jadi admin puskesmas juai',
  'undang siti dari dinas kesehatan jadi admin di puskesmas juai',
  'undang siti dari puskesmas juai dari dinas kesehatan',
  'undang undang dari pusat',
])('%s says no one person of one unit', (text) => {
  expect(readCommand(text)?.name === 'invite' && readCommand(text)).not.toMatchObject({
    rest: expect.stringContaining('atas nama'),
  });
});

it('takes a unit with "dan" in its name', () =>
  expect(readCommand('undang bu siti dari dinas pendidikan dan kebudayaan jadi admin')).toEqual({
    ...{ name: 'invite', rest: 'admin dinas pendidikan dan kebudayaan atas nama siti' },
  }));

it.each([
  'undang semua admin ke rapat besok',
  'undang kader dan warga',
  'undang bu siti ke acara sosialisasi',
  'undang bu siti jadi admin?',
  'siapa yang diundang bu siti',
  'undang-undang dari pusat',
])('%s is none', (text) => expect(readCommand(text)?.name).not.toBe('invite'));
