// What every request about the form as a page has in common: who may open it, how it is shown, one part being stored.
// It decides nothing and registers nothing.
import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type FilledPart,
  fillPartAtPage,
  type FillingParts,
  removeEvidenceAtPage,
} from '../../db/transactions/fill-at-page.ts';
import type { DeskActProblem } from '../../db/transactions/desk-act.ts';
import { readOwn } from '../../db/views/own-innovations.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import type { Innovation } from '../../domain/innovation/innovation.ts';
import type { Result } from '../../domain/result.ts';
import type { ServerParts } from '../parts.ts';
import { formPage, type Unstored } from './form-page.ts';
import type { AtDesk, DeskGate } from './gate.ts';
import { answerPage } from './pages.ts';
import { takingParts } from './taking.ts';

/** What a page says besides the form. */
interface Said {
  /** What was typed and not stored, by the name of its part. */
  readonly unstored?: ReadonlyMap<string, Unstored>;
  readonly done?: string;
  readonly refused?: string;
  /** The one item that is shown, whole. */
  readonly only?: string;
}

/** The form as a page, for its routes. */
export interface FillingDesk {
  readonly filling: FillingParts;
  readonly editionOf: (innovation: Innovation) => EditionDefinition;
  readonly sayAll: (said: FilledPart['said']) => readonly string[];
  readonly show: (
    reply: FastifyReply,
    at: AtDesk,
    innovation: Innovation,
    given?: Said,
  ) => Promise<FastifyReply>;
  /** Whoever fills this innovation in, with it; anybody else is told that there is nothing. */
  readonly opened: (
    request: FastifyRequest,
    reply: FastifyReply,
    code: string,
  ) => Promise<{ readonly at: AtDesk; readonly innovation: Innovation } | null>;
  /** Stores one part; a request that met another one in the middle is tried once more. */
  readonly fill: (
    at: AtDesk,
    requestId: string,
    part: Parameters<typeof fillPartAtPage>[2],
  ) => ReturnType<typeof fillPartAtPage>;
  /** Takes a file or a link away, tried once more likewise. */
  readonly remove: (
    at: AtDesk,
    requestId: string,
    evidence: Parameters<typeof removeEvidenceAtPage>[2],
  ) => ReturnType<typeof removeEvidenceAtPage>;
}

/** Does it once more where it met another request in the middle. */
async function twice<T>(
  act: () => Promise<Result<T, DeskActProblem>>,
): Promise<Result<T, DeskActProblem>> {
  const done = await act();
  return !done.ok && done.problem.type === 'moved' ? act() : done;
}

/** Makes it. */
export function createFillingDesk(parts: ServerParts, gate: DeskGate): FillingDesk {
  const { db, config, words } = parts;
  const filling: FillingParts = takingParts(parts);
  const editionOf: FillingDesk['editionOf'] = ({ editionId, editionVersion }) =>
    filling.editionOf(editionId, editionVersion);
  return {
    ...{ filling, editionOf },
    sayAll: (said) => said.map(({ key, args }) => words.say(key, args as never)),
    async show(reply, at, innovation, given = {}) {
      const { state, unitId } = innovation;
      const page = formPage(
        innovation,
        editionOf(innovation),
        given.unstored ?? new Map(),
        given.only ?? null,
      );
      const unit = (await gate.unitNames()).get(unitId) ?? unitId;
      const status = given.refused === undefined && (given.unstored?.size ?? 0) === 0 ? 200 : 409;
      return answerPage(reply, status, 'form', {
        ...(await gate.frame(at, page.name, '/meja/isian')),
        ...page,
        ...{ unit, state: words.state(state), isian: innovation.code },
        // Files sent from this page once more are the same message; from the next one they are another.
        sheet: randomBytes(9).toString('base64url'),
        ...{ done: given.done ?? null, refused: given.refused ?? null },
        maxMegabytes: Math.floor(config.maxFileBytes / (1024 * 1024)),
      });
    },
    async opened(request, reply, code) {
      const at = await gate.who(request, reply, 'fill');
      if (at === null) return null;
      const innovation = await readOwn(db, at.person, code);
      if (innovation !== null) return { at, innovation };
      await gate.nothing(reply, at);
      return null;
    },
    fill: ({ person }, requestId, part) =>
      twice(() => fillPartAtPage(filling, { personId: person.id, requestId }, part)),
    remove: ({ person }, requestId, evidence) =>
      twice(() => removeEvidenceAtPage(filling, { personId: person.id, requestId }, evidence)),
  };
}
