-- A draft goes to another day, and the reference of its file with it.
grant update (collect_on, message_id) on cash.collection to quittance_app;

-- What failed between banks is presented again sooner than what failed for want of money.
alter table cash.debit_setting add column technical_retry_days int not null default 2 check (technical_retry_days between 1 and 30);
