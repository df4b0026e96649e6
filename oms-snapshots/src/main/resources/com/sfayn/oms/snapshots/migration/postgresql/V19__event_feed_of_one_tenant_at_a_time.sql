create unique index order_event_by_position on "${schema}".order_event (tenant_id, position)
    where position is not null;
-- The events without a position, oldest first; always a small index.
create index order_event_without_position on "${schema}".order_event (tenant_id, occurred_at, order_id, sequence)
    where position is null;
-- The position of a time.
create index order_event_by_time on "${schema}".order_event (tenant_id, occurred_at, position)
    where position is not null;

alter table "${schema}".event_feed enable row level security;
alter table "${schema}".event_feed force row level security;
create policy one_tenant on "${schema}".event_feed
    using (tenant_id = any (array[current_setting('oms.tenant_id', true)]))
    with check (tenant_id = any (array[current_setting('oms.tenant_id', true)]));
alter table "${schema}".feed_cursor enable row level security;
alter table "${schema}".feed_cursor force row level security;
create policy one_tenant on "${schema}".feed_cursor
    using (tenant_id = any (array[current_setting('oms.tenant_id', true)]))
    with check (tenant_id = any (array[current_setting('oms.tenant_id', true)]));
