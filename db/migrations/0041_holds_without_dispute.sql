-- A dispute is a thing of its own now (0040, docs/decisions/0011). A hold placed for one goes on as a hold, and its note says why.
update dunning.hold set category = 'other', note = left(concat_ws(' : ', 'Litige', nullif(note, '')), 2000) where category = 'dispute';
alter table dunning.hold drop constraint hold_category_check;
alter table dunning.hold add constraint hold_category_check check (category in ('promise', 'payment_announced', 'commercial', 'other'));
