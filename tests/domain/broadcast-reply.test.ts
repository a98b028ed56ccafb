// How people answer whether they come to a meeting, and what is no answer to that.
import { expect, test } from 'vitest';
import { readReply } from '../../src/domain/broadcast-reply.ts';

const line = (text: string, alone: boolean): string => {
  const read = readReply(text, alone);
  if (read === null) return 'none';
  const more =
    read.kind === 'represented' ? ` ${read.name}` : read.kind === 'choice' ? ` ${read.option}` : '';
  return `${read.kind}${more}${read.code === null ? '' : ` ${read.code}`}`;
};

test.each([
  ['hadir', 'present'],
  ['hadir insya Allah', 'present'],
  ['insya allah hadir', 'present'],
  ['siap hadir pak', 'present'],
  ['Siap, hadir 🙏', 'present'],
  ['pagi pak, hadir', 'present'],
  ['hadir s2480 ya', 'present S2480'],
  ['S2480 hadir', 'present S2480'],
  ['siap S2480', 'present S2480'],
  ['tidak hadir', 'absent'],
  ['tidak jadi hadir', 'absent'],
  ['maaf tdk bisa hadir bu', 'absent'],
  ['mohon maaf, tidak dapat hadir karena dinas luar', 'absent'],
  ['berhalangan hadir', 'absent'],
  ['kada kawa hadir', 'absent'],
  ['ga bisa S2480, ada acara', 'absent S2480'],
  ['diwakili', 'represented null'],
  ['diwakili oleh Siti Aminah', 'represented Siti Aminah'],
  ['diwakili S2480 Budi, S.Kom.', 'represented Budi, S.Kom S2480'],
  ['pilih 2', 'choice 2'],
  ['pilih S2480 2', 'choice 2 S2480'],
  ['pilih no 2 ya', 'choice 2'],
  ['apakah wajib hadir?', 'none'],
  ['hadir di posyandu setiap bulan', 'none'],
  ['Kader hadir dan menimbang', 'none'],
  ['ikut serta masyarakat, pelaksana kader', 'none'],
  ['hadirkan', 'none'],
  ['tidak', 'none'],
  ['bisa', 'none'],
  ['siap', 'none'],
])('%s → %s, also where a question of the form is open', (text, expected) => {
  expect(line(text, false)).toBe(expected);
  expect(line(text, true)).toBe(expected);
});

test.each([
  ['ga bisa, ada acara', 'absent'],
  ['tidak bisa datang ada acara keluarga', 'absent'],
  ['hadir, agak terlambat', 'present'],
])('%s → %s only where nothing else is open', (text, expected) => {
  expect(line(text, false)).toBe('none');
  expect(line(text, true)).toBe(expected);
});
