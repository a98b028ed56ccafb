// An innovation and the decisions about it: what a step needs, and what it changes.
// It never asks who somebody is (access.ts) and never saves; it turns a command into a change or a refusal.
import type { Answer, EvidenceFile } from '../edition/answer.ts';
import type { ItemId } from '../edition/definition.ts';
import type { Result } from '../result.ts';
import { no, ok } from '../result.ts';
import type { ScoreLevel } from '../score.ts';
import { type CheckState, type State, type Step, isCheckState, transitions } from './status.ts';

/** A level set by a verifier, with the reason. */
export interface VerifiedLevel {
  readonly level: ScoreLevel;
  readonly reason: string;
}

/** What a checker wants repaired in an item, and whether it was touched since. */
export interface RepairNote {
  readonly note: string;
  readonly done: boolean;
}

/** The candidate out of which an innovation came: what was said first of it. */
export interface FirstNote {
  readonly number: number;
  readonly sentence: string;
}

/** An innovation with everything that a conversation or a decision needs to know of it. */
export interface Innovation {
  /** Database id; 0 for one that is being created in this very step. */
  readonly id: number;
  readonly code: string;
  readonly unitId: string;
  readonly ownerId: number;
  readonly ownerName: string | null;
  /** People who may fill it in besides the owner. */
  readonly fillers: readonly number[];
  /** Names of everybody who ever filled in along; absent where they were not loaded. */
  readonly fillerNames?: readonly string[];
  readonly state: State;
  readonly version: number;
  readonly editionId: string;
  readonly editionVersion: number;
  readonly name: string | null;
  readonly answers: ReadonlyMap<ItemId, Answer>;
  readonly files: readonly EvidenceFile[];
  /** Items open for repair with the checker's note; null unless returned. */
  readonly openItems: ReadonlyMap<ItemId, RepairNote> | null;
  readonly returnedFrom: CheckState | null;
  /** Levels that a verifier set, by indicator; absent when none was. */
  readonly verified?: ReadonlyMap<ItemId, VerifiedLevel>;
  /** Absent where it came of no candidate. */
  readonly found?: FirstNote;
  /** ISO times, UTC. */
  readonly submittedAt: string | null;
  readonly stateSince: string;
}

/** What somebody wants done. `seen` is the version that the decision was made on. */
export interface StepCommand {
  readonly step: Step;
  readonly seen: number;
  /** Why; needed by reject and reopen. */
  readonly reason?: string;
  /** What to repair, by item; needed by return. */
  readonly notes?: ReadonlyMap<ItemId, string>;
}

/** Why a step cannot be taken. */
export type StepProblem =
  | { readonly type: 'wrong_state'; readonly state: State; readonly step: Step }
  | { readonly type: 'changed'; readonly seen: number; readonly version: number }
  | { readonly type: 'reason_needed' }
  | { readonly type: 'notes_needed' }
  | { readonly type: 'own_innovation' };

/** What a step changes. */
export interface Transition {
  readonly step: Step;
  readonly from: State;
  readonly to: State;
  readonly returnedFrom: CheckState | null;
  readonly openItems: ReadonlyMap<ItemId, RepairNote> | null;
  readonly reason: string | null;
}

/** True when `personId` owns or co-fills the innovation. */
export function isFiller(
  innovation: Pick<Innovation, 'ownerId' | 'fillers'>,
  personId: number,
): boolean {
  return innovation.ownerId === personId || innovation.fillers.includes(personId);
}

/** True while nobody but its people is to read it: never handed in, or taken up again after it was withdrawn. */
export function isDraft(innovation: Pick<Innovation, 'state' | 'submittedAt'>): boolean {
  return innovation.state === 'draft' || innovation.submittedAt === null;
}

/** True when `item` may be changed now: everything in a draft, only what was returned in a returned innovation. */
export function isOpenItem(
  innovation: Pick<Innovation, 'state' | 'openItems'>,
  item: ItemId,
): boolean {
  if (innovation.state === 'draft') return true;
  return innovation.state === 'returned' && (innovation.openItems?.has(item) ?? false);
}

/** Steps that decide on what somebody else filled in; nobody takes them on their own innovation. */
const decisions: readonly Step[] = [
  'verify',
  'endorse',
  'accept',
  'reject',
  'monitor',
  'return',
  'reopen',
  'report',
];

/**
 * Decides whether a step can be taken and what it changes. Changes nothing itself.
 * A decision is bound to the version that was looked at. Deciding on one's own innovation is refused,
 * except where `onlyPerson` says that the unit has nobody else (product rule, section 5); the caller marks that in the record.
 */
export function decide(
  innovation: Pick<Innovation, 'state' | 'version' | 'returnedFrom' | 'ownerId' | 'fillers'>,
  command: StepCommand,
  actor: { readonly personId: number | null; readonly onlyPerson: boolean },
): Result<Transition, StepProblem> {
  const to = transitions[innovation.state][command.step];
  if (to === undefined)
    return no({ type: 'wrong_state', state: innovation.state, step: command.step });
  if (command.seen !== innovation.version)
    return no({ type: 'changed', seen: command.seen, version: innovation.version });
  if (
    decisions.includes(command.step) &&
    actor.personId !== null &&
    isFiller(innovation, actor.personId) &&
    !actor.onlyPerson
  )
    return no({ type: 'own_innovation' });
  const reason = command.reason?.trim() ?? '';
  if ((command.step === 'reject' || command.step === 'reopen') && reason === '')
    return no({ type: 'reason_needed' });
  const notes = command.notes ?? new Map<ItemId, string>();
  if (command.step === 'return' && notes.size === 0) return no({ type: 'notes_needed' });
  const returned = command.step === 'return' && isCheckState(innovation.state);
  return ok({
    step: command.step,
    from: innovation.state,
    to: to === 'origin' ? (innovation.returnedFrom ?? 'submitted') : to,
    returnedFrom: returned ? (innovation.state as CheckState) : null,
    openItems: returned
      ? new Map([...notes].map(([item, note]) => [item, { note, done: false }]))
      : null,
    reason: reason === '' ? null : reason,
  });
}
