-- What the files in hand of a creditor are said to add up to is what they add up to, whichever day each part of the list was reckoned for.
with files as (
  select org_id, creditor_org_id, currency, next_what, coalesce(member, '') as member, count(*) as files, sum(open_cents) as open_cents,
    sum(expected_cents) as expected_cents
  from desk.file_in_hand group by 1, 2, 3, 4, 5),
sums as (
  select org_id, creditor_org_id, currency, next_what, member, sum(files) as files, sum(open_cents) as open_cents, sum(expected_cents) as expected_cents
  from desk.file_sum group by 1, 2, 3, 4, 5)
select org_id, creditor_org_id, currency, next_what, member, f.files, s.files as said_files, f.open_cents, s.open_cents as said_cents
from files f full join sums s using (org_id, creditor_org_id, currency, next_what, member)
where (f.files, f.open_cents, f.expected_cents) is distinct from (s.files, s.open_cents, s.expected_cents)
