-- An application's own table, named as one of ours is.
create table orders (name varchar(100) not null);
insert into orders (name) values ('theirs');
