// What a company's own server does so that its people may work in Firsat: it knows them already, so it only has to say,
// in a token that lives a few minutes, who they are and what they may do where. The sync server checks the signature.
import { randomBytes } from 'node:crypto';
import fastify, { type FastifyInstance } from 'fastify';
import { SignJWT } from 'jose';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: 'owner' | 'editor' | 'reader';
}

export interface HostBackendOptions {
  /** The sync server has the same one in FIRSAT_JWT_SECRET. */
  readonly secret: string;
  /** Its FIRSAT_JWT_AUDIENCE. */
  readonly audience: string;
  readonly workspace: string;
  readonly people: readonly Person[];
}

/** How long a token opens the door, seconds. It is renewed while the page is open, so it may be short. */
const LIFE = 600;
const COOKIE = 'host_session';

/** The host's server. `POST /login` stands for whatever login the host has; `GET /firsat-token` is all that Firsat needs. */
export function createHostBackend({
  secret,
  audience,
  workspace,
  people,
}: HostBackendOptions): FastifyInstance {
  const app = fastify({ logger: false });
  const key = new TextEncoder().encode(secret);
  const sessions = new Map<string, Person>();

  const signedIn = (cookies = ''): Person | undefined =>
    sessions.get(new RegExp(`(?:^|; )${COOKIE}=([\\w-]+)`).exec(cookies)?.[1] ?? '');

  app.get('/people', () => people.map(({ id, name, role }) => ({ id, name, role })));

  app.post<{ Body: { readonly user?: string } }>('/login', (request, reply) => {
    const person = people.find(({ id }) => id === request.body.user);
    if (!person) return reply.code(401).send();
    const session = randomBytes(24).toString('base64url');
    sessions.set(session, person);
    // Strict: no other page can make the browser ask for a token in this person's name.
    return reply
      .header('set-cookie', `${COOKIE}=${session}; HttpOnly; SameSite=Strict; Path=/`)
      .send({ id: person.id, name: person.name, workspace });
  });

  // #region token
  app.get('/firsat-token', async (request, reply) => {
    const person = signedIn(request.headers.cookie);
    if (!person) return reply.code(401).send();
    const token = await new SignJWT({ ws: workspace, role: person.role, name: person.name })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(person.id)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(`${LIFE} s`)
      .sign(key);
    return reply.header('cache-control', 'no-store').type('text/plain').send(token);
  });
  // #endregion token

  return app;
}
