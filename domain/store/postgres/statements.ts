/** What a view asks. The first value of every statement is the organisation. */

export const fetch = `
select collection, id, doc from lead_assistant.record
where organisation = $1 and (collection, id) in (select * from unnest($2::text[], $3::text[]))`;

const way = (descending: boolean): string => (descending ? 'desc' : 'asc');

/** The page comes straight off the primary key of `entry`. */
export const findOne = (descending: boolean): string => `
select r.doc from (
  select ord, id from lead_assistant.entry
  where organisation = $1 and collection = $2 and lookup = $3 and key = $4
  order by ord ${way(descending)}, id ${way(descending)} limit $5::bigint offset $6::bigint) page
join lead_assistant.record r on r.organisation = $1 and r.collection = $2 and r.id = page.id
order by page.ord ${way(descending)}, page.id ${way(descending)}`;

/** A page of the whole is made of the beginnings of each key's own list. */
export const findAny = (descending: boolean): string => `
select r.doc from (
  select distinct first.ord, first.id from unnest($4::text[]) as wanted (key)
  cross join lateral (
    select ord, id from lead_assistant.entry e
    where organisation = $1 and collection = $2 and lookup = $3 and e.key = wanted.key
    order by ord ${way(descending)}, id ${way(descending)} limit $5::bigint + $6::bigint) first
  order by first.ord ${way(descending)}, first.id ${way(descending)} limit $5::bigint offset $6::bigint) page
join lead_assistant.record r on r.organisation = $1 and r.collection = $2 and r.id = page.id
order by page.ord ${way(descending)}, page.id ${way(descending)}`;

export const countOne = `
select count(*)::integer as count from lead_assistant.entry
where organisation = $1 and collection = $2 and lookup = $3 and key = $4`;

export const countAny = `
select count(distinct id)::integer as count from lead_assistant.entry
where organisation = $1 and collection = $2 and lookup = $3 and key = any($4::text[])`;

export const scan = `
select doc from lead_assistant.record
where organisation = $1 and collection = $2 and ($3::text is null or id > $3) order by id limit $4`;

export const size = `
select count(*)::integer as count from lead_assistant.record where organisation = $1 and collection = $2`;

export const result = `
select result::text as result from lead_assistant.command where organisation = $1 and key = $2`;

export const keepResults = `
insert into lead_assistant.command (organisation, key, result, at)
select $1, key, result::json, $4 from unnest($2::text[], $3::text[]) as c (key, result)
returning pg_current_xact_id()::text as transaction`;

export const forgetResults = `
delete from lead_assistant.command where organisation = $1 and at < $2`;
