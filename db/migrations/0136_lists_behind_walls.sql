-- Behind the walls of 0135 each row of a list is asked for its creditor: it stands in the indexes, so that files are counted without opening them.
drop index desk.file_in_hand_pressing, desk.file_in_hand_member, desk.file_in_hand_what, desk.file_in_hand_age, desk.file_in_hand_size;
create index file_in_hand_pressing on desk.file_in_hand (org_id, pressing desc, placement_id, due_on, currency, open_cents, oldest_on)
  include (creditor_org_id);
create index file_in_hand_member on desk.file_in_hand (org_id, member, pressing desc, placement_id, due_on) include (creditor_org_id);
create index file_in_hand_what on desk.file_in_hand (org_id, next_what, pressing desc, placement_id, due_on) include (creditor_org_id);
create index file_in_hand_age on desk.file_in_hand (org_id, oldest_on, placement_id, due_on) include (creditor_org_id);
create index file_in_hand_size on desk.file_in_hand (org_id, currency, open_cents desc, placement_id, due_on) include (creditor_org_id);
