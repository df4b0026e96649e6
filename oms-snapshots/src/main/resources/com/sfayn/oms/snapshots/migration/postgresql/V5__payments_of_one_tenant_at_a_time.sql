alter table "${schema}".payment_use enable row level security;
alter table "${schema}".payment_use force row level security;
create policy one_tenant on "${schema}".payment_use
    using (tenant_id = current_setting('oms.tenant_id', true))
    with check (tenant_id = current_setting('oms.tenant_id', true));
