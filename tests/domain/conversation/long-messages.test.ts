// No message stops the process: every mode of a conversation × many shapes of text × 60,000 characters, each step of the
// engine and each reading of what it needs. Here each mode is given every third shape, the next mode the shapes beside
// those; EVERY=1, as long-messages.long.test.ts sets it, gives every shape to every mode. What takes more than 50 ms of
// CPU time in each of a few tries must not have grown faster than the text did: a slow machine makes a linear reading slow
// too, and only a quadratic one takes sixteen times as long for four times the text.
import { describe, expect, test } from 'vitest';
import { cleanText } from '../../../src/domain/language/index.ts';
import { type Mode, newConversation } from '../../../src/domain/conversation/state.ts';
import { balangan2026 } from '../../../src/domain/edition/editions/balangan-2026.ts';
import { everybody } from '../../../src/domain/broadcast.ts';
import type { Input } from '../../../src/domain/conversation/input.ts';
import { formOf } from '../../../src/domain/edition/journey.ts';
import { draftOf } from '../../support/builders.ts';
import { TestWorld } from '../../support/world.ts';

const LENGTH = 60_000;
const MOST_MS = 50;
const TRIES = 5;
/** How much shorter the text is that a slow one is compared with, and how much quicker that must be at most. */
const SHORTER = 4;
const MOST_GROWTH = 8;
const EVERY = Number(process.env['EVERY'] ?? 3);
const unit = 'puskesmas-awayan';
const code = 'INV-AAAA1';

/** What a text repeats. */
const repeated: readonly string[] = [
  ...' \n\t,.;:-/(["\'0aA?!@#&%*_~|\u0301\u200d\u00a0😀١é中',
  ...['1 ', '1,', '1 , ', '1. ', '1.000 ', ' \n', '\n1 ', '\n1 a', '\n1. kurang, ', 'a\n', '\n;'],
  ...['a ', 'ab1 ', 'aa', 'ya ', 'dan ', ', dan', 'nip', ',nip:', ' nip ', 'no. ', 'nomor 1 '],
  ...[
    's/d ',
    ' s/d',
    '@1 ',
    '1/',
    '1-',
    '2 Juni 2025 ',
    '2025-06-02 ',
    't10:00',
    'jam 10 ',
    'bulan ',
  ],
  ...[
    'TAUT-',
    'INV-',
    'INV-AAAA1 ',
    'ISI ',
    '4821 ',
    'ISI-AAAA-',
    'ABCDEFGH',
    '0123456789ABCDEFGHJKMNPQR ',
  ],
  ...[
    'https://a.',
    'http://',
    'kembalikan 4821 ',
    'setujui 4821 ',
    'untuk ',
    'dasar ',
    '0812 ',
    '08123456789 ',
  ],
  ...[
    'hadir, ',
    'diwakili ',
    'karena ',
    'juta ',
    'seratus ',
    'dua puluh ',
    'puskesmas ',
    'dinas kesehatan ',
  ],
  ...[
    'bukan ',
    'indikator 1 ',
    'baris 1 ',
    'nama saya ',
    'yayayaya',
    'sk ',
    'Jumlah\n',
    '° ',
    '1°1\'1" ',
  ],
];

/** What stands before a long run of blanks or other signs: the readers go on after these. */
const heads: readonly string[] = [
  ...[
    '/start',
    'TAUT',
    'INV',
    'gabung ISI',
    'kode',
    'setujui',
    'setujui 4821',
    'kembalikan 4821 1',
    'tolak 4821',
  ],
  ...[
    'tetapkan 4821',
    'laporkan 4821',
    'undang',
    'undang admin untuk',
    'catat sk',
    'tingkat 1 2',
    'tingkat',
    'siaran',
  ],
  ...[
    'siaran S4821',
    'jadwal',
    'jadwal 1',
    'jadwal buka',
    'jadwal ubah',
    'gakor',
    'gakor baru',
    'gakor 1 unit',
  ],
  ...[
    'pesan untuk',
    'pesan',
    'jawab 1',
    'tanya pamong',
    'diwakili',
    'saya diwakili oleh',
    'pilih 1',
    'hadir',
  ],
  ...[
    'data saya',
    'hapus data saya',
    'koreksi nama',
    'ubah',
    'ubah 3',
    'bukti',
    'baris 1',
    'ubah baris 1 jadi',
    'selesai',
  ],
  ...[
    'nama saya',
    'Budi, nip',
    'ya',
    'tidak',
    '1',
    '1,',
    '-2,3',
    '3 februari',
    'jam',
    'nomor',
    'tanggal 5',
    '1 kurang',
  ],
  ...[
    'cari',
    'ekspor',
    'jejak',
    'riwayat',
    'komentar INV-AAAA1',
    'serah terima',
    'bekukan',
    'nihil',
    'S4821 ya',
  ],
];

const upTo = (text: string, length: number): string =>
  text.repeat(Math.ceil(length / text.length)).slice(0, length);

/** A text of a shape, of about so many characters. */
type Shape = (length: number) => string;
const shapes: readonly Shape[] = [
  ...repeated.flatMap((part): readonly Shape[] => [
    (length) => upTo(part, length),
    (length) => `a${upTo(part, length)}~`,
  ]),
  ...heads.map(
    (head, at): Shape =>
      (length) =>
        `${head} ${upTo([' ', 'kata ', '.'][at % 3] ?? ' ', length)}x`,
  ),
];

const fields = formOf(balangan2026).items.filter((item) => item.kind === 'field');
const firstOfEachType = [
  ...new Map(fields.toReversed().map((item) => [item.value.type, item.id])).values(),
];
const draft = {
  audience: everybody,
  text: 'Rapat.',
  question: null,
  time: { starts: null, until: null },
  late: false,
};
const broadcastSteps: readonly Extract<Mode, { name: 'broadcasting' }>['step'][] = [
  'roles',
  'units',
  'work',
  'channels',
  'text',
  'file',
  'question',
  'options',
  'time',
  'late',
  'confirm',
];
const act = { do: 'withdraw_consent' } as const;

/** Every mode, in every form in which it reads another kind of text. */
const modes: { readonly [Name in Mode['name']]: readonly Extract<Mode, { name: Name }>[] } = {
  new: [{ name: 'new' }],
  group: [{ name: 'group' }],
  consent: [{ name: 'consent' }, { name: 'consent', invitation: '0123456789ABCDEFGHJKMNPQRS' }],
  choosing_unit: [{ name: 'choosing_unit', offered: [unit] }],
  giving_name: [{ name: 'giving_name' }],
  idle: [{ name: 'idle' }, { name: 'idle', looking: code, offered: ['lihat'] }],
  naming_innovation: [{ name: 'naming_innovation' }, { name: 'naming_innovation', candidate: 101 }],
  asking_examples: [{ name: 'asking_examples' }],
  describing_candidate: [{ name: 'describing_candidate' }],
  asking_signs: [{ name: 'asking_signs', sentence: 'Kami antar KTP', signs: { 1: 'yes' } }],
  choosing_owner: [{ name: 'choosing_owner', number: 101 }],
  asking: [
    // One field of each type, and the name, which is compared with other names.
    ...firstOfEachType.map((item) => ({
      name: 'asking' as const,
      item,
      step: 'value' as const,
      revision: 0,
    })),
    ...(
      [
        'variant',
        'level',
        'description',
        'files',
        'document_confirm',
        'document_number',
        'document_date',
        'document_subject',
      ] as const
    ).map((step) => ({ name: 'asking' as const, item: 'regulasi', step, revision: 0 })),
    { name: 'asking', item: 'latar_belakang', step: 'value', revision: 0, join: 'line' },
    { name: 'asking', item: 'bentuk', step: 'value', revision: 0, more: ['jenis', 'tahapan'] },
  ],
  confirming: [
    {
      name: 'confirming',
      value: { type: 'date', date: '2025-06-02' },
      item: 'tanggal_uji_coba',
      why: 'date',
      back: null,
    },
  ],
  finishing: [{ name: 'finishing' }],
  sending_documents: [{ name: 'sending_documents', back: null }],
  reviewing: [
    { name: 'reviewing', files: [1], about: 'hand', back: null },
    { name: 'reviewing', files: [1], about: 'asked', back: null },
  ],
  confirming_submit: [{ name: 'confirming_submit', version: 1 }],
  confirming_withdraw: [{ name: 'confirming_withdraw', code, version: 1 }],
  confirming_cancel: [{ name: 'confirming_cancel' }],
  picking_draft: [{ name: 'picking_draft', codes: [code], back: null }],
  inviting: [
    { name: 'inviting', role: null, offered: [] },
    { name: 'inviting', role: 'unit_admin', offered: [unit] },
  ],
  proving: [{ name: 'proving', invitation: '0123456789ABCDEFGHJKMNPQRS' }],
  returning: [{ name: 'returning', card: '4821', code, notes: [] }],
  completing: [
    { name: 'completing', code, lacks: { step: 'reject', card: '4821' } },
    { name: 'completing', code, lacks: { step: 'report', card: '4821' } },
    {
      name: 'completing',
      code,
      lacks: {
        step: 'level',
        item: 'regulasi',
        number: 1,
        label: 'Regulasi',
        level: 1,
        version: 1,
      },
    },
  ],
  confirming_calendar: [
    {
      name: 'confirming_calendar',
      editionId: balangan2026.id,
      seen: 0,
      change: { what: 'rule', rule: 'warn' },
    },
  ],
  excepting_unit: [{ name: 'excepting_unit', add: true, offered: [] }],
  broadcasting: broadcastSteps.map((step) => ({
    name: 'broadcasting' as const,
    step,
    draft,
    ticket: 'TICKET',
  })),
  representing: [{ name: 'representing', id: 1, code: 'S4821', back: null }],
  asking_mentor: [{ name: 'asking_mentor', back: null }],
  answering_message: [{ name: 'answering_message', id: 1 }],
  writing_unit: [
    { name: 'writing_unit', unitId: unit },
    { name: 'writing_unit', unitId: unit, text: 'Halo' },
  ],
  confirming_act: [{ name: 'confirming_act', act, purpose: 'withdraw_consent' }],
  choosing_act: [{ name: 'choosing_act', options: [act] }],
  choosing_successor: [{ name: 'choosing_successor', from: 1, unitId: unit, options: [2, 3] }],
  choosing_predecessor: [
    { name: 'choosing_predecessor', options: [{ personId: 1, unitId: unit }] },
  ],
  confirming_sessions: [{ name: 'confirming_sessions', back: null }],
  confirming_code: [
    { name: 'confirming_code', of: 'link', code: 'TAUT-7KQ4-M2XZ-9TRB', back: null },
    { name: 'confirming_code', of: 'co_fill', code: 'ISI-7KQ4-M2XZ-9TRB', back: null },
  ],
  correcting_name: [{ name: 'correcting_name' }, { name: 'correcting_name', what: 'nip' }],
  standing_in: [{ name: 'standing_in' }],
  monev: [
    { name: 'monev', code, no: 1, part: 'factual' },
    { name: 'monev', code, no: 1, part: 'advice', factual: 'Ada.' },
  ],
  monev_officer: [{ name: 'monev_officer', code }],
  monev_end: [{ name: 'monev_end', code }],
};

type Inhabitant = ReturnType<TestWorld['meet']>;

/** A world in which each mode finds what it is about: a draft in hand, or a card shown to a checker. */
function setting(): {
  readonly world: TestWorld;
  readonly of: (mode: Mode) => Inhabitant;
  readonly cards: readonly string[];
} {
  const world = new TestWorld();
  const known = { consented: true, unitId: unit };
  const rina = world.meet('Rina', {
    ...known,
    name: 'Rina',
    grants: [{ role: 'innovator', unitId: unit }],
  });
  const everything = ['unit_admin', 'unit_head', 'verifier', 'coordinator', 'mentor'] as const;
  const checker = world.meet('Siti', {
    ...known,
    name: 'Siti',
    grants: everything.map((role) => ({ role, unitId: role.startsWith('unit') ? unit : null })),
  });
  const stranger = world.meet('Orang baru');
  world.add(draftOf(code, rina.person, { upTo: 'penghargaan' }));
  world.add(draftOf('INV-AAAA2', rina.person, { upTo: 'penghargaan' }));
  rina.focus = code;
  world.place('INV-AAAA2', 'submitted');
  checker.conversation = { ...checker.conversation, mode: { name: 'idle' } };
  world.send(checker, typed('lihat INV-AAAA2'), 'm1');
  const shown = world.cardsOf(checker.person.id);
  expect(shown).not.toEqual([]);
  const stands = new Set<Mode['name']>(['new', 'group', 'consent']);
  const fills = new Set<Mode['name']>([
    'asking',
    'confirming',
    'confirming_submit',
    'confirming_withdraw',
    'confirming_cancel',
    'picking_draft',
    'naming_innovation',
    'giving_name',
    'choosing_unit',
    'idle',
  ]);
  return {
    world,
    of: (mode) => (stands.has(mode.name) ? stranger : fills.has(mode.name) ? rina : checker),
    cards: shown,
  };
}

const typed = (text: string): Input => ({
  kind: 'text',
  text,
  cleaned: false,
  seen: 0,
  shown: 0,
});

/** CPU time of the quickest of a few tries, ms; stops as soon as one takes no more than `enough`. */
function timeOf(run: () => void, enough: number): number {
  let best = Infinity;
  for (let tries = 0; tries < TRIES && best > enough; tries += 1) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

/** Says what is wrong when reading a text takes long and longer than its length explains; null when all is well. */
function slow(shape: Shape, read: (text: string) => void): string | null {
  const text = shape(LENGTH);
  const whole = timeOf(() => read(text), MOST_MS);
  if (whole <= MOST_MS) return null;
  const part = shape(LENGTH / SHORTER);
  const least = timeOf(() => read(part), 0);
  if (whole <= least * MOST_GROWTH) return null;
  return `${named(text)}: ${Math.round(whole)} ms, a quarter of it ${Math.round(least)} ms`;
}

const named = (text: string): string =>
  `${JSON.stringify(text.slice(0, 30))}…${JSON.stringify(text.slice(-3))}`;

describe('60,000 characters', () => {
  const { world, of, cards } = setting();
  const [card = ''] = cards;

  test('are cleaned in time', () => {
    expect(shapes.flatMap((shape) => slow(shape, cleanText) ?? [])).toEqual([]);
  });

  const forms = Object.values(modes).flatMap((some): readonly Mode[] => some);
  const title = (form: Mode): string => JSON.stringify(form).slice(0, 80);

  test.each(forms.map((form, nth) => [title(form), form, nth] as const))(
    'in %s',
    (_, form, nth) => {
      const mode = form.name === 'returning' ? { ...form, card, code: 'INV-AAAA2' } : form;
      const who = of(mode);
      who.conversation = { ...newConversation, mode };
      const given = shapes.filter((_shape, at) => (at + nth) % EVERY === 0);
      const late = given.flatMap(
        (shape) =>
          slow(shape, (text) => world.peek(who, typed(text.replaceAll('4821', card)))) ?? [],
      );
      expect(late).toEqual([]);
    },
    120_000,
  );
});
