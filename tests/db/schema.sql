CREATE OR REPLACE FUNCTION public.account_link_allowed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    declare why text := why_not_joined(new.from_person);
    begin
      if why is not null then
        raise exception 'person % has % and cannot be joined by a code', new.from_person, why using errcode = 'check_violation';
      end if;
      return new;
    end $function$
;

CREATE OR REPLACE FUNCTION public.cancel_queued(ids bigint[], why text)
 RETURNS void
 LANGUAGE sql
AS $function$
    with gone as (
      select id, provider_ids = '{}' and last_error is distinct from 'unproven' as unseen
      from outbox where id = any(ids) and state = 'queued' for update skip locked
    ), cancelled as (
      update outbox o set state = 'cancelled', last_error = why,
        notice_key = case when gone.unseen then null else o.notice_key end
      from gone where o.id = gone.id
      returning o.id, gone.unseen
    ), about as (
      delete from reminder_about a using cancelled c where a.outbox_id = c.id
    )
    delete from reminder r using cancelled c where r.outbox_id = c.id and c.unseen
  $function$
;

CREATE OR REPLACE FUNCTION public.cancel_reminders(about text[])
 RETURNS void
 LANGUAGE sql
AS $function$
    select cancel_queued(array(select a.outbox_id from reminder_about a where a.subject = any(about)), 'no longer true')
  $function$
;

CREATE OR REPLACE FUNCTION public.candidate_changes_reminders()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  begin
    perform cancel_reminders(array(select 'candidate:' || number from changed));
    return null;
  end $function$
;

CREATE OR REPLACE FUNCTION public.contest_conflict(entry integer, judge bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
    select exists (
      select from contest_entry e join innovation n on n.id = e.innovation_id
      where e.number = entry and (
        n.owner_id = judge
        or exists (select from co_filler f where f.innovation_id = n.id and f.person_id = judge and f.removed_at is null)
        or exists (select from person p where p.id = judge and p.unit_id = n.unit_id)
        or exists (select from role_grant g where g.person_id = judge and g.unit_id = n.unit_id and g.revoked_at is null)))
  $function$
;

CREATE OR REPLACE FUNCTION public.contest_score_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  declare
    row contest_score := case when tg_op = 'DELETE' then old else new end;
    season contest;
    held boolean;
  begin
    select c.* into season from contest c join contest_entry e on e.contest_number = c.number where e.number = row.entry_number for share of c;
    if season.locked_by is not null then
      raise exception 'contest_score: the result is locked' using errcode = 'check_violation';
    end if;
    if tg_op = 'DELETE' then
      return old;
    end if;
    select s.ended_at is null into held from contest_seat s where s.entry_number = row.entry_number and s.person_id = row.person_id;
    if held is not true then
      raise exception 'contest_score: no seat' using errcode = 'check_violation';
    end if;
    if contest_conflict(row.entry_number, row.person_id) then
      raise exception 'contest_score: a judge of the own unit' using errcode = 'check_violation';
    end if;
    if (season.state, row.stage) not in (('judging', 'desk'), ('finals', 'presentation')) then
      raise exception 'contest_score: not judged now' using errcode = 'check_violation';
    end if;
    if row.value not between (season.rules -> 'scale' ->> 'least')::numeric and (season.rules -> 'scale' ->> 'greatest')::numeric then
      raise exception 'contest_score: outside the scale' using errcode = 'check_violation';
    end if;
    if not exists (select from jsonb_array_elements(season.rules -> 'stages' -> row.stage -> 'criteria') c where c ->> 'code' = row.criterion) then
      raise exception 'contest_score: no such criterion' using errcode = 'check_violation';
    end if;
    return new;
  end $function$
;

CREATE OR REPLACE FUNCTION public.contest_seat_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  begin
    if contest_conflict(new.entry_number, new.person_id) then
      raise exception 'contest_seat: a judge of the own unit' using errcode = 'check_violation';
    end if;
    return new;
  end $function$
;

CREATE OR REPLACE FUNCTION public.event_is_append_only()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  begin
    raise exception 'the event record is append-only';
  end $function$
;

CREATE OR REPLACE FUNCTION public.grant_changes_reminders()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  begin
    perform cancel_reminders(array(select 'person:' || person_id from changed));
    return null;
  end $function$
;

CREATE OR REPLACE FUNCTION public.hub_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
   begin
     update hub_revision set revision = revision + 1;
     return null;
   end $function$
;

CREATE OR REPLACE FUNCTION public.hub_ends()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
   begin
     delete from hub_card where code = new.code;
     return null;
   end $function$
;

CREATE OR REPLACE FUNCTION public.innovation_begins()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  begin
    perform cancel_reminders(array(select 'unit:' || unit_id from begun union all select 'person:' || owner_id from begun));
    return null;
  end $function$
;

CREATE OR REPLACE FUNCTION public.innovation_changes_reminders()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  begin
    perform cancel_reminders(array(select 'innovation:' || id from changed));
    return null;
  end $function$
;

CREATE OR REPLACE FUNCTION public.keep_paper_template()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  begin
    if tg_op = 'DELETE' or old.ended_at is not null
      or (new.paper, new.version, new.name, new.sha256, new.taken_at) is distinct from
        (old.paper, old.version, old.name, old.sha256, old.taken_at) then
      raise exception 'a template that was taken is not changed';
    end if;
    return new;
  end $function$
;

CREATE OR REPLACE FUNCTION public.knock_desk_draft()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      if exists (select 1 from desk_presence where innovation_id = new.id and seen_at > now() - interval '45 seconds') then
        perform pg_notify('desk', '.' || new.code);
      end if;
      return null;
    end $function$
;

CREATE OR REPLACE FUNCTION public.knock_desk_hold()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      perform pg_notify('desk', code) from innovation where id = coalesce(new.innovation_id, old.innovation_id);
      return null;
    end $function$
;

CREATE OR REPLACE FUNCTION public.knock_desk_innovation()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      perform pg_notify('desk', new.code);
      return null;
    end $function$
;

CREATE OR REPLACE FUNCTION public.paragraph_hashes(value jsonb)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
    select coalesce(array_agg(distinct left(encode(sha256(convert_to(words, 'UTF8')), 'hex'), 24)), '{}')
    from (select trim(regexp_replace(lower(part), '[^[:alnum:]]+', ' ', 'g')) as words
      from regexp_split_to_table(coalesce(value ->> 'text', ''), '[\r\n]+') part) split
    where array_length(string_to_array(words, ' '), 1) >= 15 $function$
;

CREATE OR REPLACE FUNCTION public.promise_changes_reminders()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  begin
    perform cancel_reminders(array(select 'promise:' || number from changed));
    return null;
  end $function$
;

CREATE OR REPLACE FUNCTION public.role_grant_term()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      if new.ends_at is null then
        new.ends_at := term_end(now());
      end if;
      return new;
    end $function$
;

CREATE OR REPLACE FUNCTION public.term_end(given timestamp with time zone)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$
    select make_timestamptz(extract(year from given at time zone zone)::int + 1, 1, 31, 0, 0, 0, zone)
    from (select value #>> '{}' as zone from setting where key = 'zone') s
  $function$
;

CREATE OR REPLACE FUNCTION public.why_not_joined(who bigint)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
    select case
      when exists (select 1 from role_grant where person_id = who and role <> 'innovator' and revoked_at is null) then 'roles'
      when exists (select 1 from innovation where owner_id = who)
        or exists (select 1 from co_filler where person_id = who and removed_at is null) then 'innovations'
      /* WhatsApp has several ids for one account; a network's own word joined those, no code did */
      when (select count(*) from address where person_id = who) > 1
        and exists (select 1 from address where person_id = who and (channel <> 'whatsapp' or linked_at is not null))
        then 'addresses'
    end $function$
;

create table account_link (
  id bigint not null generated always as identity,
  code_hash bytea not null,
  from_person bigint not null,
  to_person bigint not null,
  linked_at timestamp with time zone not null default now(),
  undone_at timestamp with time zone,
  undone_by bigint,
  constraint account_link_check CHECK ((from_person <> to_person)),
  constraint account_link_check1 CHECK (((undone_at IS NULL) = (undone_by IS NULL))),
  constraint account_link_code_hash_fkey FOREIGN KEY (code_hash) REFERENCES link_code(code_hash),
  constraint account_link_code_hash_key UNIQUE (code_hash),
  constraint account_link_from_person_fkey FOREIGN KEY (from_person) REFERENCES person(id),
  constraint account_link_pkey PRIMARY KEY (id),
  constraint account_link_to_person_fkey FOREIGN KEY (to_person) REFERENCES person(id),
  constraint account_link_undone_by_fkey FOREIGN KEY (undone_by) REFERENCES person(id)
);

create table account_link_address (
  link_id bigint not null,
  address_id bigint not null,
  constraint account_link_address_address_id_fkey FOREIGN KEY (address_id) REFERENCES address(id) ON DELETE CASCADE,
  constraint account_link_address_link_id_fkey FOREIGN KEY (link_id) REFERENCES account_link(id),
  constraint account_link_address_pkey PRIMARY KEY (link_id, address_id)
);

create table account_link_grant (
  link_id bigint not null,
  grant_id bigint not null,
  became text not null,
  constraint account_link_grant_became_check CHECK ((became = ANY (ARRAY['moved'::text, 'frozen'::text, 'ended'::text]))),
  constraint account_link_grant_grant_id_fkey FOREIGN KEY (grant_id) REFERENCES role_grant(id),
  constraint account_link_grant_link_id_fkey FOREIGN KEY (link_id) REFERENCES account_link(id),
  constraint account_link_grant_pkey PRIMARY KEY (link_id, grant_id)
);

create table address (
  id bigint not null generated always as identity,
  channel text not null,
  native_id text not null,
  person_id bigint not null,
  state text not null default 'active'::text,
  last_provider_id text,
  created_at timestamp with time zone not null default now(),
  phone text,
  linked_at timestamp with time zone,
  knocked_at timestamp with time zone,
  constraint address_channel_check CHECK ((channel = ANY (ARRAY['telegram'::text, 'whatsapp'::text, 'webchat'::text]))),
  constraint address_channel_native_id_key UNIQUE (channel, native_id),
  constraint address_native_id_check CHECK (((length(native_id) >= 1) AND (length(native_id) <= 200))),
  constraint address_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint address_phone_check CHECK ((phone ~ '^\+[1-9][0-9]{7,14}$'::text)),
  constraint address_pkey PRIMARY KEY (id),
  constraint address_state_check CHECK ((state = ANY (ARRAY['active'::text, 'blocked'::text, 'dead'::text])))
);

create table answer (
  innovation_id bigint not null,
  item text not null,
  value jsonb not null,
  revision integer not null,
  written_by bigint not null,
  inbox_id bigint,
  to_confirm boolean not null default false,
  updated_at timestamp with time zone not null default now(),
  constraint answer_innovation_id_fkey FOREIGN KEY (innovation_id) REFERENCES innovation(id),
  constraint answer_item_check CHECK (((length(item) >= 1) AND (length(item) <= 100))),
  constraint answer_pkey PRIMARY KEY (innovation_id, item),
  constraint answer_revision_check CHECK ((revision > 0)),
  constraint answer_source CHECK (((NOT (value ? 'source'::text)) OR ((jsonb_typeof(((value -> 'source'::text) -> 'file'::text)) = 'number'::text) AND (jsonb_typeof(((value -> 'source'::text) -> 'name'::text)) = 'string'::text) AND (jsonb_typeof(((value -> 'source'::text) -> 'heading'::text)) = 'string'::text)))),
  constraint answer_written_by_fkey FOREIGN KEY (written_by) REFERENCES person(id)
);

create table api_request (
  token_id bigint not null,
  key text not null,
  body_hash bytea not null,
  status integer not null,
  response jsonb not null,
  at timestamp with time zone not null default now(),
  constraint api_request_body_hash_check CHECK ((length(body_hash) = 32)),
  constraint api_request_key_check CHECK (((length(key) >= 1) AND (length(key) <= 200))),
  constraint api_request_pkey PRIMARY KEY (token_id, key),
  constraint api_request_token_id_fkey FOREIGN KEY (token_id) REFERENCES api_token(id)
);

create table api_token (
  id bigint not null generated always as identity,
  token_hash bytea not null,
  role text not null,
  unit_id text,
  label text,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  person_id bigint,
  constraint api_token_check CHECK (((role = ANY (ARRAY['unit_admin'::text, 'unit_head'::text])) = (unit_id IS NOT NULL))),
  constraint api_token_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint api_token_pkey PRIMARY KEY (id),
  constraint api_token_role_check CHECK ((role = ANY (ARRAY['unit_admin'::text, 'unit_head'::text, 'mentor'::text, 'verifier'::text, 'coordinator'::text, 'operator'::text]))),
  constraint api_token_token_hash_check CHECK ((length(token_hash) = 32)),
  constraint api_token_token_hash_key UNIQUE (token_hash),
  constraint api_token_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table broadcast (
  id bigint not null generated always as identity,
  code text not null,
  parent_id bigint,
  created_by bigint,
  token_id bigint,
  unit_id text,
  audience jsonb not null,
  text text not null,
  question jsonb,
  repeat_until date,
  late_joiners boolean not null default false,
  open_until timestamp with time zone,
  state text not null,
  starts_at timestamp with time zone not null,
  confirm_hash bytea,
  confirmed_count integer,
  created_at timestamp with time zone not null default now(),
  looked_at timestamp with time zone,
  finished_at timestamp with time zone,
  file_id bigint,
  repeat_monthday integer,
  constraint broadcast_check CHECK (((created_by IS NULL) <> (token_id IS NULL))),
  constraint broadcast_check1 CHECK (((state = ANY (ARRAY['draft'::text, 'cancelled'::text])) OR (confirmed_count IS NOT NULL))),
  constraint broadcast_check2 CHECK (((state <> ALL (ARRAY['done'::text, 'cancelled'::text])) OR (finished_at IS NOT NULL))),
  constraint broadcast_code_check CHECK ((code ~ '^S[0-9]{4,6}$'::text)),
  constraint broadcast_code_key UNIQUE (code),
  constraint broadcast_confirm_hash_check CHECK ((length(confirm_hash) = 32)),
  constraint broadcast_confirmed_count_check CHECK ((confirmed_count > 0)),
  constraint broadcast_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id),
  constraint broadcast_file_id_fkey FOREIGN KEY (file_id) REFERENCES evidence_file(id),
  constraint broadcast_monthly_ends CHECK (((repeat_monthday IS NULL) OR (repeat_until IS NOT NULL))),
  constraint broadcast_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES broadcast(id),
  constraint broadcast_pkey PRIMARY KEY (id),
  constraint broadcast_repeat_monthday_check CHECK (((repeat_monthday >= 1) AND (repeat_monthday <= 31))),
  constraint broadcast_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'scheduled'::text, 'running'::text, 'paused'::text, 'done'::text, 'cancelled'::text]))),
  constraint broadcast_text_check CHECK (((length(text) >= 1) AND (length(text) <= 4000))),
  constraint broadcast_token_id_fkey FOREIGN KEY (token_id) REFERENCES api_token(id),
  constraint broadcast_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table broadcast_answer (
  broadcast_id bigint not null,
  person_id bigint not null,
  answer text not null,
  representative text,
  inbox_id bigint,
  answered_at timestamp with time zone not null default now(),
  constraint broadcast_answer_answer_check CHECK (((length(answer) >= 1) AND (length(answer) <= 100))),
  constraint broadcast_answer_broadcast_id_fkey FOREIGN KEY (broadcast_id) REFERENCES broadcast(id),
  constraint broadcast_answer_check CHECK (((answer = 'represented'::text) = (representative IS NOT NULL))),
  constraint broadcast_answer_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint broadcast_answer_pkey PRIMARY KEY (broadcast_id, person_id),
  constraint broadcast_answer_representative_check CHECK (((length(representative) >= 1) AND (length(representative) <= 200)))
);

create table broadcast_recipient (
  broadcast_id bigint not null,
  person_id bigint not null,
  state text not null,
  reason text,
  outbox_id bigint,
  not_before timestamp with time zone,
  constraint broadcast_recipient_broadcast_id_fkey FOREIGN KEY (broadcast_id) REFERENCES broadcast(id),
  constraint broadcast_recipient_check CHECK (((state = 'queued'::text) = (outbox_id IS NOT NULL))),
  constraint broadcast_recipient_check1 CHECK (((state = 'skipped'::text) = (reason IS NOT NULL))),
  constraint broadcast_recipient_outbox_id_fkey FOREIGN KEY (outbox_id) REFERENCES outbox(id),
  constraint broadcast_recipient_outbox_id_key UNIQUE (outbox_id),
  constraint broadcast_recipient_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint broadcast_recipient_pkey PRIMARY KEY (broadcast_id, person_id),
  constraint broadcast_recipient_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'queued'::text, 'skipped'::text])))
);

create table bundle_job (
  id bigint not null generated always as identity,
  asked_by bigint not null,
  edition_id text not null,
  state text not null default 'waiting'::text,
  claimed_by integer,
  attempts integer not null default 0,
  written bigint not null default 0,
  size bigint not null default 0,
  innovations integer not null default 0,
  files integer not null default 0,
  findings integer not null default 0,
  file_hash bytea,
  asked_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  expires_at timestamp with time zone,
  unit_id text,
  codes text[] not null default '{}'::text[],
  in_chat boolean not null default false,
  constraint bundle_job_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES person(id),
  constraint bundle_job_attempts_check CHECK (((attempts >= 0) AND (attempts <= 5))),
  constraint bundle_job_check CHECK (((state = ANY (ARRAY['waiting'::text, 'writing'::text])) = (ended_at IS NULL))),
  constraint bundle_job_check1 CHECK (((state = 'writing'::text) = (claimed_by IS NOT NULL))),
  constraint bundle_job_check2 CHECK (((state = ANY (ARRAY['done'::text, 'gone'::text])) = ((file_hash IS NOT NULL) AND (expires_at IS NOT NULL)))),
  constraint bundle_job_check3 CHECK (((unit_id IS NULL) OR (codes = '{}'::text[]))),
  constraint bundle_job_file_hash_check CHECK ((octet_length(file_hash) = 32)),
  constraint bundle_job_pkey PRIMARY KEY (id),
  constraint bundle_job_size_check CHECK ((size >= 0)),
  constraint bundle_job_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'writing'::text, 'done'::text, 'nothing'::text, 'failed'::text, 'gone'::text]))),
  constraint bundle_job_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint bundle_job_written_check CHECK ((written >= 0))
);

create table bundle_link (
  token_hash bytea not null,
  bundle_id bigint not null,
  person_id bigint not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint bundle_link_bundle_id_fkey FOREIGN KEY (bundle_id) REFERENCES bundle_job(id),
  constraint bundle_link_check CHECK ((expires_at > created_at)),
  constraint bundle_link_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint bundle_link_pkey PRIMARY KEY (token_hash),
  constraint bundle_link_token_hash_check CHECK ((octet_length(token_hash) = 32))
);

create table candidate (
  number integer not null,
  edition_id text not null,
  unit_id text not null,
  sentence text not null,
  reporter_id bigint not null,
  signs text,
  state text not null default 'new'::text,
  owner_id bigint,
  taken_at timestamp with time zone,
  reason text,
  same_candidate integer,
  same_innovation bigint,
  innovation_id bigint,
  remind_on date,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint candidate_check CHECK ((same_candidate <> number)),
  constraint candidate_check1 CHECK (((state <> 'new'::text) OR (owner_id IS NULL))),
  constraint candidate_check2 CHECK (((state <> 'assigned'::text) OR (owner_id IS NOT NULL))),
  constraint candidate_check3 CHECK (((taken_at IS NULL) OR (owner_id IS NOT NULL))),
  constraint candidate_check4 CHECK (((state = 'not_innovation'::text) = (reason IS NOT NULL))),
  constraint candidate_check5 CHECK (((state = 'same'::text) = (num_nonnulls(same_candidate, same_innovation) = 1))),
  constraint candidate_check6 CHECK ((num_nonnulls(same_candidate, same_innovation) <= 1)),
  constraint candidate_check7 CHECK (((state = 'begun'::text) = (innovation_id IS NOT NULL))),
  constraint candidate_check8 CHECK (((state = ANY (ARRAY['new'::text, 'assigned'::text, 'postponed'::text])) = (remind_on IS NOT NULL))),
  constraint candidate_innovation_id_fkey FOREIGN KEY (innovation_id) REFERENCES innovation(id),
  constraint candidate_number_check CHECK ((number >= 101)),
  constraint candidate_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES person(id),
  constraint candidate_pkey PRIMARY KEY (number),
  constraint candidate_reason_check CHECK (((length(TRIM(BOTH FROM reason)) > 0) AND (length(reason) <= 500))),
  constraint candidate_reporter_id_fkey FOREIGN KEY (reporter_id) REFERENCES person(id),
  constraint candidate_same_candidate_fkey FOREIGN KEY (same_candidate) REFERENCES candidate(number),
  constraint candidate_same_innovation_fkey FOREIGN KEY (same_innovation) REFERENCES innovation(id),
  constraint candidate_sentence_check CHECK (((length(TRIM(BOTH FROM sentence)) > 0) AND (length(sentence) <= 1500))),
  constraint candidate_signs_check CHECK ((signs ~ '^[yn?]{5}$'::text)),
  constraint candidate_state_check CHECK ((state = ANY (ARRAY['new'::text, 'assigned'::text, 'begun'::text, 'postponed'::text, 'not_innovation'::text, 'same'::text]))),
  constraint candidate_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table card (
  id bigint not null generated always as identity,
  person_id bigint not null,
  innovation_id bigint not null,
  version integer not null,
  code_hash bytea not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  batch_hash bytea,
  seen text not null,
  constraint card_batch_hash_check CHECK ((length(batch_hash) = 32)),
  constraint card_code_hash_check CHECK ((length(code_hash) = 32)),
  constraint card_innovation_id_fkey FOREIGN KEY (innovation_id) REFERENCES innovation(id),
  constraint card_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint card_pkey PRIMARY KEY (id),
  constraint card_seen_check CHECK ((seen = ANY (ARRAY['opened'::text, 'listed'::text, 'changed'::text])))
);

create table claim (
  innovation_id bigint not null,
  person_id bigint not null,
  claimed_at timestamp with time zone not null default now(),
  until timestamp with time zone not null,
  constraint claim_check CHECK ((until > claimed_at)),
  constraint claim_innovation_id_fkey FOREIGN KEY (innovation_id) REFERENCES innovation(id),
  constraint claim_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint claim_pkey PRIMARY KEY (innovation_id)
);

create table co_fill_code (
  code_hash bytea not null,
  innovation_id bigint not null,
  created_by bigint not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  used_by bigint,
  used_at timestamp with time zone,
  constraint co_fill_code_check CHECK (((used_by IS NULL) = (used_at IS NULL))),
  constraint co_fill_code_code_hash_check CHECK ((length(code_hash) = 32)),
  constraint co_fill_code_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id),
  constraint co_fill_code_innovation_id_fkey FOREIGN KEY (innovation_id) REFERENCES innovation(id),
  constraint co_fill_code_pkey PRIMARY KEY (code_hash),
  constraint co_fill_code_used_by_fkey FOREIGN KEY (used_by) REFERENCES person(id)
);

create table co_filler (
  innovation_id bigint not null,
  person_id bigint not null,
  added_at timestamp with time zone not null default now(),
  removed_at timestamp with time zone,
  constraint co_filler_innovation_id_fkey FOREIGN KEY (innovation_id) REFERENCES innovation(id),
  constraint co_filler_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint co_filler_pkey PRIMARY KEY (innovation_id, person_id)
);

create table code_attempt (
  id bigint not null generated always as identity,
  person_id bigint not null,
  kind text not null,
  at timestamp with time zone not null default now(),
  constraint code_attempt_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint code_attempt_pkey PRIMARY KEY (id)
);

create table confirmation (
  id bigint not null generated always as identity,
  person_id bigint not null,
  purpose text not null,
  code_hash bytea not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint confirmation_code_hash_check CHECK ((length(code_hash) = 32)),
  constraint confirmation_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint confirmation_pkey PRIMARY KEY (id),
  constraint confirmation_purpose_check CHECK (((length(purpose) >= 1) AND (length(purpose) <= 2000)))
);

create table contest (
  number integer not null,
  edition_id text not null,
  rules jsonb not null,
  state text not null default 'open'::text,
  closes_on date,
  meeting_number integer,
  opened_by bigint not null,
  opened_at timestamp with time zone not null default now(),
  locked_by bigint,
  locked_of text,
  locked_at timestamp with time zone,
  confirmed_by bigint,
  confirmed_at timestamp with time zone,
  announced_at timestamp with time zone,
  version integer not null default 1,
  constraint contest_check CHECK ((((locked_by IS NULL) = (locked_of IS NULL)) AND ((locked_by IS NULL) = (locked_at IS NULL)))),
  constraint contest_check1 CHECK (((locked_by IS NULL) OR (state = ANY (ARRAY['finals'::text, 'locked'::text, 'announced'::text])))),
  constraint contest_check2 CHECK (((confirmed_by IS NULL) = (confirmed_at IS NULL))),
  constraint contest_check3 CHECK (((state = ANY (ARRAY['locked'::text, 'announced'::text])) = (confirmed_by IS NOT NULL))),
  constraint contest_check4 CHECK (((confirmed_by IS NULL) OR ((locked_by IS NOT NULL) AND (confirmed_by <> locked_by)))),
  constraint contest_check5 CHECK (((state = 'announced'::text) = (announced_at IS NOT NULL))),
  constraint contest_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES person(id),
  constraint contest_edition_id_key UNIQUE (edition_id),
  constraint contest_locked_by_fkey FOREIGN KEY (locked_by) REFERENCES person(id),
  constraint contest_meeting_number_fkey FOREIGN KEY (meeting_number) REFERENCES meeting(number),
  constraint contest_number_check CHECK ((number > 0)),
  constraint contest_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES person(id),
  constraint contest_pkey PRIMARY KEY (number),
  constraint contest_state_check CHECK ((state = ANY (ARRAY['open'::text, 'judging'::text, 'finals'::text, 'locked'::text, 'announced'::text])))
);

create table contest_entry (
  number integer not null,
  contest_number integer not null,
  innovation_id bigint not null,
  category text not null,
  entered_by bigint not null,
  entered_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  finalist boolean not null default false,
  place integer,
  total numeric(9,4),
  vote integer,
  vote_minutes text,
  constraint contest_entry_check CHECK ((NOT (finalist AND (withdrawn_at IS NOT NULL) AND (place IS NOT NULL)))),
  constraint contest_entry_check1 CHECK (((place IS NULL) OR finalist)),
  constraint contest_entry_check2 CHECK (((place IS NULL) = (total IS NULL))),
  constraint contest_entry_check3 CHECK (((vote IS NULL) = (vote_minutes IS NULL))),
  constraint contest_entry_contest_number_fkey FOREIGN KEY (contest_number) REFERENCES contest(number),
  constraint contest_entry_contest_number_innovation_id_key UNIQUE (contest_number, innovation_id),
  constraint contest_entry_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES person(id),
  constraint contest_entry_innovation_id_fkey FOREIGN KEY (innovation_id) REFERENCES innovation(id),
  constraint contest_entry_number_check CHECK ((number > 0)),
  constraint contest_entry_pkey PRIMARY KEY (number),
  constraint contest_entry_place_check CHECK ((place > 0)),
  constraint contest_entry_vote_check CHECK ((vote > 0)),
  constraint contest_entry_vote_minutes_check CHECK (((length(TRIM(BOTH FROM vote_minutes)) > 0) AND (length(vote_minutes) <= 200)))
);

create table contest_score (
  entry_number integer not null,
  person_id bigint not null,
  stage text not null,
  criterion text not null,
  value numeric(6,1) not null,
  scored_at timestamp with time zone not null default now(),
  constraint contest_score_entry_number_person_id_fkey FOREIGN KEY (entry_number, person_id) REFERENCES contest_seat(entry_number, person_id),
  constraint contest_score_pkey PRIMARY KEY (entry_number, person_id, stage, criterion),
  constraint contest_score_stage_check CHECK ((stage = ANY (ARRAY['desk'::text, 'presentation'::text]))),
  constraint contest_score_value_check CHECK (((value * (2)::numeric) = trunc((value * (2)::numeric))))
);

create table contest_seat (
  entry_number integer not null,
  person_id bigint not null,
  given_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  ended text,
  reason text,
  keeps_desk boolean not null default false,
  constraint contest_seat_check CHECK (((NOT keeps_desk) OR (ended = 'withdrew'::text))),
  constraint contest_seat_check1 CHECK (((ended_at IS NULL) = (ended IS NULL))),
  constraint contest_seat_ended_check CHECK ((ended = ANY (ARRAY['withdrew'::text, 'conflict'::text]))),
  constraint contest_seat_entry_number_fkey FOREIGN KEY (entry_number) REFERENCES contest_entry(number),
  constraint contest_seat_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint contest_seat_pkey PRIMARY KEY (entry_number, person_id),
  constraint contest_seat_reason_check CHECK (((length(TRIM(BOTH FROM reason)) > 0) AND (length(reason) <= 300)))
);

create table contest_withdrawal (
  contest_number integer not null,
  person_id bigint not null,
  reason text not null,
  at timestamp with time zone not null default now(),
  constraint contest_withdrawal_contest_number_fkey FOREIGN KEY (contest_number) REFERENCES contest(number),
  constraint contest_withdrawal_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint contest_withdrawal_pkey PRIMARY KEY (contest_number, person_id),
  constraint contest_withdrawal_reason_check CHECK (((length(TRIM(BOTH FROM reason)) > 0) AND (length(reason) <= 300)))
);

create table conversation (
  person_id bigint not null,
  address_id bigint not null,
  focus_id bigint,
  state json not null,
  rev integer not null default 0,
  last_inbound_at timestamp with time zone,
  updated_at timestamp with time zone not null default now(),
  used json not null default '{}'::json,
  constraint conversation_address_id_fkey FOREIGN KEY (address_id) REFERENCES address(id),
  constraint conversation_focus_id_fkey FOREIGN KEY (focus_id) REFERENCES innovation(id),
  constraint conversation_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint conversation_pkey PRIMARY KEY (person_id)
);

create table data_request (
  id bigint not null generated always as identity,
  person_id bigint not null,
  asked_at timestamp with time zone not null default now(),
  due_at timestamp with time zone not null default (now() + '72:00:00'::interval),
  done_at timestamp with time zone,
  done_by bigint,
  withdrawn_at timestamp with time zone,
  constraint data_request_check CHECK (((done_at IS NULL) OR (withdrawn_at IS NULL))),
  constraint data_request_done_by_fkey FOREIGN KEY (done_by) REFERENCES person(id),
  constraint data_request_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint data_request_pkey PRIMARY KEY (id)
);

create table dead_epoch (
  epoch integer not null,
  seen_at timestamp with time zone not null default now(),
  constraint dead_epoch_pkey PRIMARY KEY (epoch)
);

create table deadline_exception (
  edition_id text not null,
  unit_id text not null,
  granted_at timestamp with time zone not null default now(),
  constraint deadline_exception_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES edition_calendar(edition_id),
  constraint deadline_exception_pkey PRIMARY KEY (edition_id, unit_id),
  constraint deadline_exception_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table designation (
  id bigint not null generated always as identity,
  edition_id text not null,
  frozen_by bigint,
  frozen_at timestamp with time zone not null default now(),
  sk_number text,
  sk_date date,
  recorded_by bigint,
  recorded_at timestamp with time zone,
  dropped_at timestamp with time zone,
  constraint designation_check CHECK ((((sk_number IS NULL) = (sk_date IS NULL)) AND ((sk_number IS NULL) = (recorded_at IS NULL)))),
  constraint designation_check1 CHECK (((recorded_at IS NULL) OR (dropped_at IS NULL))),
  constraint designation_frozen_by_fkey FOREIGN KEY (frozen_by) REFERENCES person(id),
  constraint designation_pkey PRIMARY KEY (id),
  constraint designation_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES person(id),
  constraint designation_sk_number_check CHECK ((length(TRIM(BOTH FROM sk_number)) > 0))
);

create table designation_item (
  designation_id bigint not null,
  innovation_id bigint not null,
  "position" integer not null,
  version integer not null,
  constraint designation_item_designation_id_fkey FOREIGN KEY (designation_id) REFERENCES designation(id),
  constraint designation_item_designation_id_position_key UNIQUE (designation_id, "position"),
  constraint designation_item_innovation_id_fkey FOREIGN KEY (innovation_id) REFERENCES innovation(id),
  constraint designation_item_pkey PRIMARY KEY (designation_id, innovation_id),
  constraint designation_item_position_check CHECK (("position" > 0))
);

create table desk_link (
  token_hash bytea not null,
  person_id bigint not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint desk_link_check CHECK ((expires_at > created_at)),
  constraint desk_link_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint desk_link_pkey PRIMARY KEY (token_hash),
  constraint desk_link_token_hash_check CHECK ((length(token_hash) = 32))
);

create table desk_link_request (
  id bigint not null generated always as identity,
  person_id bigint not null,
  at timestamp with time zone not null default now(),
  constraint desk_link_request_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint desk_link_request_pkey PRIMARY KEY (id)
);

create table desk_note (
  person_id bigint not null,
  innovation_id bigint not null,
  item text not null,
  text text not null,
  version integer not null,
  saved_at timestamp with time zone not null default now(),
  constraint desk_note_innovation_id_fkey FOREIGN KEY (innovation_id) REFERENCES innovation(id),
  constraint desk_note_item_check CHECK (((length(item) >= 1) AND (length(item) <= 100))),
  constraint desk_note_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint desk_note_pkey PRIMARY KEY (person_id, innovation_id, item),
  constraint desk_note_text_check CHECK (((length(text) >= 1) AND (length(text) <= 8000))),
  constraint desk_note_version_check CHECK ((version >= 0))
);

create table desk_presence (
  person_id bigint not null,
  innovation_id bigint not null,
  began_at timestamp with time zone not null default now(),
  seen_at timestamp with time zone not null default now(),
  constraint desk_presence_innovation_id_fkey FOREIGN KEY (innovation_id) REFERENCES innovation(id),
  constraint desk_presence_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint desk_presence_pkey PRIMARY KEY (innovation_id, person_id)
);

create table desk_session (
  id bigint not null generated always as identity,
  token_hash bytea not null,
  person_id bigint not null,
  created_at timestamp with time zone not null default now(),
  used_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint desk_session_check CHECK ((expires_at > created_at)),
  constraint desk_session_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint desk_session_pkey PRIMARY KEY (id),
  constraint desk_session_token_hash_check CHECK ((length(token_hash) = 32)),
  constraint desk_session_token_hash_key UNIQUE (token_hash)
);

create table desk_view (
  id bigint not null generated always as identity,
  person_id bigint not null,
  name text not null,
  query text not null,
  saved_at timestamp with time zone not null default now(),
  constraint desk_view_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  constraint desk_view_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint desk_view_pkey PRIMARY KEY (id),
  constraint desk_view_query_check CHECK (((length(query) >= 1) AND (length(query) <= 2000)))
);

create table edition (
  id text not null,
  version integer not null,
  definition jsonb not null,
  created_at timestamp with time zone not null default now(),
  published boolean not null default false,
  origins jsonb,
  moving boolean not null default false,
  constraint edition_moving CHECK (((NOT moving) OR published)),
  constraint edition_origins_check CHECK (((origins IS NULL) OR published)),
  constraint edition_pkey PRIMARY KEY (id, version)
);

create table edition_calendar (
  edition_id text not null,
  version integer not null default 1,
  after_deadline text not null default 'warn'::text,
  opened_at timestamp with time zone not null default now(),
  constraint edition_calendar_after_deadline_check CHECK ((after_deadline = ANY (ARRAY['warn'::text, 'close'::text]))),
  constraint edition_calendar_pkey PRIMARY KEY (edition_id),
  constraint edition_calendar_version_check CHECK ((version > 0))
);

create table edition_rule (
  edition_id text not null,
  stuck_days integer not null default 3,
  hold_minutes integer not null default 45,
  changed_at timestamp with time zone not null default now(),
  constraint edition_rule_hold_minutes_check CHECK (((hold_minutes >= 5) AND (hold_minutes <= 480))),
  constraint edition_rule_pkey PRIMARY KEY (edition_id),
  constraint edition_rule_stuck_days_check CHECK (((stuck_days >= 1) AND (stuck_days <= 60)))
);

create table edition_step (
  edition_id text not null,
  no integer not null,
  starts date not null,
  ends date not null,
  owner text not null,
  constraint edition_step_check CHECK ((ends >= starts)),
  constraint edition_step_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES edition_calendar(edition_id),
  constraint edition_step_no_check CHECK (((no >= 1) AND (no <= 20))),
  constraint edition_step_owner_check CHECK ((owner = ANY (ARRAY['innovator'::text, 'unit_admin'::text, 'unit_head'::text, 'verifier'::text, 'coordinator'::text]))),
  constraint edition_step_pkey PRIMARY KEY (edition_id, no)
);

create table erasing (
  id bigint not null generated always as identity,
  person_id bigint not null,
  traces jsonb not null,
  place text,
  block integer not null default 0,
  changed integer not null default 0,
  left_over integer not null default 0,
  passes integer not null default 0,
  due_at timestamp with time zone not null default now(),
  constraint erasing_block_check CHECK ((block >= 0)),
  constraint erasing_changed_check CHECK ((changed >= 0)),
  constraint erasing_left_over_check CHECK ((left_over >= 0)),
  constraint erasing_passes_check CHECK ((passes >= 0)),
  constraint erasing_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint erasing_person_id_key UNIQUE (person_id),
  constraint erasing_pkey PRIMARY KEY (id)
);

create table event (
  id bigint not null generated always as identity,
  subject text not null,
  seq integer not null,
  type text not null,
  item text,
  innovation_id bigint,
  person_id bigint,
  role text,
  channel text,
  inbox_id bigint,
  request_id text,
  before jsonb,
  after jsonb,
  reason text,
  at timestamp with time zone not null,
  prev_hash bytea,
  hash bytea not null,
  constraint event_check CHECK (((seq = 1) OR (prev_hash IS NOT NULL))),
  constraint event_decided_opened CHECK ((((after ->> 'seen'::text) IS NULL) OR ((after ->> 'seen'::text) = 'opened'::text) OR (((after ->> 'seen'::text) = 'listed'::text) AND (type = ANY (ARRAY['endorse'::text, 'return'::text]))) OR (((after ->> 'seen'::text) = 'changed'::text) AND (type = ANY (ARRAY['verify'::text, 'return'::text]))))),
  constraint event_hash_check CHECK ((length(hash) = 32)),
  constraint event_innovation_id_fkey FOREIGN KEY (innovation_id) REFERENCES innovation(id),
  constraint event_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint event_pkey PRIMARY KEY (id),
  constraint event_seq_check CHECK ((seq > 0)),
  constraint event_subject_seq_key UNIQUE (subject, seq)
);

create table evidence_file (
  id bigint not null generated always as identity,
  person_id bigint,
  innovation_id bigint,
  item text,
  purpose text not null,
  state text not null default 'announced'::text,
  reason jsonb,
  inbox_id bigint,
  channel text not null,
  ref jsonb not null,
  name text not null,
  caption text,
  album text,
  declared_size bigint,
  sha256 text,
  size bigint,
  format text,
  mime text,
  duration_seconds real,
  attempts integer not null default 0,
  next_try_at timestamp with time zone not null default now(),
  claimed_by integer,
  created_at timestamp with time zone not null default now(),
  stored_at timestamp with time zone,
  told_at timestamp with time zone,
  facts jsonb,
  token_id bigint,
  read_until timestamp with time zone,
  page_of bigint,
  page_no smallint,
  pages smallint,
  original_sha256 text,
  print_id bigint,
  taking text,
  constraint evidence_file_broadcast_alone CHECK (((purpose <> 'broadcast'::text) OR (innovation_id IS NULL))),
  constraint evidence_file_check CHECK (((state <> 'stored'::text) OR (purpose = 'text'::text) OR ((sha256 IS NOT NULL) AND (size IS NOT NULL) AND (format IS NOT NULL) AND (stored_at IS NOT NULL)))),
  constraint evidence_file_check1 CHECK (((state <> ALL (ARRAY['refused'::text, 'failed'::text])) OR (reason IS NOT NULL))),
  constraint evidence_file_check2 CHECK (((purpose <> 'evidence'::text) OR ((innovation_id IS NOT NULL) AND (item IS NOT NULL)))),
  constraint evidence_file_innovation_id_fkey FOREIGN KEY (innovation_id) REFERENCES innovation(id),
  constraint evidence_file_original CHECK (((original_sha256 IS NULL) OR (sha256 IS NOT NULL))),
  constraint evidence_file_original_sha256_check CHECK ((original_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint evidence_file_page CHECK ((((page_of IS NULL) = (page_no IS NULL)) AND ((page_of IS NULL) OR ((state = 'removed'::text) AND (sha256 IS NOT NULL) AND (pages IS NULL))))),
  constraint evidence_file_page_no_check CHECK (((page_no >= 1) AND (page_no <= 100))),
  constraint evidence_file_page_of_fkey FOREIGN KEY (page_of) REFERENCES evidence_file(id),
  constraint evidence_file_pages CHECK (((pages IS NULL) OR (purpose = 'evidence'::text))),
  constraint evidence_file_pages_check CHECK (((pages >= 1) AND (pages <= 100))),
  constraint evidence_file_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint evidence_file_pkey PRIMARY KEY (id),
  constraint evidence_file_print_id_fkey FOREIGN KEY (print_id) REFERENCES print(id),
  constraint evidence_file_purpose_check CHECK ((purpose = ANY (ARRAY['evidence'::text, 'text'::text, 'scan'::text, 'broadcast'::text, 'document'::text, 'workbook'::text]))),
  constraint evidence_file_read_until CHECK (((read_until IS NULL) OR ((purpose = ANY (ARRAY['document'::text, 'text'::text])) AND (facts ? 'reading'::text) AND (stored_at IS NOT NULL)))),
  constraint evidence_file_sender CHECK (((num_nonnulls(person_id, token_id) = 1) AND ((token_id IS NULL) OR (purpose = 'broadcast'::text)))),
  constraint evidence_file_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint evidence_file_size_check CHECK ((size > 0)),
  constraint evidence_file_state_check CHECK ((state = ANY (ARRAY['announced'::text, 'fetching'::text, 'stored'::text, 'refused'::text, 'failed'::text, 'removed'::text]))),
  constraint evidence_file_taking CHECK (((taking IS NULL) OR ((purpose = 'workbook'::text) AND (facts ? 'listed'::text)))),
  constraint evidence_file_taking_check CHECK ((taking = ANY (ARRAY['asked'::text, 'done'::text]))),
  constraint evidence_file_token_id_fkey FOREIGN KEY (token_id) REFERENCES api_token(id),
  constraint evidence_file_workbook CHECK (((purpose <> 'workbook'::text) OR (innovation_id IS NULL)))
);

create table failing_input (
  person_id bigint not null,
  inbox_id bigint,
  since timestamp with time zone not null default now(),
  attempts integer not null default 1,
  defects integer not null default 0,
  error text not null,
  next_try_at timestamp with time zone not null,
  constraint failing_input_attempts_check CHECK ((attempts > 0)),
  constraint failing_input_check CHECK (((defects >= 0) AND (defects <= attempts))),
  constraint failing_input_inbox_id_fkey FOREIGN KEY (inbox_id) REFERENCES inbox(id),
  constraint failing_input_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint failing_input_person_id_inbox_id_key UNIQUE NULLS NOT DISTINCT (person_id, inbox_id)
);

create table gakor (
  id integer not null generated always as identity,
  name text not null,
  constraint gakor_name_check CHECK ((length(TRIM(BOTH FROM name)) > 0)),
  constraint gakor_name_key UNIQUE (name),
  constraint gakor_pkey PRIMARY KEY (id)
);

create table gakor_mentor (
  gakor_id integer not null,
  person_id bigint not null,
  constraint gakor_mentor_gakor_id_fkey FOREIGN KEY (gakor_id) REFERENCES gakor(id),
  constraint gakor_mentor_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint gakor_mentor_pkey PRIMARY KEY (gakor_id, person_id)
);

create table gakor_unit (
  unit_id text not null,
  gakor_id integer not null,
  constraint gakor_unit_gakor_id_fkey FOREIGN KEY (gakor_id) REFERENCES gakor(id),
  constraint gakor_unit_pkey PRIMARY KEY (unit_id),
  constraint gakor_unit_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table hand_over (
  id bigint not null generated always as identity,
  from_person bigint not null,
  to_person bigint not null,
  unit_id text not null,
  started_by bigint not null,
  started_at timestamp with time zone not null default now(),
  accepted_at timestamp with time zone,
  cancelled_at timestamp with time zone,
  constraint hand_over_check CHECK ((from_person <> to_person)),
  constraint hand_over_check1 CHECK (((accepted_at IS NULL) OR (cancelled_at IS NULL))),
  constraint hand_over_from_person_fkey FOREIGN KEY (from_person) REFERENCES person(id),
  constraint hand_over_pkey PRIMARY KEY (id),
  constraint hand_over_started_by_fkey FOREIGN KEY (started_by) REFERENCES person(id),
  constraint hand_over_to_person_fkey FOREIGN KEY (to_person) REFERENCES person(id),
  constraint hand_over_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table hub_card (
  code text not null,
  seq bigint not null generated always as identity,
  version integer not null,
  unit_id text not null,
  edition_id text not null,
  year integer not null,
  name text not null,
  form text,
  kind text,
  stage text,
  field text,
  card jsonb not null,
  words tsvector generated always as ((setweight(to_tsvector('indonesian'::regconfig, name), 'A'::"char") || setweight(jsonb_to_tsvector('indonesian'::regconfig, jsonb_path_query_array(card, '$."texts"[*]."text"'::jsonpath), '["string"]'::jsonb), 'C'::"char"))) stored,
  published_at timestamp with time zone not null default now(),
  innovation_code text generated always as (
CASE
    WHEN (code ~~ 'K-%'::text) THEN NULL::text
    ELSE code
END) stored,
  past_code text generated always as (
CASE
    WHEN (code ~~ 'K-%'::text) THEN code
    ELSE NULL::text
END) stored,
  constraint hub_card_card_check CHECK (((card ?& ARRAY['summary'::text, 'texts'::text, 'video'::text]) AND ((card - ARRAY['summary'::text, 'texts'::text, 'video'::text]) = '{}'::jsonb))),
  constraint hub_card_innovation_code_fkey FOREIGN KEY (innovation_code) REFERENCES innovation(code),
  constraint hub_card_name_check CHECK ((length(TRIM(BOTH FROM name)) > 0)),
  constraint hub_card_past_code_fkey FOREIGN KEY (past_code) REFERENCES past_card(code),
  constraint hub_card_pkey PRIMARY KEY (code),
  constraint hub_card_seq_key UNIQUE (seq),
  constraint hub_card_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint hub_card_version_check CHECK ((version >= 0))
);

create table hub_copy (
  number integer not null,
  code text not null,
  name text not null,
  person_id bigint not null,
  unit_id text,
  origin text,
  purpose text,
  state text not null default 'asked'::text,
  remark text,
  answered_by bigint,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  changed_at timestamp with time zone,
  constraint hub_copy_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES person(id),
  constraint hub_copy_check CHECK (((unit_id IS NULL) <> (origin IS NULL))),
  constraint hub_copy_check1 CHECK (((state = 'asked'::text) = (answered_by IS NULL))),
  constraint hub_copy_check2 CHECK (((state <> 'refused'::text) OR (remark IS NOT NULL))),
  constraint hub_copy_code_fkey FOREIGN KEY (code) REFERENCES innovation(code),
  constraint hub_copy_name_check CHECK ((length(TRIM(BOTH FROM name)) > 0)),
  constraint hub_copy_number_check CHECK ((number > 0)),
  constraint hub_copy_origin_check CHECK (((length(TRIM(BOTH FROM origin)) > 0) AND (length(origin) <= 100))),
  constraint hub_copy_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint hub_copy_pkey PRIMARY KEY (number),
  constraint hub_copy_purpose_check CHECK (((length(purpose) >= 1) AND (length(purpose) <= 600))),
  constraint hub_copy_remark_check CHECK (((length(remark) >= 1) AND (length(remark) <= 600))),
  constraint hub_copy_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'accepted'::text, 'refused'::text, 'done'::text]))),
  constraint hub_copy_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table hub_note (
  number integer not null,
  code text not null,
  name text not null,
  copy_number integer,
  person_id bigint not null,
  unit_id text,
  text text not null,
  answer text,
  answered_by bigint,
  hidden_by bigint,
  hidden_reason text,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  changed_at timestamp with time zone,
  constraint hub_note_answer_check CHECK (((length(answer) >= 1) AND (length(answer) <= 600))),
  constraint hub_note_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES person(id),
  constraint hub_note_check CHECK (((answer IS NULL) = (answered_by IS NULL))),
  constraint hub_note_check1 CHECK (((hidden_by IS NULL) = (hidden_reason IS NULL))),
  constraint hub_note_code_fkey FOREIGN KEY (code) REFERENCES innovation(code),
  constraint hub_note_copy_number_fkey FOREIGN KEY (copy_number) REFERENCES hub_copy(number),
  constraint hub_note_hidden_by_fkey FOREIGN KEY (hidden_by) REFERENCES person(id),
  constraint hub_note_hidden_reason_check CHECK (((length(hidden_reason) >= 1) AND (length(hidden_reason) <= 600))),
  constraint hub_note_name_check CHECK ((length(TRIM(BOTH FROM name)) > 0)),
  constraint hub_note_number_check CHECK ((number > 0)),
  constraint hub_note_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint hub_note_pkey PRIMARY KEY (number),
  constraint hub_note_text_check CHECK (((length(text) >= 1) AND (length(text) <= 600))),
  constraint hub_note_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table hub_revision (
  one boolean not null default true,
  revision bigint not null default 1,
  constraint hub_revision_one_check CHECK (one),
  constraint hub_revision_pkey PRIMARY KEY (one)
);

create table inbox (
  id bigint not null generated always as identity,
  address_id bigint not null,
  external_id text not null,
  kind text not null,
  payload jsonb not null,
  raw bytea not null,
  chat_order double precision not null,
  sent_at timestamp with time zone not null,
  received_at timestamp with time zone not null default now(),
  done_at timestamp with time zone,
  outcome text,
  attempts integer not null default 0,
  error text,
  constraint inbox_address_id_external_id_key UNIQUE (address_id, external_id),
  constraint inbox_address_id_fkey FOREIGN KEY (address_id) REFERENCES address(id),
  constraint inbox_check CHECK (((done_at IS NULL) = (outcome IS NULL))),
  constraint inbox_external_id_check CHECK (((length(external_id) >= 1) AND (length(external_id) <= 200))),
  constraint inbox_outcome_check CHECK ((outcome = ANY (ARRAY['handled'::text, 'ignored'::text, 'failed'::text, 'in_doubt'::text]))),
  constraint inbox_pkey PRIMARY KEY (id)
);

create table innovation (
  id bigint not null generated always as identity,
  code text not null,
  unit_id text not null,
  edition_id text not null,
  edition_version integer not null,
  owner_id bigint not null,
  state text not null default 'draft'::text,
  returned_from text,
  open_items jsonb,
  name text,
  version integer not null default 0,
  event_hash bytea,
  submitted_at timestamp with time zone,
  state_since timestamp with time zone not null default now(),
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  portal_id text,
  designation_id bigint,
  name_key text generated always as (lower(regexp_replace(regexp_replace(NORMALIZE(name, NFKC), '[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]'::text, ''::text, 'g'::text), '\s+'::text, ' '::text, 'g'::text))) stored,
  constraint designated_by_list CHECK (((state <> ALL (ARRAY['designated'::text, 'reported'::text])) OR (designation_id IS NOT NULL))),
  constraint innovation_check CHECK (((state = 'returned'::text) = (returned_from IS NOT NULL))),
  constraint innovation_check1 CHECK (((state = 'returned'::text) = (open_items IS NOT NULL))),
  constraint innovation_check2 CHECK (((state = ANY (ARRAY['draft'::text, 'withdrawn'::text])) OR (submitted_at IS NOT NULL))),
  constraint innovation_code_check CHECK ((code ~ '^INV-[0-9A-Z]{4,8}$'::text)),
  constraint innovation_code_key UNIQUE (code),
  constraint innovation_designation_id_fkey FOREIGN KEY (designation_id) REFERENCES designation(id),
  constraint innovation_edition_id_edition_version_fkey FOREIGN KEY (edition_id, edition_version) REFERENCES edition(id, version),
  constraint innovation_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES person(id),
  constraint innovation_pkey PRIMARY KEY (id),
  constraint innovation_portal_id_check CHECK ((length(TRIM(BOTH FROM portal_id)) > 0)),
  constraint innovation_returned_from_check CHECK ((returned_from = ANY (ARRAY['submitted'::text, 'unit_verified'::text, 'unit_endorsed'::text, 'accepted'::text]))),
  constraint innovation_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'unit_verified'::text, 'unit_endorsed'::text, 'accepted'::text, 'monitored'::text, 'designated'::text, 'reported'::text, 'returned'::text, 'rejected'::text, 'withdrawn'::text]))),
  constraint innovation_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint reported_with_portal_id CHECK (((state <> 'reported'::text) OR (portal_id IS NOT NULL)))
);

create table invitation (
  id bigint not null generated always as identity,
  code_hash bytea not null,
  role text not null,
  unit_id text,
  note text,
  created_by bigint,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  used_by bigint,
  used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  acting boolean not null default false,
  term_days integer,
  phone text,
  invited_name text,
  nip text,
  basis text,
  sheet_id bigint,
  code_sealed text,
  constraint invitation_basis_check CHECK (((length(basis) >= 1) AND (length(basis) <= 300))),
  constraint invitation_check CHECK (((role = ANY (ARRAY['innovator'::text, 'unit_admin'::text, 'unit_head'::text])) = (unit_id IS NOT NULL))),
  constraint invitation_check1 CHECK (((used_by IS NULL) = (used_at IS NULL))),
  constraint invitation_check2 CHECK ((expires_at > created_at)),
  constraint invitation_code_hash_check CHECK ((length(code_hash) = 32)),
  constraint invitation_code_hash_key UNIQUE (code_hash),
  constraint invitation_code_sealed_check CHECK ((code_sealed ~ '^⟦k1:[A-Za-z0-9_-]+⟧$'::text)),
  constraint invitation_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id),
  constraint invitation_invited_name_check CHECK (((length(invited_name) >= 1) AND (length(invited_name) <= 200))),
  constraint invitation_nip_check CHECK ((nip ~ '^[0-9]{18}$'::text)),
  constraint invitation_phone_check CHECK ((phone ~ '^\+[1-9][0-9]{7,14}$'::text)),
  constraint invitation_pkey PRIMARY KEY (id),
  constraint invitation_printed_days CHECK (((sheet_id IS NULL) OR (expires_at <= (created_at + '14 days'::interval)))),
  constraint invitation_role_check CHECK ((role = ANY (ARRAY['innovator'::text, 'unit_admin'::text, 'unit_head'::text, 'mentor'::text, 'verifier'::text, 'coordinator'::text, 'operator'::text, 'judge'::text]))),
  constraint invitation_sealed CHECK (((code_sealed IS NULL) OR (sheet_id IS NOT NULL))),
  constraint invitation_sheet_id_fkey FOREIGN KEY (sheet_id) REFERENCES invitation_sheet(id),
  constraint invitation_term_days_check CHECK ((term_days > 0)),
  constraint invitation_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint invitation_used_by_fkey FOREIGN KEY (used_by) REFERENCES person(id)
);

create table invitation_sheet (
  id bigint not null generated always as identity,
  created_by bigint not null,
  created_at timestamp with time zone not null default now(),
  constraint invitation_sheet_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id),
  constraint invitation_sheet_pkey PRIMARY KEY (id)
);

create table letterhead (
  id bigint not null generated always as identity,
  unit_id text,
  names text,
  address text,
  contact text,
  updated_at timestamp with time zone not null default now(),
  emblem_file bigint,
  constraint letterhead_address_check CHECK (((length(TRIM(BOTH FROM address)) > 0) AND (length(address) <= 200))),
  constraint letterhead_contact_check CHECK (((length(TRIM(BOTH FROM contact)) > 0) AND (length(contact) <= 200))),
  constraint letterhead_emblem_file_fkey FOREIGN KEY (emblem_file) REFERENCES evidence_file(id),
  constraint letterhead_names_check CHECK (((length(TRIM(BOTH FROM names)) > 0) AND (length(names) <= 600))),
  constraint letterhead_pkey PRIMARY KEY (id),
  constraint letterhead_unit UNIQUE NULLS NOT DISTINCT (unit_id),
  constraint letterhead_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table link_code (
  code_hash bytea not null,
  person_id bigint not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint link_code_code_hash_check CHECK ((length(code_hash) = 32)),
  constraint link_code_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint link_code_pkey PRIMARY KEY (code_hash)
);

create table meeting (
  number integer not null,
  edition_id text not null,
  title text not null,
  day date not null,
  starts time without time zone not null,
  ends time without time zone,
  place text not null,
  letter text,
  chair jsonb,
  secretary jsonb,
  created_by bigint not null,
  created_at timestamp with time zone not null default now(),
  hours smallint,
  details jsonb not null default '{}'::jsonb,
  gakor_id integer,
  constraint meeting_chair_check CHECK ((chair ? 'name'::text)),
  constraint meeting_check CHECK ((ends > starts)),
  constraint meeting_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id),
  constraint meeting_details_check CHECK ((jsonb_typeof(details) = 'object'::text)),
  constraint meeting_gakor_id_fkey FOREIGN KEY (gakor_id) REFERENCES gakor(id),
  constraint meeting_hours_check CHECK (((hours >= 1) AND (hours <= 40))),
  constraint meeting_letter_check CHECK (((length(TRIM(BOTH FROM letter)) > 0) AND (length(letter) <= 100))),
  constraint meeting_mode CHECK (((NOT (details ? 'mode'::text)) OR ((details ->> 'mode'::text) = ANY (ARRAY['onsite'::text, 'online'::text, 'both'::text])))),
  constraint meeting_number_check CHECK ((number > 0)),
  constraint meeting_pkey PRIMARY KEY (number),
  constraint meeting_place_check CHECK (((length(TRIM(BOTH FROM place)) > 0) AND (length(place) <= 300))),
  constraint meeting_secretary_check CHECK ((secretary ? 'name'::text)),
  constraint meeting_title_check CHECK (((length(TRIM(BOTH FROM title)) > 0) AND (length(title) <= 300)))
);

create table meeting_broadcast (
  meeting_number integer not null,
  broadcast_id bigint not null,
  constraint meeting_broadcast_broadcast_id_fkey FOREIGN KEY (broadcast_id) REFERENCES broadcast(id),
  constraint meeting_broadcast_meeting_number_fkey FOREIGN KEY (meeting_number) REFERENCES meeting(number),
  constraint meeting_broadcast_pkey PRIMARY KEY (meeting_number, broadcast_id)
);

create table meeting_code (
  meeting_number integer not null,
  kind text not null,
  code text not null,
  constraint meeting_code_code_check CHECK ((code ~ '^[0-9]{5}$'::text)),
  constraint meeting_code_code_key UNIQUE (code),
  constraint meeting_code_kind_check CHECK ((kind = ANY (ARRAY['onsite'::text, 'online'::text]))),
  constraint meeting_code_meeting_number_fkey FOREIGN KEY (meeting_number) REFERENCES meeting(number),
  constraint meeting_code_pkey PRIMARY KEY (meeting_number, kind)
);

create table meeting_guest (
  id bigint not null generated always as identity,
  meeting_number integer not null,
  kind text not null,
  name text not null,
  office text,
  constraint meeting_guest_kind_check CHECK ((kind = ANY (ARRAY['onsite'::text, 'online'::text]))),
  constraint meeting_guest_meeting_number_fkey FOREIGN KEY (meeting_number) REFERENCES meeting(number),
  constraint meeting_guest_name_check CHECK (((length(TRIM(BOTH FROM name)) > 0) AND (length(name) <= 150))),
  constraint meeting_guest_office_check CHECK (((length(TRIM(BOTH FROM office)) > 0) AND (length(office) <= 150))),
  constraint meeting_guest_pkey PRIMARY KEY (id)
);

create table meeting_point (
  id bigint not null generated always as identity,
  meeting_number integer not null,
  kind text not null,
  text text not null,
  who text,
  until date,
  constraint meeting_point_check CHECK (((kind = 'decision'::text) OR (num_nonnulls(who, until) = 0))),
  constraint meeting_point_kind_check CHECK ((kind = ANY (ARRAY['discussion'::text, 'decision'::text]))),
  constraint meeting_point_meeting_number_fkey FOREIGN KEY (meeting_number) REFERENCES meeting(number),
  constraint meeting_point_pkey PRIMARY KEY (id),
  constraint meeting_point_text_check CHECK (((length(TRIM(BOTH FROM text)) > 0) AND (length(text) <= 1500))),
  constraint meeting_point_who_check CHECK (((length(TRIM(BOTH FROM who)) > 0) AND (length(who) <= 300)))
);

create table meeting_presence (
  meeting_number integer not null,
  person_id bigint not null,
  kind text not null,
  at timestamp with time zone not null default now(),
  constraint meeting_presence_kind_check CHECK ((kind = ANY (ARRAY['onsite'::text, 'online'::text]))),
  constraint meeting_presence_meeting_number_fkey FOREIGN KEY (meeting_number) REFERENCES meeting(number),
  constraint meeting_presence_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint meeting_presence_pkey PRIMARY KEY (meeting_number, person_id)
);

create table meeting_rating (
  meeting_number integer not null,
  person_id bigint not null,
  before smallint not null,
  after smallint not null,
  material smallint not null,
  speaker smallint not null,
  venue smallint not null,
  relevance smallint not null,
  efficiency smallint not null,
  impact smallint not null,
  sustainability smallint not null,
  replication smallint not null,
  at timestamp with time zone not null default now(),
  constraint meeting_rating_after_check CHECK (((after >= 1) AND (after <= 5))),
  constraint meeting_rating_before_check CHECK (((before >= 1) AND (before <= 5))),
  constraint meeting_rating_efficiency_check CHECK (((efficiency >= 1) AND (efficiency <= 5))),
  constraint meeting_rating_impact_check CHECK (((impact >= 1) AND (impact <= 5))),
  constraint meeting_rating_material_check CHECK (((material >= 1) AND (material <= 5))),
  constraint meeting_rating_meeting_number_person_id_fkey FOREIGN KEY (meeting_number, person_id) REFERENCES meeting_presence(meeting_number, person_id),
  constraint meeting_rating_pkey PRIMARY KEY (meeting_number, person_id),
  constraint meeting_rating_relevance_check CHECK (((relevance >= 1) AND (relevance <= 5))),
  constraint meeting_rating_replication_check CHECK (((replication >= 1) AND (replication <= 5))),
  constraint meeting_rating_speaker_check CHECK (((speaker >= 1) AND (speaker <= 5))),
  constraint meeting_rating_sustainability_check CHECK (((sustainability >= 1) AND (sustainability <= 5))),
  constraint meeting_rating_venue_check CHECK (((venue >= 1) AND (venue <= 5)))
);

create table mentor_message (
  id bigint not null generated always as identity,
  innovation_id bigint,
  unit_id text not null,
  from_id bigint not null,
  answers_id bigint,
  item text,
  text text not null,
  inbox_id bigint,
  written_at timestamp with time zone not null default now(),
  constraint mentor_message_answers_id_fkey FOREIGN KEY (answers_id) REFERENCES mentor_message(id),
  constraint mentor_message_from_id_fkey FOREIGN KEY (from_id) REFERENCES person(id),
  constraint mentor_message_innovation_id_fkey FOREIGN KEY (innovation_id) REFERENCES innovation(id),
  constraint mentor_message_pkey PRIMARY KEY (id),
  constraint mentor_message_text_check CHECK (((length(text) >= 1) AND (length(text) <= 4000))),
  constraint mentor_message_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table mentor_message_to (
  message_id bigint not null,
  person_id bigint not null,
  constraint mentor_message_to_message_id_fkey FOREIGN KEY (message_id) REFERENCES mentor_message(id),
  constraint mentor_message_to_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint mentor_message_to_pkey PRIMARY KEY (message_id, person_id)
);

create table monev_row (
  innovation_id bigint not null,
  no smallint not null,
  factual text not null,
  advice text,
  written_by bigint,
  written_at timestamp with time zone not null default now(),
  constraint monev_row_factual_check CHECK ((length(TRIM(BOTH FROM factual)) > 0)),
  constraint monev_row_innovation_id_fkey FOREIGN KEY (innovation_id) REFERENCES innovation(id),
  constraint monev_row_no_check CHECK (((no >= 1) AND (no <= 7))),
  constraint monev_row_pkey PRIMARY KEY (innovation_id, no),
  constraint monev_row_written_by_fkey FOREIGN KEY (written_by) REFERENCES person(id)
);

create table monev_visit (
  innovation_id bigint not null,
  unit_officer text not null,
  officer_id bigint,
  held_at timestamp with time zone not null default now(),
  constraint monev_visit_innovation_id_fkey FOREIGN KEY (innovation_id) REFERENCES innovation(id),
  constraint monev_visit_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES person(id),
  constraint monev_visit_pkey PRIMARY KEY (innovation_id),
  constraint monev_visit_unit_officer_check CHECK ((length(TRIM(BOTH FROM unit_officer)) > 0))
);

create table monthly_page (
  month date not null,
  queued_at timestamp with time zone not null default now(),
  constraint monthly_page_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint monthly_page_pkey PRIMARY KEY (month)
);

create table nil_statement (
  id bigint not null generated always as identity,
  unit_id text not null,
  edition_id text not null,
  declared_by bigint not null,
  declared_at timestamp with time zone not null default now(),
  confirmed_by bigint,
  confirmed_at timestamp with time zone,
  lapsed_at timestamp with time zone,
  constraint nil_statement_check CHECK (((confirmed_by IS NULL) = (confirmed_at IS NULL))),
  constraint nil_statement_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES person(id),
  constraint nil_statement_declared_by_fkey FOREIGN KEY (declared_by) REFERENCES person(id),
  constraint nil_statement_pkey PRIMARY KEY (id),
  constraint nil_statement_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table other_form_text (
  innovation_id bigint not null,
  form text not null,
  part text not null,
  text text not null,
  written_by bigint not null,
  written_at timestamp with time zone not null default now(),
  constraint other_form_text_form_check CHECK ((form ~ '^[a-z][a-z0-9-]{1,39}$'::text)),
  constraint other_form_text_innovation_id_fkey FOREIGN KEY (innovation_id) REFERENCES innovation(id),
  constraint other_form_text_part_check CHECK ((part ~ '^[1-9][0-9]?[a-i]?$'::text)),
  constraint other_form_text_pkey PRIMARY KEY (innovation_id, form, part),
  constraint other_form_text_text_check CHECK (((length(text) >= 1) AND (length(text) <= 12000))),
  constraint other_form_text_written_by_fkey FOREIGN KEY (written_by) REFERENCES person(id)
);

create table outbox (
  id bigint not null generated always as identity,
  person_id bigint not null,
  address_id bigint not null,
  channel text not null,
  kind text not null,
  message json not null,
  notice_key text,
  state text not null default 'queued'::text,
  inbox_id bigint,
  claimed_by integer,
  floor text,
  provider_ids text[] not null default '{}'::text[],
  attempts integer not null default 0,
  resent boolean not null default false,
  last_error text,
  due_at timestamp with time zone not null default now(),
  created_at timestamp with time zone not null default now(),
  sent_at timestamp with time zone,
  claims integer not null default 0,
  for_role text,
  for_unit text,
  valid_until timestamp with time zone,
  ceiling text,
  sealed boolean not null default true,
  constraint outbox_address_id_fkey FOREIGN KEY (address_id) REFERENCES address(id),
  constraint outbox_ceiling_in_doubt CHECK (((ceiling IS NULL) OR (state <> 'sending'::text))),
  constraint outbox_check CHECK (((state <> 'sending'::text) OR (claimed_by IS NOT NULL))),
  constraint outbox_check1 CHECK (((state <> ALL (ARRAY['sent'::text, 'delivered'::text, 'read'::text])) OR (sent_at IS NOT NULL))),
  constraint outbox_kind_check CHECK ((kind = ANY (ARRAY['reply'::text, 'notice'::text, 'broadcast'::text]))),
  constraint outbox_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint outbox_pkey PRIMARY KEY (id),
  constraint outbox_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'sent'::text, 'delivered'::text, 'read'::text, 'uncertain'::text, 'parked'::text, 'dead'::text, 'superseded'::text, 'cancelled'::text])))
);

create table paper_job (
  id bigint not null generated always as identity,
  person_id bigint,
  token_id bigint,
  paper text not null,
  unit_id text,
  codes text[] not null default '{}'::text[],
  units text[] not null default '{}'::text[],
  edition_id text not null,
  nip boolean not null,
  state text not null default 'waiting'::text,
  claimed_by integer,
  attempts integer not null default 0,
  made integer not null default 0,
  problem text,
  file_name text,
  mime text,
  size bigint,
  file_hash bytea,
  request_key text,
  request_hash bytea,
  asked_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  expires_at timestamp with time zone,
  constraint paper_job_attempts_check CHECK (((attempts >= 0) AND (attempts <= 5))),
  constraint paper_job_check CHECK (((person_id IS NULL) <> (token_id IS NULL))),
  constraint paper_job_check1 CHECK (((state = 'making'::text) = (claimed_by IS NOT NULL))),
  constraint paper_job_check2 CHECK (((state = ANY (ARRAY['waiting'::text, 'making'::text])) = (ended_at IS NULL))),
  constraint paper_job_check3 CHECK (((state = ANY (ARRAY['done'::text, 'gone'::text])) = ((file_hash IS NOT NULL) AND (expires_at IS NOT NULL)))),
  constraint paper_job_check4 CHECK (((unit_id IS NULL) OR (codes = '{}'::text[]))),
  constraint paper_job_check5 CHECK (((request_key IS NULL) = (request_hash IS NULL))),
  constraint paper_job_file_hash_check CHECK ((octet_length(file_hash) = 32)),
  constraint paper_job_made_check CHECK ((made >= 0)),
  constraint paper_job_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint paper_job_pkey PRIMARY KEY (id),
  constraint paper_job_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'making'::text, 'done'::text, 'failed'::text, 'gone'::text]))),
  constraint paper_job_token_id_fkey FOREIGN KEY (token_id) REFERENCES api_token(id),
  constraint paper_job_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table paper_template (
  id bigint not null generated always as identity,
  paper text not null,
  version integer not null,
  name text not null,
  bytes bytea not null,
  sha256 bytea not null,
  taken_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  constraint paper_template_bytes_check CHECK (((octet_length(bytes) >= 1) AND (octet_length(bytes) <= 2097152))),
  constraint paper_template_check CHECK ((sha256 = sha256(bytes))),
  constraint paper_template_check1 CHECK ((ended_at >= taken_at)),
  constraint paper_template_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200))),
  constraint paper_template_paper_check CHECK ((paper = ANY (ARRAY['form-pengisian'::text, 'surat-edaran'::text, 'surat-undangan'::text, 'notulensi'::text]))),
  constraint paper_template_paper_version_key UNIQUE (paper, version),
  constraint paper_template_pkey PRIMARY KEY (id),
  constraint paper_template_version_check CHECK ((version > 0))
);

create table passkey (
  id bigint not null generated always as identity,
  person_id bigint not null,
  credential_id bytea not null,
  public_key bytea not null,
  user_handle bytea not null,
  counter bigint not null,
  name text not null,
  created_at timestamp with time zone not null default now(),
  used_at timestamp with time zone,
  constraint passkey_counter_check CHECK ((counter >= 0)),
  constraint passkey_credential_id_check CHECK (((length(credential_id) >= 1) AND (length(credential_id) <= 1023))),
  constraint passkey_credential_id_key UNIQUE (credential_id),
  constraint passkey_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  constraint passkey_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint passkey_pkey PRIMARY KEY (id),
  constraint passkey_public_key_check CHECK ((length(public_key) > 0)),
  constraint passkey_user_handle_check CHECK ((length(user_handle) = 32))
);

create table passkey_challenge (
  challenge_hash bytea not null,
  session_hash bytea,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  constraint passkey_challenge_challenge_hash_check CHECK ((length(challenge_hash) = 32)),
  constraint passkey_challenge_check CHECK ((expires_at > created_at)),
  constraint passkey_challenge_pkey PRIMARY KEY (challenge_hash),
  constraint passkey_challenge_session_hash_check CHECK ((length(session_hash) = 32))
);

create table past_card (
  number integer not null generated always as identity,
  code text not null generated always as (('K-'::text || number)) stored,
  year integer not null,
  unit_id text not null,
  name_hash bytea not null,
  file_id bigint not null,
  place text not null,
  name text not null,
  form text,
  kind text,
  stage text,
  field text,
  card jsonb not null,
  left_out integer not null,
  taken_at timestamp with time zone not null default now(),
  constraint past_card_card_check CHECK (((card ?& ARRAY['summary'::text, 'texts'::text, 'video'::text]) AND ((card - ARRAY['summary'::text, 'texts'::text, 'video'::text]) = '{}'::jsonb))),
  constraint past_card_code_key UNIQUE (code),
  constraint past_card_file_id_fkey FOREIGN KEY (file_id) REFERENCES evidence_file(id),
  constraint past_card_left_out_check CHECK ((left_out >= 0)),
  constraint past_card_name_check CHECK ((length(TRIM(BOTH FROM name)) > 0)),
  constraint past_card_name_hash_check CHECK ((octet_length(name_hash) = 32)),
  constraint past_card_pkey PRIMARY KEY (number),
  constraint past_card_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint past_card_year_check CHECK (((year >= 1990) AND (year <= 2200))),
  constraint past_card_year_unit_id_name_hash_key UNIQUE (year, unit_id, name_hash)
);

create table past_innovation (
  year integer not null,
  unit_id text not null,
  name_hash bytea not null,
  file_id bigint not null,
  "position" integer not null,
  taken_at timestamp with time zone not null default now(),
  constraint past_innovation_file_id_fkey FOREIGN KEY (file_id) REFERENCES evidence_file(id),
  constraint past_innovation_name_hash_check CHECK ((octet_length(name_hash) = 32)),
  constraint past_innovation_pkey PRIMARY KEY (year, unit_id, name_hash),
  constraint past_innovation_position_check CHECK (("position" > 0)),
  constraint past_innovation_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint past_innovation_year_check CHECK (((year >= 1990) AND (year <= 2200)))
);

create table person (
  id bigint not null generated always as identity,
  name text,
  nip text,
  unit_id text,
  consent_version text,
  consented_at timestamp with time zone,
  consent_inbox_id bigint,
  rev integer not null default 0,
  event_hash bytea,
  event_seq integer not null default 0,
  created_at timestamp with time zone not null default now(),
  erased_at timestamp with time zone,
  constraint erased_is_empty CHECK (((erased_at IS NULL) OR ((name IS NULL) AND (nip IS NULL) AND (consented_at IS NULL)))),
  constraint person_check CHECK (((consent_version IS NULL) = (consented_at IS NULL))),
  constraint person_nip_check CHECK ((nip ~ '^[0-9]{18}$'::text)),
  constraint person_pkey PRIMARY KEY (id),
  constraint person_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table print (
  id bigint not null generated always as identity,
  number text not null,
  paper text not null,
  innovation_id bigint,
  unit_id text,
  version integer,
  final boolean not null,
  fingerprint bytea not null,
  printed_at timestamp with time zone not null default now(),
  meeting_number integer,
  constraint print_check CHECK (((innovation_id IS NULL) = (version IS NULL))),
  constraint print_check1 CHECK (((innovation_id IS NULL) OR (unit_id IS NULL))),
  constraint print_fingerprint_check CHECK ((octet_length(fingerprint) = 32)),
  constraint print_fingerprint_key UNIQUE (fingerprint),
  constraint print_innovation_id_fkey FOREIGN KEY (innovation_id) REFERENCES innovation(id),
  constraint print_meeting CHECK ((((meeting_number IS NOT NULL) = (paper = ANY (ARRAY['surat-undangan'::text, 'daftar-hadir'::text, 'notulensi'::text, 'sertifikat'::text]))) AND ((meeting_number IS NULL) OR ((innovation_id IS NULL) AND (unit_id IS NULL))))),
  constraint print_meeting_number_fkey FOREIGN KEY (meeting_number) REFERENCES meeting(number),
  constraint print_number_check CHECK ((number ~ '^[0-9A-HJ-NP-TV-Z]{10}$'::text)),
  constraint print_number_key UNIQUE (number),
  constraint print_paper_check CHECK ((paper = ANY (ARRAY['form-c1'::text, 'laporan'::text, 'form-pengisian'::text, 'form-c2'::text, 'profil-nasional'::text, 'keterangan-nihil'::text, 'rekapitulasi'::text, 'daftar'::text, 'analisis'::text, 'daftar-indeks'::text, 'form-pengesahan'::text, 'agenda'::text, 'lampiran-sk'::text, 'formulir-kosong'::text, 'formulir-isian'::text, 'surat-edaran'::text, 'perintah-pelaksanaan'::text, 'pernyataan-komitmen'::text, 'piagam'::text, 'surat-undangan'::text, 'daftar-hadir'::text, 'notulensi'::text, 'sertifikat'::text, 'panduan-inovator'::text, 'panduan-admin'::text, 'panduan-kepala'::text, 'panduan-pamong'::text, 'panduan-verifikator'::text, 'panduan-koordinator'::text, 'lembar-undangan'::text, 'daftar-undangan'::text, 'piagam-lomba'::text, 'laporan-bulanan'::text, 'daftar-kepatuhan'::text, 'lembar-inovator'::text, 'formulir-lain'::text]))),
  constraint print_pkey PRIMARY KEY (id),
  constraint print_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table print_request (
  id bigint not null generated always as identity,
  person_id bigint not null,
  address_id bigint not null,
  inbox_id bigint,
  paper text not null,
  innovation_id bigint,
  unit_id text,
  edition_id text not null,
  nip boolean not null,
  state text not null default 'waiting'::text,
  claimed_by integer,
  attempts integer not null default 0,
  next_try_at timestamp with time zone not null default now(),
  print_id bigint,
  problem text,
  asked_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  sheet_id bigint,
  meeting_number integer,
  word boolean not null default false,
  form text,
  constraint print_request_address_id_fkey FOREIGN KEY (address_id) REFERENCES address(id),
  constraint print_request_check CHECK (((innovation_id IS NULL) OR (unit_id IS NULL))),
  constraint print_request_check1 CHECK (((state <> 'printing'::text) OR (claimed_by IS NOT NULL))),
  constraint print_request_check2 CHECK (((state = ANY (ARRAY['done'::text, 'failed'::text])) = (ended_at IS NOT NULL))),
  constraint print_request_form CHECK (((form IS NOT NULL) = (paper = 'formulir-lain'::text))),
  constraint print_request_innovation_id_fkey FOREIGN KEY (innovation_id) REFERENCES innovation(id),
  constraint print_request_meeting CHECK ((((meeting_number IS NOT NULL) = (paper = ANY (ARRAY['surat-undangan'::text, 'daftar-hadir'::text, 'notulensi'::text, 'sertifikat'::text]))) AND ((meeting_number IS NULL) OR ((innovation_id IS NULL) AND (unit_id IS NULL))))),
  constraint print_request_meeting_number_fkey FOREIGN KEY (meeting_number) REFERENCES meeting(number),
  constraint print_request_paper_check CHECK ((paper = ANY (ARRAY['form-c1'::text, 'laporan'::text, 'form-pengisian'::text, 'form-c2'::text, 'profil-nasional'::text, 'keterangan-nihil'::text, 'rekapitulasi'::text, 'daftar'::text, 'analisis'::text, 'daftar-indeks'::text, 'form-pengesahan'::text, 'agenda'::text, 'lampiran-sk'::text, 'formulir-kosong'::text, 'formulir-isian'::text, 'surat-edaran'::text, 'perintah-pelaksanaan'::text, 'pernyataan-komitmen'::text, 'piagam'::text, 'surat-undangan'::text, 'daftar-hadir'::text, 'notulensi'::text, 'sertifikat'::text, 'panduan-inovator'::text, 'panduan-admin'::text, 'panduan-kepala'::text, 'panduan-pamong'::text, 'panduan-verifikator'::text, 'panduan-koordinator'::text, 'lembar-undangan'::text, 'daftar-undangan'::text, 'piagam-lomba'::text, 'laporan-bulanan'::text, 'daftar-kepatuhan'::text, 'lembar-inovator'::text, 'formulir-lain'::text, 'buku-kerja-edisi'::text]))),
  constraint print_request_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint print_request_pkey PRIMARY KEY (id),
  constraint print_request_print_id_fkey FOREIGN KEY (print_id) REFERENCES print(id),
  constraint print_request_sheet CHECK (((sheet_id IS NOT NULL) = (paper = ANY (ARRAY['lembar-undangan'::text, 'daftar-undangan'::text])))),
  constraint print_request_sheet_id_fkey FOREIGN KEY (sheet_id) REFERENCES invitation_sheet(id),
  constraint print_request_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'printing'::text, 'done'::text, 'failed'::text]))),
  constraint print_request_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint print_request_word CHECK (((NOT word) OR (paper = ANY (ARRAY['form-pengisian'::text, 'surat-edaran'::text, 'surat-undangan'::text, 'notulensi'::text]))))
);

create table promise (
  number integer not null,
  edition_id text not null,
  unit_id text,
  text text not null,
  who text,
  until date not null,
  state text not null default 'open'::text,
  meeting_point_id bigint,
  made_by bigint not null,
  answered_by bigint,
  answered_at timestamp with time zone,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  constraint promise_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES person(id),
  constraint promise_check CHECK (((answered_by IS NULL) = (answered_at IS NULL))),
  constraint promise_check1 CHECK (((state = 'open'::text) OR (answered_by IS NOT NULL))),
  constraint promise_made_by_fkey FOREIGN KEY (made_by) REFERENCES person(id),
  constraint promise_meeting_point_id_fkey FOREIGN KEY (meeting_point_id) REFERENCES meeting_point(id) ON DELETE SET NULL,
  constraint promise_meeting_point_id_key UNIQUE (meeting_point_id),
  constraint promise_number_check CHECK ((number > 0)),
  constraint promise_pkey PRIMARY KEY (number),
  constraint promise_state_check CHECK ((state = ANY (ARRAY['open'::text, 'kept'::text, 'dropped'::text]))),
  constraint promise_text_check CHECK (((length(TRIM(BOTH FROM text)) > 0) AND (length(text) <= 1500))),
  constraint promise_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint promise_who_check CHECK (((length(TRIM(BOTH FROM who)) > 0) AND (length(who) <= 300)))
);

create table proposal (
  number integer not null,
  edition_id text not null,
  person_id bigint not null,
  kind text not null,
  origin text,
  sentence text not null,
  state text not null default 'waiting'::text,
  unit_id text,
  candidate_number integer,
  reason text,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  constraint proposal_candidate_number_fkey FOREIGN KEY (candidate_number) REFERENCES candidate(number),
  constraint proposal_candidate_number_key UNIQUE (candidate_number),
  constraint proposal_check CHECK (((kind = 'citizen'::text) = (origin IS NULL))),
  constraint proposal_check1 CHECK (((state = ANY (ARRAY['forwarded'::text, 'taken'::text])) = (unit_id IS NOT NULL))),
  constraint proposal_check2 CHECK (((state = 'taken'::text) = (candidate_number IS NOT NULL))),
  constraint proposal_check3 CHECK (((state = 'closed'::text) = (reason IS NOT NULL))),
  constraint proposal_kind_check CHECK ((kind = ANY (ARRAY['class'::text, 'village'::text, 'citizen'::text, 'council'::text]))),
  constraint proposal_number_check CHECK ((number > 0)),
  constraint proposal_origin_check CHECK (((length(TRIM(BOTH FROM origin)) > 0) AND (length(origin) <= 100))),
  constraint proposal_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint proposal_pkey PRIMARY KEY (number),
  constraint proposal_reason_check CHECK (((length(TRIM(BOTH FROM reason)) > 0) AND (length(reason) <= 500))),
  constraint proposal_sentence_check CHECK (((length(TRIM(BOTH FROM sentence)) > 0) AND (length(sentence) <= 1500))),
  constraint proposal_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'forwarded'::text, 'taken'::text, 'closed'::text]))),
  constraint proposal_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table reminder (
  person_id bigint not null,
  day date not null,
  kind text not null,
  key text not null,
  outbox_id bigint not null,
  created_at timestamp with time zone not null default now(),
  constraint reminder_key_check CHECK (((length(key) >= 1) AND (length(key) <= 300))),
  constraint reminder_kind_check CHECK ((kind = ANY (ARRAY['deadline'::text, 'returned'::text, 'waiting'::text, 'almost'::text, 'digest'::text, 'mentor_list'::text, 'unit_not_begun'::text, 'idle'::text, 'not_begun'::text, 'candidate'::text, 'promise'::text, 'meeting'::text]))),
  constraint reminder_outbox_id_fkey FOREIGN KEY (outbox_id) REFERENCES outbox(id),
  constraint reminder_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint reminder_person_id_key_key UNIQUE (person_id, key),
  constraint reminder_pkey PRIMARY KEY (person_id, day)
);

create table reminder_about (
  subject text not null,
  outbox_id bigint not null,
  constraint reminder_about_outbox_id_fkey FOREIGN KEY (outbox_id) REFERENCES outbox(id),
  constraint reminder_about_pkey PRIMARY KEY (subject, outbox_id)
);

create table reminder_setting (
  person_id bigint not null,
  stopped_at timestamp with time zone,
  asked_day date,
  updated_at timestamp with time zone not null default now(),
  constraint reminder_setting_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint reminder_setting_pkey PRIMARY KEY (person_id)
);

create table role_grant (
  id bigint not null generated always as identity,
  person_id bigint not null,
  role text not null,
  unit_id text,
  granted_by bigint,
  invitation_id bigint,
  granted_at timestamp with time zone not null default now(),
  ends_at timestamp with time zone,
  frozen_at timestamp with time zone,
  revoked_at timestamp with time zone,
  revoked_by bigint,
  acting boolean not null default false,
  confirmed_at timestamp with time zone,
  confirmed_by bigint,
  frozen_why text,
  constraint acting_ends CHECK (((NOT acting) OR (ends_at IS NOT NULL))),
  constraint confirmed_when CHECK (((confirmed_by IS NULL) OR (confirmed_at IS NOT NULL))),
  constraint frozen_when CHECK (((frozen_why IS NULL) OR (frozen_at IS NOT NULL))),
  constraint role_ends CHECK (((ends_at IS NOT NULL) OR (revoked_at IS NOT NULL))),
  constraint role_grant_check CHECK (((role = ANY (ARRAY['innovator'::text, 'unit_admin'::text, 'unit_head'::text])) = (unit_id IS NOT NULL))),
  constraint role_grant_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES person(id),
  constraint role_grant_frozen_why_check CHECK ((frozen_why = ANY (ARRAY['consent'::text, 'identity'::text, 'silence'::text, 'lost'::text, 'doubt'::text, 'inviter'::text]))),
  constraint role_grant_granted_by_fkey FOREIGN KEY (granted_by) REFERENCES person(id),
  constraint role_grant_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES invitation(id),
  constraint role_grant_inviter CHECK (((frozen_why IS DISTINCT FROM 'inviter'::text) OR (invitation_id IS NOT NULL))),
  constraint role_grant_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint role_grant_pkey PRIMARY KEY (id),
  constraint role_grant_revoked_by_fkey FOREIGN KEY (revoked_by) REFERENCES person(id),
  constraint role_grant_role_check CHECK ((role = ANY (ARRAY['innovator'::text, 'unit_admin'::text, 'unit_head'::text, 'mentor'::text, 'verifier'::text, 'coordinator'::text, 'operator'::text, 'judge'::text]))),
  constraint role_grant_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table setting (
  key text not null,
  value jsonb not null,
  updated_at timestamp with time zone not null default now(),
  constraint setting_pkey PRIMARY KEY (key)
);

create table signatory (
  id bigint not null generated always as identity,
  unit_id text,
  place text not null,
  name text not null,
  rank text,
  nip text,
  office text,
  standing text,
  on_behalf boolean not null,
  updated_at timestamp with time zone not null default now(),
  constraint signatory_check CHECK (((place = 'regent'::text) <= (unit_id IS NULL))),
  constraint signatory_check1 CHECK (((place = 'admin'::text) <= (unit_id IS NOT NULL))),
  constraint signatory_check2 CHECK (((NOT on_behalf) OR (office IS NOT NULL))),
  constraint signatory_name_check CHECK (((length(TRIM(BOTH FROM name)) > 0) AND (length(name) <= 80))),
  constraint signatory_nip_check CHECK ((nip ~ '^[0-9]{18}$'::text)),
  constraint signatory_office_check CHECK (((length(TRIM(BOTH FROM office)) > 0) AND (length(office) <= 150))),
  constraint signatory_pkey PRIMARY KEY (id),
  constraint signatory_place UNIQUE NULLS NOT DISTINCT (unit_id, place),
  constraint signatory_place_check CHECK ((place = ANY (ARRAY['head'::text, 'admin'::text, 'regent'::text]))),
  constraint signatory_rank_check CHECK (((length(TRIM(BOTH FROM rank)) > 0) AND (length(rank) <= 150))),
  constraint signatory_standing_check CHECK ((standing = ANY (ARRAY['Plt.'::text, 'Plh.'::text, 'Pj.'::text, 'Pjs.'::text]))),
  constraint signatory_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table signed_paper (
  edition_id text not null,
  unit_id text not null,
  paper text not null,
  signed_on date not null,
  noted_by bigint not null,
  noted_at timestamp with time zone not null default now(),
  constraint signed_paper_noted_by_fkey FOREIGN KEY (noted_by) REFERENCES person(id),
  constraint signed_paper_paper_check CHECK ((paper = ANY (ARRAY['perintah-pelaksanaan'::text, 'pernyataan-komitmen'::text]))),
  constraint signed_paper_pkey PRIMARY KEY (edition_id, unit_id, paper),
  constraint signed_paper_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table telegram_entry (
  data_hash bytea not null,
  at timestamp with time zone not null default now(),
  constraint telegram_entry_data_hash_check CHECK ((length(data_hash) = 32)),
  constraint telegram_entry_pkey PRIMARY KEY (data_hash)
);

create table unit (
  id text not null,
  name text not null,
  kind text not null,
  short text,
  aliases text[] not null default '{}'::text[],
  former text[] not null default '{}'::text[],
  active boolean not null default true,
  constraint unit_kind_check CHECK ((kind ~ '^[a-z][a-z0-9-]{1,39}$'::text)),
  constraint unit_name_check CHECK ((length(TRIM(BOTH FROM name)) > 0)),
  constraint unit_name_key UNIQUE (name),
  constraint unit_pkey PRIMARY KEY (id)
);

create table upload_link (
  token_hash bytea not null,
  person_id bigint not null,
  innovation_id bigint not null,
  item text not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint upload_link_innovation_id_fkey FOREIGN KEY (innovation_id) REFERENCES innovation(id),
  constraint upload_link_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint upload_link_pkey PRIMARY KEY (token_hash),
  constraint upload_link_token_hash_check CHECK ((length(token_hash) = 32))
);

create table verified_level (
  innovation_id bigint not null,
  item text not null,
  level smallint not null,
  reason text not null,
  set_by bigint,
  set_at timestamp with time zone not null default now(),
  constraint verified_level_innovation_id_fkey FOREIGN KEY (innovation_id) REFERENCES innovation(id),
  constraint verified_level_item_check CHECK (((length(item) >= 1) AND (length(item) <= 100))),
  constraint verified_level_level_check CHECK (((level >= 0) AND (level <= 3))),
  constraint verified_level_pkey PRIMARY KEY (innovation_id, item),
  constraint verified_level_reason_check CHECK ((length(TRIM(BOTH FROM reason)) > 0)),
  constraint verified_level_set_by_fkey FOREIGN KEY (set_by) REFERENCES person(id)
);

create table visit (
  number integer not null,
  edition_id text not null,
  unit_id text not null,
  day date not null,
  text text not null,
  met text,
  made_by bigint not null,
  created_at timestamp with time zone not null default now(),
  constraint visit_made_by_fkey FOREIGN KEY (made_by) REFERENCES person(id),
  constraint visit_met_check CHECK (((length(TRIM(BOTH FROM met)) > 0) AND (length(met) <= 300))),
  constraint visit_number_check CHECK ((number > 0)),
  constraint visit_pkey PRIMARY KEY (number),
  constraint visit_text_check CHECK (((length(TRIM(BOTH FROM text)) > 0) AND (length(text) <= 1500))),
  constraint visit_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table wa_key (
  session_id text not null,
  type text not null,
  id text not null,
  value bytea not null,
  constraint wa_key_pkey PRIMARY KEY (session_id, type, id),
  constraint wa_key_session_id_fkey FOREIGN KEY (session_id) REFERENCES wa_session(session_id)
);

create table wa_sent (
  session_id text not null,
  message_id text not null,
  message bytea not null,
  status text not null default 'pending'::text,
  created_at timestamp with time zone not null default now(),
  constraint wa_sent_pkey PRIMARY KEY (session_id, message_id),
  constraint wa_sent_session_id_fkey FOREIGN KEY (session_id) REFERENCES wa_session(session_id),
  constraint wa_sent_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'failed'::text, 'sent'::text, 'delivered'::text, 'read'::text])))
);

create table wa_session (
  session_id text not null,
  epoch integer not null default 0,
  creds bytea,
  updated_at timestamp with time zone not null default now(),
  constraint wa_session_pkey PRIMARY KEY (session_id),
  constraint wa_session_session_id_check CHECK (((length(session_id) >= 1) AND (length(session_id) <= 50)))
);

create table webchat_message (
  id bigint not null generated always as identity,
  address_id bigint not null,
  key text not null,
  text text not null,
  choices jsonb not null default '[]'::jsonb,
  file jsonb,
  created_at timestamp with time zone not null default clock_timestamp(),
  constraint webchat_message_address_id_fkey FOREIGN KEY (address_id) REFERENCES address(id),
  constraint webchat_message_key_check CHECK (((length(key) >= 1) AND (length(key) <= 200))),
  constraint webchat_message_key_key UNIQUE (key),
  constraint webchat_message_pkey PRIMARY KEY (id)
);

create table webchat_session (
  id bigint not null generated always as identity,
  token_hash bytea not null,
  native_id text not null,
  began_at timestamp with time zone not null default now(),
  used_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  offered_for bytea,
  key_hash bytea,
  constraint webchat_session_key_hash_check CHECK ((length(key_hash) = 32)),
  constraint webchat_session_native_id_check CHECK (((length(native_id) >= 1) AND (length(native_id) <= 200))),
  constraint webchat_session_offered_for_check CHECK ((length(offered_for) = 32)),
  constraint webchat_session_pkey PRIMARY KEY (id),
  constraint webchat_session_token_hash_check CHECK ((length(token_hash) = 32)),
  constraint webchat_session_token_hash_key UNIQUE (token_hash)
);

create table webhook (
  id bigint not null generated always as identity,
  token_id bigint not null,
  url text not null,
  steps text[] not null,
  created_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  constraint webhook_pkey PRIMARY KEY (id),
  constraint webhook_steps_check CHECK (((cardinality(steps) >= 1) AND (cardinality(steps) <= 20))),
  constraint webhook_token_id_fkey FOREIGN KEY (token_id) REFERENCES api_token(id),
  constraint webhook_url_check CHECK (((length(url) >= 8) AND (length(url) <= 500)))
);

create table webhook_delivery (
  id bigint not null generated always as identity,
  webhook_id bigint not null,
  event_id bigint not null,
  state text not null default 'waiting'::text,
  attempts integer not null default 0,
  next_at timestamp with time zone default now(),
  status integer,
  problem text,
  created_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  claims integer not null default 0,
  constraint webhook_delivery_attempts_check CHECK ((attempts >= 0)),
  constraint webhook_delivery_check CHECK (((state = 'waiting'::text) = (next_at IS NOT NULL))),
  constraint webhook_delivery_check1 CHECK (((state = 'waiting'::text) = (ended_at IS NULL))),
  constraint webhook_delivery_claims_check CHECK ((claims >= 0)),
  constraint webhook_delivery_event_id_fkey FOREIGN KEY (event_id) REFERENCES event(id),
  constraint webhook_delivery_pkey PRIMARY KEY (id),
  constraint webhook_delivery_problem_check CHECK ((problem = ANY (ARRAY['private_address'::text, 'unknown_host'::text, 'no_answer'::text, 'refused'::text, 'ended'::text]))),
  constraint webhook_delivery_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'delivered'::text, 'given_up'::text]))),
  constraint webhook_delivery_status_check CHECK (((status >= 100) AND (status <= 599))),
  constraint webhook_delivery_webhook_id_event_id_key UNIQUE (webhook_id, event_id),
  constraint webhook_delivery_webhook_id_fkey FOREIGN KEY (webhook_id) REFERENCES webhook(id)
);

CREATE UNIQUE INDEX account_link_once ON public.account_link USING btree (from_person) WHERE (undone_at IS NULL);

CREATE INDEX account_link_to ON public.account_link USING btree (to_person, linked_at) WHERE (undone_at IS NULL);

CREATE INDEX account_link_address_of ON public.account_link_address USING btree (address_id);

CREATE INDEX address_person ON public.address USING btree (person_id);

CREATE INDEX answer_paragraphs ON public.answer USING gin (paragraph_hashes(value)) WHERE (((value ->> 'type'::text) = 'text'::text) AND (length((value ->> 'text'::text)) >= 80));

CREATE INDEX api_token_person ON public.api_token USING btree (person_id) WHERE (revoked_at IS NULL);

CREATE INDEX broadcast_active ON public.broadcast USING btree (starts_at) WHERE (state = ANY (ARRAY['scheduled'::text, 'running'::text, 'paused'::text]));

CREATE UNIQUE INDEX broadcast_repetition ON public.broadcast USING btree (parent_id, starts_at) WHERE (parent_id IS NOT NULL);

CREATE INDEX broadcast_recipient_person ON public.broadcast_recipient USING btree (person_id);

CREATE INDEX broadcast_recipient_waiting ON public.broadcast_recipient USING btree (broadcast_id, person_id) WHERE (state = 'waiting'::text);

CREATE INDEX bundle_job_asked_by ON public.bundle_job USING btree (asked_by);

CREATE UNIQUE INDEX bundle_job_open ON public.bundle_job USING btree (edition_id, COALESCE(unit_id, ''::text), codes, (
CASE
    WHEN in_chat THEN asked_by
    ELSE (0)::bigint
END)) WHERE (state = ANY (ARRAY['waiting'::text, 'writing'::text]));

CREATE INDEX bundle_link_bundle ON public.bundle_link USING btree (bundle_id);

CREATE INDEX bundle_link_person ON public.bundle_link USING btree (person_id);

CREATE INDEX candidate_due ON public.candidate USING btree (remind_on) WHERE (remind_on IS NOT NULL);

CREATE UNIQUE INDEX candidate_innovation ON public.candidate USING btree (innovation_id) WHERE (innovation_id IS NOT NULL);

CREATE INDEX candidate_owner ON public.candidate USING btree (owner_id) WHERE (owner_id IS NOT NULL);

CREATE INDEX candidate_reporter ON public.candidate USING btree (reporter_id);

CREATE INDEX candidate_unit ON public.candidate USING btree (edition_id, unit_id);

CREATE INDEX card_batch ON public.card USING btree (person_id, batch_hash) WHERE ((used_at IS NULL) AND (batch_hash IS NOT NULL));

CREATE INDEX card_innovation ON public.card USING btree (innovation_id) WHERE (used_at IS NULL);

CREATE UNIQUE INDEX card_live ON public.card USING btree (person_id, code_hash) WHERE (used_at IS NULL);

CREATE INDEX card_opened ON public.card USING btree (innovation_id, person_id, version) WHERE (seen = 'opened'::text);

CREATE INDEX claim_person ON public.claim USING btree (person_id);

CREATE INDEX co_filler_person ON public.co_filler USING btree (person_id);

CREATE INDEX code_attempt_all ON public.code_attempt USING btree (at);

CREATE INDEX code_attempt_recent ON public.code_attempt USING btree (person_id, at);

CREATE INDEX confirmation_live ON public.confirmation USING btree (person_id) WHERE (used_at IS NULL);

CREATE INDEX contest_entry_innovation ON public.contest_entry USING btree (innovation_id);

CREATE UNIQUE INDEX contest_entry_place ON public.contest_entry USING btree (contest_number, category, place) WHERE (place IS NOT NULL);

CREATE INDEX contest_seat_person ON public.contest_seat USING btree (person_id);

CREATE UNIQUE INDEX data_request_open ON public.data_request USING btree (person_id) WHERE ((done_at IS NULL) AND (withdrawn_at IS NULL));

CREATE UNIQUE INDEX designation_open ON public.designation USING btree (edition_id) WHERE ((recorded_at IS NULL) AND (dropped_at IS NULL));

CREATE INDEX desk_link_person ON public.desk_link USING btree (person_id);

CREATE INDEX desk_link_request_person ON public.desk_link_request USING btree (person_id, at);

CREATE INDEX desk_note_innovation ON public.desk_note USING btree (innovation_id);

CREATE INDEX desk_presence_person ON public.desk_presence USING btree (person_id);

CREATE INDEX desk_session_person ON public.desk_session USING btree (person_id) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX desk_view_name ON public.desk_view USING btree (person_id, lower(name));

CREATE INDEX event_inbox ON public.event USING btree (inbox_id) WHERE (inbox_id IS NOT NULL);

CREATE INDEX event_innovation ON public.event USING btree (innovation_id, seq) WHERE (innovation_id IS NOT NULL);

CREATE INDEX event_type_person ON public.event USING btree (type) WHERE (type = 'record_read'::text);

CREATE INDEX evidence_file_asked ON public.evidence_file USING btree (id) WHERE (taking = 'asked'::text);

CREATE INDEX evidence_file_emblem ON public.evidence_file USING btree (item, id) WHERE (item ~~ 'emblem:%'::text);

CREATE INDEX evidence_file_hash ON public.evidence_file USING btree (sha256) WHERE (state = 'stored'::text);

CREATE INDEX evidence_file_item ON public.evidence_file USING btree (innovation_id, item);

CREATE INDEX evidence_file_original ON public.evidence_file USING btree (original_sha256) WHERE (original_sha256 IS NOT NULL);

CREATE INDEX evidence_file_page_of ON public.evidence_file USING btree (page_of) WHERE (page_of IS NOT NULL);

CREATE INDEX evidence_file_person ON public.evidence_file USING btree (person_id) WHERE (state = ANY (ARRAY['announced'::text, 'fetching'::text]));

CREATE INDEX evidence_file_print ON public.evidence_file USING btree (print_id) WHERE (print_id IS NOT NULL);

CREATE INDEX evidence_file_read ON public.evidence_file USING btree (person_id, read_until) WHERE (read_until IS NOT NULL);

CREATE INDEX evidence_file_untold ON public.evidence_file USING btree (person_id) WHERE ((told_at IS NULL) AND (state = ANY (ARRAY['stored'::text, 'refused'::text, 'failed'::text])));

CREATE INDEX evidence_file_waiting ON public.evidence_file USING btree (next_try_at) WHERE (state = ANY (ARRAY['announced'::text, 'fetching'::text]));

CREATE INDEX failing_input_due ON public.failing_input USING btree (next_try_at);

CREATE INDEX gakor_mentor_person ON public.gakor_mentor USING btree (person_id);

CREATE INDEX gakor_unit_gakor ON public.gakor_unit USING btree (gakor_id);

CREATE UNIQUE INDEX hand_over_open ON public.hand_over USING btree (from_person, unit_id) WHERE ((accepted_at IS NULL) AND (cancelled_at IS NULL));

CREATE INDEX hand_over_to ON public.hand_over USING btree (to_person) WHERE ((accepted_at IS NULL) AND (cancelled_at IS NULL));

CREATE INDEX hub_card_field ON public.hub_card USING btree (field, seq);

CREATE INDEX hub_card_form ON public.hub_card USING btree (form, seq);

CREATE INDEX hub_card_kind ON public.hub_card USING btree (kind, seq);

CREATE INDEX hub_card_unit ON public.hub_card USING btree (unit_id, seq);

CREATE INDEX hub_card_unit_field ON public.hub_card USING btree (unit_id, field, seq);

CREATE INDEX hub_card_unit_year ON public.hub_card USING btree (unit_id, year, seq);

CREATE INDEX hub_card_words ON public.hub_card USING gin (words);

CREATE INDEX hub_card_year ON public.hub_card USING btree (year, seq);

CREATE INDEX hub_copy_code ON public.hub_copy USING btree (code, state);

CREATE UNIQUE INDEX hub_copy_once ON public.hub_copy USING btree (code, unit_id) WHERE (state <> 'refused'::text);

CREATE INDEX hub_copy_person ON public.hub_copy USING btree (person_id, created_at);

CREATE INDEX hub_note_code ON public.hub_note USING btree (code, number);

CREATE INDEX hub_note_person ON public.hub_note USING btree (person_id, created_at);

CREATE INDEX inbox_waiting ON public.inbox USING btree (address_id, id) WHERE (done_at IS NULL);

CREATE INDEX innovation_name ON public.innovation USING gin (name_key gin_trgm_ops);

CREATE INDEX innovation_owner ON public.innovation USING btree (owner_id);

CREATE INDEX innovation_queue ON public.innovation USING btree (state, state_since, id);

CREATE INDEX innovation_unit ON public.innovation USING btree (unit_id, state);

CREATE INDEX invitation_sheet_id ON public.invitation USING btree (sheet_id) WHERE (sheet_id IS NOT NULL);

CREATE INDEX meeting_gakor ON public.meeting USING btree (gakor_id) WHERE (gakor_id IS NOT NULL);

CREATE INDEX meeting_broadcast_of ON public.meeting_broadcast USING btree (broadcast_id);

CREATE UNIQUE INDEX meeting_guest_once ON public.meeting_guest USING btree (meeting_number, lower(name), lower(COALESCE(office, ''::text)));

CREATE INDEX meeting_point_meeting ON public.meeting_point USING btree (meeting_number, id);

CREATE INDEX meeting_presence_person ON public.meeting_presence USING btree (person_id);

CREATE INDEX mentor_message_innovation ON public.mentor_message USING btree (innovation_id, id) WHERE (innovation_id IS NOT NULL);

CREATE UNIQUE INDEX nil_statement_once ON public.nil_statement USING btree (unit_id, edition_id) WHERE (lapsed_at IS NULL);

CREATE INDEX other_form_text_writer ON public.other_form_text USING btree (written_by);

CREATE INDEX outbox_address ON public.outbox USING btree (address_id, id);

CREATE INDEX outbox_dead ON public.outbox USING btree (created_at) WHERE (state = 'dead'::text);

CREATE INDEX outbox_due ON public.outbox USING btree (channel, kind, due_at, id) WHERE (state = 'queued'::text);

CREATE INDEX outbox_expiring ON public.outbox USING btree (valid_until) WHERE ((state = 'queued'::text) AND (valid_until IS NOT NULL));

CREATE INDEX outbox_for_role ON public.outbox USING btree (person_id) WHERE ((state = 'queued'::text) AND (for_role IS NOT NULL));

CREATE UNIQUE INDEX outbox_notice_key ON public.outbox USING btree (notice_key) WHERE (notice_key IS NOT NULL);

CREATE INDEX outbox_parked ON public.outbox USING btree (address_id) WHERE (state = 'parked'::text);

CREATE INDEX outbox_sealed ON public.outbox USING btree (id) WHERE sealed;

CREATE INDEX outbox_unasked ON public.outbox USING btree (person_id, id) WHERE (kind <> 'reply'::text);

CREATE INDEX outbox_unsent ON public.outbox USING btree (address_id, id) WHERE (state = ANY (ARRAY['queued'::text, 'sending'::text, 'uncertain'::text]));

CREATE INDEX outbox_whatsapp ON public.outbox USING btree ((provider_ids[cardinality(provider_ids)])) WHERE (channel = 'whatsapp'::text);

CREATE UNIQUE INDEX paper_job_key ON public.paper_job USING btree (token_id, request_key);

CREATE INDEX paper_job_open ON public.paper_job USING btree (id) WHERE (state = ANY (ARRAY['waiting'::text, 'making'::text, 'done'::text]));

CREATE INDEX paper_job_person ON public.paper_job USING btree (person_id, id);

CREATE UNIQUE INDEX paper_template_in_use ON public.paper_template USING btree (paper) WHERE (ended_at IS NULL);

CREATE INDEX passkey_person ON public.passkey USING btree (person_id);

CREATE INDEX passkey_challenge_over ON public.passkey_challenge USING btree (expires_at);

CREATE INDEX past_card_file ON public.past_card USING btree (file_id);

CREATE INDEX past_card_unit ON public.past_card USING btree (unit_id, number);

CREATE INDEX past_innovation_file ON public.past_innovation USING btree (file_id);

CREATE INDEX print_innovation ON public.print USING btree (innovation_id, id);

CREATE INDEX print_request_printing ON public.print_request USING btree (claimed_by) WHERE (state = 'printing'::text);

CREATE INDEX print_request_waiting ON public.print_request USING btree (next_try_at, id) WHERE (state = 'waiting'::text);

CREATE INDEX promise_answered_by ON public.promise USING btree (answered_by) WHERE (answered_by IS NOT NULL);

CREATE INDEX promise_due ON public.promise USING btree (until) WHERE (state = 'open'::text);

CREATE INDEX promise_made_by ON public.promise USING btree (made_by);

CREATE INDEX promise_unit ON public.promise USING btree (edition_id, unit_id);

CREATE INDEX proposal_person ON public.proposal USING btree (person_id);

CREATE INDEX proposal_unit ON public.proposal USING btree (edition_id, unit_id);

CREATE UNIQUE INDEX reminder_outbox ON public.reminder USING btree (outbox_id);

CREATE INDEX reminder_about_outbox ON public.reminder_about USING btree (outbox_id);

CREATE UNIQUE INDEX role_grant_once ON public.role_grant USING btree (person_id, role, COALESCE(unit_id, ''::text)) WHERE (revoked_at IS NULL);

CREATE INDEX role_grant_person ON public.role_grant USING btree (person_id) WHERE (revoked_at IS NULL);

CREATE INDEX role_grant_resting ON public.role_grant USING btree (frozen_at) WHERE ((frozen_why = 'inviter'::text) AND (revoked_at IS NULL));

CREATE INDEX role_grant_unit ON public.role_grant USING btree (role, unit_id) WHERE (revoked_at IS NULL);

CREATE INDEX signed_paper_noted_by ON public.signed_paper USING btree (noted_by);

CREATE INDEX signed_paper_unit ON public.signed_paper USING btree (unit_id);

CREATE INDEX telegram_entry_at ON public.telegram_entry USING btree (at);

CREATE INDEX visit_made_by ON public.visit USING btree (made_by);

CREATE INDEX visit_unit ON public.visit USING btree (edition_id, unit_id, day);

CREATE INDEX wa_sent_age ON public.wa_sent USING btree (session_id, created_at);

CREATE INDEX webchat_message_address ON public.webchat_message USING btree (address_id, created_at, id);

CREATE INDEX webchat_message_created ON public.webchat_message USING btree (created_at);

CREATE INDEX webchat_message_sealed ON public.webchat_message USING btree (id) WHERE (text ~~ '%⟦k1:%'::text);

CREATE INDEX webchat_session_native ON public.webchat_session USING btree (native_id);

CREATE INDEX webhook_open ON public.webhook USING btree (token_id) WHERE (ended_at IS NULL);

CREATE INDEX webhook_delivery_due ON public.webhook_delivery USING btree (webhook_id, next_at) WHERE (state = 'waiting'::text);

CREATE INDEX webhook_delivery_ended ON public.webhook_delivery USING btree (ended_at) WHERE (ended_at IS NOT NULL);

CREATE TRIGGER account_link_allowed BEFORE INSERT ON public.account_link FOR EACH ROW EXECUTE FUNCTION account_link_allowed();

CREATE TRIGGER candidate_reminders AFTER UPDATE ON public.candidate REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION candidate_changes_reminders();

CREATE TRIGGER knock_desk AFTER INSERT OR DELETE ON public.claim FOR EACH ROW EXECUTE FUNCTION knock_desk_hold();

CREATE TRIGGER knock_desk_taken AFTER UPDATE ON public.claim FOR EACH ROW WHEN ((old.person_id IS DISTINCT FROM new.person_id)) EXECUTE FUNCTION knock_desk_hold();

CREATE TRIGGER contest_score_guard BEFORE INSERT OR DELETE OR UPDATE ON public.contest_score FOR EACH ROW EXECUTE FUNCTION contest_score_guard();

CREATE TRIGGER contest_seat_guard BEFORE INSERT ON public.contest_seat FOR EACH ROW EXECUTE FUNCTION contest_seat_guard();

CREATE TRIGGER event_append_only BEFORE DELETE OR UPDATE ON public.event FOR EACH ROW EXECUTE FUNCTION event_is_append_only();

CREATE TRIGGER event_no_truncate BEFORE TRUNCATE ON public.event FOR EACH STATEMENT EXECUTE FUNCTION event_is_append_only();

CREATE TRIGGER hub_card_changed AFTER INSERT OR DELETE OR UPDATE ON public.hub_card FOR EACH STATEMENT EXECUTE FUNCTION hub_changed();

CREATE TRIGGER hub_copy_changed AFTER INSERT OR DELETE OR UPDATE ON public.hub_copy FOR EACH STATEMENT EXECUTE FUNCTION hub_changed();

CREATE TRIGGER innovation_begun AFTER INSERT ON public.innovation REFERENCING NEW TABLE AS begun FOR EACH STATEMENT EXECUTE FUNCTION innovation_begins();

CREATE TRIGGER innovation_ends_card AFTER UPDATE ON public.innovation FOR EACH ROW WHEN (((new.state = ANY (ARRAY['rejected'::text, 'withdrawn'::text])) AND (old.state IS DISTINCT FROM new.state))) EXECUTE FUNCTION hub_ends();

CREATE TRIGGER innovation_reminders AFTER UPDATE ON public.innovation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION innovation_changes_reminders();

CREATE TRIGGER knock_desk AFTER UPDATE OF version, state ON public.innovation FOR EACH ROW WHEN ((((old.version <> new.version) OR (old.state <> new.state)) AND ((old.state <> 'draft'::text) OR (new.state <> 'draft'::text)))) EXECUTE FUNCTION knock_desk_innovation();

CREATE TRIGGER knock_desk_draft AFTER UPDATE OF version ON public.innovation FOR EACH ROW WHEN (((old.version <> new.version) AND (old.state = 'draft'::text) AND (new.state = 'draft'::text))) EXECUTE FUNCTION knock_desk_draft();

CREATE TRIGGER paper_template_kept BEFORE DELETE OR UPDATE ON public.paper_template FOR EACH ROW EXECUTE FUNCTION keep_paper_template();

CREATE TRIGGER promise_reminders AFTER UPDATE ON public.promise REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION promise_changes_reminders();

CREATE TRIGGER role_grant_reminders AFTER UPDATE ON public.role_grant REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION grant_changes_reminders();

CREATE TRIGGER role_grant_term BEFORE INSERT ON public.role_grant FOR EACH ROW EXECUTE FUNCTION role_grant_term();

CREATE TRIGGER hub_unit_changed AFTER UPDATE ON public.unit FOR EACH STATEMENT EXECUTE FUNCTION hub_changed();
