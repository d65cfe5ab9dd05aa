-- Whether the link of an invitation went to its address, or through the hands of whoever asked.

alter table invitations add column mailed boolean not null default false;
comment on column invitations.mailed is 'The link that is good now was handed to a mail server: whoever has it reads mail at the address.';
