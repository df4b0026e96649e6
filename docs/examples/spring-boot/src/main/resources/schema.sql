create table if not exists loyalty_points (customer varchar(255) not null, points int not null);
