-- What is delivered without a parcel, such as a download. All that is on record so far is sent.
alter table "${schema}".product add column requires_shipping boolean default true not null;
