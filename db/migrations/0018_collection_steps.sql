-- A collection is validated (its file is fixed, its customers are told), then handed to the bank; a debit can be taken out of
-- it until then. Who tells customers, how long before, and what is presented again by itself are settings.
alter table cash.debit_setting
  -- Customers are told by a message of ours, or by the invoice itself.
  add column notice_by text not null default 'message' check (notice_by in ('message', 'invoice')),
  -- How often a debit that failed for want of money is presented again by itself, and how many days later.
  add column retries int not null default 1 check (retries between 0 and 2),
  add column retry_days int not null default 5 check (retry_days between 1 and 30);

-- Days of notice agreed with this customer, where they are not the usual ones.
alter table cash.mandate add column notice_days int check (notice_days between 1 and 60);

alter table cash.collection
  add column validated_at timestamptz,
  add column validated_by text not null default '',
  add column notice_by text not null default 'message' check (notice_by in ('message', 'invoice'));
update cash.collection set validated_at = handed_at, validated_by = handed_by where handed_at is not null;
alter table cash.collection drop constraint collection_state_check;
alter table cash.collection add constraint collection_state_check check (state in ('draft', 'validated', 'handed_over', 'cancelled'));
alter table cash.collection add constraint collection_validated_check check (state not in ('validated', 'handed_over') or validated_at is not null);

alter table cash.debit
  -- Taken out by a person before the bank had the file.
  add column dropped_at timestamptz,
  add column dropped_why text not null default '' check (length(dropped_why) <= 300),
  -- The message that tells the customer; one for all its debits of a collection under one mandate.
  add column message_id uuid;
create index debit_message on cash.debit (org_id, message_id) where message_id is not null;

grant update (notice_days) on cash.mandate to quittance_app;
grant update (validated_at, validated_by) on cash.collection to quittance_app;
grant update (dropped_at, dropped_why, message_id) on cash.debit to quittance_app;
