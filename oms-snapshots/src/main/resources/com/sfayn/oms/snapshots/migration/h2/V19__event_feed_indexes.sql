create unique index order_event_by_position on "${schema}".order_event (tenant_id, position);
-- The events without a position, oldest first.
create index order_event_without_position on "${schema}".order_event
    (tenant_id, position, occurred_at, order_id, sequence);
-- The position of a time.
create index order_event_by_time on "${schema}".order_event (tenant_id, occurred_at, position);
