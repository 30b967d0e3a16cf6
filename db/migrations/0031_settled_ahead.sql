-- What is settled on a day ahead of the one it was recorded on: the few allocations that a balance of today must not count yet.
-- Days are those of Greenwich, hence the equal sign, as for the items of 0027.
create index allocation_dated_ahead on ledger.allocation (org_id, allocated_on)
  where allocated_on >= (recorded_at at time zone 'UTC')::date;
