alter table "${schema}".snapshot_import enable row level security;
alter table "${schema}".snapshot_import force row level security;
create policy one_tenant on "${schema}".snapshot_import
    using (tenant_id = current_setting('oms.tenant_id', true))
    with check (tenant_id = current_setting('oms.tenant_id', true));
