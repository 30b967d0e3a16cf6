-- Money given back to a customer: a debit of its own, settled by the credit that it pays out, which is neither a payment that came
-- back nor an invoice.
alter table ledger.item drop constraint item_kind_check;
alter table ledger.item add constraint item_kind_check check (kind in (
  'invoice', 'credit_note', 'receipt', 'opening', 'adjustment', 'write_off', 'fee', 'interest', 'reversal', 'transfer', 'returned', 'refund'));

-- The last debit under a mandate is told as such to the bank: nothing is collected under it afterwards.
alter table cash.debit drop constraint debit_sequence_check;
alter table cash.debit add constraint debit_sequence_check check (sequence in ('FRST', 'RCUR', 'OOFF', 'FNAL'));
