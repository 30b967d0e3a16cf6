-- The procedure that a judgment named: where a case stands is reckoned from all its judgments by their days, whenever they were published.
alter table legal.insolvency_event
  add column procedure text check (procedure in ('safeguard', 'receivership', 'liquidation'));
