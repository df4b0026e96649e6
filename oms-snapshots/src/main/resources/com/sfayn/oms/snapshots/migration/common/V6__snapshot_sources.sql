-- Which feed a row's last word came by, for people; unknown for rows from before.
alter table "${schema}".product add column source varchar(255);
alter table "${schema}".vendor add column source varchar(255);
alter table "${schema}".offer add column source varchar(255);
alter table "${schema}".shipping_option add column source varchar(255);
alter table "${schema}".tax_rule add column source varchar(255);
alter table "${schema}".coupon add column source varchar(255);
alter table "${schema}".customer add column source varchar(255);
alter table "${schema}".customer_address add column source varchar(255);
