-- A copy made for a court or an auditor may differ from what is kept: stamped, printed from a picture, or with a signed link struck out.
-- The hash of what is kept stays beside it, so that the original can be proven, and so does what was changed.
alter table legal.pack_file add column original_sha256 bytea check (length(original_sha256) = 32);
alter table legal.pack_file add column changed text not null default '';
