-- Documents that a message carries are named in its content: which messages carry one is asked before it is taken away.
create index message_attaching on correspondence.message using gin ((content -> 'attachments') jsonb_path_ops) where content ? 'attachments';
