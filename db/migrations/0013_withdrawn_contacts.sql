-- Withdrawing a list of contacts takes its people away for good, so that the customers it added can go too: nothing was ever
-- done with them. A person removed by hand stays as a removed one.
grant delete on parties.contact to quittance_app;
