-- Mails leave over several connections at once, as many as the server of the organisation likes: two hurt none.
alter table correspondence.mail_server
  add column connections smallint not null default 2 check (connections between 1 and 20);
alter table correspondence.mail_server drop constraint mail_server_messages_per_minute_check;
alter table correspondence.mail_server
  add constraint mail_server_messages_per_minute_check check (messages_per_minute between 1 and 60000);
