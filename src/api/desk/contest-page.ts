// What the page of the contest shows to whoever runs it: entries, who has given marks, how far judges lie apart, the result
// so far, and which steps are next. It reads nothing and decides nothing.
import { roleName } from '../../domain/region.ts';
import { categoryLabel, type Contest, entryName, share } from '../../domain/contest/contest.ts';
import type { ContestRules } from '../../domain/contest/rules.ts';
import { type Standing, stageShown, standings } from '../../domain/contest/standing.ts';
import { showDate, showNumber } from '../../domain/language/index.ts';

const states: Readonly<Record<Contest['state'], string>> = {
  open: 'Pendaftaran dibuka',
  judging: 'Penilaian berkas',
  finals: 'Penilaian finalis',
  locked: 'Hasil terkunci',
  announced: 'Sudah diumumkan',
};

/** A button of the page: the deed it stands for. */
interface Button {
  readonly apa: string;
  readonly text: string;
  readonly primary?: boolean;
}

/** What can be done in each state; whether it may is decided where it is done. */
const buttons: Readonly<Record<Contest['state'], readonly Button[]>> = {
  open: [
    { apa: 'bagi', text: 'Bagi peserta kepada juri' },
    { apa: 'tutup', text: 'Tutup pendaftaran', primary: true },
  ],
  judging: [
    { apa: 'bagi', text: 'Bagi peserta kepada juri' },
    { apa: 'finalis', text: 'Tetapkan finalis', primary: true },
  ],
  finals: [
    { apa: 'bagi', text: 'Bagi finalis kepada juri' },
    { apa: 'berkas-lagi', text: 'Kembali ke penilaian berkas' },
    { apa: 'kunci', text: 'Kunci hasil', primary: true },
  ],
  locked: [{ apa: 'umumkan', text: 'Umumkan hasil', primary: true }],
  announced: [],
};

function buttonsOf({ state, lock }: Contest, personId: number): readonly Button[] {
  if (state !== 'finals' || lock === null) return buttons[state];
  const unlock = { apa: 'lepas-kunci', text: 'Lepas kunci' };
  return lock.personId === personId
    ? [unlock]
    : [unlock, { apa: 'kunci', text: 'Kunci sebagai orang kedua', primary: true }];
}

/** The states that a season may be in after each deed. */
const statesAfter: ReadonlyMap<string, readonly Contest['state'][]> = new Map([
  ['buka', ['open']],
  ['bagi', ['open', 'judging', 'finals']],
  ['tutup', ['judging']],
  ['finalis', ['finals']],
  ['berkas-lagi', ['judging']],
  ['presentasi', ['open', 'judging', 'finals']],
  ['pleno', ['judging', 'finals']],
  ['kunci', ['finals', 'locked']],
  ['lepas-kunci', ['finals']],
  ['umumkan', ['announced']],
]);

/** Whether a season stands as a deed leaves it; an address that was kept may name a deed that is no longer the last. */
export function fitsState(deed: string, season: Contest | null): boolean {
  if (season === null || statesAfter.get(deed)?.includes(season.state) !== true) return false;
  if (deed === 'kunci') return season.state === 'locked' || season.lock !== null;
  return deed !== 'lepas-kunci' || season.lock === null;
}

function tieText({ tie, level }: Standing, rules: ContestRules): string | null {
  if (level) return 'seri; perlu pleno';
  if (tie === null) return null;
  if (tie.by === 'maturity') return 'seri, dipisah kematangan';
  if (tie.by === 'vote') return 'seri, dipisah pleno';
  const { criteria } = rules.stages[tie.stage];
  const label = criteria.find(({ code }) => code === tie.criterion)?.label ?? tie.criterion;
  return `seri, dipisah ${label}`;
}

function rowOf(row: Standing, { rules }: Contest, units: ReadonlyMap<string, string>) {
  const { entry, spread, missing, order, result } = row;
  return {
    ...{ name: entryName(entry.number), title: entry.name, code: entry.code },
    unit: units.get(entry.unitId) ?? entry.unitId,
    ...{ finalist: entry.finalist, missing, order, judges: spread?.judges ?? 0 },
    mean: spread === null ? null : showNumber(spread.mean),
    between: spread === null ? null : `${showNumber(spread.least)}–${showNumber(spread.greatest)}`,
    wide: spread?.wide ?? false,
    result: result === null ? null : showNumber(result),
    tie: tieText(row, rules),
  };
}

/** Everything the page says of a season to this person. */
export function contestPage(
  contest: Contest,
  units: ReadonlyMap<string, string>,
  personId: number,
): object {
  const { rules, state, closesOn, meeting, lock, judges } = contest;
  const groups = standings(contest);
  const final = state === 'locked' || state === 'announced';
  return {
    ...{ name: rules.name, state: states[state], final },
    stage: rules.stages[stageShown(contest)].label,
    limit: showNumber(rules.wideSpread),
    closesOn: closesOn === null ? null : showDate(closesOn),
    judges: judges.filter(({ withdrew }) => !withdrew).length,
    short: final ? [] : share(contest).short.map(entryName),
    meeting:
      meeting === null
        ? null
        : { number: meeting.number, title: meeting.title, day: showDate(meeting.day) },
    lockedBy: lock === null ? null : (lock.name ?? `seorang ${roleName('coordinator')}`),
    buttons: buttonsOf(contest, personId),
    // The day of presentation may be told from the finalists on, and a vote where entries are level.
    picksMeeting: state === 'finals',
    votes:
      (state === 'judging' || state === 'finals') &&
      lock === null &&
      groups.some(({ rows }) => rows.some(({ level }) => level)),
    groups: groups.map(({ category, rows }) => ({
      name: categoryLabel(rules, category),
      rows: rows.map((row) => rowOf(row, contest, units)),
    })),
  };
}
