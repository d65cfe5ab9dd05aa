// Made from docs/api.json by `npm run types`; not to be changed by hand.

export interface paths {
    "/api/v1/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["show_5"];
        put?: never;
        post?: never;
        delete: operations["delete_5"];
        options?: never;
        head?: never;
        patch: operations["change_3"];
        trace?: never;
    };
    "/api/v1/account/deletion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["look_1"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/identities/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["unlink"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/model-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_16"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/model-keys/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["show"];
        put: operations["put"];
        post?: never;
        delete: operations["delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/model-keys/{provider}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["test_1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_15"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/notices/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["see"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["sessions"];
        put?: never;
        post?: never;
        delete: operations["endOthers"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_8"];
        put?: never;
        post: operations["make_1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/tokens/{token_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/forgot-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["forgot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["providers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["register_1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/resend-verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["resend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["session"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/verify-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["look"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/locate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["locate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_14"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/outbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_13"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_7"];
        put?: never;
        post: operations["add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_12"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_1"];
        put?: never;
        post: operations["create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["show_1"];
        put?: never;
        post?: never;
        delete: operations["delete_1"];
        options?: never;
        head?: never;
        patch: operations["change"];
        trace?: never;
    };
    "/api/v1/projects/{project_id}/apply-schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["apply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_11"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["confirmProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/costs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["show_8"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/dispatch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["dispatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_6"];
        put?: never;
        post: operations["upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/documents/{source_uid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["show_4"];
        put?: never;
        post?: never;
        delete: operations["delete_4"];
        options?: never;
        head?: never;
        patch: operations["rename"];
        trace?: never;
    };
    "/api/v1/projects/{project_id}/documents/{source_uid}/blocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["blocks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/documents/{source_uid}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["exportDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/documents/{source_uid}/reconstruction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["reconstruct"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/documents/{source_uid}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/documents/{source_uid}/representation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["representation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/documents/{source_uid}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["retry_1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/documents/{source_uid}/source": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["source"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ofProject"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["follow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["exportProject"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_5"];
        put?: never;
        post: operations["request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/exports/{export_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["find"];
        put?: never;
        post?: never;
        delete: operations["cancel_2"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/exports/{export_id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["forecast"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/integrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_4"];
        put?: never;
        post: operations["make"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/integrations/graph/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/integrations/graph/suggest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["suggest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/integrations/{integration_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["show_3"];
        put?: never;
        post?: never;
        delete: operations["delete_3"];
        options?: never;
        head?: never;
        patch: operations["change_2"];
        trace?: never;
    };
    "/api/v1/projects/{project_id}/integrations/{integration_id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_10"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/integrations/{integration_id}/deliveries/replay-failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["replayFailed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/integrations/{integration_id}/deliveries/{delivery_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["show_7"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/integrations/{integration_id}/deliveries/{delivery_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["cancel_1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/integrations/{integration_id}/deliveries/{delivery_id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/integrations/{integration_id}/push": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["push"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/integrations/{integration_id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_3"];
        put?: never;
        post: operations["invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/invitations/{invitation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["withdraw"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_9"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/members/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["setRole"];
        post?: never;
        delete: operations["remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["progress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/retry-failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_2"];
        put?: never;
        post: operations["create_1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/runs/{run_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["show_2"];
        put?: never;
        post?: never;
        delete: operations["delete_2"];
        options?: never;
        head?: never;
        patch: operations["change_1"];
        trace?: never;
    };
    "/api/v1/projects/{project_id}/runs/{run_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/runs/{run_id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/runs/{run_id}/dispatch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["dispatchRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/runs/{run_id}/errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ofRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/runs/{run_id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["exportRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/runs/{run_id}/overlays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["overlays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/runs/{run_id}/overlays/{block_uid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["edit"];
        trace?: never;
    };
    "/api/v1/projects/{project_id}/runs/{run_id}/overlays/{block_uid}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/runs/{run_id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/runs/{run_id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/runs/{run_id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/runs/{run_id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/runs/{run_id}/retry-failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["retryFailed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/runs/{run_id}/work": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["work"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schemas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list"];
        put?: never;
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schemas/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schemas/{schema_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["show_6"];
        put?: never;
        post?: never;
        delete: operations["delete_6"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schemas/{schema_id}/uses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["uses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/standings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["standings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AccountChange: {
            display_name: string | null;
        };
        AccountEventsRow: {
            address: string | null;
            /** Format: date-time */
            at: string;
            detail: {
                [key: string]: unknown;
            };
            /** Format: int64 */
            event_id: number;
            kind: string;
            user_agent: string | null;
        };
        AccountNoticesAccountNotice: {
            /** Format: date-time */
            at: string;
            kind: string;
            /** Format: int64 */
            notice_id: number;
            /** Format: uuid */
            project_id: string;
            /** Format: uuid */
            run_id: string | null;
            /** Format: date-time */
            seen_at: string | null;
            words: string;
        };
        AccountPasswordChange: {
            current_password: string | null;
            new_password: string | null;
        };
        AccountView: {
            /** Format: date-time */
            created_at: string;
            display_name: string;
            email: string;
            email_confirmed: boolean;
            has_password: boolean;
            identities: components["schemas"]["IdentitiesIdentityView"][];
            operator: boolean;
            /** Format: uuid */
            user_id: string;
        };
        AuthCredentials: {
            email: string | null;
            password: string | null;
        };
        AuthRegistration: {
            display_name: string | null;
            email: string | null;
            invitation: string | null;
            password: string | null;
        };
        AuthSessionView: {
            user: components["schemas"]["Viewer"] | null;
        };
        BoundingBox: {
            /** Format: float */
            bottom: number;
            /** Format: float */
            left: number;
            /** Format: float */
            right: number;
            /** Format: float */
            top: number;
        };
        ConfirmSeen: {
            block_uid: string;
            /** Format: int32 */
            revision: number;
        };
        ConfirmationSkipped: {
            /** Format: int32 */
            changed: number;
            /** Format: int32 */
            invalid: number;
            /** Format: int32 */
            not_staged: number;
            /** Format: int32 */
            unknown: number;
        };
        ConfirmedGraphPreview: {
            counts: components["schemas"]["DrawingCounts"];
            nodes: components["schemas"]["DrawingNode"][];
            relationships: components["schemas"]["DrawingRelationship"][];
        };
        Counts: {
            /** Format: int64 */
            ai_complete: number;
            /** Format: int64 */
            claimed: number;
            /** Format: int64 */
            confirmed: number;
            /** Format: int64 */
            failed: number;
            /** Format: int64 */
            pending: number;
            /** Format: int64 */
            rejected: number;
        };
        DeletionBlocks: {
            /** Format: int64 */
            members: number;
            /** Format: uuid */
            project_id: string;
            project_name: string;
        };
        DeletionFarewell: {
            current_password: string | null;
            email: string | null;
        };
        DeletionGoes: {
            /** Format: int64 */
            confirmed: number;
            /** Format: int64 */
            documents: number;
            /** Format: uuid */
            project_id: string;
            project_name: string;
        };
        DeletionView: {
            blocked_by: components["schemas"]["DeletionBlocks"][];
            projects: components["schemas"]["DeletionGoes"][];
        };
        DeliveriesView: {
            answer: string | null;
            /** Format: int32 */
            answer_status: number | null;
            /** Format: int32 */
            attempt: number;
            blocks: string | null;
            /** Format: int64 */
            bytes: number | null;
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            delivery_id: string;
            doc_title: string | null;
            error: string | null;
            event: string;
            /** Format: date-time */
            finished_at: string | null;
            /** Format: date-time */
            next_at: string | null;
            /** Format: int64 */
            rows: number | null;
            /** Format: uuid */
            run_id: string;
            run_name: string | null;
            sent: string | null;
            source_uid: string | null;
            status: string;
        };
        Document: {
            conv_block_type_freq: {
                [key: string]: number;
            } | null;
            conv_parsing_tool: string | null;
            conv_representation_type: string | null;
            conv_tool_version: string | null;
            /** Format: int32 */
            conv_total_blocks: number | null;
            /** Format: int64 */
            conv_total_characters: number | null;
            conv_uid: string | null;
            doc_title: string;
            error: string | null;
            file_name: string;
            /** Format: uuid */
            project_id: string;
            /** Format: int32 */
            report_notes: number;
            representation_is_source: boolean;
            /** Format: int64 */
            source_filesize: number;
            /** Format: int64 */
            source_total_characters: number | null;
            source_type: string;
            source_uid: string;
            /** @enum {string} */
            status: "uploaded" | "converting" | "ingested" | "conversion_failed" | "ingest_failed";
            /** Format: date-time */
            uploaded_at: string;
            /** Format: uuid */
            uploaded_by: string;
        };
        DocumentRename: {
            doc_title: string | null;
        };
        DrawingCounts: {
            complete: boolean;
            /** Format: int64 */
            documents: number;
            /** Format: int64 */
            nodes: number;
            /** Format: int64 */
            passed_over: number;
            /** Format: int64 */
            relationships: number;
            /** Format: int64 */
            rows: number;
        };
        DrawingNode: {
            caption: string;
            id: string;
            label: string;
            properties: {
                [key: string]: unknown;
            };
        };
        DrawingRelationship: {
            from: string;
            to: string;
            type: string;
        };
        ExportJob: {
            /** Format: int64 */
            bytes: number | null;
            /** Format: int32 */
            documents: number;
            /** Format: int32 */
            documents_written: number;
            error: string | null;
            /** Format: date-time */
            expires_at: string | null;
            /** Format: uuid */
            export_id: string;
            file_name: string;
            /** Format: date-time */
            finished_at: string | null;
            /** Format: date-time */
            requested_at: string;
            /** Format: uuid */
            requested_by: string;
            requested_by_name: string | null;
            /** Format: int64 */
            rows_written: number;
            sha256: string | null;
            status: string;
            wish: components["schemas"]["ExportWish"];
        };
        ExportWish: {
            bom: boolean | null;
            extra: string | null;
            format: string | null;
            include: string | null;
            layout: string | null;
            run_ids: string[] | null;
            /** Format: uuid */
            schema_id: string | null;
            source_uid: string | null;
        };
        FailedBlocksErrorGroup: {
            /** Format: int64 */
            count: number;
            error_class: string;
            /** Format: int64 */
            runs: number;
            samples: components["schemas"]["FailedBlocksErrorSample"][];
        };
        FailedBlocksErrorSample: {
            block_uid: string;
            last_error: string;
            /** Format: uuid */
            run_id: string;
        };
        FailureRetriedInProject: {
            /** Format: int32 */
            retried: number;
        };
        FailureRetryProject: {
            error_class: string | null;
            /** Format: uuid */
            schema_id: string | null;
        };
        Finding: {
            message: string;
            pointer: string;
        };
        ForecastModelShare: {
            /** Format: int64 */
            blocks: number;
            cost_usd: number | null;
            model: string;
        };
        Forecasted: {
            basis: string;
            /** Format: int64 */
            blocks: number;
            /** Format: int64 */
            cache_write_tokens: number;
            /** Format: int64 */
            cached_input_tokens: number;
            /** Format: int64 */
            calls: number;
            cost_usd: number | null;
            /** Format: int64 */
            documents: number;
            high_usd: number | null;
            /** Format: int64 */
            input_tokens: number;
            low_usd: number | null;
            model: string;
            /** Format: int64 */
            output_tokens: number;
            routing: components["schemas"]["ForecastModelShare"][];
            warnings: string[];
        };
        GraphAsked: {
            /** Format: uuid */
            schema_id: string | null;
        };
        GraphMapping: {
            block_label: string;
            document_label: string;
            nodes: components["schemas"]["GraphMappingNodeRule"][];
            properties: {
                [key: string]: string;
            };
        };
        GraphMappingNodeRule: {
            /** @enum {string} */
            direction: "out" | "in";
            field: string;
            key: string;
            label: string;
            member: string | null;
            properties: {
                [key: string]: string;
            };
            type: string;
        };
        GraphWish: {
            mapping: {
                [key: string]: unknown;
            } | null;
            /** Format: uuid */
            run_id: string | null;
            /** Format: uuid */
            schema_id: string | null;
        };
        HistoryEvent: {
            /** Format: uuid */
            actor: string | null;
            actor_name: string | null;
            after: {
                [key: string]: unknown;
            } | null;
            /** Format: date-time */
            at: string;
            before: {
                [key: string]: unknown;
            } | null;
            error: string | null;
            event_id: string;
            kind: string;
            model: string | null;
            reason: string | null;
            /** Format: int32 */
            revision: number;
            status: string;
            usage: {
                [key: string]: unknown;
            } | null;
            worker: string | null;
        };
        IdentitiesIdentityView: {
            /** Format: date-time */
            created_at: string;
            email: string | null;
            name: string;
            provider: string;
        };
        IntegrationRequestsChange: {
            name: string | null;
            paused: boolean | null;
            /** Format: uuid */
            schema_id: string | null;
            secrets: {
                [key: string]: string | null;
            } | null;
            settings: {
                [key: string]: unknown;
            } | null;
            /** @enum {string|null} */
            trigger: "manual" | "batch" | "run" | null;
        };
        IntegrationRequestsPush: {
            run_ids: string[] | null;
        };
        IntegrationRequestsPushed: {
            /** Format: int32 */
            deliveries: number;
        };
        IntegrationRequestsTestView: {
            /** Format: int64 */
            millis: number;
            result: string;
            /** Format: int64 */
            rows: number;
            /** Format: int32 */
            status: number | null;
            words: string;
        };
        IntegrationRequestsView: {
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            delivered_at: string | null;
            /** Format: int64 */
            failed: number;
            /** Format: date-time */
            failed_at: string | null;
            failure: string | null;
            /** Format: uuid */
            integration_id: string;
            /** @enum {string} */
            kind: "webhook" | "neo4j" | "object_store";
            name: string;
            paused: boolean;
            /** Format: uuid */
            project_id: string;
            /** Format: date-time */
            saved_at: string;
            saved_by_name: string | null;
            /** Format: uuid */
            schema_id: string | null;
            schema_ref: string | null;
            secrets: {
                [key: string]: string;
            };
            settings: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            trigger: "manual" | "batch" | "run";
            /** Format: int64 */
            waiting: number;
        };
        IntegrationRequestsWish: {
            /** @enum {string|null} */
            kind: "webhook" | "neo4j" | "object_store" | null;
            name: string | null;
            paused: boolean | null;
            /** Format: uuid */
            schema_id: string | null;
            secrets: {
                [key: string]: string;
            } | null;
            settings: {
                [key: string]: unknown;
            } | null;
            /** @enum {string|null} */
            trigger: "manual" | "batch" | "run" | null;
        };
        InvitationWish: {
            email: string | null;
            role: string | null;
        };
        InvitationsAccepted: {
            /** Format: uuid */
            project_id: string;
            /** @enum {string} */
            role: "viewer" | "reviewer" | "editor" | "owner";
        };
        InvitationsInvited: {
            email: string;
            /** Format: date-time */
            expires_at: string;
            /** Format: uuid */
            invitation_id: string;
            link: string | null;
            /** @enum {string} */
            role: "viewer" | "reviewer" | "editor" | "owner";
        };
        InvitationsLook: {
            email: string;
            /** Format: date-time */
            expires_at: string;
            invited_by_name: string;
            project_name: string;
            /** @enum {string} */
            role: "viewer" | "reviewer" | "editor" | "owner";
        };
        InvitationsRow: {
            /** Format: date-time */
            created_at: string;
            email: string;
            /** Format: date-time */
            expires_at: string;
            /** Format: uuid */
            invitation_id: string;
            invited_by_name: string;
            /** @enum {string} */
            role: "viewer" | "reviewer" | "editor" | "owner";
        };
        InvitedLinkToken: {
            token: string | null;
        };
        LimitsTrial: {
            /** Format: date-time */
            at: string;
            result: string;
            words: string;
        };
        LimitsView: {
            /** Format: int32 */
            failures: number;
            hint: string;
            /** Format: int32 */
            in_flight: number;
            /** Format: int64 */
            input_tokens_limit: number | null;
            key_id: string;
            last_error: string | null;
            /** Format: date-time */
            last_error_at: string | null;
            /** Format: date-time */
            not_before: string | null;
            /** Format: int64 */
            output_tokens_limit: number | null;
            platform: boolean;
            provider: string;
            /** Format: int64 */
            requests_limit: number | null;
            state: string;
            trial: components["schemas"]["LimitsTrial"] | null;
            /** Format: date-time */
            used_at: string | null;
        };
        LocatePlace: {
            /** Format: uuid */
            project_id: string;
        };
        MemberRoleChange: {
            role: string | null;
        };
        MembersMemberRow: {
            /** Format: date-time */
            created_at: string;
            display_name: string;
            email: string;
            /** @enum {string} */
            role: "viewer" | "reviewer" | "editor" | "owner";
            /** Format: uuid */
            user_id: string;
        };
        ModelKeyTestView: {
            result: string;
            words: string;
        };
        ModelKeyView: {
            base_url: string | null;
            /** Format: date-time */
            changed_at: string;
            /** Format: date-time */
            created_at: string;
            hint: string;
            provider: string;
            reason: string | null;
            remarks: string;
            state: string;
        };
        ModelKeyWish: {
            base_url: string | null;
            key: string | null;
        };
        NoticeSeeing: {
            /** Format: int64 */
            up_to: number | null;
        };
        NoticeSeen: {
            /** Format: int32 */
            seen: number;
        };
        OutboxMail: {
            /** Format: date-time */
            at: string | null;
            name: string;
            subject: string;
            text: string;
            to: string;
        };
        Overlay: {
            /** Format: int32 */
            attempt_count: number;
            /** Format: int32 */
            block_index: number;
            block_uid: string;
            claimed_by: string | null;
            confirmed: {
                [key: string]: unknown;
            } | null;
            /** Format: date-time */
            confirmed_at: string | null;
            /** Format: uuid */
            confirmed_by: string | null;
            confirmed_by_name: string | null;
            last_error: string | null;
            model: string | null;
            /** Format: int32 */
            revision: number;
            staging: {
                [key: string]: unknown;
            } | null;
            status: string;
            usage: {
                [key: string]: unknown;
            } | null;
        };
        PageAccountEventsRow: {
            items: components["schemas"]["AccountEventsRow"][];
            next_cursor: string | null;
        };
        PageAccountNoticesAccountNotice: {
            items: components["schemas"]["AccountNoticesAccountNotice"][];
            next_cursor: string | null;
        };
        PageDeliveriesView: {
            items: components["schemas"]["DeliveriesView"][];
            next_cursor: string | null;
        };
        PageDocument: {
            items: components["schemas"]["Document"][];
            next_cursor: string | null;
        };
        PageExportJob: {
            items: components["schemas"]["ExportJob"][];
            next_cursor: string | null;
        };
        PageFailedBlocksErrorGroup: {
            items: components["schemas"]["FailedBlocksErrorGroup"][];
            next_cursor: string | null;
        };
        PageHistoryEvent: {
            items: components["schemas"]["HistoryEvent"][];
            next_cursor: string | null;
        };
        PageIntegrationRequestsView: {
            items: components["schemas"]["IntegrationRequestsView"][];
            next_cursor: string | null;
        };
        PageInvitationsRow: {
            items: components["schemas"]["InvitationsRow"][];
            next_cursor: string | null;
        };
        PageLimitsView: {
            items: components["schemas"]["LimitsView"][];
            next_cursor: string | null;
        };
        PageLocatePlace: {
            items: components["schemas"]["LocatePlace"][];
            next_cursor: string | null;
        };
        PageMembersMemberRow: {
            items: components["schemas"]["MembersMemberRow"][];
            next_cursor: string | null;
        };
        PageModelKeyView: {
            items: components["schemas"]["ModelKeyView"][];
            next_cursor: string | null;
        };
        PageOutboxMail: {
            items: components["schemas"]["OutboxMail"][];
            next_cursor: string | null;
        };
        PagePersonalTokensRow: {
            items: components["schemas"]["PersonalTokensRow"][];
            next_cursor: string | null;
        };
        PagePrice: {
            items: components["schemas"]["Price"][];
            next_cursor: string | null;
        };
        PageProjectLogEvent: {
            items: components["schemas"]["ProjectLogEvent"][];
            next_cursor: string | null;
        };
        PageProjectsRow: {
            items: components["schemas"]["ProjectsRow"][];
            next_cursor: string | null;
        };
        PageRun: {
            items: components["schemas"]["Run"][];
            next_cursor: string | null;
        };
        PageSchemasListed: {
            items: components["schemas"]["SchemasListed"][];
            next_cursor: string | null;
        };
        PageSessionsRow: {
            items: components["schemas"]["SessionsRow"][];
            next_cursor: string | null;
        };
        PageSettingsView: {
            items: components["schemas"]["SettingsView"][];
            next_cursor: string | null;
        };
        PageStanding: {
            items: components["schemas"]["Standing"][];
            next_cursor: string | null;
        };
        PersonalTokensMade: {
            token: string;
            /** Format: uuid */
            token_id: string;
        };
        PersonalTokensRow: {
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string | null;
            /** Format: date-time */
            last_used_at: string | null;
            name: string;
            scopes: string[];
            /** Format: uuid */
            token_id: string;
        };
        Price: {
            cache_write: number;
            cached_input: number;
            input: number;
            model: string;
            output: number;
            /** Format: int64 */
            price_id: number;
            /** Format: date-time */
            valid_from: string;
        };
        PriceNewPrice: {
            cache_write: number | null;
            cached_input: number | null;
            input: number | null;
            model: string | null;
            output: number | null;
            /** Format: date-time */
            valid_from: string | null;
        };
        Problem: {
            detail: string;
            /** @description what is wrong in the body (422) */
            errors?: {
                message: string;
                /** @description a JSON pointer into the body */
                pointer: string;
            }[];
            /** Format: int32 */
            status: number;
            title: string;
            /** @enum {string} */
            type: "https://blockdata.dev/problems/malformed" | "https://blockdata.dev/problems/invalid-parameter" | "https://blockdata.dev/problems/unknown-parameter" | "https://blockdata.dev/problems/signed-out" | "https://blockdata.dev/problems/wrong-credentials" | "https://blockdata.dev/problems/csrf" | "https://blockdata.dev/problems/forbidden" | "https://blockdata.dev/problems/role-too-low" | "https://blockdata.dev/problems/insufficient-scope" | "https://blockdata.dev/problems/registration-closed" | "https://blockdata.dev/problems/email-unconfirmed" | "https://blockdata.dev/problems/not-found" | "https://blockdata.dev/problems/method-not-allowed" | "https://blockdata.dev/problems/not-acceptable" | "https://blockdata.dev/problems/already-exists" | "https://blockdata.dev/problems/email-taken" | "https://blockdata.dev/problems/sole-owner" | "https://blockdata.dev/problems/last-way-in" | "https://blockdata.dev/problems/confirmed-data" | "https://blockdata.dev/problems/schema-in-use" | "https://blockdata.dev/problems/schema-ref-taken" | "https://blockdata.dev/problems/stale-edit" | "https://blockdata.dev/problems/overlay-not-staged" | "https://blockdata.dev/problems/document-not-ingested" | "https://blockdata.dev/problems/model-unavailable" | "https://blockdata.dev/problems/run-cancelled" | "https://blockdata.dev/problems/last-owner" | "https://blockdata.dev/problems/already-member" | "https://blockdata.dev/problems/conflict" | "https://blockdata.dev/problems/reconstruction-unavailable" | "https://blockdata.dev/problems/link-spent" | "https://blockdata.dev/problems/too-large" | "https://blockdata.dev/problems/upload-too-large" | "https://blockdata.dev/problems/unsupported-media-type" | "https://blockdata.dev/problems/unsupported-type" | "https://blockdata.dev/problems/range-not-satisfiable" | "https://blockdata.dev/problems/misdirected" | "https://blockdata.dev/problems/invalid" | "https://blockdata.dev/problems/schema-invalid" | "https://blockdata.dev/problems/idempotency-key-reused" | "https://blockdata.dev/problems/edit-invalid" | "https://blockdata.dev/problems/file-invalid" | "https://blockdata.dev/problems/throttled" | "https://blockdata.dev/problems/too-many-exports" | "https://blockdata.dev/problems/internal" | "https://blockdata.dev/problems/busy" | "https://blockdata.dev/problems/unavailable" | "https://blockdata.dev/problems/no-room";
        };
        ProgressOverlayPage: {
            as_of: string;
            items: components["schemas"]["Overlay"][];
            next_cursor: string | null;
        };
        ProgressSums: {
            as_of: string;
            /** Format: int64 */
            blocks: number;
            counts: components["schemas"]["Counts"];
            /** Format: int64 */
            documents: number;
            usage: components["schemas"]["SpentUsage"];
        };
        ProjectChange: {
            budget_usd: number | null;
            description: string | null;
            project_name: string | null;
        };
        ProjectCostsProjectSpending: {
            budget_usd: number | null;
            /** Format: int64 */
            cache_write_tokens: number;
            /** Format: int64 */
            cached_input_tokens: number;
            /** Format: int64 */
            calls: number;
            cost_usd: number;
            /** Format: int64 */
            input_tokens: number;
            /** Format: int64 */
            output_tokens: number;
            /** Format: int64 */
            unpriced_calls: number;
        };
        ProjectLogEvent: {
            /** Format: uuid */
            actor: string | null;
            actor_name: string | null;
            address: string | null;
            /** Format: date-time */
            at: string;
            detail: {
                [key: string]: unknown;
            };
            /** Format: int64 */
            event_id: number;
            kind: string;
        };
        ProjectWish: {
            description: string | null;
            project_name: string | null;
        };
        ProjectsRow: {
            budget_usd: number | null;
            /** Format: date-time */
            created_at: string;
            description: string;
            /** Format: uuid */
            project_id: string;
            project_name: string;
            /** @enum {string} */
            role: "viewer" | "reviewer" | "editor" | "owner";
        };
        ReconstructionItem: {
            after: string;
            before: string;
            /** Format: int32 */
            block_index: number;
            block_type: string;
            block_uid: string;
            warnings: components["schemas"]["ReconstructionWarning"][];
        };
        ReconstructionPreview: {
            available: boolean;
            /** Format: int32 */
            blocks: number;
            /** Format: int64 */
            bytes_after: number | null;
            /** Format: int64 */
            bytes_before: number;
            doc_title: string;
            /** Format: int32 */
            doubtful: number;
            items: components["schemas"]["ReconstructionItem"][];
            next_cursor: string | null;
            /** Format: int32 */
            refused: number;
            /** Format: int32 */
            removed: number;
            /** Format: int32 */
            revised: number;
            /** Format: uuid */
            run_id: string;
            source_uid: string;
            /** Format: int32 */
            unchanged: number;
        };
        ReconstructionWarning: {
            becomes: string[];
            block_indexes: number[];
            kind: string;
            words: string;
        };
        RecoveryAddress: {
            email: string | null;
        };
        RecoveryHeard: unknown;
        RecoveryLinkUse: {
            token: string | null;
        };
        RecoveryNewPassword: {
            new_password: string | null;
            token: string | null;
        };
        RejectionSkipped: {
            /** Format: int32 */
            changed: number;
            /** Format: int32 */
            not_staged: number;
            /** Format: int32 */
            unknown: number;
        };
        ReopeningSkipped: {
            /** Format: int32 */
            not_closed: number;
            /** Format: int32 */
            unknown: number;
        };
        Report: {
            blocks_by_type: {
                [key: string]: number;
            };
            encoding: string | null;
            notes: string[];
            /** Format: int32 */
            pages: number | null;
            /** Format: int64 */
            words: number | null;
        };
        ReviewConfirmAnswer: components["schemas"]["ReviewConfirmation"] | components["schemas"]["StagedCountCount"];
        ReviewConfirmation: {
            /** Format: int32 */
            confirmed: number;
            skipped: components["schemas"]["ConfirmationSkipped"];
        };
        ReviewGridBlocks: {
            as_of?: string;
            items: components["schemas"]["ReviewGridRow"][];
            next_cursor: string | null;
        };
        ReviewGridRow: {
            block_content: string;
            /** Format: int32 */
            block_index: number;
            block_locator: {
                [key: string]: unknown;
            };
            block_type: string;
            block_uid: string;
            bounding_box: components["schemas"]["BoundingBox"] | null;
            /** Format: int32 */
            heading_level: number | null;
            heading_path: string[];
            overlay?: components["schemas"]["Overlay"];
            /** Format: int32 */
            page_no: number | null;
        };
        ReviewRejection: {
            /** Format: int32 */
            rejected: number;
            skipped: components["schemas"]["RejectionSkipped"];
        };
        ReviewReopening: {
            /** Format: int32 */
            reopened: number;
            skipped: components["schemas"]["ReopeningSkipped"];
        };
        ReviewRequestsConfirm: {
            as_of: string | null;
            block_uids: string[] | null;
            items: components["schemas"]["ConfirmSeen"][] | null;
        };
        ReviewRequestsConfirmProject: {
            as_of?: string | null;
            /** Format: uuid */
            schema_id: string;
        };
        ReviewRequestsEdit: {
            data: {
                [key: string]: unknown;
            };
            /** Format: int32 */
            revision: number;
        };
        ReviewRequestsReject: {
            as_of?: string | null;
            block_uids?: string[] | null;
            /** @enum {string} */
            to: "pending" | "rejected";
        };
        ReviewRequestsReopen: {
            block_uids: string[] | null;
            reason: string | null;
        };
        ReviewRequestsRetry: {
            error_class: string | null;
        };
        ReviewRetried: {
            /** Format: int32 */
            retried: number;
        };
        Run: {
            /** Format: date-time */
            completed_at: string | null;
            /** Format: int64 */
            completed_blocks: number;
            conv_uid: string;
            counts: components["schemas"]["Counts"];
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            created_by: string;
            dispatch: string;
            /** Format: uuid */
            dispatched_by: string | null;
            /** Format: int64 */
            failed_blocks: number;
            model_config: {
                [key: string]: unknown;
            };
            models: string[];
            /** Format: uuid */
            run_id: string;
            run_name: string | null;
            /** Format: uuid */
            schema_id: string;
            source_uid: string;
            status: string;
            status_reason: string | null;
            /** Format: int32 */
            total_blocks: number;
            usage: components["schemas"]["SpentUsage"];
        };
        RunChange: {
            model_config: {
                [key: string]: unknown;
            } | null;
            run_name: string | null;
        };
        RunMadeRun: {
            /** Format: date-time */
            completed_at: string | null;
            /** Format: int64 */
            completed_blocks: number;
            conv_uid: string;
            counts: components["schemas"]["Counts"];
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            created_by: string;
            dispatch: string;
            /** Format: uuid */
            dispatched_by: string | null;
            /** Format: int64 */
            failed_blocks: number;
            model_config: {
                [key: string]: unknown;
            };
            models: string[];
            /** Format: uuid */
            run_id: string;
            run_name: string | null;
            /** Format: uuid */
            schema_id: string;
            source_uid: string;
            status: string;
            status_reason: string | null;
            /** Format: int32 */
            total_blocks: number;
            usage: components["schemas"]["SpentUsage"];
            warnings: string[];
        };
        RunNewRun: {
            model_config: {
                [key: string]: unknown;
            } | null;
            run_name: string | null;
            /** Format: uuid */
            schema_id: string | null;
            source_uid: string | null;
        };
        RunVerbApplied: {
            /** Format: int64 */
            documents_skipped: number;
            /** Format: int32 */
            runs_created: number;
            /** Format: int64 */
            total_blocks: number;
            warnings: string[];
        };
        RunVerbApply: {
            model_config: {
                [key: string]: unknown;
            } | null;
            /** Format: uuid */
            schema_id: string | null;
        };
        RunVerbDispatchProject: {
            /** Format: int32 */
            concurrency: number | null;
            /** Format: int32 */
            max_blocks: number | null;
            /** Format: uuid */
            schema_id: string | null;
        };
        RunVerbDispatchRun: {
            /** Format: int32 */
            concurrency: number | null;
            /** Format: int32 */
            max_blocks: number | null;
        };
        RunsDispatched: {
            /** Format: int32 */
            concurrency: number;
            /** Format: int64 */
            pending: number;
            /** Format: int32 */
            runs: number;
        };
        SchemaChecked: {
            schema_ref: string;
            schema_uid: string;
            standing: string;
        };
        SchemaMappingProposal: {
            errors: components["schemas"]["Finding"][];
            mapping: components["schemas"]["GraphMapping"];
            origin: string;
        };
        SchemaUsesUse: {
            /** Format: int64 */
            confirmed: number;
            /** Format: int64 */
            documents: number;
            /** Format: uuid */
            project_id: string;
            project_name: string;
            /** Format: int64 */
            runs: number;
        };
        SchemaUsesUses: {
            own: boolean;
            projects: components["schemas"]["SchemaUsesUse"][];
            /** Format: int64 */
            runs: number;
        };
        SchemasListed: {
            /** Format: date-time */
            created_at: string;
            own: boolean;
            /** Format: int64 */
            runs: number;
            /** Format: uuid */
            schema_id: string;
            schema_jsonb: {
                [key: string]: unknown;
            };
            schema_ref: string;
            schema_uid: string;
        };
        SchemasRow: {
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            schema_id: string;
            schema_jsonb: {
                [key: string]: unknown;
            };
            schema_ref: string;
            schema_uid: string;
        };
        SessionsRow: {
            address: string | null;
            /** Format: date-time */
            created_at: string;
            current: boolean;
            /** Format: date-time */
            last_used_at: string;
            session_id: string;
            user_agent: string | null;
        };
        SettingsView: {
            name: string;
            secret: boolean;
            source: string;
            value: string | null;
        };
        SpentUsage: {
            /** Format: int64 */
            cache_write_tokens: number;
            /** Format: int64 */
            cached_input_tokens: number;
            /** Format: int64 */
            calls: number;
            cost_usd: number | null;
            /** Format: int64 */
            input_tokens: number;
            /** Format: int64 */
            output_tokens: number;
        };
        StagedCountCount: {
            as_of: string;
            /** Format: int64 */
            count: number;
            /** Format: int64 */
            documents: number;
        };
        Standing: {
            /** Format: int64 */
            confirmed: number;
            /** Format: int64 */
            documents: number;
            /** Format: int64 */
            failed: number;
            /** Format: int64 */
            pending: number;
            /** Format: uuid */
            project_id: string;
            /** Format: int64 */
            runs: number;
            /** Format: int64 */
            staged: number;
        };
        TokenWish: {
            /** Format: date-time */
            expires_at: string | null;
            name: string | null;
            scopes: string[] | null;
        };
        Usage: {
            /** Format: int64 */
            cache_write_tokens: number;
            /** Format: int64 */
            cached_input_tokens: number;
            /** Format: int32 */
            calls: number;
            cost_usd: number | null;
            /** Format: int64 */
            input_tokens: number;
            /** Format: int64 */
            output_tokens: number;
            /** Format: int64 */
            price_id: number | null;
        };
        Viewer: {
            display_name: string;
            email: string;
            operator: boolean;
            /** Format: uuid */
            user_id: string;
        };
        WaysInWay: {
            name: string;
            path: string;
            provider: string;
        };
        WorkOrder: {
            /** Format: int32 */
            batch_size: number | null;
            model_override: string | null;
        };
        WorkerReport: {
            /** Format: int32 */
            claimed: number;
            /** Format: int32 */
            failed: number;
            /** Format: int32 */
            released: number;
            /** Format: int32 */
            remaining_pending: number;
            /** Format: int32 */
            succeeded: number;
            usage: components["schemas"]["Usage"];
            worker_id: string;
        };
    };
    responses: {
        /** @description A refusal, as RFC 9457 problem details */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    show_5: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_5: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeletionFarewell"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    change_3: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    look_1: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletionView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    events: {
        parameters: {
            query?: {
                /** @description 1 to 1,000; larger is clamped */
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageAccountEventsRow"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    unlink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    list_16: {
        parameters: {
            query?: {
                /** @description 1 to 1,000; larger is clamped */
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageModelKeyView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelKeyView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModelKeyWish"];
            };
        };
        responses: {
            /** @description There already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelKeyView"];
                };
            };
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelKeyView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    test_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelKeyTestView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_15: {
        parameters: {
            query?: {
                unseen?: boolean;
                /** @description 1 to 1,000; larger is clamped */
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageAccountNoticesAccountNotice"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    see: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoticeSeeing"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeSeen"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountPasswordChange"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    sessions: {
        parameters: {
            query?: {
                /** @description 1 to 1,000; larger is clamped */
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageSessionsRow"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    endOthers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    list_8: {
        parameters: {
            query?: {
                /** @description 1 to 1,000; larger is clamped */
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PagePersonalTokensRow"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    make_1: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenWish"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalTokensMade"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    forgot: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecoveryAddress"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryHeard"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthCredentials"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthSessionView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    providers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaysInWay"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    register_1: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthRegistration"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthSessionView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    resend: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecoveryAddress"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryHeard"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    reset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecoveryNewPassword"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthSessionView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    verify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecoveryLinkUse"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    accept: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitedLinkToken"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationsAccepted"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    look: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitedLinkToken"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationsLook"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    locate: {
        parameters: {
            query?: {
                source_uid?: string;
                run_id?: string;
                /** @description 1 to 1,000; larger is clamped */
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageLocatePlace"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_14: {
        parameters: {
            query?: {
                /** @description 1 to 1,000; larger is clamped */
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageLimitsView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_13: {
        parameters: {
            query?: {
                /** @description 1 to 1,000; larger is clamped */
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOutboxMail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_7: {
        parameters: {
            query?: {
                /** @description 1 to 1,000; larger is clamped */
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PagePrice"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    add: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PriceNewPrice"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Price"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_12: {
        parameters: {
            query?: {
                /** @description 1 to 1,000; larger is clamped */
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageSettingsView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_1: {
        parameters: {
            query?: {
                /** @description 1 to 1,000; larger is clamped */
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageProjectsRow"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectWish"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectsRow"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_1: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectsRow"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_1: {
        parameters: {
            query?: {
                confirmed?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    change: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectsRow"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    apply: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header?: {
                /** @description 1 to 255 visible ASCII characters; the same request under the same key has no second effect, and the first answer again, for a day */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunVerbApply"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunVerbApplied"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_11: {
        parameters: {
            query?: {
                kind?: string;
                actor?: string;
                /** @description 1 to 1,000; larger is clamped */
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageProjectLogEvent"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    export: {
        parameters: {
            query?: {
                format?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": unknown;
                    "text/csv": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    confirmProject: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewRequestsConfirmProject"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewConfirmAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_8: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectCostsProjectSpending"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    dispatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters; the same request under the same key has no second effect, and the first answer again, for a day */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RunVerbDispatchProject"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunsDispatched"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_6: {
        parameters: {
            query?: {
                status?: string[];
                /** @description 1 to 1,000; larger is clamped */
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageDocument"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    upload: {
        parameters: {
            query?: {
                title?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description There already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_4: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                source_uid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_4: {
        parameters: {
            query?: {
                confirmed?: number;
            };
            header?: never;
            path: {
                source_uid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    rename: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                source_uid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DocumentRename"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    blocks: {
        parameters: {
            query?: {
                run_id?: string;
                block_type?: string[];
                status?: string[];
                q?: string;
                /** @description 1 to 1,000; larger is clamped */
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                source_uid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewGridBlocks"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    exportDocument: {
        parameters: {
            query?: {
                run_id?: string;
                format?: string;
                include?: string;
                layout?: string;
                bom?: boolean;
                extra?: string;
            };
            header?: never;
            path: {
                source_uid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    reconstruct: {
        parameters: {
            query: {
                run_id: string;
                preview?: boolean;
                /** @description 1 to 1,000; larger is clamped */
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                source_uid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the revised document, or with preview=true what is different in it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconstructionPreview"];
                    "text/markdown": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                source_uid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    representation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                source_uid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    retry_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                source_uid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    source: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                source_uid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ofProject: {
        parameters: {
            query?: {
                schema_id?: string;
                /** @description 1 to 1,000; larger is clamped */
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageFailedBlocksErrorGroup"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    follow: {
        parameters: {
            query?: {
                run_id?: string;
            };
            header?: {
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description document, run, overlays, progress, notice and reset events */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    exportProject: {
        parameters: {
            query?: {
                schema_id?: string;
                run_id?: string[];
                format?: string;
                include?: string;
                layout?: string;
                bom?: boolean;
                extra?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_5: {
        parameters: {
            query?: {
                /** @description 1 to 1,000; larger is clamped */
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageExportJob"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    request: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters; the same request under the same key has no second effect, and the first answer again, for a day */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportWish"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportJob"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    find: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                export_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportJob"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    cancel_2: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                export_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                export_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            /** @description the part of it that Range asked for */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    forecast: {
        parameters: {
            query: {
                schema_id: string;
                model?: string;
                run_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Forecasted"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_4: {
        parameters: {
            query?: {
                /** @description 1 to 1,000; larger is clamped */
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageIntegrationRequestsView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    make: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IntegrationRequestsWish"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntegrationRequestsView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GraphWish"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfirmedGraphPreview"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    suggest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GraphAsked"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchemaMappingProposal"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_3: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                integration_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntegrationRequestsView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_3: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                integration_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    change_2: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                integration_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IntegrationRequestsChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntegrationRequestsView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_10: {
        parameters: {
            query?: {
                status?: string;
                /** @description 1 to 1,000; larger is clamped */
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                integration_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageDeliveriesView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    replayFailed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                integration_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntegrationRequestsPushed"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_7: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                integration_id: string;
                delivery_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveriesView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    cancel_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                integration_id: string;
                delivery_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveriesView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    replay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                integration_id: string;
                delivery_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveriesView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    push: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                integration_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["IntegrationRequestsPush"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntegrationRequestsPushed"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    test: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                integration_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntegrationRequestsTestView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_3: {
        parameters: {
            query?: {
                /** @description 1 to 1,000; larger is clamped */
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageInvitationsRow"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    invite: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationWish"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationsInvited"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                invitation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    list_9: {
        parameters: {
            query?: {
                /** @description 1 to 1,000; larger is clamped */
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageMembersMemberRow"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    setRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberRoleChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MembersMemberRow"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    progress: {
        parameters: {
            query: {
                schema_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgressSums"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    retry: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["FailureRetryProject"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureRetriedInProject"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_2: {
        parameters: {
            query?: {
                schema_id?: string;
                source_uid?: string;
                status?: string;
                /** @description 1 to 1,000; larger is clamped */
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageRun"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    create_1: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters; the same request under the same key has no second effect, and the first answer again, for a day */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunNewRun"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunMadeRun"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_2: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_2: {
        parameters: {
            query?: {
                confirmed?: number;
            };
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    change_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    confirm: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReviewRequestsConfirm"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewConfirmAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    dispatchRun: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters; the same request under the same key has no second effect, and the first answer again, for a day */
                "Idempotency-Key"?: string;
            };
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RunVerbDispatchRun"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunsDispatched"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ofRun: {
        parameters: {
            query?: {
                /** @description 1 to 1,000; larger is clamped */
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageFailedBlocksErrorGroup"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    exportRun: {
        parameters: {
            query?: {
                format?: string;
                include?: string;
                layout?: string;
                bom?: boolean;
                extra?: string;
            };
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    overlays: {
        parameters: {
            query?: {
                status?: string;
                /** @description 1 to 1,000; larger is clamped */
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgressOverlayPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    edit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: string;
                block_uid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewRequestsEdit"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overlay"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    history: {
        parameters: {
            query?: {
                /** @description 1 to 1,000; larger is clamped */
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                run_id: string;
                block_uid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageHistoryEvent"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    pause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    reject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewRequestsReject"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewRejection"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    reopen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewRequestsReopen"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewReopening"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    resume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    retryFailed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReviewRequestsRetry"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewRetried"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    work: {
        parameters: {
            query?: never;
            header?: {
                Prefer?: string;
            };
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["WorkOrder"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerReport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list: {
        parameters: {
            query?: {
                /** @description 1 to 1,000; larger is clamped */
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageSchemasListed"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description There already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchemasRow"];
                };
            };
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchemasRow"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    check: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchemaChecked"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    show_6: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                schema_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchemasRow"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_6: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                schema_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    uses: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                schema_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchemaUsesUses"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    standings: {
        parameters: {
            query?: {
                /** @description 1 to 1,000; larger is clamped */
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageStanding"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
