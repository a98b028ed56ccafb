// Carries over what a unit handed in in another year, as drafts of the people who had it, after the code of its admin.
// What is carried stands in domain/edition/carry.ts; the innovations themselves stay as they are.
import type { Kysely } from 'kysely';
import type { Act } from '../../domain/conversation/act.ts';
import { carryForm } from '../../domain/edition/carry.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import { Moved } from '../commit/ledger.ts';
import type { Touched } from '../commit/occasion.ts';
import type { Origin } from '../commit/record.ts';
import { sourcesOfUnit } from '../load/carry-over.ts';
import { loadInnovations } from '../load/innovations.ts';
import type { Database } from '../schema.ts';
import { copyEvidence } from './carry-over.ts';
import { holdDraftsOf, makeDraft } from './made-draft.ts';
import { sendNotice } from './send-notice.ts';

/** So many are named in a notice. */
const NAMED = 5;

/** Makes the drafts, and tells each of their owners once. Throws `Moved` when others are left than were shown. */
export async function carryUnit(
  trx: Kysely<Database>,
  act: Extract<Act, { do: 'carry_over_unit' }>,
  by: Origin & { readonly name: string | null },
  at: {
    readonly editionOf: (id: string, version: number) => EditionDefinition;
    readonly touched: Touched;
  },
): Promise<void> {
  const edition = at.editionOf(act.editionId, act.editionVersion);
  await holdDraftsOf(trx, act.unitId);
  const sources = await sourcesOfUnit(trx, act.unitId, edition, at.editionOf, act.year);
  if (sources.length !== act.count) throw new Moved('the innovations of a unit');
  const found = await loadInnovations(
    trx,
    sources.map(({ id }) => id),
  );
  const made = new Map<number, { code: string; name: string }[]>();
  for (const { id, ownerId, stays } of sources) {
    const source = found.get(id)?.innovation;
    if (source === undefined) throw new Moved('an innovation of a unit');
    const before = at.editionOf(source.editionId, source.editionVersion);
    const form = carryForm(before, edition, source.answers);
    const owner = stays ? ownerId : by.personId;
    const draft = await makeDraft(
      trx,
      {
        ...{ edition, unitId: act.unitId, ownerId: owner, answers: form.answers },
        ...{ role: 'unit_admin', from: source.code },
      },
      by,
    );
    const files = { person: owner, code: draft.code, from: source.code };
    await copyEvidence(trx, { ...files, items: [...form.evidence] }, by, at.touched);
    at.touched.innovations.add(draft.id);
    const name = source.name ?? source.code;
    made.set(owner, [...(made.get(owner) ?? []), { code: draft.code, name }]);
  }
  for (const [owner, drafts] of made)
    if (owner !== by.personId)
      await sendNotice(trx, {
        kind: 'notify',
        audience: { to: 'person', personId: owner },
        key: `carried:${edition.id}:${drafts[0]?.code ?? ''}`,
        message: {
          parts: [
            {
              key: 'notice_carried',
              args: {
                ...{ by: by.name, edition: edition.title, drafts: drafts.slice(0, NAMED) },
                more: Math.max(0, drafts.length - NAMED),
              },
            },
          ],
          choices: [],
          prompt: null,
        },
      });
}
