// One programme for the access matrix in chat: somebody for every role, people of the same and of another unit, a stranger,
// and things made for one try. It expects nothing; what is expected comes from the matrix (check.ts).
import { sql } from 'kysely';
import type { Role } from '../../../src/domain/access.ts';
import { newConversation } from '../../../src/domain/conversation/state.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { addInnovation } from '../../support/records.ts';
import { Season, type Told } from '../../support/season.ts';

/** The unit of everybody who has one, and the unit that nobody of them has to do with. */
export const unit = 'puskesmas-awayan';
export const otherUnit = 'rsud';

/** The columns of the matrix that are people of the programme. */
export const roles = [
  'innovator',
  'unit_admin',
  'unit_head',
  'mentor',
  'verifier',
  'coordinator',
  'operator',
  'judge',
] as const;

/** What a try is about: something of one's own, of a colleague of the unit, or of another unit; null: of nobody else. */
export type Thing = 'own' | 'unit' | 'other' | null;

/** The name of whoever tries. */
export const nameOf = (role: Role): string =>
  role === 'anonymous' ? 'Orang asing' : `Orang ${role.replace('_', ' ')}`;

const ofUnit = (role: Role) => ['innovator', 'unit_admin', 'unit_head'].includes(role);
/** The unit in which somebody holds a role; null for roles without one. */
export const unitOf = (role: Role): string | null => (ofUnit(role) ? unit : null);

/** The programme, with helpers that make things and look at what became of them. */
export class Setting {
  readonly season: Season;
  readonly database: TestDatabase;
  private template = 0;
  private made = 0;

  private constructor(database: TestDatabase, season: Season) {
    this.database = database;
    this.season = season;
  }

  get db(): TestDatabase['db'] {
    return this.database.db;
  }

  /** Opens a programme in a database of its own; call `close` in the end. */
  static async open(): Promise<Setting> {
    const database = await createTestDatabase();
    const setting = new Setting(database, await Season.open(database));
    const { season, db } = setting;
    for (const role of roles) await season.join(nameOf(role), role, unitOf(role));
    await season.join('Rina', 'innovator', unit);
    await season.join('Sari', 'unit_admin', unit);
    await season.join('Hadi', 'unit_head', unit);
    await season.join('Vera', 'verifier', null);
    await season.join('Budi', 'innovator', otherUnit);
    await season.join('Dewi', 'unit_admin', otherUnit);
    await season.say(nameOf('anonymous'), 'halo');
    await sql`with g as (insert into gakor (name) values ('Balangan Utara') returning id),
      u as (insert into gakor_unit (gakor_id, unit_id) select id, ${unit} from g)
      insert into gakor_mentor (gakor_id, person_id) select id, ${await setting.id(nameOf('mentor'))} from g`.execute(
      db,
    );
    const code = await season.fill('Rina', 'Siap Timbang');
    setting.template = await setting.number(
      sql`select id as n from innovation where code = ${code}`,
    );
    season.forget();
    return setting;
  }

  async close(): Promise<void> {
    await this.season.end();
    await this.database.drop();
  }

  id(who: string): Promise<number> {
    return this.season.personOf(who);
  }

  /** Whoever owns the thing of a try by this person. */
  ownerOf(thing: Thing, who: string): string {
    return thing === 'own' ? who : thing === 'other' ? 'Budi' : 'Rina';
  }

  /** Makes an innovation in a state, complete or just begun, owned as the thing says, and gives its code. */
  async innovation(thing: Thing, who: string, state: string, whole = false): Promise<string> {
    this.made += 1;
    const code = `INV-C${String(this.made).padStart(4, '0')}`;
    const ownerId = await this.id(this.ownerOf(thing, who));
    const unitId = thing === 'other' ? otherUnit : unit;
    const id = await addInnovation(this.db, { code, unitId, ownerId });
    // What is handed in must be complete; otherwise nobody here reads more than the first proof.
    const most = whole ? 1000 : 1;
    await sql`insert into answer (innovation_id, item, value, revision, written_by)
      select ${id}, item, value, revision, ${ownerId} from answer where innovation_id = ${this.template} limit ${most}
      on conflict do nothing`.execute(this.db);
    await sql`insert into evidence_file (person_id, innovation_id, item, purpose, state, channel, ref, name, sha256, size, format, mime, stored_at, told_at)
      select ${ownerId}, ${id}, item, purpose, state, channel, ref, name, encode(sha256(${code}::bytea || item::bytea), 'hex'), size, format, mime, stored_at, told_at
      from evidence_file where innovation_id = ${this.template} order by id limit ${most}`.execute(
      this.db,
    );
    // Its record begins with the try.
    await sql`update innovation set version = 0 where id = ${id}`.execute(this.db);
    await this.place(code, state);
    return code;
  }

  /** Puts an innovation into a state by hand; nobody holds it. */
  async place(code: string, state: string): Promise<void> {
    await sql`delete from claim`.execute(this.db);
    const list = ['designated', 'reported'].includes(state) ? await this.recordedList() : null;
    await sql`update innovation set state = ${state}, designation_id = ${list},
      submitted_at = case when ${state} = 'draft' then null else now() end where code = ${code}`.execute(
      this.db,
    );
    this.season.forget();
  }

  private recordedList(): Promise<number> {
    return this.number(sql`
      insert into designation (edition_id, sk_number, sk_date, recorded_at)
      values ('balangan-2026', '1/2026', '2026-12-01', now()) returning id as n`);
  }

  /** Brings everybody's conversation back to where nothing is open, and forgets wrong codes. */
  async settle(): Promise<void> {
    const idle = JSON.stringify({ ...newConversation, mode: { name: 'idle' } });
    await sql`update conversation c set rev = c.rev + 1, focus_id = null,
      state = case when p.consented_at is null then ${JSON.stringify(newConversation)}::jsonb else ${idle}::jsonb end
      from person p where p.id = c.person_id`.execute(this.db);
    await sql`delete from code_attempt`.execute(this.db);
    await sql`delete from claim`.execute(this.db);
    this.season.forget();
    await this.season.told();
  }

  /** Writes as somebody, and gives what they alone were told. */
  async say(who: string, line: Line): Promise<readonly Told[]> {
    const told =
      typeof line === 'string'
        ? await this.season.say(who, line)
        : await this.season.say(who, line.caption ?? '', [
            { name: line.file, size: 1000, mime: null, ref: { id: `f-${line.file}` } },
          ]);
    return told.filter((one) => one.to === who);
  }

  /** The one number that a query gives as `n`. */
  async number(query: ReturnType<typeof sql<unknown>>): Promise<number> {
    const { rows } = await query.execute(this.db);
    const [row] = rows as { n: number }[];
    return Number(row?.n ?? 0);
  }

  /** How many refusals of a person are in the record. */
  async denials(who: string): Promise<number> {
    return this.number(
      sql`select count(*)::int as n from event where type = 'denied' and person_id = ${await this.id(who)}`,
    );
  }

  /** Everything that a refused message could have changed, as one value. */
  async state(): Promise<string> {
    const { rows } = await sql<{ all: string }>`
      select md5(concat(
        (select string_agg(concat(code, state, version, portal_id, designation_id, owner_id, open_items), ',' order by id) from innovation),
        -- Many rows: whoever wrote one of them, whatever it says now, left the number of the transaction in it.
        (select concat(count(*), ' ', sum(xmin::text::bigint)) from answer),
        (select string_agg(concat(id, state), ',' order by id) from evidence_file),
        (select string_agg(concat(innovation_id, person_id, removed_at), ',' order by innovation_id, person_id) from co_filler),
        (select string_agg(v::text, ',' order by v::text) from verified_level v),
        (select string_agg(m::text, ',' order by m::text) from monev_row m),
        (select string_agg(d::text, ',' order by d.id) from designation d),
        (select string_agg(concat(id, state), ',' order by id) from broadcast),
        (select string_agg(c::text, ',') from edition_calendar c), (select string_agg(s::text, ',' order by s.no) from edition_step s),
        (select string_agg(concat(id, person_id, role, unit_id, revoked_at, frozen_at), ',' order by id) from role_grant),
        (select string_agg(concat(id, used_at, revoked_at), ',' order by id) from invitation),
        (select string_agg(concat(id, accepted_at, cancelled_at), ',' order by id) from hand_over),
        (select string_agg(concat(id, confirmed_at, lapsed_at), ',' order by id) from nil_statement),
        (select string_agg(concat(id, name, nip, unit_id, consented_at, erased_at), ',' order by id) from person),
        (select string_agg(concat(id, person_id), ',' order by id) from address),
        (select string_agg(concat(id, done_at), ',' order by id) from data_request),
        (select string_agg(c::text, ',' order by c.number) from candidate c),
        (select string_agg(j::text, ',' order by j.number) from promise j),
        (select string_agg(o::text, ',' order by o.number) from proposal o),
        (select string_agg(c::text, ',' order by c.number) from contest c), (select string_agg(e::text, ',' order by e.number) from contest_entry e),
        (select string_agg(s::text, ',' order by s::text) from contest_seat s), (select string_agg(s::text, ',' order by s::text) from contest_score s),
        (select string_agg(h::text, ',' order by h.code) from hub_card h),
        (select string_agg(k::text, ',' order by k.number) from hub_copy k), (select string_agg(q::text, ',' order by q.number) from hub_note q),
        (select string_agg(id::text, ',' order by id) from mentor_message), (select string_agg(g::text, ',' order by g.id) from gakor g))) as all`.execute(
      this.db,
    );
    return rows[0]?.all ?? '';
  }
}

/** What somebody sends: words, or a file with a caption. */
export type Line = string | { readonly file: string; readonly caption?: string };
