-- A file that waits to be kept for a customer whose import is withdrawn meanwhile has no customer again: a person says whose it is.
update documents.arrival a set customer_id = null, numbers = '{}', found_by = null
where customer_id is not null and not exists (select 1 from parties.customer c where c.org_id = a.org_id and c.id = a.customer_id);

alter table documents.arrival add constraint arrival_customer_id_fkey
  foreign key (org_id, customer_id) references parties.customer (org_id, id) on delete set null (customer_id);
create index arrival_customer on documents.arrival (org_id, customer_id);
