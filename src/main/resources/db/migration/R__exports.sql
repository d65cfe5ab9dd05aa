-- What exports say in the database's own words.

-- Characters that nobody sees stand before the first one that a spreadsheet would run: white space, controls, and marks without a width.
create or replace function app.spreadsheet_text(p_text text) returns text
    language sql immutable parallel safe as $$
    select case when p_text ~ '^(?:[\t\r]|[\u0001-\u0020\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0]*[=+@-])'
                then '''' || p_text else p_text end
$$;
comment on function app.spreadsheet_text(text) is
    'The text with one apostrophe before it where a spreadsheet would take it for a formula: its first visible character is = + - or @, or it begins with a tab or a carriage return.';

grant execute on function app.spreadsheet_text(text) to blockdata_app;
