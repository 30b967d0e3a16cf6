-- An account is an identifier and a currency: banks give one IBAN to several pockets. A batch told in detail by one message
-- and as a whole by another is one money: the entry its parts belong to is kept, and the whole steps aside for them.
drop index cash.account_iban;
drop index cash.account_rib;
create unique index account_iban on cash.account (org_id, iban, currency) where iban is not null;
create unique index account_rib on cash.account (org_id, rib, currency) where rib is not null;

alter table cash.staged_line add column entry_no int not null default 0, add column detailed_line_id uuid;
alter table cash.line add column entry_no int not null default 0, add column detailed_by uuid;
grant update (detailed_by) on cash.line to quittance_app;
create index line_detailed on cash.line (org_id, detailed_by) where detailed_by is not null;
