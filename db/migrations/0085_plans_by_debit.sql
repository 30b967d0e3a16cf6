-- The instalments of a plan may be fetched by direct debit, under the customer's mandate, instead of awaited as transfers.
alter table promises.plan add column by_debit boolean not null default false;
grant update (by_debit) on promises.plan to quittance_app;
