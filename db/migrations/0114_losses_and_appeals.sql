-- What of a lost debt stood on the account of doubtful customers is kept with the loss: an entry that was given to the accounts is the same
-- whenever it is read again. Until now it was all or nothing, by the closing before.
update legal.loss l set lines = (
  select jsonb_agg(w.line || jsonb_build_object('doubtfulCents', case when exists (
      select 1 from legal.provision_line p
      where p.org_id = l.org_id and p.item_id = (w.line ->> 'itemId')::uuid and p.gross_cents > 0 and p.closing_id = (
        select c.id from legal.provision_closing c
        where c.org_id = l.org_id and c.currency = l.currency and c.closing_on < l.on_day order by c.closing_on desc, c.no desc limit 1))
    then (w.line ->> 'grossCents')::bigint else 0 end) order by w.place)
  from jsonb_array_elements(l.lines) with ordinality as w(line, place));

-- The day that the entries of a loss taken back bear: its own, or the one on which it was taken back once a closing stands between.
alter table legal.loss add column taken_back_on date;
update legal.loss set taken_back_on = on_day where taken_back_at is not null;
alter table legal.loss add constraint loss_taken_back_on check ((taken_back_at is null) = (taken_back_on is null));
grant update (taken_back_on) on legal.loss to quittance_app;

-- A closing that is validated after a loss of a later day may find less on the account of doubtful customers than the loss took from it.
alter table legal.provision_line drop constraint provision_line_before_gross_cents_check;

-- A judgment that grants us nothing may be appealed by us: the matter is not over.
alter table legal.proceeding drop constraint proceeding_stage_check;
alter table legal.proceeding add constraint proceeding_stage_check check (
  stage in ('prepared', 'pending', 'ordered', 'served', 'contested', 'title', 'enforcing', 'appeal', 'failed', 'closed'));
