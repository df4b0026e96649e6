-- Of two words of one time the one with the greater id counts: by its characters, whatever language the database speaks.
alter table "${schema}".product alter column source_id type varchar(255) collate "C";
alter table "${schema}".vendor alter column source_id type varchar(255) collate "C";
alter table "${schema}".offer alter column source_id type varchar(255) collate "C";
alter table "${schema}".shipping_option alter column source_id type varchar(255) collate "C";
alter table "${schema}".tax_rule alter column source_id type varchar(255) collate "C";
alter table "${schema}".coupon alter column source_id type varchar(255) collate "C";
alter table "${schema}".customer alter column source_id type varchar(255) collate "C";
alter table "${schema}".customer_address alter column source_id type varchar(255) collate "C";
