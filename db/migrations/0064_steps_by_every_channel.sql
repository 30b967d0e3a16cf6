-- A step may go by text message, or by an electronic registered letter.
alter table dunning.action drop constraint action_channel_check;
alter table dunning.action add constraint action_channel_check
  check (channel in ('email', 'sms', 'letter', 'registered_letter', 'electronic_registered', 'call', 'task'));
