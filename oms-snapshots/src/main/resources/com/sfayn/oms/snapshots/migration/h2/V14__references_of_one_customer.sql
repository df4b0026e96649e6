-- A customer's own number says nothing to another customer: it is unique among the customer's orders. The index begins
-- with the reference, so that a tenant's staff find an order by it, too. H2 made up the old constraint's name.
execute immediate (
    select 'alter table "${schema}".orders drop constraint "${schema}"."' || c.constraint_name || '"'
    from information_schema.table_constraints c
    join information_schema.key_column_usage k
        on k.constraint_schema = c.constraint_schema and k.constraint_name = c.constraint_name
    where c.table_schema = '${schema}' and lower(c.table_name) = 'orders' and c.constraint_type = 'UNIQUE'
        and lower(k.column_name) = 'external_reference');
alter table "${schema}".orders
    add constraint orders_reference_of_customer unique (tenant_id, external_reference, customer_id);
