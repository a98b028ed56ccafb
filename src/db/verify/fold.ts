// Rebuilds innovations, answers, files, levels, monev and roles from the event record alone, from empty.
// It reads nothing else; what the record does not say cannot be rebuilt, and that is what the comparison finds.
import { z } from 'zod';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import { type Step, isCheckState, states, steps } from '../../domain/innovation/status.ts';

/** An event as it stands in the table. */
export interface StoredEvent {
  readonly id: number;
  readonly subject: string;
  readonly type: string;
  readonly item: string | null;
  readonly person_id: number | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string | null;
}

/** A rebuilt innovation. */
export interface FoldedInnovation {
  code: string;
  unit_id: string;
  edition_id: string;
  edition_version: number;
  owner_id: number;
  state: string;
  returned_from: string | null;
  open_items: Record<string, { note: string; done: boolean }> | null;
  name: string | null;
  version: number;
  portal_id: string | null;
  designation_id: number | null;
  readonly answers: Map<string, { value: unknown; revision: number; written_by: number }>;
  readonly files: Map<number, { item: string; sha256: string; size: number }>;
  readonly levels: Map<string, { level: number; reason: string }>;
  readonly monev: Map<number, { factual: string; advice: string | null }>;
  readonly fillers: Set<number>;
}

const created = z.object({ unit: z.string(), edition: z.string(), version: z.number() });
const moved = z.object({
  state: z.enum(states),
  notes: z.record(z.string(), z.string()).optional(),
  designation: z.number().optional(),
});
const file = z.object({ file: z.number(), sha256: z.string(), size: z.number() });
const removed = z.object({ file: z.number() });
const joined = z.object({ files: z.array(removed) });
const text = z.object({ type: z.literal('text'), text: z.string() });
const formMoved = z.object({
  version: z.number(),
  answers: z.record(z.string(), z.object({ from: z.string(), value: z.unknown().optional() })),
  files: z.record(z.string(), z.string()),
});
const carriedOver = z.object({ owner: z.number(), answers: z.record(z.string(), z.unknown()) });
const row = z.object({ factual: z.string(), advice: z.string().nullable() });
const held = z.object({ role: z.string(), unit: z.string().nullable() });

/** Everything that was rebuilt. */
export class Fold {
  readonly innovations = new Map<string, FoldedInnovation>();
  /** `person role unit` of every role that is not revoked. */
  readonly grants = new Set<string>();
  private readonly editionOf: (id: string, version: number) => EditionDefinition;

  constructor(editionOf: (id: string, version: number) => EditionDefinition) {
    this.editionOf = editionOf;
  }

  /** Takes the next event. Throws a sentence when it cannot follow from those before. */
  take(event: StoredEvent): void {
    const [kind, rest = ''] = event.subject.split(/:(.*)/s);
    if (kind === 'innovation') return this.ofInnovation(rest, event);
    if (kind === 'person') this.ofPerson(Number(rest), event);
  }

  private ofPerson(person: number, event: StoredEvent): void {
    if (event.type === 'unit_set')
      this.grants.add(grantKey(person, 'innovator', z.string().parse(event.after)));
    if (event.type === 'role_granted') {
      const { role, unit } = held.parse(event.after);
      this.grants.add(grantKey(person, role, unit));
    }
    if (event.type === 'role_revoked') {
      const { role, unit } = held.parse(event.before);
      this.grants.delete(grantKey(person, role, unit));
    }
  }

  private ofInnovation(code: string, event: StoredEvent): void {
    if (event.type === 'created') {
      const after = created.parse(event.after);
      this.innovations.set(code, {
        code,
        unit_id: after.unit,
        edition_id: after.edition,
        edition_version: after.version,
        owner_id: event.person_id ?? 0,
        state: 'draft',
        returned_from: null,
        open_items: null,
        name: null,
        version: 1,
        portal_id: null,
        designation_id: null,
        answers: new Map(),
        files: new Map(),
        levels: new Map(),
        monev: new Map(),
        fillers: new Set(),
      });
      return;
    }
    const innovation = this.innovations.get(code);
    if (innovation === undefined) throw new Error(`${code} was never created`);
    innovation.version += 1;
    const step = steps.find((candidate) => candidate === event.type);
    if (step !== undefined) return takeStep(innovation, step, event);
    this.change(innovation, event);
  }

  private change(innovation: FoldedInnovation, event: StoredEvent): void {
    const item = event.item ?? '';
    switch (event.type) {
      case 'answer_saved': {
        const before = innovation.answers.get(item);
        innovation.answers.set(item, {
          value: event.after,
          revision: (before?.revision ?? 0) + 1,
          written_by: event.person_id ?? 0,
        });
        const edition = this.editionOf(innovation.edition_id, innovation.edition_version);
        const named = text.safeParse(event.after);
        if (item === edition.nameItem && named.success) innovation.name = named.data.text;
        return;
      }
      case 'carried_over':
      case 'taken_over':
        return this.carry(innovation, event);
      case 'edition_moved':
        return this.move(innovation, event);
      case 'answer_cleared':
        innovation.answers.delete(item);
        return;
      case 'file_stored': {
        const { file: id, sha256, size } = file.parse(event.after);
        innovation.files.set(id, { item, sha256, size });
        return;
      }
      case 'file_removed':
        innovation.files.delete(removed.parse(event.before).file);
        return;
      case 'photos_joined':
        for (const { file: id } of joined.parse(event.before).files) innovation.files.delete(id);
        return;
      case 'file_moved': {
        const moving = innovation.files.get(removed.parse(event.after).file);
        if (moving !== undefined) moving.item = item;
        return;
      }
      case 'item_repaired': {
        const open = innovation.open_items?.[item];
        if (open !== undefined) open.done = true;
        innovation.levels.delete(item);
        return;
      }
      case 'repair_taken_back': {
        const open = innovation.open_items?.[item];
        if (open !== undefined) open.done = false;
        return;
      }
      case 'level_verified':
        innovation.levels.set(item, {
          level: z.number().parse(event.after),
          reason: event.reason ?? '',
        });
        return;
      case 'monev_written':
        innovation.monev.set(Number(item.split(':')[1]), row.parse(event.after));
        return;
      case 'owner_changed':
        innovation.owner_id = z.object({ owner: z.number() }).parse(event.after).owner;
        innovation.fillers.delete(innovation.owner_id);
        return;
      case 'filler_added':
        innovation.fillers.add(z.object({ person: z.number() }).parse(event.after).person);
        return;
      case 'filler_removed':
        innovation.fillers.delete(z.object({ person: z.number() }).parse(event.before).person);
        return;
      case 'portal_id_set':
        innovation.portal_id = z.object({ portalId: z.string() }).parse(event.after).portalId;
    }
  }

  /** A draft that somebody made out of an innovation of another year: whose it is, and all its answers at once. */
  private carry(innovation: FoldedInnovation, event: StoredEvent): void {
    const { owner, answers } = carriedOver.parse(event.after);
    innovation.owner_id = owner;
    for (const [item, value] of Object.entries(answers))
      innovation.answers.set(item, { value, revision: 1, written_by: owner });
    const edition = this.editionOf(innovation.edition_id, innovation.edition_version);
    const named = text.safeParse(answers[edition.nameItem]);
    if (named.success) innovation.name = named.data.text;
  }

  /** A draft in a new version of its form: answers keep writer and number, and get a new number where they read otherwise. */
  private move(innovation: FoldedInnovation, event: StoredEvent): void {
    const { version, answers, files } = formMoved.parse(event.after);
    const before = new Map(innovation.answers);
    innovation.answers.clear();
    for (const [item, { from, value }] of Object.entries(answers)) {
      const was = before.get(from);
      if (was === undefined) throw new Error(`${item} comes from ${from}, which was not answered`);
      innovation.answers.set(
        item,
        value === undefined ? { ...was } : { ...was, value, revision: was.revision + 1 },
      );
    }
    for (const one of innovation.files.values()) one.item = files[one.item] ?? one.item;
    innovation.edition_version = version;
    const { nameItem } = this.editionOf(innovation.edition_id, version);
    const named = text.safeParse(innovation.answers.get(nameItem)?.value);
    if (named.success) innovation.name = named.data.text;
  }
}

/** The key of a role somebody holds. */
export const grantKey = (person: number, role: string, unit: string | null): string =>
  `${person} ${role} ${unit ?? ''}`;

function takeStep(innovation: FoldedInnovation, step: Step, event: StoredEvent): void {
  const after = moved.parse(event.after);
  const from = innovation.state;
  const returned =
    step === 'return' && states.some((state) => state === from && isCheckState(state));
  innovation.state = after.state;
  innovation.returned_from = returned ? from : null;
  innovation.open_items = returned
    ? Object.fromEntries(
        Object.entries(after.notes ?? {}).map(([item, note]) => [item, { note, done: false }]),
      )
    : null;
  if (after.designation !== undefined) innovation.designation_id = after.designation;
  if (step === 'submit') innovation.levels.clear();
}
