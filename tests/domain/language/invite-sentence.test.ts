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
  'undang semua admin ke rapat besok',
  'undang kader dan warga',
  'undang bu siti ke acara sosialisasi',
  'undang bu siti jadi admin?',
  'siapa yang diundang bu siti',
])('%s is none', (text) => expect(readCommand(text)?.name).not.toBe('invite'));
