import type { Answer, JsonObject } from './answer';

/** Another way in than a password, as the server is set up. */
export type Provider = Answer<'WaysInWay'>;

/** Where somebody signs in beside the password. */
export type Identity = Answer<'IdentitiesIdentityView'>;

export type Account = Answer<'AccountView', { identities: Identity[] }>;

/** Somewhere this person is signed in; the id names it and opens nothing. */
export type SignedInSession = Answer<'SessionsRow'>;

/** What goes with an account, and what keeps it from going. */
export type AccountDeletion = Answer<'DeletionView'>;

export type AccountEvent = Answer<'AccountEventsRow', { detail: JsonObject }>;

/** What an invitation says to whoever holds its link. */
export type InvitationLook = Answer<'InvitationsLook'>;

export type Accepted = Answer<'InvitationsAccepted'>;

export type Invitation = Answer<'InvitationsRow'>;

/** A new invitation; the link is there where no mail is sent, for the inviter to hand over. */
export type NewInvitation = Answer<'InvitationsInvited'>;

export type AuditEvent = Answer<'ProjectLogEvent', { detail: JsonObject }>;

/** Mail that no server was there to send. */
export type OutboxMail = Answer<'OutboxMail'>;
