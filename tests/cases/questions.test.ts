// Rows 25 and 28: a question is never an answer. Several hundred phrasings at a name, a text and a level; nothing of them
// is stored, changed or decided, and real answers still are.
import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../src/domain/language/index.ts';
import { TestWorld } from '../support/world.ts';
import { Chat, unitId } from './chat.ts';
import { phrasings, realAnswers } from './phrasings.ts';

const rows = Object.entries(phrasings).flatMap(([intent, line]) =>
  line.split('|').map((phrase) => ({ intent, phrase })),
);

/** Where a message can come: the chat with its question open, and what is open then. */
const places: Readonly<Record<string, () => Chat>> = {
  'the name of an innovation': () => {
    const rina = Chat.of(new TestWorld(), 'Rina', [{ role: 'innovator', unitId }]);
    rina.says('baru');
    return rina;
  },
  'a short text': () => {
    const rina = Chat.filling('inisiator');
    rina.says('lanjut');
    return rina;
  },
  'a long text': () => {
    const rina = Chat.filling('dasar_hukum');
    rina.says('ubah latar belakang');
    return rina;
  },
  'a choice': () => {
    const rina = Chat.filling('jenis');
    rina.says('lanjut');
    return rina;
  },
  nothing: () => Chat.filling('jenis'),
  'a date': () => {
    const rina = Chat.filling('pkpn_klaster');
    rina.says('ubah inovasi dimulai');
    return rina;
  },
};

/** What only answers: nothing of an innovation, a person or a file changes. */
const harmless: ReadonlySet<string> = new Set(['record', 'note_reading', 'show_confirmation']);
const harms = (chat: Chat): readonly string[] => chat.did.filter((kind) => !harmless.has(kind));

describe('rows 25 and 28', () => {
  it(`there are at least 300 phrasings of questions`, () =>
    expect(rows.length).toBeGreaterThanOrEqual(300));

  it.each(Object.entries(places))(
    'at %s none does any harm, and hardly any is missed',
    (_, open) => {
      const count = { hits: 0, asks: 0, misses: 0 };
      const harmed: string[] = [];
      for (const { phrase } of rows) {
        const chat = open();
        const before = chat.open;
        const said = chat.says(phrase);
        if (harms(chat).length > 0 || chat.open !== before)
          harmed.push(`${phrase}: ${harms(chat).join(', ')}, ${chat.open}`);
        else if (said.includes('atau pertanyaan?')) count.asks += 1;
        else if (/belum (?:terbaca|cocok)|belum dapat kami jawab|salah satu ini/u.test(said))
          count.misses += 1;
        else count.hits += 1;
      }
      expect(harmed).toEqual([]);
      expect(count).toMatchSnapshot();
      expect(count.misses).toBeLessThan(rows.length / 50);
    },
  );

  it('the meaning is the right one', () => {
    const missed = rows.filter(
      ({ intent, phrase }) => !readQuestion(phrase).intents.includes(intent as never),
    );
    expect(missed.map(({ intent, phrase }) => `${intent}: ${phrase}`)).toMatchSnapshot();
    expect(missed.length / rows.length).toBeLessThan(0.1);
  });

  it('is answered, and what is open is named in one line', () => {
    const rina = Chat.filling('inisiator');
    rina.says('lanjut');
    const said = rina.says('siapa yang dimaksud inisiator?');
    expect(said).toContain('Nama Inisiator');
    expect(said.split('\n').at(-1)).toBe('Masih terbuka: Nama Inisiator.');
    expect(rina.open).toBe('asking nama_inisiator');
    rina.says('Rahmawati');
    expect(rina.text('nama_inisiator')).toBe('Rahmawati');
  });

  it('sent once more, what was answered as a question is asked about', () => {
    const rina = Chat.filling('dasar_hukum');
    rina.says('ubah latar belakang');
    const text = 'apa itu inovasi?';
    rina.says(text);
    expect(rina.says(text)).toContain('atau pertanyaan?');
    rina.says('1');
    expect(rina.text('latar_belakang')).toBe(text);
  });

  it('in doubt it is asked; 1 stores what was typed', () => {
    const rina = Chat.of(new TestWorld(), 'Rina', [{ role: 'innovator', unitId }]);
    rina.says('baru');
    expect(rina.says('APA KABAR BALITA')).toContain('jawaban untuk Nama Inovasi atau pertanyaan?');
    expect(rina.did).toEqual([]);
    rina.says('1');
    expect([...rina.world.innovations.values()].map(({ name }) => name)).toEqual([
      'APA KABAR BALITA',
    ]);
  });

  it('the same text once more stores it, too; 2 answers it', () => {
    const rina = Chat.filling('dasar_hukum');
    rina.says('ubah latar belakang');
    const text = 'Mengapa warga enggan datang?';
    rina.says(text);
    expect(rina.says('2')).toContain('Masih terbuka: Latar Belakang.');
    rina.says(text);
    rina.says(text);
    expect(rina.text('latar_belakang')).toBe(text);
  });

  it.each(realAnswers.names)('name: %s is stored', (name) => {
    const rina = Chat.of(new TestWorld(), 'Rina', [{ role: 'innovator', unitId }]);
    rina.says('baru');
    rina.says(name);
    expect([...rina.world.innovations.values()].map((one) => one.name)).toEqual([name]);
  });

  it.each(realAnswers.texts)('text: %s is stored', (text) => {
    const rina = Chat.filling('dasar_hukum');
    rina.says('ubah latar belakang');
    rina.says(text);
    expect(rina.text('latar_belakang')).toBe(text);
  });

  it.each(realAnswers.people)('person: %s is stored', (name) => {
    const rina = Chat.filling('inisiator');
    rina.says('lanjut');
    rina.says(name);
    expect(rina.text('nama_inisiator')).toBe(name);
  });

  it('questions about the programme are answered before the consent, and nothing is stored', () => {
    const world = new TestWorld();
    const chat = new Chat(world, world.meet('Orang baru'));
    expect(chat.says('apa itu inovasi?')).toContain('cara kerja atau layanan yang baru');
    expect(chat.says('berapa lama ngisinya pak')).toContain('Masih ditunggu: persetujuan');
    expect(chat.says('datanya aman gak')).toContain('Bapperida');
    expect(chat.did).toEqual([]);
    expect(chat.open).toBe('consent');
    chat.says('ya');
    expect(chat.did).toContain('record_consent');
  });

  it('with nothing open three meanings are offered', () => {
    const rina = Chat.of(new TestWorld(), 'Rina', [{ role: 'innovator', unitId }]);
    expect(rina.says('blabla xyz')).toMatch(/salah satu ini.*1\. .*2\. .*3\. /su);
    expect(rina.says('1')).not.toContain('salah satu ini');
  });
});
