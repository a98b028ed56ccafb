// Who may do what: one table, one function. It decides from grants and a target; it never reads them from anywhere.
// The table is access.md of the programme's access rules, row by row; the comment of each row is its number and wording there.
import type { Result } from './result.ts';
import { no, ok } from './result.ts';

/** Roles in the order of the access table; `anonymous` is anybody without a grant. */
export const roles = [
  'anonymous',
  'innovator',
  'unit_admin',
  'unit_head',
  'mentor',
  'verifier',
  'coordinator',
  'operator',
  'judge',
] as const;

/** A role a person acts in. */
export type Role = (typeof roles)[number];

/** O own or co-filled, S own unit, G units of the gakor, A all; `!` needs the one-time code of the card that was shown. */
type Cell = 'O' | 'S' | 'G' | 'A' | 'O!' | 'S!' | 'A!';

const everybody = {
  ...({ anonymous: 'A', innovator: 'A', unit_admin: 'A', unit_head: 'A', mentor: 'A' } as const),
  ...({ verifier: 'A', coordinator: 'A', operator: 'A', judge: 'A' } as const),
} as const;

const table = {
  /* 1 help, privacy notice, enter an invitation */
  help: everybody,
  /* 2 see own profile and own roles */
  see_profile: {
    innovator: 'O',
    unit_admin: 'O',
    unit_head: 'O',
    mentor: 'O',
    verifier: 'O',
    coordinator: 'O',
    operator: 'O',
    judge: 'O',
  },
  /* 3 correct own name / unit (NIP and phone need re-proof) */
  correct_profile: {
    innovator: 'O',
    unit_admin: 'O',
    unit_head: 'O',
    mentor: 'O',
    verifier: 'O',
    coordinator: 'O',
    operator: 'O',
    judge: 'O',
  },
  /* 4 export own personal data; ask for deletion/withdraw consent */
  export_own_data: {
    anonymous: 'O',
    innovator: 'O',
    unit_admin: 'O',
    unit_head: 'O',
    mentor: 'O',
    verifier: 'O',
    coordinator: 'O',
    operator: 'O',
    judge: 'O',
  },
  /* 5 unlink own channel account */
  unlink_address: {
    innovator: 'O',
    unit_admin: 'O',
    unit_head: 'O',
    mentor: 'O',
    verifier: 'O',
    coordinator: 'O',
    operator: 'O',
    judge: 'O',
  },
  /* 6 create a draft */
  create_draft: { innovator: 'O', unit_admin: 'S' },
  /* 7 read a draft (not yet submitted) */
  read_draft: { innovator: 'O', unit_admin: 'S', mentor: 'G' },
  /* 8 answer or change an answer in a draft */
  write_draft: { innovator: 'O', unit_admin: 'S' },
  /* 9 add or remove evidence in a draft */
  change_evidence: { innovator: 'O', unit_admin: 'S' },
  /* 10 submit to the unit */
  submit: { innovator: 'O', unit_admin: 'S' },
  /* 11 withdraw before acceptance */
  withdraw: { innovator: 'O' },
  /* 12 read a submitted record and its history */
  read_submitted: {
    innovator: 'O',
    unit_admin: 'S',
    unit_head: 'S',
    mentor: 'G',
    verifier: 'A',
    coordinator: 'A',
  },
  /* 13 download evidence (short-lived link, logged) */
  download_evidence: {
    innovator: 'O',
    unit_admin: 'S',
    unit_head: 'S',
    mentor: 'G',
    verifier: 'A',
    coordinator: 'A',
  },
  /* 14 comment / ask */
  comment: {
    innovator: 'O',
    unit_admin: 'S',
    unit_head: 'S',
    mentor: 'G',
    verifier: 'A',
    coordinator: 'A',
  },
  /* 15 write an answer on somebody else's behalf */
  write_for_another: {},
  /* 16 see phone / NIP of the people in a record */
  see_contact: { innovator: 'O', unit_admin: 'S', unit_head: 'S', coordinator: 'A' },
  /* 17 unit: return for repair */
  unit_return: { unit_admin: 'S', unit_head: 'S' },
  /* 18 unit: verify */
  unit_verify: { unit_admin: 'S!' },
  /* 19 unit head: endorse (penetapan) */
  endorse: { unit_head: 'S!' },
  /* 20 Bappedalitbang: return for repair */
  return: { verifier: 'A' },
  /* 21 Bappedalitbang: accept */
  accept: { verifier: 'A!' },
  /* 22 reject for good, with a reason */
  reject: { verifier: 'A!', coordinator: 'A!' },
  /* 23 reopen, with a reason */
  reopen: { coordinator: 'A!' },
  /* 24 monev (Form C.2), verified levels */
  monev: { verifier: 'A' },
  /* 25 freeze the list for the SK Bupati */
  freeze_list: { coordinator: 'A!' },
  /* 26 record the SK Bupati (number, date, scan) */
  record_sk: { coordinator: 'A!' },
  /* 27 mark the national entry (portal id) */
  report: { verifier: 'A!', coordinator: 'A!' },
  /* 28 decide on a record one wrote or co-wrote */
  decide_own: {},
  /* 29 export own unit */
  export_unit: { unit_admin: 'S!', unit_head: 'S!' },
  /* 30 export everything (XLSX/JSON) */
  export_all: { coordinator: 'A!' },
  /* 31 broadcast to one's own unit */
  broadcast_unit: { unit_admin: 'S!' },
  /* 32 broadcast to all */
  broadcast_all: { coordinator: 'A!' },
  /* 33 preview recipients / stop a running broadcast */
  stop_broadcast: { unit_admin: 'S', coordinator: 'A', operator: 'A' },
  /* 34 invite an innovator */
  invite_innovator: { unit_admin: 'S', coordinator: 'A' },
  /* 35 invite unit admin or head */
  invite_unit_role: { coordinator: 'A' },
  /* 36 invite verifier / coordinator */
  invite_verifier: { coordinator: 'A!', operator: 'A!' },
  /* 37 create the first coordinator (command line on the server) */
  create_first_coordinator: { operator: 'A' },
  /* 38 revoke a link or a role */
  revoke_role: { innovator: 'O', unit_admin: 'S', coordinator: 'A', operator: 'A' },
  /* 39 start a hand-over of drafts and tasks */
  start_hand_over: { innovator: 'O', unit_admin: 'S', unit_head: 'S', coordinator: 'A' },
  /* 40 accept a hand-over */
  accept_hand_over: { innovator: 'O', unit_admin: 'S', verifier: 'A', coordinator: 'A' },
  /* 41 read audit of own unit */
  read_unit_audit: { unit_admin: 'S', unit_head: 'S' },
  /* 42 read all audit */
  read_audit: { coordinator: 'A', operator: 'A' },
  /* 43 change or delete audit */
  change_audit: {},
  /* 44 periods, deadlines, forms, message texts */
  manage_edition: { coordinator: 'A!' },
  /* 45 issue / revoke API tokens */
  manage_tokens: { operator: 'A!' },
  /* 46 purge by retention schedule; carry out a deletion request */
  purge: { coordinator: 'A!', operator: 'A!' },
  /* 47 search / list innovation content */
  list_innovations: {
    innovator: 'O',
    unit_admin: 'S',
    unit_head: 'S',
    mentor: 'G',
    verifier: 'A',
    coordinator: 'A',
  },
  /* 48 act as another person */
  act_as_another: {},
  /* 49 note a candidate (temuan) */
  note_candidate: {
    innovator: 'O',
    unit_admin: 'S',
    unit_head: 'S',
    mentor: 'G',
    verifier: 'A',
    coordinator: 'A',
  },
  /* 50 assign a candidate; close it as not an innovation, with a reason */
  assign_candidate: { unit_admin: 'S', coordinator: 'A' },
  /* 51 read candidates */
  read_candidates: {
    innovator: 'O',
    unit_admin: 'S',
    unit_head: 'S',
    mentor: 'G',
    verifier: 'A',
    coordinator: 'A',
  },
  /* 52 letterhead and signatories of a unit; that its order or commitment was signed */
  set_letterhead: { unit_admin: 'S', coordinator: 'A' },
  /* 53 letterhead and signatories of the region */
  set_region_letterhead: { coordinator: 'A!' },
  /* 54 national bundle */
  national_bundle: { verifier: 'A!', coordinator: 'A!' },
  /* 55 carry an innovation of an earlier year over, unconfirmed */
  carry_over: { innovator: 'O', unit_admin: 'S' },
  /* 56 take over old records as unconfirmed drafts or history, marked with their source */
  take_over_records: { coordinator: 'A!' },
  /* 57 publish a version of an edition */
  publish_edition: { coordinator: 'A!' },
  /* 58 make or change an event; a meeting of the agency, with its papers, is one */
  hold_meeting: { mentor: 'G', coordinator: 'A' },
  /* 59 answer an invitation to an event; type its attendance code */
  answer_event: {
    innovator: 'O',
    unit_admin: 'O',
    unit_head: 'O',
    mentor: 'O',
    verifier: 'O',
    coordinator: 'O',
  },
  /* 60 score a contest entry assigned to oneself */
  score_entry: { judge: 'O' },
  /* 61 publish an innovation in the hub */
  publish_card: { unit_head: 'S!' },
  /* 62 read published cards of the hub */
  read_cards: everybody,
  /* 63 read the conversation about an innovation (as row 12; about a draft as row 7) */
  read_conversation: {
    innovator: 'O',
    unit_admin: 'S',
    unit_head: 'S',
    mentor: 'G',
    verifier: 'A',
    coordinator: 'A',
  },
  /* 64 list and end one's own sessions */
  own_sessions: {
    innovator: 'O',
    unit_admin: 'O',
    unit_head: 'O',
    mentor: 'O',
    verifier: 'O',
    coordinator: 'O',
    operator: 'O',
    judge: 'O',
  },
  /* 65 bring in an innovation from outside the offices; read one's own */
  bring_in: { anonymous: 'O' },
  /* 66 run a contest: open and close it, invite judges and give them entries, see how far they lie apart, name finalists */
  run_contest: { coordinator: 'A' },
  /* 67 lock the result of a contest (two different people), make it public */
  lock_contest: { coordinator: 'A!' },
  /* 68 enter an accepted innovation into a contest; take it out again; tell what the form of another competition asks */
  enter_contest: { innovator: 'O', unit_admin: 'S' },
  /* 69 ask to copy a published innovation, in one's own name; read what came of it */
  ask_to_copy: {
    anonymous: 'O',
    innovator: 'O',
    unit_admin: 'O',
    unit_head: 'O',
    mentor: 'O',
    verifier: 'O',
    coordinator: 'O',
    operator: 'O',
    judge: 'O',
  },
  /* 70 answer a request to copy, or a question, about an innovation */
  answer_card: { innovator: 'O', unit_admin: 'S' },
  /* 71 ask a question about a published innovation; read questions and answers */
  ask_about_card: {
    innovator: 'A',
    unit_admin: 'A',
    unit_head: 'A',
    mentor: 'A',
    verifier: 'A',
    coordinator: 'A',
  },
  /* 72 hide a question about an innovation, with a reason */
  hide_question: { unit_admin: 'S', coordinator: 'A' },
  /* 73 see the evidence of a contest entry at which one has a seat */
  see_entry_evidence: { judge: 'O' },
  /* 74 put an own template in the place of a Word paper; take it back */
  set_template: { coordinator: 'A' },
} as const satisfies Record<string, Partial<Record<Role, Cell>>>;

/** An action of the access table. */
export type Action = keyof typeof table;

/** All actions, in the order of the access table (1-based row number is index + 1). */
export const actions = Object.keys(table) as Action[];

/** A role somebody holds; `unitId` for roles of a unit, `gakorUnits` for a mentor. */
export interface Grant {
  readonly role: Role;
  readonly unitId: string | null;
  readonly gakorUnits?: readonly string[];
  /** When a role that is held for somebody else ends; ISO time, UTC. Absent for all others. */
  readonly actingUntil?: string;
}

/** What an action is about. Leave out what does not apply: an action on nothing in particular has no unit and no owner. */
export interface Target {
  readonly unitId?: string | null;
  /** True when the actor owns or co-fills the thing, or the thing is the actor's own. */
  readonly own?: boolean;
}

/** Permission: in which role, and whether the card's code must be shown. */
export interface Permission {
  readonly role: Role;
  readonly needsCode: boolean;
}

/**
 * Tells whether somebody with these grants may do `action` to `target`, and in which role.
 * The role with the widest scope that fits is taken; a permission without code is preferred over one with.
 */
export function may(
  grants: readonly Grant[],
  action: Action,
  target: Target = {},
): Result<Permission, { readonly type: 'not_allowed' }> {
  const row: Partial<Record<Role, Cell>> = table[action];
  let found: Permission | null = null;
  const held: readonly Grant[] = [...grants, { role: 'anonymous', unitId: null }];
  for (const grant of held) {
    const cell = row[grant.role];
    if (cell === undefined || !fits(cell, grant, target)) continue;
    const permission = { role: grant.role, needsCode: cell.endsWith('!') };
    if (found === null || (found.needsCode && !permission.needsCode)) found = permission;
  }
  return found === null ? no({ type: 'not_allowed' }) : ok(found);
}

function fits(cell: Cell, grant: Grant, target: Target): boolean {
  const scope = cell[0];
  if (scope === 'A') return true;
  if (scope === 'O') return target.own === true;
  if (target.unitId === undefined || target.unitId === null) return false;
  if (scope === 'S') return grant.unitId === target.unitId;
  return grant.gakorUnits?.includes(target.unitId) ?? false;
}

/** Where somebody may do something: everywhere, or in these units; `own` things come on top. */
export interface Reach {
  readonly all: boolean;
  readonly units: readonly string[];
  readonly own: boolean;
}

/** Tells how far `action` reaches with these grants; views ask this to list exactly what `may` allows. */
export function reachOf(grants: readonly Grant[], action: Action): Reach {
  const row: Partial<Record<Role, Cell>> = table[action];
  const held = grants.flatMap((grant) => {
    const scope = row[grant.role]?.[0];
    return scope === undefined ? [] : [{ grant, scope }];
  });
  return {
    all: held.some(({ scope }) => scope === 'A'),
    own: held.some(({ scope }) => scope === 'O'),
    units: held.flatMap(({ grant, scope }) => {
      if (scope === 'G') return [...(grant.gakorUnits ?? [])];
      return scope === 'S' && grant.unitId !== null ? [grant.unitId] : [];
    }),
  };
}

/** True when there is anything at all to which these grants allow `action`. */
export function reachesAnything(grants: readonly Grant[], action: Action): boolean {
  const { all, units, own } = reachOf(grants, action);
  return all || own || units.length > 0;
}
