// What is typed while an indicator is open, or at the end, is read as what it says: a figure is a measure, a description
// describes, a document keeps its facts, and "benar" speaks of what was shown.
import { describe, expect, it } from 'vitest';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { formOf } from '../../src/domain/edition/journey.ts';
import { putsOff, saysNothingThere } from '../../src/domain/language/index.ts';
import { storedFile } from '../support/builders.ts';
import { Chat, code } from './chat.ts';

const form = formOf(balangan2026);
const indicator = (no: number): string =>
  form.items.find((item) => item.kind === 'indicator' && item.no === no)?.id ?? '';
const before = (item: string): string => form.items[(form.numberOf.get(item) ?? 0) - 2]?.id ?? '';

/** Somebody who is asked for an item. */
function asked(item: string, questionsAtOnce = 1): Chat {
  const rina = Chat.filling(before(item), questionsAtOnce);
  rina.says('lanjut');
  return rina;
}

const draft = (chat: Chat) => {
  const found = chat.world.innovations.get(code);
  if (found === undefined) throw new Error('no draft');
  return found;
};

describe('a figure alone', () => {
  it('is the measure of the open indicator', () => {
    const rina = asked(indicator(2));
    rina.says('14');
    expect(rina.stored(indicator(2))).toMatchObject({ read: { level: 2 } });
  });

  it.each(['7', '14', '20'])('"%s" leads nowhere where nothing is measured', (typed) => {
    const rina = asked(indicator(1));
    expect(rina.says(typed)).toContain(`indikator ${typed}`);
    expect(rina.open).toBe(`asking ${indicator(1)}`);
  });
});

describe('a description', () => {
  it.each([
    'Waktu tunggu pasien turun menjadi setengahnya',
    'Warga segera mendapat layanan tanpa antre lama',
    'Kader mencatat besar iuran dan nanti melaporkannya ke desa',
    'Kalau balita sakit maka kader merujuknya ke puskesmas pada hari yang sama',
    'Bisa diakses warga dari semua desa melalui WhatsApp kader setiap hari kerja',
    'Tidak ada kendala, semua unsur ikut',
    'Tidak hanya bidan, kader juga ikut menimbang',
    'Belum semua desa ikut, baru enam desa',
  ])('%s: is kept', (typed) => {
    const rina = asked(indicator(7));
    rina.says('2');
    rina.says(typed);
    expect(rina.stored(indicator(7))).toMatchObject({ level: 2, description: typed });
  });

  it.each(['Bisa dipakai semua kader desa', 'boleh diwakili kader desa'])(
    '%s: may be a question, and is asked about',
    (typed) => {
      const rina = asked(indicator(7));
      rina.says('2');
      rina.says(typed);
      rina.says('1');
      expect(rina.stored(indicator(7))).toMatchObject({ description: typed });
    },
  );

  it.each([
    'nanti saya kirim',
    'besok ya pak',
    'fotonya menyusul',
    'akan kami lengkapi',
    'segera dikirim',
    'kami kirim besok',
    'tunggu',
  ])('%s: puts it off', (typed) => {
    expect(putsOff(typed)).toBe(true);
  });
});

describe('that there is nothing', () => {
  it.each([
    'belum ada',
    'tidak ada',
    'belum ada buktinya',
    'belum ada SK',
    'tidak ada regulasi',
    'belum sempat difoto',
    'belum ada karena masih diproses',
    'belum ada sama sekali',
    'kada ada',
  ])('%s', (typed) => {
    expect(saysNothingThere(typed, 'Regulasi Inovasi Daerah')).toBe(true);
  });

  it.each([
    'tidak ada kendala',
    'tidak ada masalah berarti',
    'tidak hanya bidan',
    'belum semua desa ikut',
    'tidak punya biaya tambahan',
  ])('%s describes something', (typed) => {
    expect(saysNothingThere(typed, 'Regulasi Inovasi Daerah')).toBe(false);
  });
});

describe('a level picked by its words', () => {
  it('keeps the facts of the document', () => {
    const rina = asked(indicator(1));
    rina.says('Peraturan Kepala Daerah nomor 12 tahun 2024 tentang inovasi daerah');
    expect(rina.stored(indicator(1))).toMatchObject({
      level: 2,
      document: { number: '12 Tahun 2024', subject: 'inovasi daerah' },
    });
    expect(rina.stored(indicator(1))).not.toHaveProperty('description');
  });

  it('alone describes nothing', () => {
    const rina = asked(indicator(1));
    rina.says('Peraturan Kepala Daerah');
    expect(rina.stored(indicator(1))).toEqual({ type: 'indicator', level: 2, links: [] });
  });
});

describe('an indicator by number, beside what is open', () => {
  it('said twice stays said', () => {
    const rina = asked(indicator(1));
    rina.says('7 tingkat 2');
    rina.says('kurang');
    rina.says('7 tingkat 2');
    expect(rina.open).toBe(`asking ${indicator(1)}`);
    expect(rina.stored(indicator(7))).toMatchObject({ level: 2 });
  });

  it('levels beside what is missing are stored, too', () => {
    const rina = asked(indicator(1));
    const said = rina.says('7=2, 8=1, 6 dan 16 belum ada');
    expect(said).toContain('7 = 2 · 8 = 1');
    expect(said).toContain('Dicatat belum ada: 6');
    expect(rina.stored(indicator(7))).toMatchObject({ level: 2 });
    expect(rina.stored(indicator(8))).toMatchObject({ level: 1 });
    expect(rina.stored(indicator(16))).toMatchObject({ type: 'none' });
  });

  it('of which there is nothing is recorded so, with a level or without', () => {
    const rina = asked(indicator(1));
    rina.says('7 tingkat 2');
    expect(rina.says('7 belum ada')).toContain('Dicatat belum ada: 7');
    expect(rina.stored(indicator(7))).toMatchObject({ type: 'none' });
  });
});

/** Everything is answered, and so many levels were only read. */
function read(count: number): Chat {
  const rina = Chat.filling('kualitas_video');
  const answers = new Map(draft(rina).answers);
  for (const item of form.items.filter(({ kind }) => kind === 'indicator').slice(0, count)) {
    const answer = answers.get(item.id);
    if (answer?.value.type !== 'indicator') continue;
    const value = { ...answer.value, level: null, read: { level: 2 as const, from: '14 orang' } };
    answers.set(item.id, { ...answer, value });
  }
  const files = form.items
    .filter(({ kind }) => kind === 'indicator')
    .map((item, at) => ({
      ...storedFile(900 + at, item.id, `${item.id}.jpg`),
      mime: 'image/jpeg',
    }));
  rina.world.innovations.set(code, { ...draft(rina), answers, files });
  return rina;
}

const confirmed = (chat: Chat): number =>
  [...draft(chat).answers.values()].filter(
    ({ value }) => value.type === 'indicator' && value.read === undefined && value.level === 2,
  ).length;

describe('"benar"', () => {
  it('confirms the levels that were shown, and no others', () => {
    const rina = read(10);
    rina.says('lanjut');
    const sound = confirmed(rina);
    rina.says('benar');
    expect(confirmed(rina) - sound).toBe(8);
    rina.says('benar');
    expect(confirmed(rina) - sound).toBe(10);
  });

  it('sent twice before the answer came confirms once', () => {
    const rina = read(10);
    rina.says('lanjut');
    const sound = confirmed(rina);
    const seen = rina.who.conversation.prompt;
    rina.says('benar');
    rina.send({ kind: 'text', text: 'benar', cleaned: false, seen, shown: seen });
    rina.send({ kind: 'text', text: 'ya benar', cleaned: false, seen, shown: seen });
    expect(confirmed(rina) - sound).toBe(8);
  });

  it('is asked for by "kirim" where nothing else is left', () => {
    const rina = read(1);
    rina.says('lanjut');
    rina.says('lewati');
    expect(rina.says('kirim')).toContain('"benar"');
    expect(rina.open).toBe('finishing');
    rina.says('benar');
    rina.says('kirim');
    expect(rina.open).toBe('confirming_submit');
  });
});

describe('several questions in one message', () => {
  const open = 'nama_inisiator';

  it('take parts in their order, the last of which may be missing', () => {
    const rina = asked(open, 4);
    rina.says('Rahmawati, perangkat daerah, kesehatan');
    expect(rina.text(open)).toBe('Rahmawati');
    expect(rina.stored('klasifikasi')).toMatchObject({ type: 'choice' });
  });

  it('ask where only some parts answer other questions', () => {
    const rina = asked(open, 4);
    rina.says('Rahmawati, Siti, kesehatan');
    expect(rina.stored(open)).toBeUndefined();
  });

  it('keep a name with its degree', () => {
    const rina = asked(open, 4);
    rina.says('Rahmawati, A.Md.Keb');
    expect(rina.text(open)).toBe('Rahmawati, A.Md.Keb');
  });
});

describe('"pilihan" with a number', () => {
  it('is the answer where the options of one question are shown', () => {
    const rina = asked('inisiator');
    rina.says('pilihan 2');
    expect(rina.stored('inisiator')).toMatchObject({ type: 'choice' });
    const level = asked(indicator(1));
    level.says('pilihan 2');
    expect(level.stored(indicator(1))).toMatchObject({ level: 2 });
  });

  it('shows the options of that item elsewhere, and says how they are picked', () => {
    const rina = asked('nama_inisiator', 4);
    const number = form.numberOf.get('klasifikasi') ?? 0;
    const said = rina.says(`pilihan ${number}`);
    expect(said).toContain(`"${number}: 1"`);
    expect(rina.open).toBe('asking nama_inisiator');
  });
});

describe('a number alone while nothing is open', () => {
  it('is the item of the list that was shown', () => {
    const rina = Chat.filling('nama');
    rina.says('kurang');
    rina.says('8');
    expect(rina.open).toBe(`asking ${form.items[7]?.id ?? ''}`);
  });

  it('that stands in no list is asked about', () => {
    const rina = Chat.filling('inisiator');
    const said = rina.says('8');
    expect(said).toContain('"ubah 8"');
    expect(said).toContain('"indikator 8"');
    expect(rina.open).toBe('idle');
  });
});
