-- Blocks may share a call, and a block in whose company a worker died is asked about by itself.

alter table runs
    add column pack_size int not null default 1 constraint runs_pack_size check (pack_size between 1 and 1000),
    add column has_suspects boolean not null default false;
comment on column runs.pack_size is 'How many blocks share a call, as the last worker that claimed for a standing order meant to pack them: claimed blocks over this are its calls.';
comment on column runs.has_suspects is 'Whether overlays of error class lost may be pending: they are claimed one at a time.';

drop function if exists app.claim_dispatched(uuid, uuid, int, text, interval);
drop function if exists app.schema_of_run(uuid, uuid);
