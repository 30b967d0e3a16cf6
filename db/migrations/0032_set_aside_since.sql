-- When a bank line was put aside, so that money waiting to be matched can be told as it was known on an earlier day. Lines put
-- aside before keep none: they count as put aside from the start.
alter table cash.line add column set_aside_at timestamptz;
grant update (set_aside_at) on cash.line to quittance_app;
