// One commit: a comment that a program writes in the name of the person who answers for its token, told as one from a chat.
// Who may write about which innovation, the caller has asked; a token without a person writes to nobody.
import { z } from 'zod';
import { longestMessage, mostADay } from '../../domain/conversation/mentors/writing.ts';
import { formOf } from '../../domain/edition/journey.ts';
import { type Result, no, ok } from '../../domain/result.ts';
import { idsOfCodes, loadInnovations } from '../load/innovations.ts';
import { loadPeople } from '../load/people.ts';
import { messageFor, messagesToday } from '../views/mentors.ts';
import { postMessage } from './post-message.ts';
import { type KeyProblem, type ProgramParts, type ProgramRequest, once } from './program-act.ts';

/** What is written. */
export interface ProgramComment {
  readonly code: string;
  readonly personId: number;
  readonly text: string;
  /** The item that it is about. */
  readonly item: string | null;
  /** The message of the thread that it answers. */
  readonly answers: number | null;
}

/** Most characters of a comment. */
export const longestComment = longestMessage;

type CommentProblem = {
  readonly type: 'not_found' | 'unknown_item' | 'unknown_message' | 'enough';
};

/** Stores it and tells the owner, or whoever wrote what it answers; the owner's own go to the mentors of the unit. */
export const commentByProgram = (
  { db, editionOf }: ProgramParts,
  request: ProgramRequest,
  { code, personId, text, item, answers }: ProgramComment,
): Promise<Result<object, CommentProblem | KeyProblem>> =>
  once<object, CommentProblem>(
    db,
    request,
    ['comment', code, text, item, answers],
    z.object({}),
    async (trx) => {
      const id = (await idsOfCodes(trx, [code])).get(code);
      const stored = id === undefined ? undefined : (await loadInnovations(trx, [id])).get(id);
      const person = (await loadPeople(trx, [personId])).get(personId)?.person;
      if (stored === undefined || person === undefined) return no({ type: 'not_found' as const });
      const { innovation } = stored;
      const edition = editionOf(innovation.editionId, innovation.editionVersion);
      const label = item === null ? null : formOf(edition).byId.get(item)?.label;
      if (label === undefined) return no({ type: 'unknown_item' as const });
      const before = answers === null ? null : await messageFor(trx, answers, personId);
      if (answers !== null && before?.code !== code)
        return no({ type: 'unknown_message' as const });
      if ((await messagesToday(trx, personId)) >= mostADay.withRole)
        return no({ type: 'enough' as const });
      const own = before?.fromId === personId;
      const { unitId, ownerId } = innovation;
      const to =
        answers !== null && own
          ? ({ kind: 'readers', messageId: answers } as const)
          : before === null && ownerId === personId
            ? ({ kind: 'mentors', unitId } as const)
            : ({ kind: 'person', personId: before?.fromId ?? ownerId } as const);
      await postMessage(
        trx,
        {
          ...{ kind: 'post_message', to, code, item, itemLabel: label, unitId, text },
          answers: own ? null : answers,
        },
        { personId, name: person.name, inboxId: null },
      );
      return ok({});
    },
  );
