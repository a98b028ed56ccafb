// Lists about visits, promises, attendance, temuan and proposals with the longest names and the most rows that the domain
// gives them: each fits on a phone's screen, twelve lines and 700 characters.
import { expect, it } from 'vitest';
import { renderMessage } from '../../../src/bot/text/id.ts';
import type { Part } from '../../../src/domain/conversation/message.ts';

const long = 'Wakaf perkebunan hidroponik berkelanjutan antar desa tertinggal '.repeat(30);
const unitName = 'Badan Perencanaan Pembangunan, Riset dan Inovasi Daerah Kabupaten Balangan';
const rep = (count: number, make: (at: number) => unknown) =>
  Array.from({ length: count }, (_, at) => make(at));
const marks = Object.fromEntries(
  [
    'before',
    'after',
    'material',
    'speaker',
    'venue',
    'relevance',
    'efficiency',
    'impact',
    'sustainability',
    'replication',
  ].map((k) => [k, 4.7]),
);
const counts = { found: 1098, sorted: 120, begun: 263, entered: 247, lost: 131, open: 128 };
const origin = { kind: 'village', name: long.slice(0, 90) };
const prop = {
  number: 123,
  origin,
  sentence: long.slice(0, 1400),
  state: 'forwarded',
  by: long.slice(0, 80),
  unit: unitName,
};
const prom = {
  number: 123,
  unit: unitName,
  text: long.slice(0, 1400),
  who: long.slice(0, 290),
  until: '2026-12-31',
};
const change = {
  ...{ kind: 'changed', was: [long.slice(0, 200)], now: [long.slice(0, 200)] },
  ...{ row: ['variant', long.slice(0, 80)], column: 'level_3' },
  ...{ from: long.slice(0, 900), to: long.slice(5, 900) },
};
const all: readonly (readonly [string, unknown])[] = [
  [
    'workbook_does',
    {
      ...{ title: unitName, version: 12, page: 2, pages: 40, changes: rep(3, () => change) },
      counts: { removed: 100, renamed: 100, split: 100, joined: 100, added: 100, moved: 100 },
      drafts: {
        ...{ drafts: 1234, people: 345 },
        answers: { kept: 9999, moved: 9999, split: 9999, to_confirm: 9999, dropped: 9999 },
      },
    },
  ],
  [
    'list_read',
    {
      ...{ name: long.slice(0, 100), innovations: 277, units: 35, moreColumns: 12, fresh: 138 },
      columns: rep(5, () => ({ title: long.slice(0, 80) })),
      unknown: rep(5, () => long.slice(0, 80)),
      strange: rep(2, () => ({
        unit: long.slice(0, 90),
        cell: `${long.slice(0, 31)}!C120`,
        rows: 69,
      })),
      ...{ moreStrange: 12, existing: 123, twice: 123, waiting: 123, unread: 123 },
    },
  ],
  [
    'visit_list',
    {
      rows: rep(6, () => ({
        unit: unitName,
        reasons: [
          { why: 'idle', drafts: 12, days: 120 },
          { why: 'points', points: 1200 },
        ],
      })),
      total: 37,
      page: 1,
      pages: 7,
    },
  ],
  ['visit_guide', {}],
  [
    'visit_unit',
    {
      unit: unitName,
      reasons: [
        { why: 'found', candidates: 12 },
        { why: 'idle', drafts: 12, days: 120 },
        { why: 'points', points: 1200 },
      ],
      admin: long.slice(0, 80),
      drafts: 12,
      candidates: rep(3, (i) => ({ number: 101 + i, sentence: long })),
      candidatesTotal: 12,
      promises: rep(1, (i) => ({ number: 10 + i, text: long, until: '2026-12-31' })),
      promisesTotal: 7,
    },
  ],
  ['visit_unit_unclear', { typed: long, like: rep(4, () => unitName) }],
  [
    'gaps_unit',
    {
      unit: unitName,
      rows: rep(4, (i) => ({
        code: 'INV-AWAN' + i,
        name: long,
        state: 'unit_endorsed',
        filled: 3,
        total: 52,
        days: 100,
        open: rep(1, () => ({ number: 48, label: long })),
        openTotal: 40,
      })),
      total: 12,
      candidates: 12,
      drafts: { count: 9, stops: rep(2, () => ({ number: 48, label: long, count: 3 })) },
    },
  ],
  [
    'gaps_of',
    {
      code: 'INV-AWAN1',
      name: long,
      unit: unitName,
      state: 'unit_endorsed',
      filled: 3,
      total: 52,
      open: rep(5, () => ({
        number: 48,
        label: 'Penyelesaian Layanan Pengaduan Masyarakat',
        gap: 'evidence_waiting',
      })),
      more: 30,
      gains: rep(3, () => ({ number: 48, label: long, gain: 4 })),
    },
  ],
  ['promise_list', { rows: rep(6, () => prom), total: 40 }],
  ['promise_made', prom],
  ['promise_shown', { ...prom, state: 'open', by: long, answers: true }],
  ['notice_promise', { ...prom, what: 'made', by: long }],
  ['reminder_promise', { ...prom, others: 4 }],
  [
    'reminder_meeting',
    {
      ...{ number: 123_456, title: long.slice(0, 200), day: '2026-12-08', starts: '09:00' },
      ...{ place: long.slice(0, 200), code: 'S2442', answer: null },
    },
  ],
  [
    'attendance_codes',
    { number: 12, title: long, day: '2026-12-31', onsite: '12345', online: '54321' },
  ],
  [
    'attendance_count',
    {
      number: 12,
      title: long,
      onsite: 45,
      online: 41,
      guests: 84,
      units: 35,
      ratings: 80,
      means: marks,
    },
  ],
  ['notice_rating', { number: 12, title: long }],
  [
    'candidate_counts',
    {
      edition: 'Sepeda Baru 2026',
      counts,
      earlier: rep(2, (i) => ({ year: 2025 - i, counts })),
      units: rep(5, () => ({ unit: unitName, counts })),
      page: 1,
      pages: 6,
    },
  ],
  [
    'contest_to_judge',
    {
      rows: rep(6, (i) => ({ number: 120 + i, name: long, unit: unitName, given: true })),
      ...{ total: 40, page: 2, pages: 7, stage: long.slice(0, 200) },
      criteria: rep(12, () => long.slice(0, 200)),
    },
  ],
  [
    'contest_marks_ask',
    {
      ...{ number: 123, name: long, unit: unitName, before: true },
      rows: rep(12, () => ({ label: long.slice(0, 200), mark: 100.5 })),
    },
  ],
  ['proposal_how', {}],
  [
    'proposal_list',
    {
      rows: rep(5, () => prop),
      total: 40,
      counts: { class: 10, village: 20, citizen: 10 },
      forwards: true,
    },
  ],
  [
    'proposal_shown',
    {
      ...prop,
      candidate: { number: 101, state: 'not_innovation' },
      innovation: null,
      reason: null,
      forwards: true,
      takes: true,
    },
  ],
  ['notice_proposal', { ...prop, what: 'asked', detail: null }],
  ['notice_proposal', { ...prop, what: 'new', detail: null }],
  ['notice_proposal', { ...prop, what: 'close', detail: long }],
];

it.each(all)('%s fits on a screen', (key, args) => {
  const part = { key, args } as Part;
  const { text } = renderMessage({ parts: [part], choices: [], prompt: null });
  expect(text).not.toMatch(/undefined|\bnull\b|NaN/u);
  expect(text.split('\n').length).toBeLessThanOrEqual(12);
  expect(text.length).toBeLessThanOrEqual(700);
});
