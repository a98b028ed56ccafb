// Reads what was told for the form of another competition besides the profile. It decides nothing.
import { type Kysely, sql } from 'kysely';
import type { OtherForm } from '../../domain/edition/other-form-rules.ts';
import type { ToldParts } from '../../domain/edition/other-form.ts';
import type { OtherFormMaterial } from '../../domain/paper-material.ts';
import type { Database } from '../schema.ts';
import { innovationMaterial } from './paper-material.ts';

/** What was told for an innovation and a form, by part. */
export async function toldFor(
  db: Kysely<Database>,
  code: string,
  form: string,
): Promise<ToldParts> {
  const { rows } = await sql<{ part: string; text: string }>`
    select t.part, t.text from other_form_text t join innovation n on n.id = t.innovation_id
    where n.code = ${code} and t.form = ${form} order by t.part`.execute(db);
  return new Map(rows.map(({ part, text }) => [part, text]));
}

/** What the form as a paper is made of; null where there is no such innovation. */
export async function otherFormMaterial(
  db: Kysely<Database>,
  code: string,
  form: OtherForm,
): Promise<OtherFormMaterial | null> {
  const found = await innovationMaterial(db, code, false);
  if (found === null) return null;
  const { innovation, definition, unit } = found;
  return { form, innovation, definition, unit, told: await toldFor(db, code, form.id) };
}
