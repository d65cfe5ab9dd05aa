import { OAuth2Server } from 'oauth2-mock-server';

/** Who somebody is there. */
export interface Person {
  sub: string;
  email: string;
  email_verified: boolean;
  name: string;
}

/** A provider of OpenID Connect that believes everybody without asking: whoever comes is who was said last. */
export async function startProvider(issuer = process.env.BLOCKDATA_ISSUER ?? 'http://127.0.0.1:8090') {
  const { hostname, port } = new URL(issuer);
  const server = new OAuth2Server();
  let person: Person | undefined;
  await server.issuer.keys.generate('RS256');
  server.issuer.url = issuer;
  server.service.on('beforeTokenSigning', ({ payload }: { payload: object }) => {
    Object.assign(payload, person);
  });
  server.service.on('beforeUserinfo', (answer: { body: unknown }) => {
    answer.body = person;
  });
  server.service.on('beforeAuthorizeRedirect', ({ url }: { url: URL }) => {
    if (person) return;
    url.searchParams.delete('code');
    url.searchParams.set('error', 'access_denied');
  });
  await server.start(Number(port), hostname);
  return {
    /** Whoever comes next is this person, until somebody else is said. */
    is: (somebody: Person) => (person = somebody),
    /** Whoever comes next thinks better of it. */
    isRefused: () => (person = undefined),
    stop: () => server.stop(),
  };
}
