-- URLs that receive the tenant's events. "secrets" as in webhook_source; "event_types" has one full name a line, or *.
create table "${schema}".webhook_endpoint (
    tenant_id varchar(255) not null,
    endpoint_id varchar(255) not null,
    name varchar(255) not null,
    url character varying not null,
    event_types character varying not null,
    vendor_id varchar(255),
    ordering varchar(16) not null,
    secrets character varying not null,
    created_at timestamp(3) with time zone not null,
    state varchar(16) not null,
    disabled_reason varchar(16),
    failures integer not null,
    failing_since timestamp(3) with time zone,
    paused_until timestamp(3) with time zone,
    throttled boolean not null,
    last_delivered_at timestamp(3) with time zone,
    primary key (tenant_id, endpoint_id),
    unique (tenant_id, name)
);

-- One message for one endpoint. The body is made from the log when it is sent. replay_id is empty for live events; lane
-- marks those that are sent in the order of the sequence numbers.
create table "${schema}".webhook_delivery (
    tenant_id varchar(255) not null,
    delivery_id varchar(255) not null,
    endpoint_id varchar(255) not null,
    event_id varchar(255) not null,
    event_type varchar(255) not null,
    order_id varchar(255),
    sequence integer,
    position bigint,
    subject varchar(255),
    replay_id varchar(255) not null,
    state varchar(16) not null,
    lane boolean not null,
    attempts integer not null,
    failures integer not null,
    next_attempt_at timestamp(3) with time zone,
    lease_owner varchar(255),
    leased_until timestamp(3) with time zone,
    created_at timestamp(3) with time zone not null,
    ended_at timestamp(3) with time zone,
    primary key (tenant_id, delivery_id),
    unique (tenant_id, endpoint_id, position, replay_id)
);
-- What is due at an endpoint.
create index webhook_delivery_due on "${schema}".webhook_delivery (tenant_id, endpoint_id, state, next_attempt_at);
-- Earlier deliveries of an order.
create index webhook_delivery_of_order on "${schema}".webhook_delivery (tenant_id, endpoint_id, order_id, state);
-- Leases that have ended.
create index webhook_delivery_by_lease on "${schema}".webhook_delivery (tenant_id, state, leased_until);
-- The log, the newest first.
create index webhook_delivery_by_time on "${schema}".webhook_delivery (tenant_id, created_at, delivery_id);

create table "${schema}".webhook_attempt (
    tenant_id varchar(255) not null,
    delivery_id varchar(255) not null,
    attempt integer not null,
    started_at timestamp(3) with time zone not null,
    duration_ms integer not null,
    status integer,
    failure varchar(32),
    response_snippet character varying,
    primary key (tenant_id, delivery_id, attempt)
);

create table "${schema}".webhook_replay (
    tenant_id varchar(255) not null,
    replay_id varchar(255) not null,
    endpoint_id varchar(255) not null,
    last_position bigint not null,
    event_types character varying not null,
    order_id varchar(255),
    created_at timestamp(3) with time zone not null,
    ended_at timestamp(3) with time zone,
    primary key (tenant_id, replay_id)
);
create index webhook_replay_of_endpoint on "${schema}".webhook_replay (tenant_id, endpoint_id);
