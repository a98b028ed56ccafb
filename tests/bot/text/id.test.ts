// Every sentence over generated arguments: never empty, never a leaked `undefined`, short enough for a chat, Indonesian.
/* oxlint-disable vitest/no-conditional-expect -- a table decides which check a row gets */
import fc from 'fast-check';
import { INTENTS } from '../../../src/domain/language/intents.ts';
import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../../src/bot/text/id.ts';
import { roles } from '../../../src/domain/access.ts';
import type { SharedMessages } from '../../../src/domain/conversation/shared/messages.ts';
import type { IntroducingMessages } from '../../../src/domain/conversation/introducing/messages.ts';
import type { FillingMessages } from '../../../src/domain/conversation/filling/messages.ts';
import type { EvidenceMessages } from '../../../src/domain/conversation/evidence/messages.ts';
import type { Message, MessageArgs, Part } from '../../../src/domain/conversation/message.ts';
import { states, steps } from '../../../src/domain/innovation/status.ts';

type Group = SharedMessages & IntroducingMessages & FillingMessages & EvidenceMessages;
type Arbitraries = { readonly [Key in keyof Group]: fc.Arbitrary<Group[Key]> } & {
  readonly [Key in keyof MessageArgs]?: fc.Arbitrary<MessageArgs[Key]>;
};

// Whatever people type may stand in a sentence; a value of the form is long now and then.
const words = fc.constantFrom(
  'Kelas Gizi',
  'SIAP TIMBANG (Penimbangan Balita di Rumah)',
  '*_`<b>{{7*7}}</b>',
  'A'.repeat(264),
  'kata '.repeat(2000).trim(),
);
const name = fc.constantFrom('Rina', 'H. Ahmad, S.Kom., M.AP', 'UPT Puskesmas Tanah Habang');
const nullable = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
const code = fc.constantFrom('INV-7KQ42', 'INV-00000');
const count = fc.nat({ max: 60 });
const flag = fc.boolean();
const at = fc.constantFrom('2026-11-22T13:05:00.000Z', '2026-01-01T00:00:00.000Z');
const state = fc.constantFrom(...states);
const role = fc.constantFrom(...roles);
const none = fc.constant({});
const labelled = { label: name };
const named = { code, name: words };
const numbered = { number: count, label: name };
const held = { role, unit: nullable(name) };
const unclearLines = fc.array(
  fc.record({
    line: fc.nat({ max: 300 }),
    typed: words,
    why: fc.constantFrom('unit' as const, 'role' as const, 'number' as const, 'right' as const),
  }),
  { maxLength: 4 },
);
const size = fc.integer({ min: 1, max: 90_000_000 });
const fileState = fc.constantFrom(
  'announced',
  'fetching',
  'stored',
  'refused',
  'failed',
  'removed',
);
const score = nullable(fc.nat({ max: 111 }));
const notes = fc.array(fc.record({ ...numbered, note: name }), { minLength: 1, maxLength: 9 });
const row = fc.record({
  code,
  name: nullable(words),
  unit: name,
  state,
  since: at,
  ownerName: nullable(name),
});
const list = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 12 });
const group = nullable(fc.record({ label: name, words: count, min: fc.constant(300) }));
const gap = fc.record({
  ...numbered,
  gap: fc.constantFrom(
    'unanswered' as const,
    'to_confirm' as const,
    'no_level' as const,
    'no_evidence' as const,
    'evidence_waiting' as const,
    'to_repair' as const,
  ),
});
const warning = fc.oneof(
  fc.record({
    what: fc.constant('words' as const),
    label: name,
    words: count,
    min: fc.constant(300),
  }),
  fc.record({ what: fc.constant('age' as const), date: name, from: name, to: name }),
  fc.record({ what: fc.constant('similar' as const), code, name: words, unit: name }),
  fc.record({ what: fc.constant('similar_elsewhere' as const) }),
  fc.record({ what: fc.constant('mandatory' as const), labels: fc.constant(['Regulasi', 'SDM']) }),
);
const problem = fc.oneof(
  fc.constantFrom(
    { why: 'blank' as const },
    { why: 'no_letters' as const },
    { why: 'date_unclear' as const },
    { why: 'date_invalid' as const },
    { why: 'date_no_year' as const },
    { why: 'date_relative' as const },
    { why: 'number_unclear' as const },
    { why: 'number_range' as const },
    { why: 'coordinates_unclear' as const },
    { why: 'link_unclear' as const },
    { why: 'files_expected' as const },
  ),
  fc.record({ why: fc.constant('too_short' as const), min: count, got: count }),
  fc.record({ why: fc.constant('too_long' as const), max: count, got: count }),
  fc.record({ why: fc.constant('no_choice' as const), options: fc.integer({ min: 1, max: 40 }) }),
  fc.record({
    why: fc.constant('several' as const),
    labels: fc.constant(['Digital', 'Non Digital']),
  }),
  fc.record({
    why: fc.constant('date_too_coarse' as const),
    precision: fc.constantFrom('day' as const, 'month' as const, 'year' as const),
  }),
  fc.record({
    why: fc.constant('number_outside' as const),
    min: nullable(count),
    max: nullable(count),
  }),
);
const stepProblem = fc.oneof(
  fc.record({ type: fc.constant('wrong_state' as const), state, step: fc.constantFrom(...steps) }),
  fc.record({ type: fc.constant('changed' as const), seen: count, version: count }),
  fc.constantFrom(
    { type: 'reason_needed' as const },
    { type: 'notes_needed' as const },
    { type: 'own_innovation' as const },
  ),
);
const sentFile = fc.record({ name, size: nullable(size), state: fileState });
const waiting = {
  ...named,
  unit: name,
  by: nullable(name),
  again: flag,
  state,
  files: count,
  answered: count,
  score,
  max: score,
};
const repairedCard = {
  ...waiting,
  repaired: fc.array(fc.record({ ...numbered, note: words, value: words, files: count }), {
    minLength: 1,
    maxLength: 3,
  }),
  version: count,
  cardCode: fc.constant('4821'),
};

const factLine = fc.record({
  nos: fc.array(count, { minLength: 1, maxLength: 3 }),
  number: nullable(name),
  date: nullable(fc.constantFrom('2025-03-04', '2025-03')),
  subject: nullable(words),
});
const act = fc.constantFrom('declare_nil' as const, 'revoke_role' as const, 'export' as const);
const filler = { code, name: words };

const sameFiles = list(
  fc.record({ name, otherCode: code, otherNumber: fc.option(count), number: count }),
);
const cardLine = fc.record({
  ...numbered,
  value: fc.oneof(words, fc.constant('-')),
  files: list(name),
  before: nullable(words),
});
const checkFlags = fc.record({
  code,
  verified: score,
  max: score,
  levels: list(
    fc.record({
      ...numbered,
      claimed: count,
      level: fc.constantFrom(0 as const, 2 as const),
      reason: name,
    }),
  ),
  age: nullable(fc.record({ date: name, from: name, to: name })),
  similar: list(fc.record({ ...named, unit: name })),
  unsupported: list(fc.record(numbered)),
  selfChecked: flag,
  unreachable: list(name),
  scans: list(name),
});

const arbitraries: Arbitraries = {
  confirm_act: fc.record({ act, code: fc.constant('4821') }),
  act_needs_code: none,
  type_the_code: none,
  code_spent: fc.record({
    why: fc.constantFrom('used' as const, 'expired' as const, 'other' as const),
  }),
  act_dropped: none,
  act_outdated: fc.record({ act }),
  choose_number: fc.record({ count }),
  notice_wrong_codes: fc.record({ wrong: count, people: count }),
  confirmation_wrong: none,
  confirmation_dropped: none,
  dialogue_left: fc.record({
    what: fc.constantFrom(
      'asking_mentor' as const,
      'answering_message' as const,
      'writing_unit' as const,
      'representing' as const,
    ),
    id: nullable(count),
    code: nullable(fc.constant('S4821')),
  }),
  word_is_command: fc.record({ typed: name }),
  unit_kept: fc.record({ unit: name }),
  unit_change_ask: fc.record({
    before: name,
    after: name,
    leaves: flag,
    stays: list(fc.record(held)),
  }),
  notice_left: fc.record({ name, unit: name, to: name }),
  co_fill_code: fc.record({ name: words, code: fc.constant('ISI-7KQ4-M2XZ-9TRB'), hours: count }),
  co_fill_ask: fc.record({ ...filler, owner: nullable(name), unit: name, checks: flag }),
  co_fill_joined: fc.record({ ...filler, owner: nullable(name) }),
  co_fill_already: fc.record(filler),
  co_fill_unknown: none,
  co_fill_how: none,
  notice_filler: fc.record({ ...filler, by: nullable(name) }),
  scan_taken: fc.record(filler),
  scan_too_large: fc.record({ name, size, limit: size }),
  scan_stored: fc.record({ code, file: name }),

  welcome: none,
  ask_consent: none,
  consent_recorded: none,
  consent_declined: none,
  consent_unclear: none,
  ask_unit: none,
  unit_candidates: fc.record({ typed: words }),
  unit_not_found: fc.record({ typed: words }),
  unit_chosen: fc.record({ unit: name }),
  unit_told: fc.record({ unit: fc.option(name) }),
  ask_name: none,
  name_unclear: none,
  registered: fc.record({ name, unit: nullable(name), roles: list(fc.record(held)) }),
  checker_hint: fc.record({ queue: flag, invites: flag }),
  greeting: fc.record({ name: nullable(name) }),
  thanks: none,
  no_hurry: none,
  saved_already: none,
  notices_used_up: none,
  privacy: none,
  profile: fc.record({
    name: nullable(name),
    nip: nullable(name),
    unit: nullable(name),
    roles: list(fc.record(held)),
  }),
  group_only_private: none,
  invitation_accepted: fc.record(held),
  invitation_unknown: none,
  prove_phone: none,
  prove_phone_or_cancel: none,
  phone_not_own: none,
  phone_not_proven: fc.record({
    channel: fc.constantFrom('telegram' as const, 'whatsapp' as const, 'webchat' as const),
  }),
  too_much: fc.record({
    what: fc.constantFrom('messages' as const, 'files' as const),
    again: fc.constantFrom('in_an_hour' as const, 'tomorrow' as const),
  }),
  too_many_codes: fc.record({ minutes: fc.integer({ min: 1, max: 1440 }), crowded: fc.boolean() }),
  invitee_name_unclear: none,
  ask_invite_role: none,
  ask_invite_unit: fc.record({ role, typed: words }),
  invite_unit_not_found: fc.record({ role, typed: words }),
  ask_invitations: none,
  invitations_from_file: fc.record({ name: words, lines: count }),
  invitations_wait: fc.record({ name: words, lines: count }),
  no_invitation_list: fc.record({ name: words }),
  invitations_ready: fc.record({
    count,
    roles: fc.array(fc.record({ role, count }), { minLength: 1, maxLength: 3 }),
    resting: count,
    held: count,
    unclear: unclearLines,
    moreUnclear: count,
    again: flag,
  }),
  invitations_unclear: fc.record({ unclear: unclearLines, moreUnclear: count, held: count }),
  invitations_too_many: fc.record({ count, most: count }),
  invitations_made: fc.record({ count, days: count }),
  invitations_list: fc.record({
    ...{ made: count, used: count, moreOpen: count, over: count, refused: count },
    waiting: fc.array(fc.record({ ...held, id: count, name: nullable(name) }), { maxLength: 3 }),
    open: fc.array(fc.record({ ...held, name: nullable(name) }), { maxLength: 6 }),
  }),
  invitations_none: none,
  invitations_all_used: none,
  invitation_not_waiting: fc.record({ id: count }),
  invitation_answer_how: fc.record({ id: count }),
  invitation_answered: fc.record({ ...held, name: nullable(name), right: flag }),
  invitation_rests: fc.record({ ...held, hours: count }),
  notice_invitation_rests: fc.record({
    ...held,
    id: count,
    name: nullable(name),
    invited: nullable(name),
    hours: count,
  }),
  notice_invitation_frozen: fc.record(held),
  notice_invitation_unanswered: fc.record({ ...held, name: nullable(name) }),
  invitation_made: fc.record({
    ...held,
    code: name,
    hours: count,
    telegram: nullable(name),
    web: name,
    name: nullable(name),
    phone: fc.constantFrom(null, '+6281234567890'),
  }),
  link_code: fc.record({ code: name, minutes: count }),
  link_unknown: none,
  link_same_channel: none,
  code_explained: fc.record({
    of: fc.constantFrom('link' as const, 'co_fill' as const, 'invitation' as const),
  }),
  code_yes_or_no: fc.record({ of: fc.constantFrom('link' as const, 'co_fill' as const) }),
  code_dropped: none,
  link_ask: fc.record({
    channel: fc.constantFrom('telegram' as const, 'whatsapp' as const, 'webchat' as const),
    name: nullable(name),
    unit: nullable(name),
    moving: list(fc.record(held)),
    days: count,
  }),
  link_refused: fc.record({
    why: fc.constantFrom('roles' as const, 'innovations' as const, 'addresses' as const),
  }),
  linked: fc.record({ name: nullable(name), days: count, proof: list(fc.record(held)) }),
  notice_link_undone: fc.record({
    channel: fc.constantFrom('telegram' as const, 'whatsapp' as const, 'webchat' as const),
  }),
  notice_role_moved: fc.record({
    ...held,
    from: nullable(name),
    to: nullable(name),
    proof: flag,
  }),
  notice_joined: fc.record({ name: nullable(name), unit: name }),
  registered_at_once: fc.record({ name: words, unit: name }),
  notice_invitation_used: fc.record({ ...held, name: nullable(name) }),
  notice_linked: fc.record({
    days: count,
    channel: fc.constantFrom('telegram' as const, 'whatsapp' as const, 'webchat' as const),
  }),
  cannot_begin: none,
  drafts_enough: fc.record({ count }),
  begin_innovation: fc.record({ unit: name, edition: name, items: count, together: flag }),
  ask_innovation_name: fc.record({ label: name, help: name }),
  innovation_begun: fc.record(named),
  text_refused: problem.map((one) => ({ ...one, label: 'Nama Inovasi' })),
  where: fc.record({
    kind: fc.constantFrom('field' as const, 'indicator' as const),
    no: count,
    of: count,
    number: count,
    filled: count,
    total: count,
    score,
    name: nullable(words),
    code,
    item: fc.constant('regulasi'),
  }),
  repair_note: fc.record({ note: name }),
  ask_together: fc.record({
    questions: fc.array(
      fc.record({
        ...numbered,
        item: fc.constant('bentuk'),
        help: name,
        options: fc.constantFrom([], ['Digital', 'Non Digital'], ['Kepala Daerah', 'OPD', 'ASN']),
        many: flag,
        unit: nullable(name),
      }),
      { minLength: 2, maxLength: 4 },
    ),
  }),
  together_too_many: fc.record({ questions: count }),
  together_later: fc.record({ labels: fc.array(name, { minLength: 1, maxLength: 3 }) }),
  kept_theirs: fc.record({ ...numbered, theirs: words }),
  ask_field: fc.record({
    ...labelled,
    help: name,
    optional: flag,
    many: flag,
    current: nullable(words),
    group,
    unit: nullable(name),
    type: fc.constantFrom('text', 'longtext', 'choice', 'date', 'number', 'coordinates'),
    examples: list(name),
    optionCount: count,
    precision: fc.constantFrom(null, 'day', 'month', 'year'),
  }),
  ask_variant: fc.record({ ...labelled, help: name }),
  ask_level: fc.record({
    ...labelled,
    help: name,
    mandatory: flag,
    weight: score,
    current: nullable(words),
  }),
  ask_description: fc.record({ ...labelled, help: name, levels: flag, current: nullable(words) }),
  ask_files: fc.record({
    ...labelled,
    kinds: list(name),
    note: nullable(name),
    link: flag,
    links: count,
    files: list(sentFile),
    formats: fc.subarray(['pdf', 'jpg', 'mp4', 'odt']),
    video: nullable(fc.record({ from: count, to: count, limit: count, elements: list(name) })),
  }),
  ask_document_confirm: fc.record({
    number: nullable(name),
    date: nullable(name),
    subject: nullable(words),
  }),
  ask_document_number: fc.record(labelled),
  ask_document_date: fc.record(labelled),
  ask_document_subject: fc.record(labelled),
  saved: fc.record({ ...labelled, value: nullable(words) }),
  level_saved: fc.record({ ...labelled, level: count, text: words }),
  description_saved: fc.record(labelled),
  document_saved: fc.record(labelled),
  link_not_taken: fc.record(labelled),
  quoted_replaces: fc.record({ ...labelled, before: nullable(words), after: words }),
  quoted_over: fc.constant({}),
  link_saved: fc.record({ ...labelled, url: words }),
  basket: fc.record({
    ...labelled,
    level: fc.constantFrom(1, 2, 3),
    read: nullable(fc.record({ level: fc.constantFrom(1, 2, 3), from: name })),
    description: nullable(words),
    number: nullable(name),
    date: nullable(fc.constant('2025-03-04')),
    subject: nullable(words),
    fromFile: flag,
    links: fc.array(name, { maxLength: 2 }),
  }),
  level_or_indicator: fc.record({ number: count }),
  number_of_what: fc.record({ number: count, item: name, indicator: nullable(name) }),
  no_link_here: none,
  not_for_indicators: fc.record(
    {
      numbers: fc.array(count, { minLength: 1, maxLength: 3 }),
      file: fc.constant(true as const),
      open: count,
    },
    { requiredKeys: ['numbers'] },
  ),
  item_still_open: fc.record(
    {
      ...labelled,
      kind: fc.constantFrom('field' as const, 'indicator' as const),
      no: count,
      more: fc.array(fc.record({ no: count, label: name }), { minLength: 1, maxLength: 3 }),
    },
    { requiredKeys: ['label', 'kind', 'no'] },
  ),
  levels_stored: fc.record({
    levels: fc.array(fc.record({ no: count, level: nullable(count) }), { minLength: 1 }),
  }),
  recorded_missing: fc.record({
    items: fc.array(fc.record(numbered), { minLength: 1 }),
    mandatory: flag,
  }),
  nothing_left_open: none,
  ask_rest_none: fc.record({ items: fc.array(fc.record(numbered), { minLength: 1 }) }),
  ask_finishing: fc.record({
    levels: fc.array(
      fc.record({ ...labelled, no: count, level: fc.constantFrom(1, 2, 3), from: name }),
      { maxLength: 4 },
    ),
    read: fc.array(factLine, { maxLength: 6 }),
    lacking: fc.array(factLine, { minLength: 1, maxLength: 6 }),
    more: count,
  }),
  carried_confirmed: fc.record({ count, old: count }),
  nothing_to_confirm: fc.record({ numbers: fc.array(count, { maxLength: 9 }) }),
  finishing_taken: fc.record({ confirmed: count, documents: fc.integer({ min: 1, max: 9 }) }),
  finishing_unread: fc.record({ lines: fc.array(words, { minLength: 1, maxLength: 4 }) }),
  read_back: fc.record({
    ...labelled,
    value: words,
    why: fc.constantFrom('date' as const, 'choice' as const, 'number' as const),
  }),
  read_document_date: fc.record({ date: name }),
  unknown_answer: fc.record(labelled),
  answer_refused: fc.record({ ...labelled, problem }),
  left_out: fc.record(labelled),
  skipped: fc.record(labelled),
  peer_offered: fc.record({ ...labelled, no: count, code, unit: name }),
  kept: fc.record(labelled),
  recorded_none: fc.record({ ...labelled, mandatory: flag }),
  none_drops_evidence: fc.record(labelled),
  names_other_item: fc.record(labelled),
  already_received: none,
  typed_early: none,
  already_stored: fc.record({ label: fc.constantFrom('', 'Nama Inovasi') }),
  someone_answered: fc.record(
    { ...labelled, theirs: words, yours: words, own: fc.boolean() },
    { requiredKeys: ['label', 'theirs', 'yours'] },
  ),
  yes_or_no: none,
  not_changed: fc.record({ label: nullable(name) }),
  long_name: fc.record({ chars: count, limit: count }),
  age_warning: fc.record({ from: fc.constant('2024-01-01'), to: fc.constant('2025-12-31') }),
  text_grown: fc.record({ ...labelled, added: count, words: count, chars: count, group }),
  text_finished: fc.record({ ...labelled, words: count }),
  text_written: fc.record({ ...labelled, added: count, words: count, group }),
  continued_or_next: fc.record({ before: name, next: name, text: words }),
  text_read: fc.record({
    ...labelled,
    name,
    words: count,
    begins: words,
    ends: nullable(words),
  }),
  text_file_too_late: fc.record({ name }),
  one_text_file: fc.record({ name }),
  nothing_written: fc.record(labelled),
  nothing_to_skip: none,
  nothing_to_finish: none,
  nothing_to_close: none,
  undone: fc.record({
    labels: fc.array(name, { minLength: 1, maxLength: 3 }),
    files: count,
    back: count,
  }),
  nothing_to_undo: fc.record(
    { why: fc.constantFrom('name' as const, 'removed' as const, 'copied' as const) },
    { requiredKeys: [] },
  ),
  nothing_to_go_back: none,
  at_the_start: none,
  not_answered_yet: fc.record(labelled),
  text_cleaned: none,
  blank: none,
  welcome_back: fc.record({ name: nullable(name), innovation: nullable(words) }),
  not_an_answer: fc.record({
    kind: fc.constantFrom(
      'voice',
      'sticker',
      'location',
      'contact',
      'undecryptable',
      'other',
      'something_new',
    ),
  }),
  stale_button: none,
  edit_ignored: none,
  question_answer: fc.record({
    intent: fc.constantFrom(...INTENTS.map((row) => row.name)),
    edition: name,
    year: fc.constant(2026),
    unit: nullable(name),
    items: count,
    item: nullable(
      fc.record({
        label: name,
        help: name,
        instruction: nullable(name),
        example: nullable(name),
        formats: fc.constantFrom([], ['pdf'], ['pdf', 'jpg', 'png']),
      }),
    ),
    group,
    inGroup: flag,
    innovation: nullable(
      fc.record({ code, name: words, state, since: at, filled: count, total: count }),
    ),
  }),
  question_unknown: none,
  choices_compared: fc.record({
    ...{ label: name, no: count, indicator: flag, help: words, told: nullable(words) },
    choices: list(words),
  }),
  still_open: fc.record({
    mode: fc.constantFrom('asking', 'consent', 'proving'),
    label: nullable(name),
  }),
  answer_or_other: fc.record(
    {
      label: name,
      typed: words,
      others: fc.array(fc.record({ ...numbered, said: words }), { minLength: 1, maxLength: 6 }),
      unread: fc.array(words, { maxLength: 5 }),
      figures: fc.constant(false as const),
    },
    { requiredKeys: ['label', 'typed', 'others', 'unread'] },
  ),
  held_dropped: fc.record({ typed: words, number: count }),
  answer_or_question: fc.record({ label: name, typed: words }),
  nearest_meanings: none,
  edit_explained: fc.record(numbered),
  closing_word_cut: fc.record({ word: fc.constantFrom('selesai', 'SELESAI ya pak') }),
  together_unclear: fc.record({ first: count, parts: list(words) }),
  together_which_numbers: fc.record({ first: count }),
  files_gone: fc.record({ count }),
  delete_all_how: fc.record({ count }),
  invite_number_unread: fc.record({ typed: words, read: nullable(fc.constant('+60123456789')) }),
  edit_question: fc.record({ ...labelled, before: words, after: words }),
  delete_explained: fc.record({ number: count }),
  all_filled: fc.record({ code, score }),
  repairs_done: fc.record({ code, score }),
  only_skipped_left: fc.record({ count }),
  not_open: fc.record({ code, state }),
  does_not_apply: fc.record(numbered),
  not_returned: fc.record(numbered),
  file_without_question: fc.record({ hasDraft: flag, sk: flag, forms: flag }),
  file_not_expected: fc.record(labelled),
  file_expected: fc.record({ ...labelled, link: flag }),
  file_before_level: fc.record(labelled),
  too_many_files: fc.record({ ...labelled, limit: count, left: count }),
  file_too_large: fc.record({ name, size, limit: size, url: name, hours: count, link: flag }),
  files_stored: fc.record({
    label: fc.constantFrom('', 'Regulasi'),
    other: nullable(code),
    waiting: count,
    files: fc.array(
      fc.record({
        name,
        size,
        warnings: fc.subarray(['restricted', 'video_short', 'video_long', 'something_new']),
      }),
      { minLength: 1, maxLength: 10 },
    ),
  }),
  files_restored: fc.record({ names: fc.array(name, { minLength: 1, maxLength: 12 }) }),
  pages_ordered: fc.record({ name, order: fc.array(count, { minLength: 2, maxLength: 20 }) }),
  pages_in_order: fc.record({ name }),
  page_order_how: fc.record({ name, pages: fc.integer({ min: 2, max: 20 }) }),
  pages_parted: fc.record({ name, pages: fc.array(name, { minLength: 2, maxLength: 20 }) }),
  pages_as_before: fc.record({ name }),
  pages_joined_again: fc.record({ name }),
  pages_too_many: fc.record({ name, pages: count, room: count }),
  no_pages: fc.record({ onTheWay: flag, indicator: count }),
  no_originals: fc.record({ code }),
  photos_stay: fc.record({ label: fc.constant('Regulasi') }),
  send_another_file: none,
  files_unplaced: fc.record({ names: fc.array(name, { minLength: 1, maxLength: 3 }) }),
  more_files_or_done: fc.record({ refused: flag }),
  file_refused: fc.record({
    name,
    problem: fc.record({ code: fc.constantFrom('CORRUPT', 'TOO_LARGE', 'SOMETHING_NEW') }),
  }),
  file_failed: fc.record({ name, final: flag, full: flag }),
  file_seen_before: fc.record({ name, where: name }),
  video_too_long: fc.record({ name, seconds: count, limit: count }),
  files_waiting: fc.record(labelled),
  no_file_yet: fc.record({ ...labelled, optional: flag }),
  files_moved: fc.record({
    label: fc.constantFrom('Regulasi'),
    files: fc.integer({ min: 1, max: 9 }),
    lacks: fc.array(count, { maxLength: 3 }),
  }),
  files_not_fitting: fc.record({
    ...labelled,
    names: fc.array(name, { minLength: 1, maxLength: 3 }),
    formats: fc.constantFrom(['pdf'], ['jpg', 'png']),
  }),
  file_kept_here: fc.record({ no: count, other: count }),
  nothing_to_move: none,
  move_where: none,
  file_removed: fc.record({ label: fc.constantFrom('', 'Regulasi'), name }),
  file_list: fc.record({
    code,
    files: list(fc.record({ ...numbered, name: words, size: nullable(size), state: fileState })),
  }),
  delete_which: fc.record({ count }),
  help: fc.record({ roles: fc.subarray([...roles]), hasDraft: flag, all: flag }),
  help_item: fc.record({
    ...labelled,
    help: name,
    instruction: nullable(name),
    example: nullable(name),
    optional: flag,
    levels: list(fc.record({ level: count, text: name })),
    evidence: nullable(
      fc.record({ kinds: list(name), formats: fc.constant(['pdf']), note: nullable(name) }),
    ),
  }),
  missing_list: fc.record({
    name: nullable(words),
    code,
    open: list(gap),
    more: count,
    filled: count,
    total: count,
    gains: list(fc.record({ ...numbered, gain: count })),
    handedIn: flag,
  }),
  overview: fc.record({
    code,
    name: nullable(words),
    state,
    score,
    max: score,
    parts: list(
      fc.record({
        title: name,
        filled: count,
        of: count,
        extra: count,
        open: list(fc.record(numbered)),
      }),
    ),
    read: count,
    files: count,
  }),
  options: fc.record({ ...numbered, options: list(name), open: flag }),
  options_of_what: none,
  summary: fc.record({
    code,
    name: nullable(words),
    unit: name,
    state,
    filled: count,
    total: count,
    score,
    max: score,
    lines: list(fc.record({ ...numbered, value: nullable(words), files: count, optional: flag })),
  }),
  change_which: fc.record({ total: count }),
  change_not_found: fc.record({ typed: words, total: count, like: list(fc.record(numbered)) }),
  no_focus: fc.record({ creates: flag, checks: flag, lists: flag }),
  command_how: fc.record({ command: fc.constantFrom('invite', 'constructor'), typed: words }),
  send_once_more: none,
  parts_unread: fc.record(
    { parts: list(words), missing: fc.array(count, { minLength: 1, maxLength: 20 }) },
    { requiredKeys: ['parts'] },
  ),
  not_understood: none,
  idle_hint: fc.record({ hasDraft: flag, fills: flag, checks: flag, invites: flag }),
  draft_list: fc.record({
    rows: list(fc.tuple(row, flag).map(([one, focus]) => ({ ...one, focus }))),
  }),
  draft_opened: fc.record({ ...named, state }),
  pick_number: fc.record({ count }),
  cancel_what: none,
  put_aside: none,
  going_on: none,
  cancelled: none,
  cannot_cancel_here: none,
  already_submitted: fc.record({ code, state, since: at }),
  incomplete: fc.record({ code, open: list(gap), repairing: flag }),
  submit_check: fc.record({
    ...named,
    unit: name,
    answered: count,
    files: count,
    score,
    max: score,
    warnings: list(warning),
  }),
  ask_submit: fc.record({ code }),
  submit_put_off: fc.record({ code }),
  submitted: fc.record({ ...named, unit: name, to: state }),
  changed_meanwhile: fc.record({ code }),
  step_refused: fc.record({ code, problem: stepProblem }),
  status: fc.record({ ...named, unit: name, state, since: at, score, repairs: count }),
  nothing_to_repair: fc.record({ code, state }),
  repair_list: fc.record({
    ...named,
    items: list(fc.record({ ...numbered, note: name, done: flag })),
  }),
  withdraw_check: fc.record({ code, name: nullable(words) }),
  withdrawn: fc.record(named),
  not_withdrawn: fc.record({ code }),
  trouble: none,
  not_allowed: none,
  not_found: none,
  not_yet_here: fc.record({ command: name }),
  queue: fc.record({ rows: list(row) }),
  unit_list: fc.record({ rows: list(row), total: count, page: fc.constantFrom(1, 2), more: flag }),
  compared: fc.record({
    ...named,
    ...{ total: count, page: count, pages: count },
    rows: fc.array(
      fc.record({
        ...{ number: count, label: fc.constant('Kecepatan penciptaan inovasi') },
        ...{ before: fc.option(words), now: fc.option(words) },
        ...{ added: fc.array(name, { maxLength: 5 }), removed: fc.array(name, { maxLength: 5 }) },
      }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
  next_which: fc.record({ ...named, asks: flag, count }),
  queue_page: fc.record(
    { page: count, pages: count, total: count, endorse: fc.record({ count, page: count }) },
    { requiredKeys: ['page', 'pages', 'total'] },
  ),
  queue_more: fc.record(
    { shown: count, total: count, endorse: fc.record({ count, code }) },
    { requiredKeys: ['shown', 'total'] },
  ),
  look_by_code: fc.record({ code }),
  card: fc.record({
    ...named,
    unit: name,
    owner: nullable(name),
    state,
    since: at,
    score,
    max: score,
    own: flag,
    warnings: list(warning),
    sameFiles,
    lines: list(cardLine),
    decides: flag,
  }),
  sheet: fc.record({
    ...named,
    unit: name,
    owner: nullable(name),
    state,
    since: at,
    score,
    max: score,
    fields: fc.tuple(count, count),
    indicators: fc.tuple(count, count),
    changed: nullable(list(count)),
    warnings: list(warning),
    sameFiles,
    flags: nullable(checkFlags),
    example: count,
  }),
  one_item: fc.record({ ...named, line: cardLine, total: count }),
  read_what: fc.record({ total: count }),
  no_evidence: fc.record({ code }),
  evidence_follows: fc.record({ code, count }),
  evidence_caption: fc.record({ ...numbered, code, name }),
  needs_code: fc.record({
    verb: fc.constantFrom('approve', 'endorse', 'return', 'reopen', 'something_new'),
  }),
  wrong_card_code: fc.record({ codes: count }),
  too_many_card_codes: fc.record({ most: count }),
  card_outdated: fc.record({ ...named, state, expired: flag }),
  approved: fc.record({ ...named, to: state, onlyPerson: flag }),
  ask_return_notes: fc.record({ ...named, count }),
  code_of_sheet: fc.record({
    ...named,
    cardCode: fc.constant('4821'),
    verb: fc.constantFrom('verify', 'return', 'reject'),
    rest: words,
  }),
  note_not_understood: fc.record({ line: words, total: count }),
  notes_so_far: fc.record({ ...named, count }),
  notes_understood: fc.record({
    ...named,
    items: notes,
    unread: fc.array(words, { maxLength: 3 }),
    total: count,
  }),
  return_which: fc.record({ ...named, count }),
  notes_left: fc.record({ ...named, count }),
  returned: fc.record({ ...named, items: notes }),
  notice_waiting: fc.oneof(fc.record(waiting), fc.record(repairedCard)),
  notice_nobody: fc.record({ ...named, unit: name, role }),
  notice_verified: fc.record({ ...named, by: nullable(name), to: state }),
  notice_returned: fc.record({ ...named, by: nullable(name), items: notes }),
  notice_withdrawn: fc.record({ ...named, by: nullable(name) }),
};

/** Lists and everything that shows whole answers may be long; channels split them. */
const long = new Set([
  'card',
  'one_item',
  'summary',
  'file_list',
  'draft_list',
  'queue',
  'unit_list',
  'missing_list',
]);
const foreign =
  /\b(?:the|and|or|not|your|you|file|files|upload|submit|draft|please|error|invalid|click|button|link|save|saved|user|approve|return|state|unknown)\b/i;

function textOf(key: string, args: unknown): string {
  const message: Message = { parts: [{ key, args } as Part], choices: [], prompt: 1 };
  return renderMessage(message).text;
}

describe('every sentence', () => {
  for (const [key, arbitrary] of Object.entries(arbitraries))
    it(`${key} says something, whole and in Indonesian`, () => {
      fc.assert(
        fc.property(arbitrary as fc.Arbitrary<unknown>, (args) => {
          const text = textOf(key, args);
          expect(text.trim()).not.toBe('');
          expect(text).not.toMatch(/undefined|\bnull\b|\[object|NaN/);
          expect(text).not.toMatch(/\n{3}|^\s|\s$/);
          if (!long.has(key)) expect(text.length).toBeLessThanOrEqual(3500);
          expect(text).not.toMatch(foreign);
        }),
        { numRuns: 60 },
      );
    });
});

describe('a message', () => {
  const choices: Message['choices'] = [
    { label: { key: 'approve' }, reply: { command: 'approve', args: ['4821'] }, numbered: false },
    { label: 'Digital', reply: { number: 1 }, numbered: true },
    { label: { role: 'unit_admin' }, reply: { role: 'unit_admin' }, numbered: true },
  ];
  const parts: Message['parts'] = [
    { key: 'thanks', args: {} },
    { key: 'ask_name', args: {} },
  ];

  it('joins its parts by a blank line and numbers the choices that are answered by number', () => {
    const { text } = renderMessage({ parts, choices, prompt: 7 });
    expect(text.split('\n\n')).toHaveLength(3);
    expect(text).toMatch(/\n\n1\. Digital\n2\. Admin Inovasi$/);
  });

  it('ties buttons to their prompt, except those whose command holds at any time', () => {
    const tokens = (prompt: number | null) =>
      renderMessage({ parts, choices, prompt }).choices.map((choice) => choice.token);
    expect(tokens(7)).toEqual(['t:setujui_4821', 'p7:1', 'p7:2']);
    expect(tokens(null)).toEqual(['t:setujui_4821', 't:1', 't:admin']);
  });

  it('still renders choices that an earlier release stored as the words to type', () => {
    const stored: Message = JSON.parse(
      JSON.stringify({
        parts,
        choices: [
          { label: { key: 'approve' }, reply: 'setujui 4821', numbered: false },
          { label: 'Digital', reply: '1', numbered: true },
        ],
        prompt: 7,
      }),
    );
    expect(renderMessage(stored).choices.map(({ token }) => token)).toEqual([
      't:setujui_4821',
      'p7:1',
    ]);
  });

  it('writes moments in WITA', () => {
    const args = {
      code: 'INV-7KQ42',
      state: 'submitted' as const,
      since: '2026-11-22T13:05:00.000Z',
    };
    const { text } = renderMessage({
      parts: [{ key: 'already_submitted', args }],
      choices: [],
      prompt: 1,
    });
    expect(text).toContain('Minggu, 22 November 2026 pukul 21.05 WITA');
  });

  it('carries a file along, and what to say when it cannot go', () => {
    const file = { sha256: 'a', name: 'SK.pdf', mime: 'application/pdf', size: 10 };
    expect(renderMessage({ parts, choices: [], prompt: null, file }).file).toEqual({
      ...file,
      instead:
        'Berkas SK.pdf belum bisa dikirim ke sini. Berkasnya tetap tersimpan; silakan minta lagi nanti.',
    });
  });
});
