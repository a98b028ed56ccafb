// Loads what a message needs (`route` of the engine): one loader for each kind of need. A kind without a loader does not
// compile. It reads inside the transaction that will carry out the step, and never decides who may see what.
import type { Loaded, Need } from '../../domain/conversation/world.ts';
import { attendanceLoaders } from './attendance.ts';
import { broadcastLoaders } from './broadcasts.ts';
import { calendarLoaders } from './calendar.ts';
import { candidateLoaders } from './candidates.ts';
import { carryOverLoaders } from './carry-over.ts';
import { checkingLoaders } from './checking.ts';
import type { Loading, LoadersOf } from './context.ts';
import { designationLoaders } from './designation.ts';
import { documentLoaders } from './documents.ts';
import { editionLoaders } from './editions.ts';
import { evidenceLoaders } from './evidence.ts';
import { fillingLoaders } from './filling.ts';
import { hubLoaders } from './hub.ts';
import { letterheadLoaders } from './letterhead.ts';
import { meetingLoaders } from './meetings.ts';
import { mentorLoaders } from './mentors.ts';
import { monevLoaders } from './monev.ts';
import { nilLoaders } from './nil.ts';
import { overviewLoaders } from './overview.ts';
import { ownDataLoaders } from './own-data.ts';
import { promiseLoaders } from './promises.ts';
import { contestLoaders } from './contest.ts';
import { proposalLoaders } from './proposals.ts';
import { paperLoaders } from './bundles.ts';
import { readingLoaders } from './reading.ts';
import { roleLoaders } from './roles.ts';
import { scoreLoaders } from './scores.ts';
import { sharedLoaders } from './shared.ts';
import { signedLoaders } from './signed.ts';
import { visitNoteLoaders } from './visit-notes.ts';
import { visitLoaders } from './visits.ts';

const loaders: LoadersOf<Need> = {
  ...sharedLoaders,
  ...fillingLoaders,
  ...carryOverLoaders,
  ...checkingLoaders,
  ...monevLoaders,
  ...designationLoaders,
  ...documentLoaders,
  ...editionLoaders,
  ...evidenceLoaders,
  ...nilLoaders,
  ...roleLoaders,
  ...scoreLoaders,
  ...overviewLoaders,
  ...ownDataLoaders,
  ...paperLoaders,
  ...readingLoaders,
  ...calendarLoaders,
  ...candidateLoaders,
  ...broadcastLoaders,
  ...mentorLoaders,
  ...letterheadLoaders,
  ...meetingLoaders,
  ...attendanceLoaders,
  ...visitLoaders,
  ...signedLoaders,
  ...visitNoteLoaders,
  ...promiseLoaders,
  ...hubLoaders,
  ...proposalLoaders,
  ...contestLoaders,
};

/** What somebody asks for by a code: while they wait, it is not even looked up. */
const byCode: ReadonlySet<Need['kind']> = new Set([
  'card',
  'cards',
  'confirmation',
  'invitation',
  'link',
  'co_fill',
]);

/** Loads all needs of one message, one after the other, the brake on codes before any code. Most messages have none. */
export async function loadNeeds(needs: readonly Need[], at: Loading): Promise<Loaded> {
  const loaded: Loaded = {};
  const braked = needs.filter(({ kind }) => kind === 'attempts');
  for (const need of [...braked, ...needs.filter(({ kind }) => kind !== 'attempts')]) {
    if (typeof loaded.waitMinutes === 'number' && byCode.has(need.kind)) continue;
    // The kind and its loader go together, which the type of a union cannot say.
    const more = await loaders[need.kind](need as never, at);
    // The list and the innovation after it each tell of their own cards.
    const cards = [...(loaded.livingCards ?? []), ...(more.livingCards ?? [])];
    Object.assign(loaded, more, cards.length === 0 ? {} : { livingCards: new Map(cards) });
  }
  return loaded;
}
