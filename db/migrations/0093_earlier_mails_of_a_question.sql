-- A colleague may answer the first mail about a question after a reminder of it left.
alter table colleagues.question add column earlier_message_ids uuid[] not null default '{}';
