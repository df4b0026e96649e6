alter table "${schema}".webhook_endpoint enable row level security;
alter table "${schema}".webhook_endpoint force row level security;
create policy one_tenant on "${schema}".webhook_endpoint
    using (tenant_id = any (array[current_setting('oms.tenant_id', true)]))
    with check (tenant_id = any (array[current_setting('oms.tenant_id', true)]));
alter table "${schema}".webhook_delivery enable row level security;
alter table "${schema}".webhook_delivery force row level security;
create policy one_tenant on "${schema}".webhook_delivery
    using (tenant_id = any (array[current_setting('oms.tenant_id', true)]))
    with check (tenant_id = any (array[current_setting('oms.tenant_id', true)]));
alter table "${schema}".webhook_attempt enable row level security;
alter table "${schema}".webhook_attempt force row level security;
create policy one_tenant on "${schema}".webhook_attempt
    using (tenant_id = any (array[current_setting('oms.tenant_id', true)]))
    with check (tenant_id = any (array[current_setting('oms.tenant_id', true)]));
alter table "${schema}".webhook_replay enable row level security;
alter table "${schema}".webhook_replay force row level security;
create policy one_tenant on "${schema}".webhook_replay
    using (tenant_id = any (array[current_setting('oms.tenant_id', true)]))
    with check (tenant_id = any (array[current_setting('oms.tenant_id', true)]));
