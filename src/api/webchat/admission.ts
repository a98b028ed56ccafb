// Who may send what in the web chat, decided before a body is read: budgets of a person, of a network address, of all newcomers.
// What it lets pass is counted where messages are handled; only beginnings are counted here, in this process.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../../config.ts';
import type { OpenDatabase } from '../../db/connect.ts';
import { webchatStanding } from '../../db/views/webchat-standing.ts';
import { spend, wouldTakeFile } from '../../domain/budgets.ts';
import type { ProblemCode } from '../problems.ts';

/** Why something is not taken; `afterSeconds` where waiting helps. */
interface Denial {
  readonly code: ProblemCode;
  readonly afterSeconds?: number;
}

/** Asks whether something may be sent; null when it may. */
export interface Admission {
  readonly message: (request: FastifyRequest, nativeId: string) => Promise<Denial | null>;
  readonly file: (request: FastifyRequest, nativeId: string) => Promise<Denial | null>;
}

type Settings = Pick<Config, 'budgets' | 'newPeople' | 'region' | 'maxFileBytes'>;

const DAY_MS = 24 * 3_600_000;

/** Makes the doorkeeper of one server. */
export function createAdmission(
  app: FastifyInstance,
  db: OpenDatabase['db'],
  { budgets, newPeople, region, maxFileBytes }: Settings,
): Admission {
  const together = app.createRateLimit({
    max: newPeople.perSecond,
    timeWindow: 1000,
    keyGenerator: () => 'newcomers',
  });
  const fromAddress = app.createRateLimit({
    max: newPeople.perAddress,
    timeWindow: DAY_MS,
    keyGenerator: (request) => `newcomers of ${networkOf(request.ip)}`,
  });
  const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone: region.zone });
  const dayAt = (now: Date): string => dayOf.format(now).split('-').map(Number).join('-');

  const beginning = async (request: FastifyRequest): Promise<Denial | null> => {
    const all = await together(request);
    if (!all.isAllowed && all.isExceeded)
      return { code: 'too_many_requests', afterSeconds: all.ttlInSeconds };
    const here = await fromAddress(request);
    return !here.isAllowed && here.isExceeded ? { code: 'address_full' } : null;
  };

  return {
    async message(request, nativeId) {
      const known = await webchatStanding(db, nativeId);
      if (known === undefined) return beginning(request);
      const { standing, used, now } = known;
      const nothing = { files: 0, bytes: 0 };
      const verdict = spend(used, nothing, standing, { now, day: dayAt(now) }, budgets);
      // The first one too many is answered in the conversation.
      return verdict.taken || verdict.say ? null : { code: 'over_budget' };
    },
    async file(request, nativeId) {
      const known = await webchatStanding(db, nativeId);
      if (known === undefined || known.standing === 'stranger') return { code: 'no_consent' };
      const { standing, used, now } = known;
      // More than one file may hold is refused as too large.
      const bytes = Math.min(Number(request.headers['content-length'] ?? 0), maxFileBytes);
      return wouldTakeFile(used, bytes, standing, { now, day: dayAt(now) }, budgets)
        ? null
        : { code: 'over_budget' };
    },
  };
}

/** One home or office: an address of IPv4, the network of one of IPv6, in which anybody has as many addresses as they like. */
export function networkOf(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped !== undefined) return mapped;
  if (!ip.includes(':')) return ip;
  const [head = '', tail] = ip.split('::');
  const groups = head.split(':').filter((group) => group !== '');
  const rest = tail === undefined ? [] : tail.split(':').filter((group) => group !== '');
  const zeros = Array.from({ length: Math.max(0, 8 - groups.length - rest.length) }, () => '0');
  const all = tail === undefined ? groups : [...groups, ...zeros, ...rest];
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
