-- How far an export of one large document is, is told by its rows.

alter table exports add rows_written bigint not null default 0;
drop function if exists app.keep_export(uuid, uuid, uuid, int, interval);
drop function if exists app.finish_export(uuid, uuid, uuid, bigint, text, interval);
