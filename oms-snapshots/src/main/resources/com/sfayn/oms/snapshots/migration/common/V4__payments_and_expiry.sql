-- Which group of orders a payment provider's transaction pays for: the first that was confirmed with it.
create table "${schema}".payment_use (
    tenant_id varchar(255) not null,
    method varchar(255) not null,
    transaction_id varchar(255) not null,
    group_id varchar(255) not null,
    used_at timestamp(3) with time zone not null,
    primary key (tenant_id, method, transaction_id)
);

-- What is overdue, and which keys are no longer kept, is found without reading the rest.
create index orders_by_expiry on "${schema}".orders (tenant_id, expires_at, order_id);
create index idempotency_key_by_age on "${schema}".idempotency_key (tenant_id, created_at);
