import type { Role } from './types';

/** Another way in than a password, as the server is set up. */
export interface Provider {
  provider: string;
  name: string;
  /** Where the browser goes to sign in there. */
  path: string;
}

/** Where somebody signs in beside the password. */
export interface Identity {
  provider: string;
  name: string;
  email: string | null;
  created_at: string;
}

export interface Account {
  user_id: string;
  email: string;
  display_name: string;
  operator: boolean;
  created_at: string;
  has_password: boolean;
  email_confirmed: boolean;
  identities: Identity[];
}

/** Somewhere this person is signed in; the id names it and opens nothing. */
export interface SignedInSession {
  session_id: string;
  created_at: string;
  last_used_at: string;
  user_agent: string | null;
  address: string | null;
  current: boolean;
}

/** What goes with an account, and what keeps it from going. */
export interface AccountDeletion {
  projects: { project_id: string; project_name: string; documents: number; confirmed: number }[];
  blocked_by: { project_id: string; project_name: string; members: number }[];
}

export type EventDetail = Record<string, unknown> | string | null;

export interface AccountEvent {
  event_id: string | number;
  at: string;
  kind: string;
  detail: EventDetail;
  address: string | null;
  user_agent: string | null;
}

/** What an invitation says to whoever holds its link. */
export interface InvitationLook {
  project_name: string;
  invited_by_name: string;
  email: string;
  role: Role;
  expires_at: string;
}

export interface Accepted {
  project_id: string;
  role: Role;
}

export interface Invitation {
  invitation_id: string;
  email: string;
  role: Role;
  invited_by_name: string;
  created_at: string;
  expires_at: string;
}

/** A new invitation; the link is there where no mail is sent, for the inviter to hand over. */
export interface NewInvitation {
  invitation_id: string;
  email: string;
  role: Role;
  expires_at: string;
  link: string | null;
}

export interface AuditEvent {
  event_id: string | number;
  at: string;
  kind: string;
  actor: string | null;
  actor_name: string | null;
  detail: EventDetail;
  address: string | null;
}

/** Mail that no server was there to send. */
export interface OutboxMail {
  name: string;
  to: string;
  subject: string;
  at: string | null;
  text: string;
}
