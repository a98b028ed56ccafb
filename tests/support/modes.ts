// Every mode of a conversation, in every form in which it reads another kind of text, and a world in which each finds what it
// is about. It sends nothing.
import { expect } from 'vitest';
import { everybody } from '../../src/domain/broadcast.ts';
import type { Input } from '../../src/domain/conversation/input.ts';
import { type Mode, newConversation } from '../../src/domain/conversation/state.ts';
import { keptDraft } from '../../src/domain/conversation/editions/trying.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { formOf } from '../../src/domain/edition/journey.ts';
import { draftOf } from './builders.ts';
import type { Inhabitant } from './inhabitant.ts';
import { TestWorld } from './world.ts';

const unit = 'puskesmas-awayan';
const code = 'INV-AAAA1';

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
const askedOfTrial = firstOfEachType.map(
  (item) => ({ name: 'asking', item, step: 'value', revision: 0 }) as const,
);

/** Every mode, in every form in which it reads another kind of text. */
const modes: { readonly [Name in Mode['name']]: readonly Extract<Mode, { name: Name }>[] } = {
  new: [{ name: 'new' }],
  group: [{ name: 'group' }],
  consent: [{ name: 'consent' }, { name: 'consent', invitation: '0123456789ABCDEFGHJKMNPQRS' }],
  choosing_unit: [{ name: 'choosing_unit', offered: [unit] }],
  giving_name: [{ name: 'giving_name' }],
  confirming_marks: [
    { name: 'confirming_marks', entry: 1, stage: 'desk', marks: { kebaruan: 80 } },
  ],
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
  choosing_office: [
    { name: 'choosing_office', units: [unit], change: { what: 'address', text: 'Jalan Contoh 1' } },
    { name: 'choosing_office', units: [], change: null },
  ],
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
  inviting_many: [{ name: 'inviting_many' }],
  standing_in: [{ name: 'standing_in' }],
  monev: [
    { name: 'monev', code, no: 1, part: 'factual' },
    { name: 'monev', code, no: 1, part: 'advice', factual: 'Ada.' },
  ],
  monev_officer: [{ name: 'monev_officer', code }],
  monev_end: [{ name: 'monev_end', code }],
  trying: [{ name: 'naming_innovation' as const }, ...askedOfTrial, { name: 'idle' as const }].map(
    (mode) => ({
      ...{ name: 'trying', inner: { ...newConversation, mode } },
      of: { id: balangan2026.id, version: balangan2026.version },
      draft:
        mode.name === 'naming_innovation'
          ? null
          : keptDraft(
              draftOf(code, {
                id: 1,
                name: 'Kora',
                nip: null,
                unitId: unit,
                consented: true,
                grants: [],
              }),
            ),
    }),
  ),
};

/** All forms of all modes. */
export const allModes: readonly Mode[] = Object.values(modes).flatMap(
  (some): readonly Mode[] => some,
);

/** What a mode is called in the name of a test. */
export const titleOf = (mode: Mode): string => JSON.stringify(mode).slice(0, 80);

/** A world in which each mode finds what it is about: a draft in hand, or a card shown to a checker. */
export function settingOfModes(): {
  readonly world: TestWorld;
  /** Puts whoever can be in this mode into it. */
  readonly enter: (mode: Mode) => Inhabitant;
  /** The code of the card that the checker was shown. */
  readonly card: string;
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
  world.send(checker, typedText('lihat INV-AAAA2'), 'm1');
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
  const [card = ''] = shown;
  const of = ({ name }: Mode): Inhabitant =>
    stands.has(name) ? stranger : fills.has(name) ? rina : checker;
  return {
    world,
    card,
    enter: (form) => {
      const mode = form.name === 'returning' ? { ...form, card, code: 'INV-AAAA2' } : form;
      const who = of(mode);
      who.conversation = { ...newConversation, mode };
      return who;
    },
  };
}

/** A text as it comes in. */
export const typedText = (text: string): Input => ({
  kind: 'text',
  text,
  cleaned: false,
  seen: 0,
  shown: 0,
});
