-- What was dated ahead of the day it was recorded: the few items that a balance of today must leave out, found without a look at
-- the others. Days are those of Greenwich, hence the equal sign: no zone is more than a day away.
create index item_dated_ahead on ledger.item (org_id, issued_on)
  where issued_on >= (recorded_at at time zone 'UTC')::date;
