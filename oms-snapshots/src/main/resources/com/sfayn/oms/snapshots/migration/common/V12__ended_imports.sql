-- How the last import of each feed ended. An empty vendor_id stands for an import of any vendor's rows; taken_as_of is
-- the source's time of the last rows that were taken over, from which an incremental pull goes on.
create table "${schema}".snapshot_import (
    tenant_id varchar(255) not null,
    snapshot_type varchar(32) not null,
    vendor_id varchar(255) not null,
    source varchar(255) not null,
    ended_at timestamp(3) with time zone not null,
    taken_as_of timestamp(3) with time zone,
    outcome character varying not null,
    primary key (tenant_id, snapshot_type, vendor_id, source)
);
