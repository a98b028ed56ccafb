// Opens one innovation for somebody at the desk: reads it within their reach, records the reading, answers with the page.
// It decides nothing; what is out of reach answers like what does not exist.
import type { FastifyReply } from 'fastify';
import { recordDeskReading } from '../../db/transactions/record-desk-reading.ts';
import { deskQueueOf, deskReachOf, deskSheetOf } from '../../db/views/desk.ts';
import { readEditionRules } from '../../db/views/edition-rules.ts';
import { notesOf } from '../../db/views/desk-notes.ts';
import { deedsSince, presentAt } from '../../db/views/desk-live.ts';
import { findInnovation, type InnovationRow, readHistory } from '../../db/views/innovations.ts';
import { may } from '../../domain/access.ts';
import type { Person } from '../../domain/conversation/world.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import { findEdition } from '../../domain/edition/editions/index.ts';
import type { ServerParts } from '../parts.ts';
import { deedsText } from './deeds.ts';
import type { AtDesk, DeskGate } from './gate.ts';
import { mayHold } from './holding.ts';
import { answerPage } from './pages.ts';
import { formProof } from './session.ts';
import { sheetOf } from './sheet.ts';

/** What is said on top of an opened sheet, and what stood in its fields before. */
interface Opening {
  /** Why nothing was decided or stored. */
  readonly refused?: string;
  /** What was done. */
  readonly done?: string;
  /** Fields of the form as they were typed, `catatan-ITEM`. */
  readonly typed?: Readonly<Record<string, string>>;
  /** The version with which a page that stays open was opened, when it asks for what is new. */
  readonly opened?: number;
  /** Notes that another tab or device stored meanwhile, by item. */
  readonly others?: ReadonlyMap<string, string>;
}

/** Tells whether somebody may publish innovations of a unit, and so has the face for it. */
export const publishes = ({ grants }: Person, unitId: string): boolean =>
  may(grants, 'publish_card', { unitId }).ok;

/** Answers with the page of one innovation. */
export type OpenSheet = (
  reply: FastifyReply,
  at: AtDesk,
  code: string,
  opening?: Opening,
) => Promise<FastifyReply>;

/** Makes the function that opens sheets. */
export function createOpenSheet(parts: ServerParts, gate: DeskGate): OpenSheet {
  const { db, config, words } = parts;
  /** Who else is there, whether it may be taken in hand, and what was done since it was opened. */
  const around = async (
    row: InnovationRow,
    { person }: AtDesk,
    edition: EditionDefinition,
    since: number,
    opened: boolean,
  ) => {
    const stale = Number.isSafeInteger(since) && since < row.version;
    const [present, { holdMinutes }, deeds] = await Promise.all([
      presentAt(db, row.id, person.id),
      readEditionRules(db, row.edition),
      stale ? deedsSince(db, row.id, since) : [],
    ]);
    return {
      stale: stale ? { version: row.version, did: deedsText(deeds, edition, words) } : null,
      // A page that stayed open while this went on decides nothing more; it leads to the new version.
      left: stale && opened,
      mayHold: mayHold(person, row.state),
      holdMinutes,
      present: present.map(({ name, since: from }) => ({
        name: name ?? 'orang lain',
        since: words.moment(from.toISOString()),
      })),
    };
  };

  return async (reply, at, code, { refused, done, typed = {}, others, opened } = {}) => {
    const row = await findInnovation(db, deskReachOf(at.person), code);
    const sheet = row === undefined ? null : await deskSheetOf(db, row.id, at.person.id);
    const edition = row === undefined ? null : findEdition(row.edition, row.editionVersion);
    if (row === undefined || sheet === null || edition === null) return gate.nothing(reply, at);
    const units = await gate.unitNames();
    const page = sheetOf(sheet, {
      ...{ edition, person: at.person, words, unit: row.unit },
      ...{ typed, others: others ?? new Map() },
      notes: await notesOf(db, at.person.id, row.id),
      unitName: (id) => units.get(id) ?? id,
      history: await readHistory(db, row.id),
    });
    // A page that stays open and shows the same version again is no other reading.
    if (opened !== row.version) await recordDeskReading(db, { personId: at.person.id, code });
    const queue = await deskQueueOf(db, at.person);
    const place = queue.findIndex((one) => one.code === code);
    return answerPage(reply, refused === undefined ? 200 : 409, 'sheet', {
      ...(await gate.frame(at, page.name, '/meja/antrean')),
      ...page,
      ...{ said: refused ?? null, done: done ?? null },
      publishes: publishes(at.person, row.unitId),
      place: place < 0 ? null : place + 1,
      ...(await around(
        row,
        at,
        edition,
        opened ?? Number(typed['versi'] ?? row.version),
        opened !== undefined,
      )),
      before: queue[place - 1]?.code ?? null,
      next: queue[place + 1]?.code ?? null,
      proof: formProof(config.secretKey, at.session, [code, page.version]),
    });
  };
}
