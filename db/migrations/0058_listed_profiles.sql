-- A list of customers may name salespeople who are not here yet: those it adds leave again with it.
alter table intake.effect drop constraint effect_what_check;
alter table intake.effect add constraint effect_what_check check (what in (
  'relettered', 'taken_back', 'adopted', 'customer_added', 'customer_changed', 'contact_added', 'contact_changed', 'colleague_added'));
