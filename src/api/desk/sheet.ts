// One innovation as the desk shows it: items with answers and evidence, doubts, history, and what this person may decide.
// It reads nothing; rules are those of the conversation.
import type { Person } from '../../domain/conversation/world.ts';
import { flagsOf } from '../../domain/conversation/checking/flags.ts';
import type { EditionDefinition, Item } from '../../domain/edition/definition.ts';
import { formOf } from '../../domain/edition/journey.ts';
import { showAnswer } from '../../domain/edition/show.ts';
import { checks, judge } from '../../domain/innovation/checks.ts';
import { claimedMaturity } from '../../domain/innovation/levels.ts';
import type { Innovation } from '../../domain/innovation/innovation.ts';
import type { Step } from '../../domain/innovation/status.ts';
import { paperNames } from '../../domain/language/index.ts';
import { canPrint, innovationPapers } from '../../domain/papers.ts';
import type { Sheet } from '../../db/views/desk.ts';
import type { readHistory } from '../../db/views/innovations.ts';
import type { ServerParts } from '../parts.ts';

/** What can be decided at the desk, and how its button is called. */
const stepNames: Readonly<Partial<Record<Step, string>>> = {
  verify: 'Setujui',
  endorse: 'Tetapkan',
  accept: 'Terima',
  return: 'Kembalikan',
  reject: 'Tolak',
  reopen: 'Buka kembali',
};

/** Steps that the desk offers, in the order of their buttons. */
export const deskSteps: readonly Step[] = [
  'verify',
  'endorse',
  'accept',
  'return',
  'reject',
  'reopen',
];

/** The button of a step. */
export const stepName = (step: Step): string => stepNames[step] ?? step;

type History = Awaited<ReturnType<typeof readHistory>>;

/** Which of the steps this person could take now. */
function stepsFor({ innovation, facts, onlyPerson }: Sheet, person: Person): readonly Step[] {
  if (facts.claim !== null && facts.claim?.personId !== person.id) return [];
  const due = checks[innovation.state]?.step;
  return deskSteps
    .filter((step) => step === 'return' || step === 'reject' || step === 'reopen' || step === due)
    .filter(
      (step) =>
        judge(
          innovation,
          { step, seen: innovation.version, reason: '-', notes: new Map([['', '']]) },
          { personId: person.id, grants: person.grants, onlyPerson },
        ).ok,
    );
}

/** Everything that the page of one innovation says. */
export function sheetOf(
  sheet: Sheet,
  {
    edition,
    person,
    unit,
    unitName,
    history,
    words,
  }: {
    readonly edition: EditionDefinition;
    readonly person: Person;
    readonly unit: string;
    readonly unitName: (id: string) => string;
    readonly history: History;
    readonly words: ServerParts['words'];
  },
) {
  const { innovation, facts } = sheet;
  const form = formOf(edition);
  const files = Map.groupBy(innovation.files, ({ item }) => item);
  const { score, max } = claimedMaturity(edition, innovation);
  const flags = flagsOf(
    { editionOf: () => edition, unitName, grants: person.grants },
    { innovation, facts },
  );
  const item = (one: Item) =>
    itemOf(one, innovation, form.numberOf.get(one.id) ?? 0, files.get(one.id) ?? []);
  const items = form.items.map(item);
  return {
    code: innovation.code,
    name: innovation.name ?? innovation.code,
    unit,
    owner: innovation.ownerName ?? '-',
    state: words.state(innovation.state),
    version: innovation.version,
    submitted: innovation.submittedAt === null ? null : words.moment(innovation.submittedAt),
    fields: items.filter(({ indicator }) => !indicator),
    indicators: items.filter(({ indicator }) => indicator),
    score,
    max,
    doubts: words
      .say('check_flags', flags)
      .split('\n')
      .slice(1)
      .map((line) => line.replace(/^• /, '')),
    held:
      facts.claim === null || facts.claim === undefined || facts.claim.personId === person.id
        ? null
        : { by: facts.claim.name ?? 'verifikator lain', until: words.moment(facts.claim.until) },
    history: history.toReversed().map((event) => ({
      at: words.moment(event.at.toISOString()),
      what: words.event(event.type),
      by: event.by ?? '-',
      reason: event.reason,
    })),
    papers: innovationPapers
      .filter((paper) => canPrint(paper, innovation.state))
      .map((id) => ({ id, name: paperNames[id] })),
    steps: stepsFor(sheet, person).map((step) => ({ step, name: stepName(step) })),
  };
}

function itemOf(item: Item, innovation: Innovation, number: number, files: Innovation['files']) {
  const answer = innovation.answers.get(item.id);
  const value = answer?.value;
  return {
    id: item.id,
    number,
    label: item.label,
    indicator: item.kind === 'indicator',
    text: value === undefined ? null : showAnswer(item, value),
    level: value?.type === 'indicator' ? value.level : null,
    verified: innovation.verified?.get(item.id) ?? null,
    note: innovation.openItems?.get(item.id)?.note ?? null,
    files: files
      .filter(({ state }) => state === 'stored')
      .map(({ id, name }) => ({ id, name: name ?? 'berkas' })),
  };
}
