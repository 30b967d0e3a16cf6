-- What debtors answer to a text is kept whoever wrote it, and read and confirmed like a mail.
create table correspondence.text_received (
  org_id int not null,
  id uuid not null,
  -- The service's own name of it: the same text told twice is one.
  event_id text not null check (length(event_id) between 1 and 200),
  from_number text not null check (length(from_number) <= 60),
  body text not null check (length(body) <= 4000),
  at timestamptz not null,
  taken_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, from_number, event_id)
);
alter table correspondence.text_received enable row level security;
create policy one_organisation on correspondence.text_received using (org_id = platform.org()) with check (org_id = platform.org());
grant select, insert on correspondence.text_received to quittance_app;

alter table replies.mail
  add column channel text not null default 'email' check (channel in ('email', 'sms')),
  drop constraint mail_kind_check,
  add constraint mail_kind_check check (kind in
    ('promise', 'dispute', 'paid', 'contact', 'absence', 'document', 'opt_out', 'insolvency', 'address_dead', 'other'));

alter table promises.promise
  drop constraint promise_source_check,
  add constraint promise_source_check check (source in ('call', 'mail', 'sms', 'letter', 'visit', 'portal'));
