// Which command a question of somebody who checks or looks after units stands for, and which talk is none.
import { describe, expect, it } from 'vitest';
import { readAsked, readQuestion } from '../../../src/domain/language/index.ts';

describe('what is asked by whoever looks after units', () => {
  it.each([
    ['ingatkan yang belum mengirim bukti', 'remind', null, null],
    ['apa yang berubah di indikator 3?', 'changes', null, 3],
    ['apa yang berubah di indikator nomor 3?', 'changes', null, 3],
    ['nomor 2 tentang apa', 'brief', 2, null],
    ['siapa yang sudah periksa nomor 2', 'who_checked', 2, null],
    ['ringkasnya nomor 3 apa, sudah dicek siapa', 'brief', 3, null],
    ['bukti indikator 7 apa', 'evidence_of', null, 7],
    ['ada kiriman yang baru', 'queue', null, null],
    ['apa yang baru masuk', 'queue', null, null],
  ])('%s is %s', (text, asked, listed, indicator) => {
    expect(readAsked(text, 'looks_after')).toEqual({ asked, listed, indicator });
  });

  it.each(['apa yang penting', 'kalau ada yang lain nanti saja', 'yang ini ada'])(
    'no question: %s',
    (text) => expect(readAsked(text, 'looks_after')).toBeNull(),
  );
});

describe('a question about being allowed gives way to a better meaning', () => {
  it.each([
    ['Sampai kapan bisa daftar?', 'deadline'],
    ['Apakah boleh lapor nihil?', 'nil'],
    ['Bisa lapor ke siapa?', 'who_checks'],
    ['Bagaimana bisa ikut?', 'how'],
    ['boleh didaftarkan kah', 'self_check'],
    ['kegiatan begini bisa tidak diusulkan', 'self_check'],
  ])('%s', (text, meaning) => {
    expect(readQuestion(text).intents[0]).toBe(meaning);
  });

  it.each([
    'Kenapa tidak bisa daftar?',
    'Warga dapat melaporkan jalan rusak',
    'Warga bisa daftar dari rumah',
  ])('%s does not ask it', (text) => {
    expect(readQuestion(text).intents).not.toContain('self_check');
  });
});
