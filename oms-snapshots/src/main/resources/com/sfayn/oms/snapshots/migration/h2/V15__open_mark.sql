-- A row stands here from when a server opens the file until it has closed it in order. One that is found at a start says
-- that the file was left in the middle of something, and so may have to be checked: also after this migration, because
-- earlier releases set no mark.
create table "${schema}".open_mark (
    marked_at timestamp(3) with time zone not null
);
insert into "${schema}".open_mark (marked_at)
    select current_timestamp where exists (select 1 from "${schema}".tenant);
