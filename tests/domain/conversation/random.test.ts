// Drives whole conversations of several people with random input: nothing throws, nobody is left without an answer,
// and nothing stored changes unless its own question was open.
/* oxlint-disable vitest/no-standalone-expect, vitest/valid-expect, vitest/expect-expect -- the checks stand in a class that every property calls */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../../src/bot/text/id.ts';
import type { FileOutcome, Input } from '../../../src/domain/conversation/input.ts';
import type { Message } from '../../../src/domain/conversation/message.ts';
import { balangan2026 } from '../../../src/domain/edition/editions/balangan-2026.ts';
import { formOf } from '../../../src/domain/edition/journey.ts';
import { cleanText, isBlank, readEvidence } from '../../../src/domain/language/index.ts';
import type { Inhabitant } from '../../support/inhabitant.ts';
import { TestWorld, type Outcome } from '../../support/world.ts';
import { draftOf } from '../../support/builders.ts';

const unit = 'puskesmas-awayan';

/** A small world; where several questions are asked at once, the drafts still have their short fields open. */
function settled(questionsAtOnce: number): TestWorld {
  const world = new TestWorld();
  world.questionsAtOnce = questionsAtOnce;
  const [begun, nearlyDone] =
    questionsAtOnce > 1 ? ['nama', 'pkpn_klaster'] : ['hasil', 'penghargaan'];
  const known = { consented: true, unitId: unit };
  const held = (role: 'innovator' | 'unit_admin' | 'coordinator') => ({
    ...known,
    grants: [{ role, unitId: role === 'coordinator' ? null : unit }],
  });
  const rina = world.meet('Rina', { name: 'Rina', ...held('innovator') });
  const budi = world.meet('Budi', { name: 'Budi', ...held('innovator') });
  world.meet('Admin', { name: 'Siti', ...held('unit_admin') });
  world.meet('Koordinator', { name: 'Norhayati', ...held('coordinator') });
  world.meet('Orang baru');
  for (const who of world.inhabitants)
    if (who.person.consented) who.conversation = { ...who.conversation, mode: { name: 'idle' } };
  world.add(draftOf('INV-AAAA1', rina.person, { upTo: begun, fillers: [budi.person.id] }));
  world.add(draftOf('INV-AAAA2', rina.person, { upTo: nearlyDone, fillers: [budi.person.id] }));
  return world;
}

const commands =
  'bantuan|kurang|ringkasan|kembali|lewati|ubah|ubah 3|ubah 20|ubah indikator 1|ubah 999|draf|kirim|batal|selesai|berkas|hapus 1|status|perbaiki|tarik|baru|undang|undang inovator|tautkan|antrean|berikutnya|lihat|lihat INV-AAAA1|lihat INV-AAAA2|bukti INV-AAAA1|bukti 3|daftar|setujui 4821|setujui 4822|kembalikan 4821|kembalikan 4821 6 tulis gelar|profil|data saya|privasi|mulai|halo|terima kasih|tunggu|simpan|jadwal|berhenti|INV-AAAA1|INV-AAAA2|TAUT-AAAA-AAAA-AAAA|0123456789ABCDEFGHJKMNPQRS';
const answers =
  '7|7=2|indikator 7|tingkat 2|7 tingkat 2 SK tim|2, 8 dan 9|3, 5, 9 belum ada|sisanya belum ada|14 orang|tambah 1|benar|+ lagi|ya|tidak|oke|sudah|belum ada|belum|nanti|lanjut|1|2|3|4|9|40|2, 5|digital|pelayanan publik|penerapan|kesehatan|3 februari 2025|2019|03/02/2025|kemarin|februari s/d maret 2025|31 februari 2025|Rahmawati, A.Md.Keb|Nomor 12 Tahun 2024|https://contoh.id/bukti|-2.3367, 115.4632|puskesmas awayan|paringin|admin|6 tulis gelar|indikator 1 SK belum ditandatangani|Kader menimbang balita di rumah setiap bulan dan mencatat hasilnya.|-|👍|   ';
const severalLines = [
  '1\n2',
  '2\n1\n1\n1',
  '1\nlewati\n-',
  'ya\n1',
  '31 februari 2025\n1',
  '2 Juni 2025\n03/02/2025',
  '3: 1',
  '2: 1\n4: 2',
  '1\n1\n1\n1\n1\n1',
  'benar\n1; 440/021/2025; 3 maret 2025; Tim\n2; -; -; -',
];
const pool = [...severalLines, ...commands.split('|'), ...answers.split('|')];

const text = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...pool) },
  { weight: 1, arbitrary: fc.string({ maxLength: 60, unit: 'binary' }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 99 }).map((words) => 'kata '.repeat(words)) },
);
const outcome: fc.Arbitrary<FileOutcome> = fc.oneof(
  fc.record({
    result: fc.constant('stored' as const),
    size: fc.integer({ min: 1, max: 9_000_000 }),
    mime: fc.constantFrom('application/pdf', 'image/jpeg', 'video/mp4'),
    sha256: fc.constantFrom('a', 'b', 'c'),
    format: fc.constantFrom('pdf', 'jpg', 'mp4'),
    durationSeconds: fc.constantFrom(null, 90, 150, 240, 400),
    warnings: fc.constantFrom([], ['restricted'], ['unknown_warning']),
    facts: fc.constantFrom(
      {},
      { number: '12' },
      { number: '12', date: '2025-03-04', subject: 'Tim' },
    ),
    duplicateOf: fc.constant(null),
  }),
  fc.constant<FileOutcome>({ result: 'text', text: 'Isi berkas yang dibaca.', words: 4 }),
  fc
    .constantFrom('CORRUPT', 'SOMETHING_NEW')
    .map((code): FileOutcome => ({ result: 'refused', problem: { code } })),
  fc.boolean().map((final): FileOutcome => ({ result: 'failed', final, full: false })),
);

/** What somebody who follows the conversation might type next; random input alone rarely gets far. */
function sensible({ conversation, person, shown }: Inhabitant, pick: number): string {
  const { mode } = conversation;
  const words = shown.map((message) => renderMessage(message).text).join('\n');
  const card = [...words.matchAll(/setujui (\d{4})/gu)].at(-1)?.[1] ?? '4821';
  const options: Readonly<Record<string, readonly string[]>> = {
    new: ['halo'],
    group: ['lanjut'],
    consent: ['ya', 'ya', 'tidak'],
    choosing_unit: ['puskesmas awayan', 'paringin', '1'],
    giving_name: ['Siti Aminah'],
    naming_innovation: ['Kelas Gizi'],
    asking: [
      '1',
      '2',
      'lewati',
      'selesai',
      'belum ada',
      'ya',
      '2 Juni 2025',
      'Kader menimbang balita.',
      '1\n1\n1',
      '2 Juni 2025\n3 Juni 2025',
      'Rahmawati\nlewati\n1',
    ],
    picking_draft: ['1', '2'],
    inviting: ['admin', 'puskesmas juai', '1'],
    returning: ['6 tulis gelar', 'indikator 1 SK belum ditandatangani', 'selesai', 'selesai'],
    idle: person.grants.some((grant) => grant.role === 'unit_admin')
      ? ['antrean', '1', `setujui ${card}`, `kembalikan ${card} 6 gelar`, `kembalikan ${card}`]
      : ['lanjut', 'kirim', 'kirim', 'perbaiki', 'status', 'tarik', 'draf', 'baru'],
  };
  const able = options[mode.name] ?? ['ya', 'ya', 'tidak'];
  return able[pick % able.length] ?? 'lanjut';
}

const who = fc.nat({ max: 4 });
const doing = fc.oneof(
  {
    weight: 40,
    arbitrary: fc.record({
      what: fc.constant('sensible' as const),
      who,
      pick: fc.nat({ max: 50 }),
    }),
  },
  {
    weight: 14,
    arbitrary: fc.record({ what: fc.constant('text' as const), who, text, early: fc.boolean() }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constant('press' as const),
      who,
      index: fc.nat({ max: 4 }),
      back: fc.nat({ max: 2 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('files' as const),
      who,
      count: fc.integer({ min: 1, max: 12 }),
      large: fc.boolean(),
      outcome,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant('edit' as const),
      who,
      text,
      back: fc.nat({ max: 9 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant('other' as const),
      who,
      kind: fc.constantFrom(
        'voice' as const,
        'sticker' as const,
        'location' as const,
        'contact' as const,
        'reaction' as const,
        'undecryptable' as const,
        'other' as const,
        'group' as const,
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant('wait' as const),
      hours: fc.integer({ min: 1, max: 80 }),
    }),
  },
);
type Doing = typeof doing extends fc.Arbitrary<infer T> ? T : never;

const indicators = formOf(balangan2026).items.filter((item) => item.kind === 'indicator');
const every = indicators.map(({ id }) => id);
const isAboutMany = (mode: Inhabitant['conversation']['mode']): boolean =>
  mode.name === 'confirming' && mode.why === 'rest_none';

/** The indicators that a text or a caption names by number. */
function namedIn(input: Input): readonly string[] {
  const text = input.kind === 'text' ? input.text : input.kind === 'files' ? input.caption : null;
  const { numbers, missing } = readEvidence(text ?? '', false);
  const all = [...numbers, ...(Array.isArray(missing) ? missing : [])];
  return indicators.flatMap(({ id, no }) => (all.includes(no) ? [id] : []));
}

class Run {
  readonly world: TestWorld;
  private sent = 0;

  constructor(questionsAtOnce: number) {
    this.world = settled(questionsAtOnce);
  }

  do(action: Doing): void {
    if (action.what === 'wait') {
      this.world.now += action.hours * 3_600_000;
      return;
    }
    const person = this.world.inhabitants[action.who];
    if (person === undefined) throw new Error('nobody there');
    switch (action.what) {
      case 'text':
        return this.send(person, typed(action.text, action.early));
      case 'sensible':
        return this.send(person, typed(sensible(person, action.pick), false));
      case 'press': {
        const message = person.shown.at(-1 - action.back);
        const choice =
          message === undefined ? undefined : renderMessage(message).choices[action.index];
        return this.send(person, { kind: 'choice', token: choice?.token ?? 'p999:0' });
      }
      case 'files':
        return this.files(person, action);
      case 'edit': {
        const target = `m${this.sent - action.back}`;
        this.send(person, { kind: 'edit', text: action.text, target });
        return this.send(person, { kind: 'delete', target });
      }
      case 'other':
        return this.send(person, { kind: action.kind });
    }
  }

  private files(person: Inhabitant, action: Extract<Doing, { what: 'files' }>): void {
    // A name that begins with a number would name an indicator.
    const names = Array.from({ length: action.count }, (_, at) => `berkas-${this.sent}-${at}.pdf`);
    const tooLarge = action.large ? [{ name: 'besar.mp4', size: 9e7, limit: 2e7 }] : [];
    const announced = names.map((name, index) => ({ index, name, size: 1000 }));
    const before = this.fileNames();
    this.send(person, {
      kind: 'files',
      sentFor: null,
      files: announced,
      caption: null,
      tooLarge,
      seen: Infinity,
      shown: Infinity,
    });
    for (const name of names)
      if (this.world.isFetching(name) && !before.has(name))
        this.judge(
          person,
          person.conversation.prompt,
          this.world.endFile(person, name, action.outcome),
        );
  }

  private fileNames(): ReadonlySet<string> {
    const all = [...this.world.innovations.values()];
    return new Set(all.flatMap((innovation) => innovation.files.map((file) => file.name)));
  }

  send(person: Inhabitant, input: Input): void {
    this.sent += 1;
    const { mode, prompt, grown } = person.conversation;
    const states = new Map([...this.world.innovations].map(([code, one]) => [code, one.state]));
    const result = this.world.send(person, input, `m${this.sent}`);
    this.judge(person, prompt, result);
    if (input.kind === 'text' || input.kind === 'choice') expect(result.step.reply).not.toBeNull();
    const open =
      mode.name === 'asking'
        ? [mode.item, ...(mode.more ?? [])]
        : mode.name === 'confirming'
          ? [mode.item]
          : [];
    const named = mode.name === 'finishing' || isAboutMany(mode) ? every : namedIn(input);
    // What goes on from the long text written last is no answer to the question after it.
    const continued = grown === undefined ? [] : [grown.item];
    for (const effect of result.step.effects) {
      if (effect.kind !== 'save_answer') continue;
      const state = states.get(effect.code);
      if (state === undefined) continue;
      expect([...open, ...continued, ...named]).toContain(effect.item);
      expect(['draft', 'returned']).toContain(state);
    }
  }

  private judge(person: Inhabitant, prompt: number, { step, notices }: Outcome): void {
    for (const message of [step.reply, ...notices.map((notice) => notice.message)])
      if (message !== null) expectWords(message);
    if (step.reply !== null && !step.effects.some((effect) => effect.kind === 'link_to'))
      // What is said beside the open question leaves its buttons as they are.
      expect(step.state.prompt).toBe(step.reply.prompt === null ? prompt : prompt + 1);
    for (const asked of ['bantuan', 'kurang', 'kembali', 'batal'])
      expect(this.world.peek(person, typed(asked, false)).reply, asked).not.toBeNull();
  }
}

function typed(raw: string, early: boolean): Input {
  const { text: clean, changed } = cleanText(raw);
  return {
    kind: 'text',
    text: clean,
    cleaned: changed,
    seen: early ? 0 : Infinity,
    shown: early ? 0 : Infinity,
  };
}

function expectWords(message: Message): void {
  const said = renderMessage(message);
  expect(isBlank(said.text)).toBe(false);
  for (const { token } of said.choices) expect(token).toMatch(/^[A-Za-z0-9:_-]{1,64}$/);
}

describe('a conversation with random input', () => {
  it.each([1, 4])('answers, keeps what is stored and survives JSON: %i at once', (atOnce) => {
    fc.assert(
      fc.property(fc.array(doing, { minLength: 5, maxLength: 60, size: 'max' }), (actions) => {
        const run = new Run(atOnce);
        for (const action of actions) run.do(action);
      }),
      { numRuns: Number(process.env['RANDOM_TALKS'] ?? 75) },
    );
  });
});
