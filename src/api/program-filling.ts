// What routes share by which programs fill in: who may, and the refusal for each problem.
// It writes nothing itself.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readCurrentEdition } from '../db/reference.ts';
import { secretsFrom } from '../db/secrets.ts';
import type { FillingParts } from '../db/transactions/fill-at-page.ts';
import type { FillingProblem } from '../db/transactions/fill-by-program.ts';
import type { KeyProblem } from '../db/transactions/program-act.ts';
import type { Action } from '../domain/access.ts';
import { findEdition } from '../domain/edition/editions/index.ts';
import type { Result } from '../domain/result.ts';
import { callerIn, recordUse, unitsFor } from './auth.ts';
import type { ServerParts } from './parts.ts';
import { refuse } from './problems.ts';

/** Gives them, from the parts of the server. */
export function programFilling(parts: ServerParts) {
  const { db, config } = parts;
  const editionOf = (id: string, of?: number) => {
    const found = of === undefined ? findEdition(id) : findEdition(id, of);
    if (found === null) throw new Error(`edition ${id} ${of} is not shipped`);
    return found;
  };
  const filling: FillingParts = {
    ...{ db, secrets: secretsFrom(config.secretKey), editionOf },
    currentEdition: async () => editionOf(await readCurrentEdition(db)),
  };
  /** Refuses a token without the right or without a person; true when it did. */
  const shut = async (request: FastifyRequest, reply: FastifyReply, action: Action) => {
    const caller = callerIn(request);
    if (unitsFor(caller, action).length === 0) {
      await recordUse(parts, request, 'denied', { action });
      refuse(reply, 'not_allowed');
      return true;
    }
    if (caller.personId !== null) return false;
    refuse(reply, 'no_person');
    return true;
  };
  /** Answers with what was done, or refuses. */
  const answer = async <T>(
    request: FastifyRequest,
    reply: FastifyReply,
    action: Action,
    done: Result<T, FillingProblem | KeyProblem>,
    path: string,
  ): Promise<T | FastifyReply> => {
    if (done.ok) return done.value;
    const { problem } = done;
    switch (problem.type) {
      case 'refused': {
        const said = problem.said.map(({ key, args }) => parts.words.say(key, args as never));
        const issues = said.map((message) => ({ path, message }));
        return refuse(reply, problem.asks === true ? 'not_agreed' : 'answer_refused', { issues });
      }
      case 'not_found':
        await recordUse(parts, request, 'denied', { action });
        return refuse(reply, 'not_found');
      case 'unknown_item':
        return refuse(reply, 'bad_request', {
          issues: [
            { path: 'params.item', message: 'the form has no such item, or it no such part' },
          ],
        });
      case 'key_reused':
        return refuse(reply, 'key_reused');
      case 'changed':
      case 'moved':
        return refuse(reply, 'conflict');
    }
  };
  return { filling, shut, answer };
}
