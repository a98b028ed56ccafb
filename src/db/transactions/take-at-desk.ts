// One commit: a step of the chat's engine that a page takes, such as one about the contest or the catalogue. The rules, the
// record and the notices are the chat's, and an act that waits for a code there waits for a yes to what was shown here.
// The conversation itself is not touched, and nothing is said in it.
import { createHash } from 'node:crypto';
import type { Act } from '../../domain/conversation/act.ts';
import { confirmingNeeds, onConfirmingAct } from '../../domain/conversation/acts.ts';
import type { Step } from '../../domain/conversation/engine.ts';
import type { Part } from '../../domain/conversation/message.ts';
import { newConversation } from '../../domain/conversation/state.ts';
import { Turn } from '../../domain/conversation/turn.ts';
import type { Need } from '../../domain/conversation/world.ts';
import { type Result, no, ok } from '../../domain/result.ts';
import { loadNeeds } from '../load/needs.ts';
import { Together } from '../load/together.ts';
import { type DeskActProblem, type DeskMoment, type DeskRequest, actAtDesk } from './desk-act.ts';
import { momentOf, unitsOf, writeStep } from './desk-turn.ts';
import type { FillingParts } from './fill-at-page.ts';

/** What a step needs of the process; notices name the public address. */
export interface TakingParts extends FillingParts {
  readonly publicUrl: string;
}

/** A step: what must be loaded, and what takes it. */
export interface DeskTask {
  readonly needs: readonly Need[];
  /** False where what was shown on the page is no longer so: then nothing is done. */
  readonly take: (turn: Turn) => boolean;
  /** The act that was shown and agreed to (`asks` of the answer before); null before that. */
  readonly yes: string | null;
}

/** What came of it. */
export interface Taken {
  readonly said: readonly Part[];
  /** Names the act that waits for a yes; null where nothing does. */
  readonly asks: string | null;
}

const tagOf = (act: Act): string =>
  createHash('sha256').update(JSON.stringify(act)).digest('base64url').slice(0, 22);

/** Takes the step. `moved`: what would be done now is not what was agreed to. */
export const takeAtDesk = (
  parts: TakingParts,
  request: DeskRequest,
  { needs, take, yes }: DeskTask,
): Promise<Result<Taken, DeskActProblem>> =>
  actAtDesk(parts, request, async (moment): Promise<Result<Taken, DeskActProblem>> => {
    const turn = await turnOf(moment, parts, needs);
    if (!take(turn)) return no({ type: 'moved' });
    const { mode } = turn;
    const asked = turn.finish();
    if (mode.name !== 'confirming_act') {
      if (yes !== null) return no({ type: 'moved' });
      await write(moment, asked);
      return ok({ said: saidIn(asked), asks: null });
    }
    const asks = tagOf(mode.act);
    // What waits for a yes has done nothing yet: there is no code to be typed here.
    if (yes === null) return ok({ said: saidIn(asked), asks });
    if (yes !== asks) return no({ type: 'moved' });
    await write(moment, asked);
    const code = codeOf(asked);
    const confirming = await turnOf(moment, parts, confirmingNeeds(mode, code), asked);
    onConfirmingAct(confirming, mode, code);
    const done = confirming.finish();
    // What the chat would ask next, such as the code of a broadcast, is asked nowhere here.
    const effects = done.effects.filter(({ kind }) => kind !== 'show_confirmation');
    await write(moment, { ...done, effects });
    return ok({ said: saidIn(done), asks: null });
  });

/** Reads what the engine knows, in one transaction; writes nothing. */
export const readAtDesk = <T>(
  parts: TakingParts,
  request: DeskRequest,
  { needs, read }: { readonly needs: readonly Need[]; readonly read: (turn: Turn) => T | null },
): Promise<Result<T, DeskActProblem>> =>
  actAtDesk(parts, request, async (moment): Promise<Result<T, DeskActProblem>> => {
    const found = read(await turnOf(moment, parts, needs));
    return found === null ? no({ type: 'not_found' }) : ok(found);
  });

const saidIn = ({ reply }: Step): readonly Part[] =>
  (reply?.parts ?? []).filter(({ key }) => key !== 'confirm_act');

function codeOf({ effects }: Step): string {
  for (const effect of effects) if (effect.kind === 'show_confirmation') return effect.code;
  throw new Error('an act without a code');
}

/** A step of its own, as in a chat where nothing is open, or where the step before left something open. */
async function turnOf(
  moment: DeskMoment,
  parts: TakingParts,
  needs: readonly Need[],
  before?: Step,
): Promise<Turn> {
  const { trx, person, secrets } = moment;
  const { editionOf, publicUrl } = parts;
  const currentEdition = await parts.currentEdition();
  const loaded = await loadNeeds(needs, {
    ...{ db: trx, person, addressIds: [], focus: null, secrets, editionOf, currentEdition },
    together: new Together([person.id]),
  });
  const units = await unitsOf(trx);
  const idle = { ...newConversation, mode: { name: 'idle' } } as const;
  return new Turn(
    { person, focus: null, loaded, editionOf, currentEdition, units },
    before?.state ?? idle,
    { ...momentOf(moment), publicUrl },
  );
}

/** No innovation is changed by such a step; what is about one has its own event. */
const write = (moment: DeskMoment, step: Step): Promise<void> => writeStep(moment, step, new Map());
