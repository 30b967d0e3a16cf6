-- A promise is a thing of its own now (0042, docs/decisions/0012). A hold placed for one expects money all the same, and its note says why.
update dunning.hold set category = 'payment_announced', note = left(concat_ws(' : ', 'Promesse de paiement', nullif(note, '')), 2000)
  where category = 'promise';
alter table dunning.hold drop constraint hold_category_check;
alter table dunning.hold add constraint hold_category_check check (category in ('payment_announced', 'commercial', 'other'));
