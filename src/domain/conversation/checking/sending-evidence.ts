// Sends evidence to whoever may read it: the files of an innovation or of one of its items, and the photos under a PDF that
// was made of them. It decides nothing about the innovation.
import type { EvidenceFile } from '../../edition/answer.ts';
import { type Form, formOf, placeOf } from '../../edition/journey.ts';
import { isMeant } from '../../edition/evidence-number.ts';
import { type Innovation, isFiller } from '../../innovation/innovation.ts';
import { claimMinutes } from './checking.ts';
import { pagesOf } from '../evidence/pages.ts';
import { type Meant, meantInnovation } from '../shared/meant.ts';
import { notFound } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';

/** Sends the stored files of an innovation, or of one of its items: "5" is indicator 5, a higher number an isian. */
export function evidence(turn: Turn, typedItem: string | undefined, meant: Meant): void {
  const innovation = readable(turn, meant);
  if (innovation === null) return;
  const form = formOf(turn.world.editionOf(innovation.editionId, innovation.editionVersion));
  const files = storedAt(innovation, form, typedItem);
  if (files.length === 0) {
    turn.say('no_evidence', { code: innovation.code });
    return turn.askAgain();
  }
  // Whoever looks at evidence is at work on it: the claim goes on.
  const holder = turn.world.loaded.look?.facts?.claim ?? null;
  if (holder?.personId === turn.person.id)
    turn.do({ kind: 'claim', code: innovation.code, minutes: claimMinutes });
  const joined = files.some(({ pages }) => pages !== undefined);
  turn.say('evidence_follows', {
    ...{ code: innovation.code, count: files.length },
    ...(joined ? { joined } : {}),
  });
  sendFiles(turn, form, innovation.code, files);
}

/** Sends the photos as they came, of PDFs that were made of them. */
export function originals(turn: Turn, typedItem: string | undefined, meant: Meant): void {
  const innovation = readable(turn, meant);
  if (innovation === null) return;
  const form = formOf(turn.world.editionOf(innovation.editionId, innovation.editionVersion));
  const pages = storedAt(innovation, form, typedItem).flatMap((file) => pagesOf(turn, file));
  if (pages.length === 0) {
    turn.say('no_originals', { code: innovation.code });
    return turn.nameOpen();
  }
  turn.say('evidence_follows', { code: innovation.code, count: pages.length });
  sendFiles(turn, form, innovation.code, pages);
}

/** The innovation that is meant, as far as its files may be had; null after it was said that it may not. */
function readable(turn: Turn, meant: Meant): Innovation | null {
  const innovation = meantInnovation(turn, meant);
  if (innovation === null) return null;
  const own = isFiller(innovation, turn.person.id);
  if (turn.may('download_evidence', { unitId: innovation.unitId, own })) return innovation;
  notFound(turn);
  return null;
}

/** Stored files of the item whose number was typed; of all items where none was. */
function storedAt(
  innovation: Innovation,
  form: Form,
  typed: string | undefined,
): readonly EvidenceFile[] {
  const number = Number(/\d{1,3}/.exec(typed ?? '')?.[0] ?? Number.NaN);
  return innovation.files.filter(
    ({ state, item }) =>
      state === 'stored' && (Number.isNaN(number) || isMeant(form, item, number)),
  );
}

/** Sends stored files, each with the item to which it belongs; `code`: what they are of, as the reader knows it. */
export function sendFiles(
  turn: Turn,
  form: Form,
  code: string,
  files: readonly EvidenceFile[],
): void {
  for (const file of files) {
    if (file.sha256 === null || file.mime === null || file.size === null) continue;
    const item = form.byId.get(file.item);
    turn.do({
      kind: 'send_file',
      sha256: file.sha256,
      name: file.name,
      mime: file.mime,
      size: file.size,
      caption: {
        parts: [
          {
            key: 'evidence_caption',
            args: {
              code,
              number: form.numberOf.get(file.item) ?? 0,
              label: item?.label ?? '',
              name: file.name,
              ...(item?.kind === 'indicator' ? { indicator: placeOf(form, item).no } : {}),
            },
          },
        ],
        choices: [],
        prompt: null,
      },
    });
  }
}
