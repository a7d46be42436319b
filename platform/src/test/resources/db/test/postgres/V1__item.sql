create table item (name varchar(20) primary key not null);
