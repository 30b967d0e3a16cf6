-- One money told in one sum here and in several lines by the accounts, or the other way round: each line is known again as a
-- part of what is here, in every later export.
alter table intake.staged_item add column part_of uuid;

create table intake.part_known (
  org_id int not null,
  row_key uuid not null,
  item_id uuid not null,
  import_id uuid not null,
  primary key (org_id, row_key),
  foreign key (org_id, item_id) references ledger.item (org_id, id),
  foreign key (org_id, import_id) references intake.import (org_id, id)
);
create index part_known_import on intake.part_known (org_id, import_id);
alter table intake.part_known enable row level security;
create policy one_organisation on intake.part_known using (org_id = platform.org()) with check (org_id = platform.org());
grant select, insert, update, delete on intake.part_known to quittance_app;
