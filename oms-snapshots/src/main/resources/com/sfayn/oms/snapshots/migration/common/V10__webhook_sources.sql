-- Systems that may send a tenant's change events. "secrets" has a line for each, the newest first: the sealed text and,
-- unless it is the current one, a space and when it ends.
create table "${schema}".webhook_source (
    tenant_id varchar(255) not null,
    source_id varchar(255) not null,
    name varchar(255) not null,
    event_types character varying not null,
    secrets character varying not null,
    created_at timestamp(3) with time zone not null,
    last_received_at timestamp(3) with time zone,
    primary key (tenant_id, source_id),
    unique (tenant_id, name)
);
