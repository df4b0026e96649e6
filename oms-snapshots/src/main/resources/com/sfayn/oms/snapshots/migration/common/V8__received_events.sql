-- Which events of other systems have been taken in, so that one that arrives again has no further effect.
create table "${schema}".received_event (
    tenant_id varchar(255) not null,
    source varchar(255) not null,
    event_id varchar(255) not null,
    fingerprint varchar(255) not null,
    received_at timestamp(3) with time zone not null,
    primary key (tenant_id, source, event_id)
);
create index received_event_by_age on "${schema}".received_event (tenant_id, received_at);

-- Tells two words on a user's grants of the same time apart.
alter table "${schema}".user_grant add column source_id varchar(255);
