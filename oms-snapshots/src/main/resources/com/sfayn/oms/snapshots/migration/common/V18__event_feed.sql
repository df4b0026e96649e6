-- The place of an event among all events of its tenant; given after the commit of the change, so null at first.
alter table "${schema}".order_event add column position bigint;

-- The last position that was given. The row is locked while positions are given. caught_up: at some time every event of
-- the log had a position, so that a consumer that starts at a time finds its first event by time.
create table "${schema}".event_feed (
    tenant_id varchar(255) not null,
    last_position bigint not null,
    caught_up boolean not null,
    primary key (tenant_id)
);

-- How far each consumer has read. Without a position it waits for the feed to catch up, and starts at starts_at then.
create table "${schema}".feed_cursor (
    tenant_id varchar(255) not null,
    consumer varchar(255) not null,
    position bigint,
    starts_at timestamp(3) with time zone not null,
    lease_owner varchar(255),
    leased_until timestamp(3) with time zone,
    failures integer not null,
    next_at timestamp(3) with time zone,
    primary key (tenant_id, consumer)
);
