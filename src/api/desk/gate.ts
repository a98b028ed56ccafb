// Who stands at the desk: lets in whoever is signed in and has work there, and gives every page its frame.
// It decides nothing; a page that is not for somebody answers like one that does not exist.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readCurrentEdition } from '../../db/reference.ts';
import { deskPersonOf, deskReachOf, deskWaitingOf } from '../../db/views/desk.ts';
import { readEditionRules } from '../../db/views/edition-rules.ts';
import { listUnits } from '../../db/views/reference.ts';
import {
  fillsAtPage,
  judgesAtPage,
  worksAtDesk,
} from '../../domain/conversation/desk/signing-in.ts';
import type { Person } from '../../domain/conversation/world.ts';
import type { EditionRules } from '../../domain/edition-rules.ts';
import { isState } from '../../domain/innovation/status.ts';
import type { ServerParts } from '../parts.ts';
import { isOwnSite } from '../webchat/session.ts';
import { countText } from './counts.ts';
import { answerPage } from './pages.ts';
import { morePlaces } from './places.ts';
import { problemText } from './problems.ts';
import { deskSessionOf } from './session.ts';

/** Somebody who is signed in. */
export interface AtDesk {
  readonly person: Person;
  readonly session: string;
}

/** What every page of the desk needs of the one who opened it. */
export interface DeskGate {
  /** Whoever is signed in and has work here; else answers with the way in, and gives null. */
  readonly who: (
    request: FastifyRequest,
    reply: FastifyReply,
    /** `any`: also for whoever reads no innovation of others, such as judges; `fill`: for whoever fills in innovations. */
    place?: 'desk' | 'any' | 'fill',
  ) => Promise<AtDesk | null>;
  /** What the bars of a page show; `at` is the place in the bar that is the present one. */
  readonly frame: (who: AtDesk, title: string, at: string) => Promise<object>;
  /** Answers that there is nothing. */
  readonly nothing: (reply: FastifyReply, who: AtDesk) => Promise<FastifyReply>;
  readonly editionNow: () => Promise<string>;
  /** How long something may wait, and how long a sheet is held, in the running edition. */
  readonly rulesNow: () => Promise<EditionRules>;
  /** Names of all units, by id. */
  readonly unitNames: () => Promise<ReadonlyMap<string, string>>;
  readonly stateText: (state: string) => string;
}

const otherSite =
  'Permintaan itu tidak datang dari halaman ini. Buka meja periksa lagi dari tautan di obrolan.';

/** Tells whether somebody reads innovations here; an operator alone does not. */
const readsInnovations = ({ grants }: Person): boolean =>
  worksAtDesk(grants.filter(({ role }) => role !== 'operator'));

/** Tells whether somebody has any page here. */
export const opensPages = ({ grants }: Person): boolean =>
  worksAtDesk(grants) || fillsAtPage(grants) || judgesAtPage(grants);

/** Where somebody begins who reads no innovation of others here. */
const firstPlace = ({ grants }: Person): string =>
  fillsAtPage(grants) ? '/meja/isian' : judgesAtPage(grants) ? '/meja/lomba' : '/meja/kesehatan';

const opensPlace = (person: Person, place: 'desk' | 'fill'): boolean =>
  place === 'fill' ? fillsAtPage(person.grants) : readsInnovations(person);

/** Who may see how units stand: whoever reads or mentors more than their own unit. */
export const seesUnits = ({ grants }: Person): boolean =>
  grants.some(({ role }) => role === 'coordinator' || role === 'verifier' || role === 'mentor');

/** The units that somebody may see; null for all. */
export const unitsSeen = (person: Person): readonly string[] | null => {
  const { submitted } = deskReachOf(person);
  return submitted === 'all' ? null : submitted;
};

/** Makes the gate. */
export function createDeskGate(parts: ServerParts): DeskGate {
  const { db, config, words } = parts;
  const frame: DeskGate['frame'] = async ({ person }, title, at) => {
    const waiting = await deskWaitingOf(db, person);
    return {
      title,
      at,
      me: person.name ?? '',
      personId: person.id,
      roles: [...new Set(person.grants.map(({ role }) => words.role(role)))].join(', '),
      waiting,
      waitingText: countText(waiting),
      seesUnits: seesUnits(person),
      more: morePlaces(person),
      atDesk: readsInnovations(person),
      fills: fillsAtPage(person.grants),
      judges: judgesAtPage(person.grants),
      operates: person.grants.some(({ role }) => role === 'operator'),
    };
  };
  const nothing: DeskGate['nothing'] = async (reply, at) =>
    answerPage(reply, 404, 'nothing', {
      ...(await frame(at, 'Tidak ada', '')),
      said: problemText({ type: 'not_found' }, parts),
    });
  return {
    async who(request, reply, place = 'desk') {
      const session = deskSessionOf(request, config);
      const person = session === null ? null : await deskPersonOf(db, session);
      if (session !== null && person !== null && opensPages(person)) {
        const at = { person, session };
        if (request.method !== 'GET' && !isOwnSite(request, config))
          answerPage(reply, 403, 'door', { title: 'Masuk', said: otherSite });
        else if (place === 'any' || opensPlace(person, place)) return at;
        else if (request.url === '/meja') reply.redirect(firstPlace(person), 303);
        else await nothing(reply, at);
        return null;
      }
      answerPage(reply, 401, 'door', { title: 'Masuk', said: null });
      return null;
    },
    frame,
    nothing,
    editionNow: async () => readCurrentEdition(db),
    rulesNow: async () => readEditionRules(db, await readCurrentEdition(db)),
    unitNames: async () => new Map((await listUnits(db)).map(({ id, name }) => [id, name])),
    stateText: (state) => (isState(state) ? words.state(state) : state),
  };
}
