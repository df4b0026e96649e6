alter table "${schema}".webhook_source enable row level security;
alter table "${schema}".webhook_source force row level security;
create policy one_tenant on "${schema}".webhook_source
    using (tenant_id = current_setting('oms.tenant_id', true))
    with check (tenant_id = current_setting('oms.tenant_id', true));
