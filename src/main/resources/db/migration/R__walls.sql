-- Who may read which row. Rows change through functions, so that the application's role holds almost no right to write.

set local client_min_messages = warning;

do $$
declare
    t text;
begin
    -- Every table is closed to all but the definer, whose rights on it are below.
    foreach t in array array['wall_keys', 'users', 'personal_tokens', 'projects', 'project_members', 'documents', 'blocks', 'schemas', 'dispatches',
                             'runs', 'block_overlays', 'overlay_events', 'run_events', 'project_events', 'feed', 'model_prices', 'deleted_spend', 'platform_spend', 'platform_budget',
                             'run_ends', 'notices', 'mails', 'key_paces', 'kept_answers', 'model_keys', 'file_stores', 'exports', 'invitations',
                             'account_links', 'account_events', 'attempts', 'identities', 'invitations_sent', 'integrations',
                             'deliveries'] loop
        execute format('alter table app.%I enable row level security', t);
        execute format('alter table app.%I force row level security', t);
        execute format('drop policy if exists definer_all on app.%I', t);
        execute format('create policy definer_all on app.%I to blockdata_definer using (true) with check (true)', t);
        execute format('drop policy if exists app_read on app.%I', t);
        execute format('revoke all on app.%I from public, blockdata_app, blockdata_worker, blockdata_session, blockdata_definer', t);
        execute format('grant select, insert, update, delete on app.%I to blockdata_definer', t);
    end loop;
    -- What hangs on one project: one condition, asked once a statement.
    foreach t in array array['documents', 'blocks', 'dispatches', 'runs', 'block_overlays', 'overlay_events', 'run_events', 'exports'] loop
        execute format('create policy app_read on app.%I for select to blockdata_app using (project_id = (select app.my_project()))', t);
        execute format('grant select on app.%I to blockdata_app', t);
    end loop;
end $$;

grant usage on schema app to blockdata_app, blockdata_worker, blockdata_session, blockdata_definer;
grant usage on sequence app.event_ids to blockdata_definer;
grant select on app.overlays to blockdata_app;

-- The log, the blocks and given answers are never changed, not even by the definer; keys are only read.
revoke update on app.overlay_events, app.run_events, app.project_events, app.blocks, app.schemas, app.feed, app.kept_answers,
    app.account_events from blockdata_definer;
revoke insert, update, delete on app.wall_keys from blockdata_definer;
-- Row locks ask for the right to update some column.
grant update (schema_id) on app.schemas to blockdata_definer;

create policy app_read on app.projects for select to blockdata_app using (project_id = any ((select app.my_projects())::uuid[]));
drop policy if exists app_rename on app.projects;
grant select on app.projects to blockdata_app;

create policy app_read on app.project_members for select to blockdata_app using (project_id = any ((select app.my_projects())::uuid[]));
grant select on app.project_members to blockdata_app;

create policy app_read on app.users for select to blockdata_app using (user_id = any ((select app.my_peers())::uuid[]));
drop policy if exists app_rename on app.users;
create policy app_rename on app.users for update to blockdata_app using (user_id = (select app.uid()) and deleted_at is null) with check (user_id = (select app.uid()));
grant select (user_id, email, display_name, operator, created_at), update (display_name) on app.users to blockdata_app;

create policy app_read on app.personal_tokens for select to blockdata_app using (user_id = (select app.uid()));
drop policy if exists app_make on app.personal_tokens;
create policy app_make on app.personal_tokens for insert to blockdata_app with check (user_id = (select app.uid()));
drop policy if exists app_revoke on app.personal_tokens;
create policy app_revoke on app.personal_tokens for delete to blockdata_app using (user_id = (select app.uid()));
grant select (token_id, user_id, name, scopes, created_at, expires_at, last_used_at),
    insert (token_id, user_id, name, token_hash, scopes, expires_at), delete on app.personal_tokens to blockdata_app;

create policy app_read on app.schemas for select to blockdata_app using (schema_id = any ((select app.my_schemas())::uuid[]));
grant select on app.schemas to blockdata_app;

revoke all on app.spring_session, app.spring_session_attributes from public, blockdata_app, blockdata_worker;
grant select, insert, update, delete on app.spring_session, app.spring_session_attributes to blockdata_session;

-- The owner writes the keys of this installation at each start.
drop policy if exists owner_keys on app.wall_keys;
create policy owner_keys on app.wall_keys to current_user using (true) with check (true);
