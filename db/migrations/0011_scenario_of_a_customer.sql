-- Why a customer follows a scenario other than the standard one: shown beside it, for whoever takes the customer over.
alter table dunning.customer_setting
  add column scenario_reason text not null default '' check (length(scenario_reason) <= 500);

-- A level counts in the scenario it was given in; null, as all were until now: in whichever is followed.
alter table dunning.item_level add column scenario_id uuid;
