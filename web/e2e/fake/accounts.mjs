// Accounts, members and the log of the stand-in server, as far as the pages need them to be looked at.
const ago = (hours) => new Date(Date.now() - hours * 3_600_000).toISOString();
const ahead = (days) => new Date(Date.now() + days * 86_400_000).toISOString();

const agents = [
  'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36 Edg/139.0.0.0',
];
const providers = [
  { provider: 'google', name: 'Google', path: '/oauth2/authorization/google' },
  { provider: 'github', name: 'GitHub', path: '/oauth2/authorization/github' },
  { provider: 'oidc', name: 'Company login', path: '/oauth2/authorization/oidc' },
];
let identities = [
  { provider: 'github', name: 'GitHub', email: 'ana@users.example.org', created_at: ago(2000) },
];
let sessions = [
  ['this', 0, 200, '192.0.2.14', true, agents[0]],
  ['phone', 5, 400, '198.51.100.7', false, agents[1]],
  ['office', 30, 90, '203.0.113.40', false, agents[2]],
  ['program', 700, 710, '203.0.113.41', false, 'nightly-export/2.1'],
].map(([session_id, used, made, address, current, user_agent]) => ({
  session_id,
  created_at: ago(made),
  last_used_at: ago(used),
  user_agent,
  address,
  current,
}));
const events = [
  ['signed-in', {}, 0.1, 0],
  ['sign-in-failed', {}, 3, 2],
  ['token-made', { name: 'nightly export' }, 20, 0],
  ['identity-linked', { provider: 'github' }, 90, 0],
  ['session-ended', {}, 100, 0],
  ['password-changed', {}, 101, 0],
  ['model-key-stored', { provider: 'anthropic' }, 300, 1],
  ['name-changed', { before: 'Ana', display_name: 'Ana Rivera' }, 800, 0],
  ['email-confirmed', {}, 1200, 0],
  ['registered', {}, 1200, 0],
].map(([kind, detail, hours, agent], index) => ({
  event_id: 100 - index,
  at: ago(hours),
  kind,
  detail,
  address: '192.0.2.14',
  user_agent: agents[agent],
}));
const link = 'http://localhost:8080/invitation#token=';
const outbox = [
  [
    'Choose a new password',
    'ben@example.org',
    'Open this link to choose a new password:\n\nhttp://localhost:8080/reset-password#token=rT5-aN_x0\n\nIt works once, for an hour.',
  ],
  ['“Standards 2025” is through', 'ana@example.org', 'The run on “EIP-2” is complete.'],
].map(([subject, to, text], index) => ({
  name: `00000${9 - index}.eml`,
  to,
  subject,
  at: ago(index * 7 + 1),
  text,
}));

const list = (items) => [200, { items, next_cursor: null }];
const problem = (status, kind, detail, more = {}) => [
  status,
  { type: `https://blockdata.dev/problems/${kind}`, title: detail, detail, status, ...more },
];

/** What is there for whoever has not signed in. */
export function openRoutes(method, path, json) {
  switch (`${method} ${path}`) {
    case 'GET /auth/providers':
      return [200, providers];
    case 'POST /auth/verify-email':
    case 'POST /auth/reset-password':
      return json.token === 'spent' ? problem(410, 'link-spent', 'The link is spent.') : [204, undefined];
    case 'POST /auth/resend-verification':
    case 'POST /auth/forgot-password':
      return [202, {}];
    case 'POST /invitations/look':
      if (json.token === 'spent') return problem(410, 'link-spent', 'The link is spent.');
      return [
        200,
        {
          project_name: 'Standards 2025',
          invited_by_name: 'Ana Rivera',
          email: json.token === 'mine' ? 'ana@example.org' : 'ben@example.org',
          role: 'reviewer',
          expires_at: ahead(6),
        },
      ];
    default:
      return null;
  }
}

/** A person's own account. */
export function accountRoutes(method, path, json, user, projects) {
  switch (`${method} ${path}`) {
    case 'GET /account':
      return [
        200,
        {
          user_id: user.user_id,
          email: user.email,
          display_name: user.display_name,
          operator: user.operator ?? false,
          created_at: ago(1200),
          has_password: user.password !== null,
          email_confirmed: true,
          identities,
        },
      ];
    case 'PATCH /account':
      user.display_name = json.display_name;
      return [200, { ...user, password: undefined }];
    case 'POST /account/password':
      if (json.current_password !== user.password) {
        const errors = [{ pointer: '/current_password', message: 'is not the current password' }];
        return problem(422, 'invalid', 'Something in the form is wrong.', { errors });
      }
      user.password = json.new_password;
      sessions = sessions.filter(({ current }) => current);
      return [204, undefined];
    case 'GET /account/sessions':
      return list(sessions);
    case 'DELETE /account/sessions':
      sessions = sessions.filter(({ current }) => current);
      return [204, undefined];
    case 'GET /account/events':
      return [200, { items: events, next_cursor: null }];
    case 'GET /account/deletion': {
      const names = [...projects.values()];
      return [
        200,
        {
          projects: names.slice(1).map(({ project_id, project_name }) => ({
            project_id,
            project_name,
            documents: 14,
            confirmed: 412,
          })),
          blocked_by: user.blocked
            ? names.slice(0, 1).map((each) => ({
                project_id: each.project_id,
                project_name: each.project_name,
                members: 2,
              }))
            : [],
        },
      ];
    }
    case 'GET /operator/outbox':
      return list(outbox);
    default:
  }
  const session = /^\/account\/sessions\/(.+)$/.exec(path);
  if (method === 'DELETE' && session) {
    sessions = sessions.filter(({ session_id }) => session_id !== session[1]);
    return [204, undefined];
  }
  const identity = /^\/account\/identities\/(.+)$/.exec(path);
  if (method === 'DELETE' && identity) {
    identities = identities.filter(({ provider }) => provider !== identity[1]);
    return [204, undefined];
  }
  return null;
}

const colleagues = [
  { user_id: 'cem', display_name: 'Cem Yılmaz', email: 'cem@example.org', role: 'editor' },
  { user_id: 'ines', display_name: 'Inês Carvalho', email: 'ines@example.org', role: 'reviewer' },
];
let invitations = [
  ['i1', 'ben@example.org', 'reviewer', 6],
  ['i2', 'somebody.with.a.long.name@department.example.org', 'viewer', -1],
].map(([invitation_id, email, role, days]) => ({
  invitation_id,
  email,
  role,
  invited_by_name: 'Ana Rivera',
  created_at: ago(24),
  expires_at: ahead(days),
}));

const log = [
  ['member-invited', { email: 'ben@example.org', role: 'reviewer' }, 'Ana Rivera', 1],
  ['exported', { format: 'jsonl', documents: 7, rows: 412, layout: 'merged' }, 'Cem Yılmaz', 3],
  ['document-downloaded', { doc_title: 'EIP-1559: Fee market change', what: 'source' }, 'Inês Carvalho', 9],
  ['role-changed', { display_name: 'Inês Carvalho', before: 'viewer', role: 'reviewer' }, 'Ana Rivera', 20],
  ['document-deleted', { source_uid: 'gone', runs: 2, confirmed: 96 }, 'Cem Yılmaz', 44],
  ['budget-changed', { budget_usd: 6 }, 'Ana Rivera', 60],
  ['member-joined', { display_name: 'Inês Carvalho', role: 'viewer' }, 'Inês Carvalho', 70],
  ['run-deleted', { confirmed: 0 }, 'Cem Yılmaz', 80],
  ['project-renamed', { before: 'Standards', project_name: 'Standards 2025' }, 'Ana Rivera', 100],
  ['project-created', { project_name: 'Standards' }, 'Ana Rivera', 120],
].map(([kind, detail, actor_name, hours], index) => ({
  event_id: 50 - index,
  at: ago(hours),
  kind,
  actor: actor_name,
  actor_name,
  detail,
  address: `192.0.2.${14 + (index % 3)}`,
}));

/** Who is in a project, who is asked in, and what was done. */
export function memberRoutes(method, [kind, id], query, json, project, user) {
  const members = [
    {
      user_id: user.user_id,
      display_name: user.display_name,
      email: user.email,
      role: project.role,
    },
    ...colleagues,
  ].map((each) => ({ created_at: project.created_at, ...each }));
  if (kind === 'members' && !id) return list(members);
  if (kind === 'members') {
    const member = members.find(({ user_id }) => user_id === id);
    if (!member) return problem(404, 'not-found', 'Not found');
    if (id === user.user_id) return problem(409, 'last-owner', 'This is the only owner.');
    const at = colleagues.findIndex(({ user_id }) => user_id === id);
    if (method === 'DELETE') {
      colleagues.splice(at, 1);
      return [204, undefined];
    }
    colleagues[at].role = json.role;
    return [200, { ...member, role: json.role }];
  }
  if (kind === 'invitations' && method === 'GET') return list(invitations);
  if (kind === 'invitations' && method === 'DELETE') {
    invitations = invitations.filter(({ invitation_id }) => invitation_id !== id);
    return [204, undefined];
  }
  if (kind === 'invitations') {
    if (members.some(({ email }) => email === json.email)) {
      return problem(409, 'already-member', 'Somebody of this address is in the project already.');
    }
    const made = {
      invitation_id: `i${Date.now()}`,
      email: json.email,
      role: json.role,
      expires_at: ahead(7),
    };
    invitations = [
      ...invitations.filter(({ email }) => email !== json.email),
      { ...made, invited_by_name: user.display_name, created_at: ago(0) },
    ];
    return [202, { ...made, link: `${link}Zk3m-8sWq_Lf0aYtVnE2pR` }];
  }
  if (kind === 'audit' && !id) {
    const asked = query.get('kind');
    return list(log.filter((event) => !asked || event.kind === asked));
  }
  return null;
}
